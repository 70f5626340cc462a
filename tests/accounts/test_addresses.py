"""Another e-mail address: asked for, confirmed by a link to the new one, told to the old one; and one device signed out."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied
from samspil.base.core.search import matching
from samspil.base.events.models import Event
from samspil.base.jobs.working import drain
from samspil.people.volunteers.actions import take_on_volunteer
from samspil.people.volunteers.models import Volunteer
from samspil.society.accounts.actions import ask_for_address, ask_for_link, confirm_address
from samspil.society.accounts.jobs import sweep_accounts
from samspil.society.accounts.models import AddressChange, User
from samspil.society.accounts.queries import link_of
from samspil.society.duties.queries import actor_for
from tests import factories
from tests.accounts.conftest import PASSWORD
from tests.accounts.test_sessions import is_in, signed_in

NEW = "karen.ny@example.dk"


def asked(client, address=NEW):
    answer = client.post("/konto/mail/", {"email": address})
    drain()
    return answer


def mailed():
    return re.search(r"http://127\.0\.0\.1:8000(/konto/mail/\w+/)", mail.outbox[-1].body)[1]


def test_the_new_address_is_confirmed_by_its_link_and_the_old_one_told(karen):
    client = signed_in(karen)
    assert asked(client, " Karen.Ny@Example.dk ").status_code == 302
    assert [letter.to for letter in mail.outbox] == [[NEW]]
    link = mailed()
    stranger = Client()
    assert stranger.get(link).status_code == 200
    assert User.objects.get(pk=karen.pk).email == "karen@example.dk"  # opening changes nothing
    assert stranger.post(link).status_code == 302
    drain()
    assert User.objects.get(pk=karen.pk).email == NEW
    assert mail.outbox[-1].to == ["karen@example.dk"]
    assert NEW in mail.outbox[-1].body
    assert stranger.post(link).status_code == 410
    assert is_in(client)
    door = Client()
    door.post("/log-ind/adgangskode/", {"email": NEW, "password": PASSWORD})
    assert is_in(door)
    assert Event.objects.filter(verb="account.address_changed", actor_id=karen.pk).count() == 1


def test_links_to_the_old_address_die_with_it(karen):
    ask_for_link(SYSTEM, email=karen.email, network="n")
    link = karen.sign_in_links.get()
    asked(signed_in(karen))
    confirm_address(SYSTEM, AddressChange.objects.get())
    assert link_of(link.token) is None


def test_an_address_that_somebody_has_gets_no_letter_and_is_not_told_of(karen):
    factories.person("En Anden", "anden@example.dk")
    client = signed_in(karen)
    taken, free = asked(client, "anden@example.dk"), asked(client, NEW)
    assert (taken.status_code, taken.url) == (free.status_code, free.url)
    assert [letter.to for letter in mail.outbox] == [[NEW]]
    with pytest.raises(Conflict):
        confirm_address(SYSTEM, AddressChange.objects.get(address="anden@example.dk"))
    assert User.objects.get(pk=karen.pk).email == "karen@example.dk"
    assert not AddressChange.objects.filter(confirmed_at__isnull=False).exists()


def test_what_is_wrong_is_said_beside_the_field(karen):
    client = signed_in(karen)
    for wrong in ("", "karen", "karen@example.dk"):
        assert asked(client, wrong).status_code == 422
    for number in range(5):
        asked(client, f"karen{number}@example.dk")
    assert "15 minutter" in asked(client, "karen9@example.dk").content.decode()


def test_only_somebody_who_has_just_signed_in_may_ask_and_nobody_for_another(karen, coordinator):
    client = signed_in(karen)
    with time_machine.travel(clock.now() + timedelta(minutes=40)):
        assert "Log ud og ind igen" in client.get("/konto/mail/").content.decode()
        asked(client)
    assert not AddressChange.objects.exists()
    with pytest.raises(Denied):
        ask_for_address(coordinator, karen, email=NEW)
    assert Client().get("/konto/mail/").status_code == 302


def test_a_link_lives_a_day_and_is_swept(karen):
    asked(signed_in(karen))
    link = mailed()
    with time_machine.travel(clock.now() + timedelta(hours=25)):
        assert Client().get(link).status_code == 410
        with pytest.raises(Conflict):
            confirm_address(SYSTEM, AddressChange.objects.get())
    with time_machine.travel(clock.now() + timedelta(days=3)):
        sweep_accounts.func()
    assert not AddressChange.objects.exists()


def test_a_volunteer_is_found_by_the_new_address_and_name(ward):
    affiliation = take_on_volunteer(SYSTEM, ward, name="Jytte Holm", email="jytte@example.dk")
    user = affiliation.volunteer.user
    ask_for_address(actor_for(user), user, email="jh@example.org")
    confirm_address(SYSTEM, AddressChange.objects.get())
    assert Volunteer.objects.filter(matching("jh@example.org")).exists()
    assert not Volunteer.objects.filter(matching("jytte@example.dk")).exists()


def test_one_device_is_signed_out_and_the_others_stay(karen):
    here, lost = signed_in(karen), signed_in(karen)
    page = here.get("/konto/enheder/").content.decode()
    handles = re.findall(r"/konto/enheder/(\w+)/log-ud/", page)
    assert len(handles) == 1  # this one signs out at the top of the page
    assert lost.session.session_key not in page
    assert here.get(f"/konto/enheder/{handles[0]}/log-ud/").status_code == 405
    assert here.post(f"/konto/enheder/{handles[0]}/log-ud/").status_code == 302
    assert is_in(here)
    assert not is_in(lost)
    assert here.post(f"/konto/enheder/{handles[0]}/log-ud/").status_code == 404


def test_nobody_signs_out_the_device_of_another(karen):
    other = factories.person("En Anden", "anden@example.dk")
    other.set_password(PASSWORD)
    other.save()
    theirs = signed_in(other)
    handle = other.sessions.get().handle
    assert signed_in(karen).post(f"/konto/enheder/{handle}/log-ud/").status_code == 404
    assert is_in(theirs)
