"""The pages of the dialogue, read by a hostile client."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from samspil.base.core.actor import SYSTEM
from samspil.compact.dialogue.actions import add_member, set_agenda
from samspil.compact.dialogue.flow import ItemState, MeetingState
from samspil.compact.dialogue.models import Committee, DialoguePolicy, Item, Meeting, Membership, WheelEntry
from tests.dialogue.factories import at_the_table, committee, item, levels, meeting, member, seat
from tests.factories import open_workplace

pytestmark = pytest.mark.django_db


def test_every_page_can_be_read_by_a_member(ward, client_of):
    of, held, matter = at_the_table(ward)
    client = client_of(member(of))
    pages = [
        "/dialog/",
        "/dialog/evalueringer/",
        "/dialog/opfoelgning/",
        "/dialog/uden-udvalg/",
        "/dialog/udvalg/",
        "/dialog/udvalg/?soeg=medicin",
        "/dialog/udvalg/?soeg=findes-ikke",
        f"/dialog/udvalg/{of.pk}/",
        f"/dialog/udvalg/{of.pk}/?dag=1.1.2020",
        f"/dialog/udvalg/{of.pk}/punkter/",
        f"/dialog/udvalg/{of.pk}/punkter/?vis=afgjort",
        f"/dialog/udvalg/{of.pk}/punkter/nyt/",
        f"/dialog/udvalg/{of.pk}/moeder/",
        f"/dialog/udvalg/{of.pk}/moeder/nyt/",
        f"/dialog/udvalg/{of.pk}/aarshjul/",
        f"/dialog/udvalg/{of.pk}/aarshjul/nyt/",
        f"/dialog/moeder/{held.pk}/",
        f"/dialog/moeder/{held.pk}/tidspunkt/",
        f"/dialog/moeder/{held.pk}/aflysning/",
        f"/dialog/moeder/{held.pk}/referat/",
        f"/dialog/moeder/{held.pk}/dagsorden/",
        f"/dialog/moeder/{held.pk}/bilag/",
        f"/dialog/moeder/{held.pk}/bilag.pdf",
        f"/dialog/moeder/{held.pk}.ics",
        f"/dialog/punkter/{matter.pk}/",
        f"/dialog/punkter/{matter.pk}/udfald/",
        f"/dialog/punkter/{matter.pk}/ikke-relevant/",
        "/dialog/kalender/",
        *re.findall(r'href="(/dialog/[^"]+)"', client.get("/dialog/").content.decode()),
    ]
    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)


def test_an_administrator_keeps_the_committees_in_order(ward, region, administrator, client_of):
    of = committee(ward)
    row = seat(of)
    client = client_of(administrator)
    slug = region.slug
    pages = [
        f"/dialog/udvalg/nyt/{slug}/",
        f"/dialog/udvalg/{of.pk}/",
        f"/dialog/udvalg/{of.pk}/navn/",
        f"/dialog/udvalg/{of.pk}/omraade/",
        f"/dialog/udvalg/{of.pk}/medlemmer/nyt/",
        f"/dialog/pladser/{row.pk}/afloesning/",
        f"/dialog/pladser/{row.pk}/udtraeden/",
        f"/dialog/indstillinger/{slug}/",
        f"/dialog/indstillinger/{slug}/niveauer/",
    ]
    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)
    assert client.get("/dialog/indstillinger/").url == f"/dialog/indstillinger/{slug}/"
    assert client.get("/dialog/udvalg/nyt/").url == f"/dialog/udvalg/nyt/{slug}/"


def test_an_outsider_finds_nothing_and_changes_nothing(ward, region, foreigner, volunteer, client_of):
    of, held, matter = at_the_table(ward)
    row = seat(of)
    for who in (foreigner, volunteer):
        client = client_of(who)
        for page in (
            f"/dialog/udvalg/{of.pk}/",
            f"/dialog/udvalg/{of.pk}/punkter/",
            f"/dialog/udvalg/{of.pk}/navn/",
            f"/dialog/pladser/{row.pk}/udtraeden/",
            f"/dialog/moeder/{held.pk}/",
            f"/dialog/moeder/{held.pk}/bilag.pdf",
            f"/dialog/moeder/{held.pk}.ics",
            f"/dialog/punkter/{matter.pk}/",
            f"/dialog/indstillinger/{region.slug}/",
        ):
            assert client.get(page).status_code == 404, page
        assert client.get("/dialog/").status_code == 200


def test_a_fresh_region_finds_its_way_from_nothing_to_a_committee(ward, region, administrator, client_of):
    client = client_of(administrator)
    assert "Ingen udvalg her endnu" in client.get("/dialog/").content.decode()
    assert "Giv først niveauerne navne" in client.get(f"/dialog/udvalg/nyt/{region.slug}/").content.decode()
    client.post(f"/dialog/indstillinger/{region.slug}/niveauer/", {"names": "LMU\nHMU\nRMU"})
    level = region.committee_levels.get(name="LMU")
    sent = {"name": "LMU Medicin", "level": level.pk, "unit": ward.unit_id}
    answer = client.post(f"/dialog/udvalg/nyt/{region.slug}/", sent)
    of = Committee.objects.get()
    assert answer.url == f"/dialog/udvalg/{of.pk}/"
    joined = {
        "name": "Tove Tillid",
        "email": "tove@example.dk",
        "side": "employee",
        "function": "chair",
        "starts_on": "1.1.2026",
    }
    client.post(f"/dialog/udvalg/{of.pk}/medlemmer/nyt/", joined)
    assert "Tove Tillid" in client.get(f"/dialog/udvalg/{of.pk}/").content.decode()


def test_a_refused_form_keeps_what_was_typed(ward, client_of):
    of, _held, matter = at_the_table(ward)
    client = client_of(member(of))
    answer = client.post(
        f"/dialog/punkter/{matter.pk}/udfald/", {"outcome": "Vi talte om 010203-1234", "conclusion": "noted"}
    )
    assert answer.status_code == 422
    assert "Vi talte om" in answer.content.decode()
    answer = client.post(
        f"/dialog/punkter/{matter.pk}/udfald/", {"outcome": "Fint", "follow_up": "Skilt på døren"}
    )
    assert answer.status_code == 422


def test_from_waiting_to_followed_up_on_the_pages(ward, client_of):
    of = committee(ward)
    client = client_of(member(of))
    matter = item(ward)
    held = meeting(of, begun=True)
    coming = meeting(of)
    client.post(f"/dialog/punkter/{matter.pk}/dagsorden/{coming.pk}/")
    matter.refresh_from_db()
    assert matter.meeting == coming
    client.post(f"/dialog/moeder/{coming.pk}/dagsorden/", {})
    client.post(f"/dialog/moeder/{held.pk}/dagsorden/", {"items": [matter.pk]})
    assert client.post(f"/dialog/moeder/{held.pk}/dagsorden/udsendelse/").status_code == 302
    said = {
        "conclusion": "remarks",
        "outcome": "Vi bakker op. Skilt på døren først.",
        "follow_up": "Skilt på døren",
        "follow_up_due": "24.12.2027",
    }
    assert client.post(f"/dialog/punkter/{matter.pk}/udfald/", said).url == f"/dialog/moeder/{held.pk}/"
    client.post(
        f"/dialog/moeder/{held.pk}/referat/", {"minutes": "God snak.", "decisions": "Prøves i et halvt år."}
    )
    client.post(f"/dialog/punkter/{matter.pk}/opfoelgning/")
    matter.refresh_from_db()
    held.refresh_from_db()
    assert (matter.state, held.state) == (ItemState.DISCUSSED, MeetingState.HELD)
    assert matter.followed_up_on is not None
    page = client.get(f"/dialog/moeder/{held.pk}/").content.decode()
    assert "Prøves i et halvt år." in page
    assert "Skilt på døren først" in page


def test_a_leader_from_below_reads_but_does_not_record(ward, leader, client_of):
    of = committee(ward.unit.authority, name="RMU", level=2)
    held, matter = meeting(of, begun=True), item(ward)
    client = client_of(leader)
    assert client.get(f"/dialog/udvalg/{of.pk}/").status_code == 200
    assert client.get(f"/dialog/punkter/{matter.pk}/").status_code == 200
    assert client.get(f"/dialog/punkter/{matter.pk}/udfald/").status_code == 403
    assert client.get(f"/dialog/moeder/{held.pk}/dagsorden/").status_code == 403


def test_the_rest_of_the_buttons(ward, region, administrator, client_of):
    of = committee(ward)
    row = seat(of)
    other = ward.unit.children.create(authority=region, name="Sengeafsnit", path=f"{ward.unit.path}999/")
    client = client_of(administrator)
    client.post(f"/dialog/udvalg/{of.pk}/omraade/", {"unit": other.pk})
    assert of.units.filter(ends_on=None).count() == 2
    client.post(f"/dialog/udvalg/{of.pk}/omraade/{other.pk}/ophoer/")
    assert of.units.filter(ends_on=None).count() == 1
    client.post(
        f"/dialog/pladser/{row.pk}/afloesning/", {"name": "Ny", "email": "ny@example.dk", "on": "24.12.2027"}
    )
    after = Membership.objects.get(user__email="ny@example.dk")
    client.post(f"/dialog/pladser/{after.pk}/udtraeden/", {"ends_on": "24.12.2028"})
    client.post(
        f"/dialog/udvalg/{of.pk}/navn/", {"name": "LMU Nyt", "level": of.level_id, "sector": "Medicin"}
    )
    client.post(
        f"/dialog/udvalg/{of.pk}/aarshjul/nyt/", {"month": "3", "kind": "other", "title": "Sommerplan"}
    )
    entry = WheelEntry.objects.get(title="Sommerplan")
    assert "Sommerplan" in client.get(f"/dialog/udvalg/{of.pk}/aarshjul/").content.decode()
    client.post(f"/dialog/udvalg/{of.pk}/aarshjul/{entry.pk}/ophoer/")
    planned = {"kind": "union", "day": "24.12.2027", "begins": "13", "ends": "15", "place": "Online"}
    client.post(f"/dialog/udvalg/{of.pk}/moeder/nyt/", planned)
    called = Meeting.objects.get()
    client.post(f"/dialog/moeder/{called.pk}/tidspunkt/", planned | {"begins": "14"})
    client.post(f"/dialog/moeder/{called.pk}/aflysning/", {"reason": "Sygdom"})
    called.refresh_from_db()
    assert called.state == MeetingState.CANCELLED
    client.post(f"/dialog/udvalg/{of.pk}/nedlaeggelse/")
    of.refresh_from_db()
    assert of.name == "LMU Nyt"
    assert of.ended_on is not None


def test_the_policy_is_chosen_on_its_page(region, administrator, client_of):
    sent = {
        "discussion_required": "",
        "may_mark_not_relevant": "on",
        "volume_percent": "30",
        "idea_answer_days": "10",
        "evaluation_month": "5",
        "special_terms_rule": "number",
    }
    client = client_of(administrator)
    assert client.post(f"/dialog/indstillinger/{region.slug}/", sent).status_code == 302
    kept = DialoguePolicy.objects.get(authority=region)
    assert (kept.discussion_required, kept.volume_percent, kept.evaluation_month) == (False, 30, 5)
    assert (
        client.post(f"/dialog/indstillinger/{region.slug}/", sent | {"volume_percent": "1"}).status_code
        == 422
    )


def test_ten_thousand_matters_are_read_a_page_at_a_time_with_the_same_queries(
    ward, client_of, django_assert_max_num_queries
):
    of = committee(ward)
    client = client_of(member(of))
    base = {"authority": of.authority, "committee": of, "workplace": ward, "cause": "other", "what": "x"}
    Item.objects.bulk_create(Item(title=f"Sag {n}", **base) for n in range(10_000))
    for page in (
        f"/dialog/udvalg/{of.pk}/punkter/?side=7",
        f"/dialog/udvalg/{of.pk}/",
        "/dialog/",
        "/dialog/udvalg/",
    ):
        with django_assert_max_num_queries(20):
            assert client.get(page).status_code == 200


def test_the_list_of_committees_costs_the_same_for_one_and_for_many(region, administrator, client_of):
    rows = levels(region)
    client = client_of(administrator)

    def found(number):
        of = Committee.objects.create(authority=region, level=rows[0], name=f"Nr. {number}", covers_all=True)
        meeting(of)

    def queries():
        with CaptureQueriesContext(connection) as seen:
            assert client.get("/dialog/udvalg/").status_code == 200
        return len(seen)

    found(0)
    few = queries()
    for number in range(1, 30):
        found(number)
    assert queries() == few


def test_a_name_in_use_is_refused_beside_its_field(ward, region, administrator, client_of):
    of = committee(ward)
    add_member(SYSTEM, of, name="Tove", email="tove@example.dk", side="employee")
    client = client_of(administrator)
    sent = {"name": of.name, "level": of.level_id, "covers_all": "on"}
    assert client.post(f"/dialog/udvalg/nyt/{region.slug}/", sent).status_code == 422
    joined = {
        "name": "Tove",
        "email": "tove@example.dk",
        "side": "employee",
        "function": "member",
        "starts_on": "1.1.2026",
    }
    assert client.post(f"/dialog/udvalg/{of.pk}/medlemmer/nyt/", joined).status_code == 422


def test_a_matter_leads_on_only_those_whose_duty_reaches_its_place(ward, region, employee, client_of):
    other = open_workplace(region, name="Ortopædkirurgi")
    of = committee(region)
    held = meeting(of)
    near, far = (
        item(ward, link="/aftaler/12/"),
        item(other, about="agreements.agreement:13", link="/aftaler/13/"),
    )
    set_agenda(SYSTEM, held, items=[near, far])
    client = client_of(employee)
    for page, shown in (
        (f"/dialog/punkter/{near.pk}/", {"/aftaler/12/"}),
        (f"/dialog/punkter/{far.pk}/", set()),
        (f"/dialog/moeder/{held.pk}/bilag/", {"/aftaler/12/"}),
    ):
        assert set(re.findall(r"/aftaler/1[23]/", client.get(page).content.decode())) == shown, page
