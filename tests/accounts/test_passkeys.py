"""A device in software: it makes keys and signs as a phone does, so that the server is held to every rule."""

import hashlib
import json
import os
import random
import struct
from datetime import timedelta

import pytest
import time_machine
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.test import Client
from fido2 import cbor
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode

from samspil.base.core import clock
from samspil.base.events.models import Event
from samspil.society.accounts.models import Passkey, Session

PRESENT, VERIFIED, ATTESTED = 1, 4, 64
LIST = "/konto/adgangsnoegler/"
DOOR = "/log-ind/adgangsnoegle/"


class Device:
    """A phone that holds one passkey."""

    def __init__(self, origin="http://testserver", *, verified=True):
        self.origin, self.flags = origin, PRESENT | (VERIFIED if verified else 0)
        self.id, self.key, self.count = os.urandom(32), ec.generate_private_key(ec.SECP256R1()), 0

    def make(self, options):
        public = cbor.encode(ES256.from_cryptography_key(self.key.public_key()))
        attested = bytes(16) + struct.pack(">H", len(self.id)) + self.id + public
        data = self._data(options["rp"]["id"], ATTESTED) + attested
        made = cbor.encode({"fmt": "none", "attStmt": {}, "authData": data})
        client = self._client("webauthn.create", options["challenge"])
        return self._answer(client, attestationObject=made)

    def prove(self, options, *, count=None):
        self.count = self.count if count is None else count
        data, client = self._data(options["rpId"]), self._client("webauthn.get", options["challenge"])
        signature = self.key.sign(data + hashlib.sha256(client).digest(), ec.ECDSA(SHA256()))
        return self._answer(client, authenticatorData=data, signature=signature)

    def _data(self, rp, flags=0):
        return hashlib.sha256(rp.encode()).digest() + struct.pack(">BI", self.flags | flags, self.count)

    def _client(self, kind, challenge):
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, client, **parts):
        response = {name: websafe_encode(part) for name, part in {"clientDataJSON": client, **parts}.items()}
        name = websafe_encode(self.id)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})


@pytest.fixture
def home(karen, client, mailed_link):
    """Karen's browser, just signed in."""
    client.post("/log-ind/", {"email": karen.email})
    client.post(mailed_link())
    return client


def add(home, device, name="Min telefon"):
    options = home.post(LIST + "udfordring/").json()
    return home.post(LIST, {"name": name, "answer": device.make(options)})


def prove(device, client=None, **how):
    client = client or Client()
    options = client.post(DOOR + "udfordring/").json()
    return client.post(DOOR, {"answer": device.prove(options, **how), "next": "/konto/"})


def test_a_passkey_is_added_and_signs_in_from_another_browser(home, karen):
    device = Device()
    assert add(home, device).status_code == 302
    answer = prove(device)
    assert (answer.status_code, answer.url) == (302, "/konto/")
    assert Session.objects.filter(user=karen).count() == 2
    assert "Min telefon" in home.get(LIST).content.decode()
    assert {"account.passkey_added", "account.signed_in"} <= set(Event.objects.values_list("verb", flat=True))


@pytest.mark.parametrize(
    "device",
    [Device("http://evil.example"), Device("https://testserver"), Device(verified=False)],
    ids=["a page of another site", "another scheme", "nobody touched it"],
)
def test_a_promise_that_does_not_hold_is_refused(home, device):
    assert add(home, device).status_code == 422
    assert not Passkey.objects.exists()


def test_a_proof_from_another_site_is_refused(home):
    device = Device()
    add(home, device)
    device.origin = "http://evil.example"
    assert prove(device).status_code == 422


def test_a_stranger_with_another_key_is_refused(home):
    device, thief = Device(), Device()
    add(home, device)
    thief.id = device.id
    assert prove(thief).status_code == 422
    assert prove(Device()).status_code == 422


def test_an_answer_is_good_once_and_for_its_own_challenge(home, client):
    device, visitor = Device(), Client()
    add(home, device)
    options = visitor.post(DOOR + "udfordring/").json()
    answer = device.prove(options)
    assert visitor.post(DOOR, {"answer": answer}).status_code == 302
    assert visitor.post(DOOR, {"answer": answer}).status_code == 422
    other = Client()
    other.post(DOOR + "udfordring/")
    assert other.post(DOOR, {"answer": answer}).status_code == 422


def test_an_answer_that_comes_too_late_is_refused(home):
    device, visitor = Device(), Client()
    add(home, device)
    options = visitor.post(DOOR + "udfordring/").json()
    with time_machine.travel(clock.now() + timedelta(minutes=6), tick=False):
        assert visitor.post(DOOR, {"answer": device.prove(options)}).status_code == 422


def test_a_copied_key_is_noticed_by_its_counter(home):
    device = Device()
    add(home, device)
    assert prove(device, count=5).status_code == 302
    assert prove(device, count=5).status_code == 422
    assert prove(device, count=0).status_code == 422
    assert prove(device, count=6).status_code == 302


def test_a_device_that_does_not_count_signs_in_again_and_again(home):
    device = Device()
    add(home, device)
    assert [prove(device, count=0).status_code for _ in range(3)] == [302] * 3


def test_a_removed_passkey_opens_nothing(home):
    device = Device()
    add(home, device)
    assert home.post(f"{LIST}{Passkey.objects.get().pk}/fjern/").status_code == 302
    assert prove(device).status_code == 422
    assert Event.objects.filter(verb="account.passkey_removed").count() == 1


def test_a_closed_account_is_not_opened_by_its_passkey(home, karen):
    device = Device()
    add(home, device)
    karen.is_active = False
    karen.save()
    assert prove(device).status_code == 422


def test_the_passkeys_of_others_do_not_exist(home, client_of, coordinator):
    add(home, Device())
    stranger = client_of(coordinator)
    assert stranger.post(f"{LIST}{Passkey.objects.get().pk}/fjern/").status_code == 404
    assert "Min telefon" not in stranger.get(LIST).content.decode()


def test_the_same_passkey_is_added_once(home):
    device = Device()
    add(home, device)
    assert add(home, device).status_code == 422
    assert Passkey.objects.count() == 1


def test_half_an_hour_after_signing_in_nobody_adds_a_passkey(home):
    options = home.post(LIST + "udfordring/").json()
    with time_machine.travel(clock.now() + timedelta(minutes=31), tick=False):
        assert home.post(LIST + "udfordring/").status_code == 403
        assert home.post(LIST, {"name": "x", "answer": Device().make(options)}).status_code == 403
        assert "Log ind igen først" in home.get(LIST).content.decode()


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "x",
        "{}",
        "[]",
        '"x"',
        "null",
        '{"id": 1}',
        "{" * 19_000,
        "[" * 19_000,
        '{"id":"AA","rawId":"AA","type":"public-key","response":{}}',
    ],
)
def test_nonsense_is_refused_politely(home, answer):
    home.post(LIST + "udfordring/")
    assert home.post(LIST, {"name": "x", "answer": answer}).status_code == 422
    visitor = Client()
    visitor.post(DOOR + "udfordring/")
    refused = visitor.post(DOOR, {"answer": answer})
    assert refused.status_code == 422
    assert "Adgangsnøglen kunne ikke bruges" in refused.content.decode()


def test_a_damaged_answer_is_refused_whatever_is_damaged(home):
    chance = random.Random(7)
    device, visitor = Device(), Client()
    add(home, device)
    for _ in range(25):
        promise = json.loads(Device().make(home.post(LIST + "udfordring/").json()))
        assert home.post(LIST, {"name": "x", "answer": damaged(promise, chance)}).status_code in {302, 422}
        proof = json.loads(device.prove(visitor.post(DOOR + "udfordring/").json()))
        assert visitor.post(DOOR, {"answer": damaged(proof, chance)}).status_code == 422


def damaged(answer, chance):
    """Cut, swap or flip something in one part of the answer."""
    name = chance.choice(sorted(answer["response"]))
    part = bytearray(websafe_decode(answer["response"][name]))
    place = chance.randrange(len(part))
    how = chance.randrange(3)
    if how == 0:
        part = part[:place]
    elif how == 1:
        part[place] ^= 1 << chance.randrange(8)
    else:
        part[place:place] = chance.randbytes(3)
    answer["response"][name] = websafe_encode(bytes(part))
    return json.dumps(answer)


def test_what_the_device_keeps_about_a_person_tells_nothing(home, karen):
    options = home.post(LIST + "udfordring/").json()
    assert len(options["user"]["id"]) == 43
    assert options["authenticatorSelection"]["userVerification"] == "required"
