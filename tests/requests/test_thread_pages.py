"""The pages of a conversation: two doors, a code in the browser alone, and nothing for anybody else."""

import re

import pytest
from django.urls import reverse

from samspil.base.core.models import IdempotentRequest
from samspil.everyday.cases.models import Case
from samspil.everyday.requests.models import Side, Thread, ThreadMessage
from samspil.everyday.requests.rules import sealing
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import Session
from tests import factories
from tests.operations.conftest import dump
from tests.requests.pairs import met, talking

SECRET = "Zebraerne i Zanzibar"
NAMES = ("thread", "thread_acceptance", "thread_code", "thread_unlocking", "thread_locking")
NAMES += ("thread_renewal", "thread_ending", "thread_report")


@pytest.fixture
def pair(ward):
    return met(ward)


@pytest.fixture
def citizen(client_of):
    return client_of(None)


@pytest.fixture
def friend(client_of, pair):
    return client_of(pair.volunteer)


@pytest.fixture
def talk(pair):
    return talking(pair.request, pair.volunteer)


def cookie_of(client):
    return next(morsel for name, morsel in client.cookies.items() if name.startswith("samspil_key_"))


@pytest.mark.requirement("DR-33")
def test_two_people_find_each_other_and_write(pair, citizen, friend):
    start = reverse("requests:thread_about_request_citizen", args=[pair.request.pk, pair.request.key])
    assert citizen.get(start).status_code == 200
    answer = citizen.post(start, {"remember": "on"}, follow=True)
    shown = re.sub(r"<[^>]+>", "", answer.content.decode())
    code = cookie_of(citizen).value
    assert sealing.tidied(code) == code
    assert code in re.sub(r"\s", "", shown)
    theirs = answer.request["PATH_INFO"].removesuffix("kode/")
    assert "Jytte" in citizen.get(theirs).content.decode()

    volunteers = friend.get(reverse("requests:thread_about_request", args=[pair.request.pk]), follow=True)
    address = volunteers.request["PATH_INFO"]
    assert address == reverse("requests:thread", args=[Thread.objects.get().pk])
    friend.post(f"{address}ja/", follow=True)
    assert friend.post(address, {"text": SECRET}).status_code == 302
    assert SECRET in friend.get(address).content.decode()
    assert SECRET in citizen.get(theirs).content.decode()
    assert SECRET.casefold() not in dump().casefold()
    assert code not in dump()


def test_the_cookie_is_for_this_conversation_alone(pair, citizen):
    start = reverse("requests:thread_about_request_citizen", args=[pair.request.pk, pair.request.key])
    citizen.post(start)
    cookie = cookie_of(citizen)
    assert cookie["path"] == f"/samtale/{Thread.objects.get().pk}/"
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert not cookie["max-age"]  # a tablet of the ward forgets it when the browser is closed


def test_the_cookie_is_secure_where_the_sessions_are(pair, citizen, settings):
    settings.SESSION_COOKIE_SECURE = True
    start = reverse("requests:thread_about_request_citizen", args=[pair.request.pk, pair.request.key])
    citizen.post(start, {"remember": "on"})
    assert cookie_of(citizen)["secure"]
    assert cookie_of(citizen)["max-age"] > 0


@pytest.mark.requirement("DR-33")
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("duty", [*sorted(set(Duty) - {Duty.VOLUNTEER}), None], ids=str)
def test_for_every_role_the_address_does_not_exist(talk, ward, region, client_of, name, duty):
    """Every page and every button, as each duty and as another volunteer: with and without a guessed key."""
    if duty is None:
        who = factories.affiliated(ward, name="Bodil Anden")[0]
    else:
        at = factories.partner(region, workplace=ward) if duty == Duty.ASSOCIATION_LEADER else region
        who = factories.assigned(duty, at=at)
    client = client_of(who)
    before = dump_of_threads()
    for url in (
        reverse(f"requests:{name}", args=[talk.thread.pk]),
        reverse(f"requests:{name}_citizen", args=[talk.thread.pk, "gaet"]),
    ):
        assert client.get(url).status_code == 404
        assert (
            client.post(url, {"text": "x", "code": "x", "kind": "complaint", "chosen": "1"}).status_code
            == 404
        )
    assert dump_of_threads() == before


def dump_of_threads():
    return Thread.objects.count(), ThreadMessage.objects.count()


def test_a_stranger_without_a_link_is_asked_to_sign_in(talk, citizen):
    answer = citizen.get(reverse("requests:thread", args=[talk.thread.pk]))
    assert answer.status_code == 302
    assert answer.url.startswith("/log-ind") or "next=" in answer.url


def test_only_the_two_may_begin(pair, client_of, coordinator, volunteer):
    url = reverse("requests:thread_about_request", args=[pair.request.pk])
    for who in (coordinator, volunteer):
        assert client_of(who).post(url).status_code == 404
    assert not Thread.objects.exists()


def test_without_the_code_nothing_is_shown(talk, citizen):
    citizen.cookies.clear()
    url = reverse("requests:thread_citizen", args=[talk.thread.pk, talk.thread.key])
    page = citizen.get(url).content.decode()
    assert 'name="code"' in page
    assert citizen.post(f"{url}noegle/", {"code": sealing.new_code()}).status_code == 422
    assert citizen.post(f"{url}noegle/", {"code": "x"}).status_code == 422
    typed = talk.codes[Side.CITIZEN].lower().replace("-", " ")
    assert citizen.post(f"{url}noegle/", {"code": typed}).status_code == 302
    assert 'name="text"' in citizen.get(url).content.decode()


def test_from_a_letter_it_takes_one_press_more(talk, citizen):
    url = reverse("requests:thread_citizen", args=[talk.thread.pk, talk.thread.key])
    page = citizen.get(url, headers={"Sec-Fetch-Site": "cross-site"}).content.decode()
    assert 'name="code"' not in page
    assert f'href="{url}"' in page


def test_a_device_forgets_the_code(talk, citizen):
    url = reverse("requests:thread_citizen", args=[talk.thread.pk, talk.thread.key])
    citizen.post(f"{url}noegle/", {"code": talk.codes[Side.CITIZEN]})
    citizen.post(f"{url}laas/")
    assert 'name="code"' in citizen.get(url).content.decode()


def test_what_is_wrong_with_a_message_is_said_beside_it(talk, friend):
    url = reverse("requests:thread", args=[talk.thread.pk])
    friend.post(f"{url}noegle/", {"code": talk.codes[Side.VOLUNTEER]})
    answer = friend.post(url, {"text": "010203-1234"})
    assert answer.status_code == 422
    assert "CPR" in answer.content.decode()


@pytest.mark.requirement("DR-33")
def test_not_even_a_digest_is_kept_for_a_retry_and_no_session_knows(talk, friend, caplog):
    url = reverse("requests:thread", args=[talk.thread.pk])
    key = {"Idempotency-Key": "en-to-tre"}
    friend.post(f"{url}noegle/", {"code": talk.codes[Side.VOLUNTEER]}, headers=key)
    friend.post(url, {"text": SECRET}, headers=key)
    friend.get(url)
    assert not IdempotentRequest.objects.exists()
    assert Session.objects.exists()
    for text in (str(dict(friend.session)), dump()):
        assert SECRET not in text
        assert talk.codes[Side.VOLUNTEER] not in text
    assert SECRET not in caplog.text
    assert talk.codes[Side.VOLUNTEER] not in caplog.text


def test_what_is_handed_over_is_seen_first(talk, friend):
    url = reverse("requests:thread", args=[talk.thread.pk])
    friend.post(f"{url}noegle/", {"code": talk.codes[Side.VOLUNTEER]})
    friend.post(url, {"text": "Den første"})
    friend.post(url, {"text": SECRET})
    report = f"{url}overdragelse/"
    assert friend.get(report).content.decode().count('type="checkbox"') == 2
    assert friend.get(report, {"valgt": "1"}).status_code == 200
    seen = friend.get(report, {"valgt": "1", "chosen": "1"}).content.decode()
    assert "Den første" in seen
    assert SECRET not in seen
    assert friend.post(report, {"chosen": "1", "kind": "safeguarding"}).status_code == 302
    assert SECRET not in Case.objects.get().evidence


def test_to_close_it_takes_one_page_and_one_press(talk, citizen, friend):
    url = reverse("requests:thread_citizen", args=[talk.thread.pk, talk.thread.key])
    assert citizen.get(f"{url}afslutning/").status_code == 200
    assert citizen.post(f"{url}afslutning/").status_code == 200
    assert not Thread.objects.exists()
    assert citizen.get(url).status_code == 410
    assert citizen.get(url.replace(talk.thread.key, "gaet")).status_code == 404
    assert (
        "Samtalen er slut" in friend.get(reverse("requests:thread", args=[talk.thread.pk])).content.decode()
    )


def test_an_old_message_leads_whoever_had_part_in_it_to_a_kind_page(
    talk, citizen, friend, client_of, coordinator, ward
):
    url = reverse("requests:thread", args=[talk.thread.pk])
    citizen.post(f"{reverse('requests:thread_citizen', args=[talk.thread.pk, talk.thread.key])}afslutning/")
    old = friend.get(url)
    assert old.status_code == 410
    assert "lukket" in old.content.decode()
    other = factories.affiliated(ward, name="Ole Bakke")[0]
    for nobody in (client_of(other), client_of(coordinator)):
        assert nobody.get(url).status_code == 404
    assert friend.get(reverse("requests:thread", args=[talk.thread.pk + 99])).status_code == 404
    assert client_of(None).get(url).status_code == 302


def test_who_lost_the_code_begins_anew_by_one_press(talk, citizen):
    url = reverse("requests:thread_citizen", args=[talk.thread.pk, talk.thread.key])
    answer = citizen.post(f"{url}forfra/", follow=True)
    assert answer.status_code == 200
    assert Thread.objects.get().pk != talk.thread.pk
