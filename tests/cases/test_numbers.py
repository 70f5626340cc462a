"""Whom to call about a child: the numbers that come along, and the administrator's own that take their place."""

import re
from urllib.parse import urlsplit

import pytest

from samspil.base.ui.formats import phone
from samspil.everyday.cases.actions import change_contact
from samspil.everyday.cases.models import NotificationContact
from samspil.everyday.cases.queries.guidance import every_municipality, without_numbers
from samspil.everyday.cases.rules.municipalities import MUNICIPALITIES
from samspil.everyday.cases.rules.numbers import EVERYWHERE, FOUND, Numbers

# The domains that are not the municipality's name; Læsø's page has the number of Frederikshavn, which answers for both.
DOMAINS = {
    "0101": "kk.dk",
    "0201": "alleroed.dk",
    "0219": "hillerod.dk",
    "0223": "horsholm.dk",
    "0259": "koege.dk",
    "0370": "naestved.dk",
    "0430": "fmk.dk",
    "0540": "sonderborgkommune.dk",
    "0550": "toender.dk",
    "0573": "vardekommune.dk",
    "0813": "laesoe.dk",
    "0820": "vesthimmerland.dk",
    "0825": "laesoe.dk",
    "0860": "hjoerring.dk",
}


def _calls(numbers: Numbers) -> list[str]:
    return [call for call in (numbers.day_phone, numbers.night_phone, *numbers.offices.values()) if call]


def _asked(client, place: str) -> str:
    page = client.post("/underretning/", {"place": place}).content.decode()
    return page[page.index("<main") : page.index("<form", page.index("<main"))]


@pytest.mark.parametrize("code", FOUND)
def test_every_number_that_comes_along_can_be_called_and_says_where_it_was_found(code):
    numbers = FOUND[code]
    assert code in MUNICIPALITIES
    assert _calls(numbers)
    assert all(re.fullmatch(r"[2-9]\d{7}|112|114", call) for call in _calls(numbers))
    assert not (numbers.day_phone and numbers.offices)
    assert numbers.confirmed_on is None
    for source in numbers.sources:
        parts = urlsplit(source.address)
        domain = DOMAINS.get(code, f"{MUNICIPALITIES[code].lower()}.dk")
        assert parts.scheme == "https"
        assert parts.netloc == domain or parts.netloc.endswith(f".{domain}")
        assert len(source.address) <= NotificationContact._meta.get_field("website").max_length


def test_the_national_authority_is_there_for_those_who_reach_nobody():
    assert (EVERYWHERE.day_phone, EVERYWHERE.night_phone) == ("33411200", "61897379")
    assert {source.host for source in EVERYWHERE.sources} == {"ast.dk"}


@pytest.mark.requirement("DR-34")
@pytest.mark.parametrize(
    ("place", "day", "night"),
    [
        ("Viborg", "87878787", "114"),
        ("Hjørring", "72333505", "114"),
        ("Holstebro", "96117540", "96101448"),
        ("Kolding", "79790102", "79797979"),
    ],
)
def test_a_fresh_installation_shows_whom_to_call_by_day_and_by_night(client_of, db, place, day, night):
    page = _asked(client_of(None), place)
    assert f'href="tel:{day}">{phone(day)}</a>' in page
    assert f'href="tel:{night}">{phone(night)}</a>' in page
    assert "Vi har ikke selv bekræftet det" in page
    assert not NotificationContact.objects.exists()


def test_a_number_that_was_not_found_is_not_passed_off_as_the_municipalitys(client_of, db):
    """Viborg's own page gave a number by day; at other times what holds everywhere is shown, and it says so."""
    assert "Uden for åbningstid har vi ikke fundet noget nummer" in _asked(client_of(None), "Viborg")
    unknown = _asked(client_of(None), "Skive")
    assert "Uden for åbningstid har vi ikke fundet noget nummer" in unknown
    assert "Fundet på" not in unknown


def test_where_each_part_of_a_municipality_has_its_number_all_are_shown(client_of, db):
    page = _asked(client_of(None), "København")
    assert all(f'href="tel:{call}"' in page for call in FOUND["0101"].offices.values())
    assert 'href="tel:33173333"' in page


def test_a_main_number_says_whom_to_ask_for(client_of, db):
    assert "Spørg efter familieafdelingen" in _asked(client_of(None), "Viborg")
    assert "Spørg efter familieafdelingen" not in _asked(client_of(None), "Hjørring")


@pytest.mark.requirement("DR-34")
def test_an_administrators_own_entry_takes_the_place_of_what_was_found(client_of, administrator, region):
    change_contact(administrator, region, code="0661", day_phone="+4511223344", night_phone="114")
    page = _asked(client_of(None), "Holstebro")
    assert 'href="tel:+4511223344">11 22 33 44</a>' in page
    assert 'href="tel:114"' in page
    assert not any(f"tel:{call}" in page for call in _calls(FOUND["0661"]))
    assert "bekræftet" not in page
    assert "Gennemset" in page


def test_saving_what_was_found_confirms_it(client_of, administrator):
    """The form stands ready with it, also with 114."""
    client = client_of(administrator)
    form = client.get("/underretning/numre/0860/").context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    assert (sent["night_phone"], sent["website"]) == ("114", FOUND["0860"].sources[0].address)
    assert client.post("/underretning/numre/0860/", sent).status_code == 302
    saved = NotificationContact.objects.get(code="0860")
    assert (saved.day_phone, saved.night_phone) == ("+4572333505", "114")
    assert client.post("/underretning/numre/0860/", {"night_phone": "115"}).status_code == 422


def test_an_administrator_is_told_which_municipalities_lack_numbers(client_of, administrator):
    missing = without_numbers(every_municipality())
    assert {"Skive", "Aalborg"} <= set(missing["by_day"])
    assert "Viborg" in missing["by_night"]
    assert "Hjørring" not in missing["by_day"] + missing["by_night"]
    page = client_of(administrator).get("/underretning/numre/").content.decode()
    assert ", ".join(missing["by_day"]) in page
    assert page.count("Fundet, ikke bekræftet") == len(FOUND)


def test_three_digits_are_written_as_they_are():
    assert [phone("114"), phone("112"), phone("87878787")] == ["114", "112", "87 87 87 87"]
