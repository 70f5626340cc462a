"""Interviews are logged by group and with consent, taken back at once, and forgotten after a year."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Conflict, Denied, Invalid
from samspil.base.events.models import Event
from samspil.doors.exchange.queries import lists
from samspil.learning.surveys.actions import erase_interview, note_interview, withdraw_interview
from samspil.learning.surveys.jobs import erase_old_interviews
from samspil.learning.surveys.models import Interview
from samspil.society.access.matrix import Duty
from tests import factories

LIST = "/spoergeskemaer/interviews/"
WORDS = "De frivillige skal have en fast kontakt. Ellers bliver det ved det gode."


def noted(at, *, by=SYSTEM, days_ago=1, **fields):
    day = clock.today() - timedelta(days=days_ago)
    values = {
        "group": "unions",
        "form": "in_person",
        "held_on": day,
        "consent": "aloud",
        "consented_on": day,
        "learned": WORDS,
    }
    return note_interview(by, at, **(values | fields))


def typed(place, **fields):
    day = clock.today().strftime("%d.%m.%Y")
    values = {
        "place": place.pk,
        "group": "leaders",
        "form": "together",
        "people": "3",
        "held_on": day,
        "consent": "written",
        "consented_on": day,
        "learned": WORDS,
    }
    return values | fields


@pytest.fixture
def interview(ward):
    return noted(ward)


@pytest.fixture
def new_url(region):
    return f"{LIST}nyt/{region.slug}/"


@pytest.mark.requirement("VB-11")
def test_interviews_with_unions_and_leaders_are_taken_out_as_a_list(ward, region, consultant, interview):
    noted(region, group="leaders", form="together", people=3, consent="written", learned="Start i det små.")
    sheet = lists.SHEETS["interviews"]
    assert (sheet, 2) in lists.offered(consultant)
    heading, *rows = lists.lines(consultant, "interviews")
    assert heading[2:8] == ["Gruppe", "Form", "Hvor mange", "Samtykke", "Samtykkets dag", "Hvad det gav"]
    told = {tuple(row[1:6]): row[7] for row in rows}
    assert told == {
        (region.name, "Ledere", "Med flere på én gang", "3", "Ja, skriftligt"): "Start i det små.",
        (ward.unit.name, "Tillidsrepræsentanter", "Ansigt til ansigt, med én", "1", "Ja, mundtligt"): WORDS,
    }


@pytest.mark.requirement("VB-11")
def test_what_was_taken_back_is_in_no_list(consultant, interview):
    withdraw_interview(consultant, interview)
    _heading, row = lists.lines(consultant, "interviews")
    assert row[7] == ""
    assert row[8]


def test_a_leader_writes_an_interview_down_and_reads_it(ward, leader, client_of, new_url):
    page = client_of(leader)
    assert LIST in page.get("/spoergeskemaer/").content.decode()
    assert new_url in page.get(LIST).content.decode()
    assert page.get(new_url).status_code == 200
    assert page.post(new_url, typed(ward)).headers["Location"] == LIST
    made = Interview.objects.get()
    assert (made.group, made.people, made.consent, made.workplace) == ("leaders", 3, "written", ward)
    text = page.get(LIST).content.decode()
    assert WORDS in text
    assert "3 personer" in text


@pytest.mark.parametrize(
    ("lacking", "sentence"),
    [
        ("consent", "Intet gemmes uden samtykke. Spørg først."),
        ("consented_on", "Skriv dagen for samtykket. Uden den gemmes intet."),
    ],
)
def test_without_consent_nothing_is_saved_and_what_was_typed_stays(
    ward, leader, client_of, new_url, lacking, sentence
):
    answered = client_of(leader).post(new_url, typed(ward, **{lacking: ""}))
    assert answered.status_code == 422
    text = answered.content.decode()
    assert f'id="id_{lacking}_error"' in text
    assert sentence in text
    assert WORDS in text
    assert not Interview.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("consent", ""),
        ("consent", "maybe"),
        ("consented_on", None),
        ("consented_on", clock.today() + timedelta(days=1)),
        ("group", "Jytte Holm"),
        ("form", "letter"),
        ("people", 2),
        ("people", 0),
        ("held_on", clock.today() + timedelta(days=1)),
        ("held_on", clock.today() - timedelta(days=366)),
        ("learned", " "),
        ("learned", "x" * 2001),
        ("learned", "Det sagde 010203-1234."),
    ],
)
def test_what_cannot_be_kept_is_refused_beside_its_field(ward, leader, field, value):
    with pytest.raises(Invalid) as refused:
        noted(ward, by=leader, **{field: value})
    assert list(refused.value.errors) == [field]
    assert not Interview.objects.exists()


def test_several_at_once_are_at_least_two(ward, leader):
    with pytest.raises(Invalid):
        noted(ward, by=leader, form="together", people=1)
    assert noted(ward, by=leader, form="together", people=2).people == 2


def test_the_table_itself_keeps_nothing_without_consent(interview):
    for fields in ({"consent": ""}, {"erased_on": clock.today()}, {"is_withdrawn": True}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Interview.objects.filter(pk=interview.pk).update(**fields)


def test_no_field_holds_who_it_was():
    kept = {field.name for field in Interview._meta.get_fields()}
    assert not kept & {"name", "person", "user", "volunteer", "email", "noted_by"}


@pytest.mark.requirement("VB-11")
def test_whoever_was_asked_can_have_it_deleted_at_once_and_the_count_stays(interview, leader, client_of):
    page, url = client_of(leader), f"{LIST}{interview.pk}/sletning/"
    assert url in page.get(LIST).content.decode()
    assert page.get(url).status_code == 405
    assert page.post(url).headers["Location"] == LIST
    interview.refresh_from_db()
    assert (interview.learned, interview.erased_on, interview.is_withdrawn) == ("", clock.today(), True)
    text = page.get(LIST).content.decode()
    assert WORDS not in text
    assert "fordi de ønskede det" in text
    assert page.post(url).status_code == 409
    with pytest.raises(Conflict):
        withdraw_interview(leader, interview)


def test_it_is_erased_after_a_year_and_not_a_day_before(ward):
    old, young = noted(ward, days_ago=365), noted(ward, days_ago=364)
    Interview.objects.filter(pk=old.pk).update(held_on=clock.today() - timedelta(days=366))
    erase_old_interviews.func()
    erase_old_interviews.func()
    old.refresh_from_db()
    young.refresh_from_db()
    assert (old.learned, old.is_withdrawn) == ("", False)
    assert young.learned == WORDS
    assert Event.objects.filter(verb="survey_interview.erased").count() == 1


def test_only_the_system_erases_and_not_what_is_gone(interview, leader):
    with pytest.raises(Denied):
        erase_interview(leader, interview)
    withdraw_interview(leader, interview)
    erase_interview(SYSTEM, interview)
    interview.refresh_from_db()
    assert interview.is_withdrawn


def test_the_log_says_neither_what_nor_who(interview, leader):
    withdraw_interview(leader, interview)
    told = list(Event.objects.filter(verb__startswith="survey_interview.").values_list("payload", flat=True))
    assert len(told) == 2
    assert WORDS not in str(told)
    assert "unions" not in str(told)


def test_a_member_of_the_committee_reads_and_changes_nothing(ward, interview, client_of, new_url):
    member = factories.assigned(Duty.COMMITTEE_MEMBER, at=ward)
    page, url = client_of(member), f"{LIST}{interview.pk}/sletning/"
    text = page.get(LIST).content.decode()
    assert WORDS in text
    assert url not in text
    assert page.post(url).status_code == 403
    assert page.get(new_url).status_code == 404
    with pytest.raises(Denied):
        noted(ward, by=member)
    with pytest.raises(Denied):
        withdraw_interview(member, interview)


def test_what_one_may_not_see_does_not_exist(interview, employee, volunteer, foreigner, client_of, new_url):
    for by in (employee, volunteer, foreigner):
        page = client_of(by)
        assert WORDS not in page.get(LIST).content.decode()
        assert page.post(f"{LIST}{interview.pk}/sletning/").status_code == 404
        assert page.get(new_url).status_code == 404
    assert client_of(None).get(LIST).status_code == 302


def test_an_interview_of_the_whole_authority_is_for_whoever_reaches_all_of_it(region, leader, consultant):
    noted(region, by=consultant)
    assert Interview.objects.visible_to(consultant).count() == 1
    assert Interview.objects.visible_to(leader).count() == 0
    with pytest.raises(Denied):
        noted(region, by=leader)


def test_the_list_costs_the_same_for_many(ward, leader, client_of, django_assert_max_num_queries):
    page = client_of(leader)
    for days in range(1, 13):
        noted(ward, days_ago=days)
    with django_assert_max_num_queries(14):
        assert page.get(LIST).content.decode().count(WORDS) == 12
