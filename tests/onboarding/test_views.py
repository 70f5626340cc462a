"""The pages: who sees what, who does not, and what the answer is."""

from datetime import timedelta

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.events.models import Event
from samspil.people.onboarding.actions import await_consent, issue_badge, order_certificate
from samspil.people.onboarding.models import (
    Badge,
    Completion,
    CoverPolicy,
    Declaration,
    Kind,
    RequirementRule,
    RuleAdjustment,
)
from samspil.people.onboarding.queries import gate
from samspil.people.volunteers.actions import end_affiliation
from samspil.society.access.matrix import Duty
from tests import factories
from tests.factories.onboarding import approve, made_ready, onboarded, text_for


@pytest.fixture
def way(ward):
    """A volunteer at the beginning of the way, with children about."""
    activity = factories.published_activity(ward, child_contact="direct", course="Anerkendende tilgang")
    actor, affiliation = factories.affiliated(ward, insured=False)
    onboarding = onboarded(affiliation, activity)
    onboarding.actor = actor
    return onboarding


def addresses(way):
    """Every page about this volunteer that staff may open."""
    badge = issue_badge(SYSTEM, way.affiliation)
    return [
        f"/frivillige/{way.volunteer_id}/parat/",
        f"/onboarding/{way.pk}/samtale/",
        f"/onboarding/{way.pk}/sted/",
        f"/onboarding/{way.pk}/trin/site_introduction/",
        f"/tilknytninger/{way.affiliation_id}/forsikring/",
        f"/frivilligkort/{badge.pk}/",
        f"/frivilligkort/{badge.pk}/qr.svg",
        f"/frivilligkort/{badge.pk}/spaerring/",
    ]


def test_those_who_look_after_the_volunteer_open_every_page(
    way, client_of, coordinator, leader, administrator
):
    for address in addresses(way):
        for actor in (coordinator, leader, administrator):
            assert client_of(actor).get(address).status_code == 200, (address, actor.name)


def test_for_everybody_else_the_pages_do_not_exist(way, ward, client_of, foreigner, employee):
    other_volunteer = factories.affiliated(ward, name="Nysgerrig Nabo")[0]
    for address in addresses(way):
        for actor in (foreigner, employee, other_volunteer):
            assert client_of(actor).get(address).status_code in {403, 404}, (address, actor.name)
        assert client_of(None).get(address).status_code == 302


def test_staff_lists_do_not_exist_for_volunteers_and_strangers_sign_in_first(way, client_of):
    for address in ("/onboarding/", "/forsikringer/", "/boerneattester/", "/krav/"):
        assert client_of(way.actor).get(address).status_code == 404
        assert client_of(None).get(address).status_code == 302


def test_the_volunteer_sees_one_next_thing_first(way, client_of):
    page = client_of(way.actor).get("/mit/parat/").content.decode()
    assert page.index("Tavshedserklæring") < page.index("Forventningssamtale")
    assert f"/mit/parat/{way.pk}/tekst/confidentiality/" in page


@pytest.mark.requirement("DR-22", "DR-39", "DR-32", "RM-67")
@pytest.mark.parametrize("kind", ["confidentiality", "code_of_conduct", "role_limits"])
def test_the_volunteer_reads_ticks_and_signs_with_their_own_name(way, client_of, kind):
    client, address = client_of(way.actor), f"/mit/parat/{way.pk}/tekst/{kind}/"
    text = text_for(way, kind)
    assert client.get(address).status_code == 200
    wrong = client.post(address, {"has_read": "on", "typed_name": "En Anden", "digest": text.digest})
    assert wrong.status_code == 422
    assert "En Anden" in wrong.content.decode()
    assert client.post(address, {"typed_name": "Jytte Holm", "digest": text.digest}).status_code == 422
    assert (
        client.post(address, {"has_read": "on", "typed_name": "Jytte Holm", "digest": "0" * 64}).status_code
        == 409
    )
    assert (
        client.post(
            address, {"has_read": "on", "typed_name": "jytte  holm", "digest": text.digest}
        ).status_code
        == 302
    )
    signed = Declaration.objects.get(volunteer=way.volunteer_id)
    assert (signed.text, signed.digest) == (text, text.digest)
    printed = client.get(f"/erklaeringer/{signed.pk}/").content.decode()
    assert "jytte  holm" in printed
    assert text.digest[:16] in printed


def test_nobody_signs_for_another(way, client_of, coordinator, foreigner):
    for actor in (coordinator, foreigner):
        assert client_of(actor).get(f"/mit/parat/{way.pk}/tekst/confidentiality/").status_code == 404


@pytest.mark.requirement("DR-22")
def test_the_declaration_is_still_there_after_the_volunteer_has_left(way, client_of):
    made_ready(way.affiliation, way.activity)
    end_affiliation(SYSTEM, way.affiliation)
    signed = Declaration.objects.filter(volunteer=way.volunteer_id, text__kind="confidentiality").get()
    assert client_of(way.actor).get(f"/erklaeringer/{signed.pk}/").status_code == 200


@pytest.mark.requirement("DR-02", "DR-24")
def test_the_insurance_page_has_one_line_for_each_place_and_is_never_blank(
    way, region, client_of, administrator
):
    page = client_of(way.actor).get("/mit/forsikring/").content.decode()
    assert "Medicinsk afdeling" in page
    assert "Ikke kendt endnu" in page
    address = f"/krav/{region.pk}/forsikring/"
    words = {
        "kind": "accident",
        "basis": "Retningslinje 2026",
        "valid_from": "01.01.2026",
        "setting": "hospital",
    }
    assert client_of(administrator).post(address, words).status_code == 302
    page = client_of(way.actor).get("/mit/forsikring/").content.decode()
    assert "Retningslinje 2026" in page
    assert "Ikke kendt endnu" not in page
    assert not any("forsikret" in reason for reason in gate(way.volunteer_id, way.activity_id, clock.today()))
    nobody = factories.person("Uden Sted")
    assert "ikke frivillig" in client_of(nobody).get("/mit/forsikring/").content.decode()


def test_a_policy_for_another_setting_covers_nobody_here(way, region):
    CoverPolicy.objects.create(authority=region, kind="accident", basis="Kun hospice", setting="hospice")
    assert any("forsikret" in reason for reason in gate(way.volunteer_id, way.activity_id, clock.today()))


@pytest.mark.requirement("RM-57")
def test_the_report_lists_every_active_volunteer_those_without_an_answer_first(
    way, ward, client_of, coordinator, foreigner
):
    factories.affiliated(ward, name="Aage Dækket")
    page = client_of(coordinator).get("/forsikringer/").content.decode()
    assert page.index("Jytte Holm") < page.index("Aage Dækket")
    unknown = client_of(coordinator).get("/forsikringer/?status=ukendt").content.decode()
    assert "Aage Dækket" not in unknown
    assert "Jytte Holm" not in client_of(foreigner).get("/forsikringer/").content.decode()
    answer = client_of(coordinator).post(
        f"/tilknytninger/{way.affiliation_id}/forsikring/", {"kind": "accident", "carrier": "authority"}
    )
    assert answer.status_code == 302
    assert "Jytte Holm" not in client_of(coordinator).get("/forsikringer/?status=ukendt").content.decode()


@pytest.mark.requirement("DR-25")
def test_the_volunteer_says_when_they_looked_at_their_own_insurance_and_nothing_more(way, client_of):
    client, address = client_of(way.actor), f"/mit/parat/{way.pk}/egen-forsikring/"
    assert client.get(address).status_code == 200
    assert client.post(address, {"done_on": "01.01.2099"}).status_code == 422
    assert client.post(address, {"done_on": "01.11.2026"}).status_code in {302, 422}
    assert client.post(address, {"done_on": clock.today().strftime("%d.%m.%Y")}).status_code == 302
    assert Completion.objects.filter(kind=Kind.OWN_INSURANCE, done_on=clock.today()).exists()


@pytest.mark.requirement("HJ-22")
def test_the_worklist_shows_open_items_overdue_first(way, ward, client_of, coordinator, foreigner):
    late = factories.affiliated(ward, name="Sene Signe")[1]
    onboarded(late, way.activity, due_on=clock.today() - timedelta(days=3))
    page = client_of(coordinator).get("/onboarding/").content.decode()
    assert page.index("Sene Signe") < page.index("Jytte Holm")
    assert "Jytte Holm" not in client_of(coordinator).get("/onboarding/?status=forsinket").content.decode()
    assert "Jytte Holm" in client_of(coordinator).get("/onboarding/?q=jytte&status=alle").content.decode()
    assert "Jytte Holm" not in client_of(foreigner).get("/onboarding/").content.decode()
    assert "attest" not in page.lower()


def test_the_worklist_asks_the_same_queries_for_one_as_for_thirty(
    way, ward, client_of, coordinator, django_assert_max_num_queries
):
    for number in range(30):
        onboarded(factories.affiliated(ward, name=f"Frivillig {number}")[1], way.activity)
    client = client_of(coordinator)
    with django_assert_max_num_queries(18):
        assert client.get("/onboarding/").status_code == 200


def test_the_coordinator_confirms_the_round_of_the_house(way, client_of, coordinator):
    client, address = client_of(coordinator), f"/onboarding/{way.pk}/trin/site_introduction/"
    assert client.post(address, {"done_on": "i morgen"}).status_code == 422
    assert client.post(address, {"done_on": clock.today().strftime("%d.%m.%Y")}).status_code == 302
    assert Completion.objects.get().kind == Kind.SITE_INTRODUCTION
    assert client.get(f"/onboarding/{way.pk}/trin/confidentiality/").status_code == 404


@pytest.mark.requirement("HJ-35")
def test_the_introduction_and_the_talk_are_about_the_habits_of_the_place(way, client_of):
    client = client_of(way.actor)
    assert (
        "En afdeling med plads til 24 patienter."
        in client.get(f"/onboarding/{way.pk}/sted/").content.decode()
    )
    assert "vaner og omgangstone" in client.get(f"/onboarding/{way.pk}/samtale/").content.decode()


@pytest.mark.requirement("DR-03")
def test_both_sides_say_yes_to_the_same_words(way, client_of, coordinator):
    address, yes = f"/onboarding/{way.pk}/samtale/", f"/onboarding/{way.pk}/samtale/ja/"
    volunteer, staff = client_of(way.actor), client_of(coordinator)
    assert volunteer.post(yes, {"revision": "0"}).status_code == 302
    assert staff.post(address, {"agreed": "Hver torsdag", "revision": "0"}).status_code == 302
    assert staff.post(yes, {"revision": "0"}).status_code == 409
    assert staff.post(yes, {"revision": "1"}).status_code == 302
    assert any(
        "forventningssamtale" in reason.lower()
        for reason in gate(way.volunteer_id, way.activity_id, clock.today())
    )
    assert volunteer.post(yes, {"revision": "1"}).status_code == 302
    assert not any(
        "forventningssamtale" in reason.lower()
        for reason in gate(way.volunteer_id, way.activity_id, clock.today())
    )
    assert volunteer.post(address, {"agreed": "CPR 010150-1234", "revision": "1"}).status_code == 422


@pytest.mark.requirement("DR-23")
def test_only_assessors_see_certificates_and_every_look_is_recorded(
    way, client_of, leader, coordinator, administrator, employee
):
    certificate = way.affiliation.certificates.get()
    for actor in (coordinator, administrator, employee, way.actor):
        assert client_of(actor).get("/boerneattester/").status_code == 404
        assert client_of(actor).get(f"/boerneattester/{certificate.pk}/").status_code == 404
    assert client_of(leader).get("/boerneattester/").status_code == 200
    assert client_of(leader).get(f"/boerneattester/{certificate.pk}/").status_code == 200
    looks = Event.objects.filter(verb="certificate.viewed", actor_id=leader.user_id)
    assert [look.payload["volunteer"] for look in looks] == [way.volunteer_id] * 2


@pytest.mark.requirement("DR-23")
def test_the_leader_takes_a_certificate_all_the_way(way, client_of, leader):
    certificate, client = way.affiliation.certificates.get(), client_of(leader)
    page = f"/boerneattester/{certificate.pk}/"
    for step in ("bestilling", "samtykke", "modtagelse"):
        assert client.post(f"{page}{step}/").status_code == 302
    assert client.post(f"{page}bestilling/").status_code == 409
    assert client.post(page, {}).status_code == 422
    assert client.post(page, {"is_approved": "yes"}).status_code == 302
    certificate.refresh_from_db()
    assert (certificate.state, certificate.assessed_on) == ("approved", clock.today())
    assert client.post(page, {"is_approved": "no"}).status_code == 409


def test_a_late_consent_stands_out_and_the_volunteer_is_told_to_look(way, client_of, leader):
    certificate = way.affiliation.certificates.get()
    order_certificate(SYSTEM, certificate)
    await_consent(SYSTEM, certificate)
    assert certificate.consent_due_on == clock.today() + timedelta(days=14)
    assert "Digital Post" in client_of(way.actor).get("/mit/parat/").content.decode()
    type(certificate).objects.update(consent_due_on=clock.today() - timedelta(days=1))
    assert "Over fristen" in client_of(leader).get("/boerneattester/").content.decode()


@pytest.mark.requirement("DR-23")
def test_others_see_in_place_or_not_and_an_administrator_not_even_that(
    way, client_of, coordinator, administrator
):
    address = f"/frivillige/{way.volunteer_id}/parat/"
    before = client_of(coordinator).get(address).content.decode()
    approve(way.affiliation, is_approved=False)
    refused = client_of(coordinator).get(address).content.decode()
    assert "Ikke godkendt" not in refused
    assert before.count("Ikke på plads") == refused.count("Ikke på plads")
    assert (
        "Kun dem, der behandler attester, kan se det."
        in client_of(administrator).get(address).content.decode()
    )
    seen_by = set(Event.objects.filter(verb="certificate.viewed").values_list("actor_id", flat=True))
    assert seen_by == {coordinator.user_id}


@pytest.mark.requirement("RM-65")
def test_the_check_of_a_card_says_first_name_and_workplace_and_nothing_more(way, client_of, coordinator):
    assert client_of(coordinator).post(f"/tilknytninger/{way.affiliation_id}/kort/").status_code == 302
    badge = Badge.objects.get()
    stranger = client_of(None)
    page = stranger.get(f"/kort/{badge.code}/").content.decode()
    assert "Jytte" in page
    assert "Medicinsk afdeling" in page
    assert "Holm" not in page
    assert badge.number not in page
    unknown = stranger.get("/kort/kendes-ikke/")
    assert unknown.status_code == 200
    assert (
        client_of(way.actor).post(f"/frivilligkort/{badge.pk}/spaerring/", {"reason": "lost"}).status_code
        == 302
    )
    assert "Jytte" not in stranger.get(f"/kort/{badge.code}/").content.decode()


@pytest.mark.requirement("RM-65")
def test_a_card_ends_the_same_day_as_the_affiliation(way, client_of):
    badge = issue_badge(SYSTEM, way.affiliation)
    end_affiliation(SYSTEM, way.affiliation)
    assert "Jytte" not in client_of(None).get(f"/kort/{badge.code}/").content.decode()


def test_a_volunteer_can_report_a_card_lost_but_not_given_back(way, client_of):
    badge = issue_badge(SYSTEM, way.affiliation)
    assert (
        client_of(way.actor).post(f"/frivilligkort/{badge.pk}/spaerring/", {"reason": "returned"}).status_code
        == 403
    )


@pytest.mark.requirement("HJ-12")
def test_the_administrator_adjusts_the_rules_of_their_own_authority_only(
    way, region, client_of, administrator, foreigner
):
    client = client_of(administrator)
    rule = RequirementRule.objects.get(key="role-limits")
    guarded = RequirementRule.objects.get(key="confidentiality")
    assert client.get("/krav/").status_code == 200
    assert client.get(f"/krav/{region.pk}/{rule.pk}/").status_code == 200
    assert client.post(f"/krav/{region.pk}/{rule.pk}/", {}).status_code == 302
    assert not RuleAdjustment.objects.get().is_on
    assert client.post(f"/krav/{region.pk}/{guarded.pk}/", {}).status_code == 403
    elsewhere = factories.authority("Region Nord")
    assert client.post(f"/krav/{elsewhere.pk}/{rule.pk}/", {}).status_code == 404
    assert client_of(foreigner).get("/krav/").status_code == 404
    new = {
        "kind": "course",
        "course": "Hygiejne",
        "setting": "hospital",
        "child_contact": "none",
        "counts_at": "authority",
        "blocks": "on",
    }
    assert client.post(f"/krav/{region.pk}/nyt/", {**new, "course": ""}).status_code == 422
    assert client.post(f"/krav/{region.pk}/nyt/", new).status_code == 302
    assert any("Hygiejne" in reason for reason in gate(way.volunteer_id, way.activity_id, clock.today()))
    own = RequirementRule.objects.get(authority=region)
    assert client.post(f"/krav/{own.pk}/fjernelse/").status_code == 302
    assert client.post(f"/krav/{rule.pk}/fjernelse/").status_code == 404


def test_the_administrator_publishes_a_text_and_the_old_version_stays(way, region, client_of, administrator):
    client, address = client_of(administrator), f"/krav/{region.pk}/tekst/"
    words = {
        "kind": "code_of_conduct",
        "version": "2027-1",
        "title": "Vores tone",
        "body": "## Tone\n\n- Hils",
    }
    assert client.get(address).status_code == 200
    assert client.post(address, words).status_code == 302
    assert client.post(address, words).status_code == 422
    assert (
        "Vores tone"
        in client_of(way.actor).get(f"/mit/parat/{way.pk}/tekst/code_of_conduct/").content.decode()
    )


@pytest.mark.requirement("DR-07")
def test_every_volunteer_finds_their_rights_on_one_page_in_the_words_of_their_authority(
    way, region, client_of, administrator
):
    words = {
        "kind": "rights",
        "version": "2027-1",
        "title": "Dine rettigheder hos os",
        "body": "## Ret\n\n- Pause",
    }
    assert client_of(administrator).post(f"/krav/{region.pk}/tekst/", words).status_code == 302
    own = client_of(way.actor).get("/rettigheder/").text
    assert "Dine rettigheder hos os" in own
    assert "Version 2027-1" in own
    assert 'href="/rettigheder/"' in client_of(way.actor).get("/i-dag/").text
    anybody = client_of(None)
    assert "Dine rettigheder hos os" in anybody.get(f"/rettigheder/?myndighed={region.slug}").text
    assert "Dine rettigheder som frivillig" in anybody.get("/rettigheder/").text


@pytest.mark.requirement("DR-21")
def test_the_rules_of_the_house_are_read_by_all_and_the_signed_version_is_kept(way, client_of):
    public = client_of(None).get("/rettigheder/").text
    for rule in ("røg", "billeder", "gaver", "hænder", "computere", "brand"):
        assert rule in public.casefold()
    text, client = text_for(way, "code_of_conduct"), client_of(way.actor)
    sent = {"has_read": "on", "typed_name": "Jytte Holm", "digest": text.digest}
    assert client.post(f"/mit/parat/{way.pk}/tekst/code_of_conduct/", sent).status_code == 302
    signed = Declaration.objects.get(volunteer=way.volunteer_id)
    assert (signed.text.version, signed.digest) == (text.version, text.digest)
    own = client.get("/rettigheder/").text
    assert own.index("Det har du sagt ja til") < own.index(f"/erklaeringer/{signed.pk}/")
    assert f"/erklaeringer/{signed.pk}/" not in public


def test_the_coordinator_opens_the_way_into_another_activity(way, ward, client_of, coordinator):
    other = factories.published_activity(ward, slug="anden", title="Højtlæsning")
    client, address = client_of(coordinator), f"/frivillige/{way.volunteer_id}/parat/"
    assert client.post(address, {"activity": "999999", "due_on": "24.12.2026"}).status_code == 422
    assert client.post(address, {"activity": str(other.pk), "due_on": "24.12.2026"}).status_code == 302
    assert way.volunteer.onboardings.count() == 2


def test_an_unknown_year_of_birth_is_asked_for_once(ward, client_of):
    activity = factories.published_activity(ward)
    actor, affiliation = factories.affiliated(ward)
    way = onboarded(affiliation, activity)
    type(affiliation.volunteer).objects.update(birth_year=None)
    client, address = client_of(actor), f"/mit/parat/{way.pk}/foedselsaar/"
    assert client.post(address, {"birth_year": "41"}).status_code == 422
    assert client.post(address, {"birth_year": "1941"}).status_code == 302
    assert client.get(address).status_code == 404


@pytest.mark.requirement("DR-23")
def test_an_association_assesses_its_own_volunteers_only(region, ward, client_of):
    red_cross = factories.partner(region)
    association = factories.assigned(Duty.ASSOCIATION_LEADER, at=red_cross)
    activity = factories.published_activity(ward, child_contact="direct", partner=red_cross)
    ours = onboarded(factories.affiliated(ward, partner=red_cross, name="Vores Vera")[1], activity)
    theirs = onboarded(
        factories.affiliated(ward, name="Deres Ditte")[1],
        factories.published_activity(ward, slug="b", child_contact="direct"),
    )
    page = client_of(association).get("/boerneattester/").content.decode()
    assert "Vores Vera" in page
    assert "Deres Ditte" not in page
    assert client_of(association).get(f"/frivillige/{ours.volunteer_id}/parat/").status_code == 200
    assert client_of(association).get(f"/frivillige/{theirs.volunteer_id}/parat/").status_code == 404
