"""What the staff see and do: create, set up, write, decide, sign. And what nobody else can."""

import pytest
from django.urls import reverse

from samspil.base.core.actor import SYSTEM
from samspil.compact.frameworks.actions import (
    add_clause,
    adopt_version,
    start_local_principles,
    start_version,
)
from samspil.compact.frameworks.flow import State
from samspil.compact.frameworks.models import Clause, Decision, Framework, Goal, LookAgain, Version
from samspil.society.access.matrix import Duty
from samspil.society.accounts.models import User
from tests.factories import assigned
from tests.factories.frameworks import adopted, decided, owned, signatories, version


@pytest.fixture
def consultant(region):
    return assigned(Duty.CONSULTANT, at=region, name="Karla Konsulent")


@pytest.fixture
def desk(client_of, consultant):
    return client_of(consultant)


@pytest.fixture
def draft(region):
    return version(owned(region, title="Strategi"), "Frivillige er et supplement", "Vi taler sammen")


def to(name, *args):
    return reverse(f"frameworks:{name}", args=args)


def test_a_consultant_without_frameworks_is_led_to_the_first(desk, region):
    page = desk.get(to("index"))
    assert page.status_code == 200
    assert to("creation", region.slug) in page.content.decode()


def test_a_framework_goes_from_nothing_to_adopted_on_the_pages(desk, region):
    desk.post(
        to("creation", region.slug), {"kind": "strategy", "title": "Sammen", "needs_med_dialogue": "on"}
    )
    frame = Framework.objects.get(title="Sammen")
    draft = frame.versions.get()
    for name, kind in (("Regionsrådet", "political"), ("Regions-MED", "med")):
        desk.post(to("owner", frame.pk), {"name": name, "kind": kind})
    desk.post(to("new_clause", draft.pk), {"kind": "heading", "level": "1", "text": "Forord"})
    desk.post(to("new_clause", draft.pk), {"kind": "text", "level": "1", "text": "**Frivillige** er med."})
    assert desk.get(to("adoption", draft.pk)).status_code == 200
    assert desk.post(to("adoption", draft.pk), {}).status_code == 422
    for body in frame.owners.all():
        outcome = "discussed" if body.kind == "med" else "adopted"
        sent = {"decided_on": "1.2.2026", "case_number": "1-30-72-15", "outcome": outcome}
        assert desk.post(to("decision", draft.pk, body.pk), sent).status_code == 302
    assert desk.post(to("adoption", draft.pk), {"valid_from": "1.2.2026"}).status_code == 302
    draft.refresh_from_db()
    assert draft.state == State.ADOPTED
    assert "<strong>Frivillige</strong>" in desk.get(to("version", draft.pk)).content.decode()


@pytest.mark.requirement("RM-17")
def test_a_date_that_stands_for_none_is_told_beside_the_field_and_what_was_typed_stays(desk, draft):
    body = draft.framework.owners.first()
    sent = {"decided_on": "xx.xx.xxxx", "case_number": "1-30", "outcome": "adopted", "note": "Enstemmigt"}
    page = desk.post(to("decision", draft.pk, body.pk), sent)
    assert page.status_code == 422
    assert "xx.xx.xxxx" in page.content.decode()
    assert "Enstemmigt" in page.content.decode()
    assert not Decision.objects.exists()


def test_clauses_are_changed_moved_and_removed(desk, draft):
    first, second = draft.clauses.all()
    page = desk.get(to("clause", first.pk))
    seen = page.context["form"].initial["seen"]
    sent = {"kind": "principle", "level": "2", "label": "A", "text": "Nye ord", "seen": seen}
    assert desk.post(to("clause", first.pk), sent).status_code == 302
    assert desk.post(to("clause", first.pk), sent).status_code == 409
    desk.post(to("clause_place", first.pk), {"retning": "ned"})
    assert [clause.text for clause in draft.clauses.all()] == ["Vi taler sammen", "Nye ord"]
    desk.post(to("clause_removal", second.pk))
    assert [clause.text for clause in draft.clauses.all()] == ["Nye ord"]


def test_a_clause_is_put_after_another(desk, draft):
    first = draft.clauses.first()
    desk.post(
        f"{to('new_clause', draft.pk)}?efter={first.pk}", {"kind": "text", "level": "1", "text": "Imellem"}
    )
    assert [clause.text for clause in draft.clauses.all()][1] == "Imellem"


def test_a_clause_keeps_what_was_typed_when_it_cannot_be_saved(desk, draft):
    page = desk.post(
        to("new_clause", draft.pk), {"kind": "text", "level": "1", "label": "7", "text": "010190-1234"}
    )
    assert page.status_code == 422
    assert 'value="7"' in page.content.decode()


def test_every_page_of_a_draft_is_sound(desk, draft):
    frame = draft.framework
    names = [
        ("index",),
        ("framework", frame.pk),
        ("settings", frame.pk),
        ("description", frame.pk),
        ("owner", frame.pk),
        ("signatory", frame.pk),
        ("link", frame.pk),
        ("carried_out", frame.pk),
        ("version", draft.pk),
        ("text", draft.pk),
        ("new_clause", draft.pk),
        ("clause", draft.clauses.first().pk),
        ("decision", draft.pk, frame.owners.first().pk),
        ("adoption", draft.pk),
        ("goals",),
        ("new_goal", frame.authority.slug),
        ("catalogue", frame.authority.slug),
    ]
    for name in names:
        assert desk.get(to(*name)).status_code == 200, name


def test_setting_up_is_undone_again(desk, region, draft):
    frame, other = draft.framework, owned(region, title="Politik", kind="policy")
    person = assigned(Duty.COUNCIL_MEMBER, at=region)
    desk.post(to("signatory", frame.pk), {"function": "Formand", "user_id": person.user_id})
    desk.post(to("link", frame.pk), {"relation_kind": "builds_on", "other_id": other.pk})
    assert frame.signatories.get().user_id == person.user_id
    assert desk.get(to("settings", frame.pk)).status_code == 200
    desk.post(to("signatory_removal", frame.pk, frame.signatories.get().pk))
    desk.post(to("link_removal", frame.pk, frame.links.get().pk))
    desk.post(to("owner_removal", frame.pk, frame.owners.first().pk))
    assert (frame.signatories.count(), frame.links.count(), frame.owners.count()) == (0, 0, 1)


def test_a_circle_of_frameworks_is_refused(desk, region, draft):
    frame, other = draft.framework, owned(region, title="Politik", kind="policy")
    desk.post(to("link", frame.pk), {"relation_kind": "builds_on", "other_id": other.pk})
    page = desk.post(to("link", other.pk), {"relation_kind": "builds_on", "other_id": frame.pk})
    assert page.status_code == 422


def test_drafts_do_not_exist_for_others(client_of, draft, leader, foreigner, volunteer):
    for who in (leader, foreigner, volunteer):
        for name in ("version", "text", "adoption", "version_pdf"):
            assert client_of(who).get(to(name, draft.pk)).status_code == 404
        assert client_of(who).get(to("clause", draft.clauses.first().pk)).status_code == 404


def test_the_list_is_silent_about_drafts_that_the_reader_may_not_open(client_of, region, leader, desk):
    done = adopted(owned(region), "Et princip")
    new = start_version(SYSTEM, done.framework)
    assert to("version", new.pk) in desk.get(to("index")).content.decode()
    listed = client_of(leader).get(to("index")).content.decode()
    assert to("framework", done.framework_id) in listed
    assert to("version", new.pk) not in listed


def test_what_is_adopted_is_read_and_not_changed_by_a_leader(client_of, region, leader):
    done = adopted(owned(region), "Et princip")
    door = client_of(leader)
    assert door.get(to("version", done.pk)).status_code == 200
    assert door.get(to("framework", done.framework.pk)).status_code == 200
    assert door.get(to("settings", done.framework.pk)).status_code == 403
    assert door.get(to("clause", done.clauses.first().pk)).status_code == 403
    assert door.post(to("withdrawal", done.pk)).status_code == 403


@pytest.mark.requirement("RM-18")
def test_two_sign_on_the_pages(client_of, region, desk):
    chair, director = (assigned(Duty.COUNCIL_MEMBER, at=region) for _ in range(2))
    frame = owned(region)
    signatories(frame, chair, director)
    done = adopted(frame, "Et princip")
    assert to("version", done.pk) in client_of(chair).get(to("index")).content.decode()
    page = client_of(chair).get(to("version", done.pk))
    assert done.content_hash in page.content.decode()
    client_of(chair).post(to("signature", done.pk), {"digest": done.content_hash})
    correction = to("correction", done.clauses.get().pk)
    assert desk.get(correction).status_code == 200
    assert desk.post(correction, {"text": "Et princip."}).status_code == 302
    assert desk.get(to("version", done.pk)).status_code == 200
    assert (
        client_of(director).post(to("signature", done.pk), {"digest": done.content_hash}).status_code == 409
    )
    done.refresh_from_db()
    for who in (chair, director):
        client_of(who).post(to("signature", done.pk), {"digest": done.content_hash})
    done.refresh_from_db()
    assert done.state == State.SIGNED
    assert desk.get(correction).status_code == 403


def test_a_leader_writes_the_workplaces_own_principles(client_of, region, ward, leader):
    common = adopted(owned(region, kind="value_framework"), "Frivillige er et supplement")
    door = client_of(leader)
    assert to("own", ward.slug) in door.get(to("index")).content.decode()
    assert door.get(to("own", ward.slug)).status_code == 200
    assert door.post(to("own", ward.slug), {"committee": "Lokal-MED"}).status_code == 302
    draft = ward.frameworks.get().versions.get()
    sent = {
        "kind": "principle",
        "level": "1",
        "text": "Vi banker på",
        "relation_kind": "deviates",
        "parent_id": common.clauses.get().pk,
    }
    assert door.get(to("new_clause", draft.pk)).status_code == 200
    assert door.post(to("new_clause", draft.pk), sent).status_code == 302
    decided(draft)
    assert door.post(to("adoption", draft.pk), {"checked": "on"}).status_code == 422
    clause = draft.clauses.get()
    assert door.post(to("clause", clause.pk), {**sent, "relation_kind": "adds"}).status_code == 302
    assert door.post(to("adoption", draft.pk), {}).status_code == 422
    assert door.post(to("adoption", draft.pk), {"checked": "on"}).status_code == 302
    page = door.get(to("principles", ward.slug)).content.decode()
    assert page.index("Frivillige er et supplement") < page.index("Vi banker på")
    assert door.get(to("own", ward.slug)).status_code == 302


def test_a_leader_looks_again(client_of, region, ward, leader):
    common = adopted(owned(region, kind="value_framework"), "Frivillige er et supplement")
    own = start_local_principles(leader, ward, committee="Lokal-MED").versions.get()
    add_clause(
        leader, own, kind="principle", text="Vi banker på", relation_kind="adds", parent=common.clauses.get()
    )
    adopt_version(leader, decided(own), checked=True)
    adopted(common.framework, "Frivillige er et godt supplement")
    wanted = LookAgain.objects.get(workplace=ward)
    door = client_of(leader)
    assert to("again", wanted.pk) in door.get(to("index")).content.decode()
    assert door.get(to("again", wanted.pk)).status_code == 200
    assert door.post(to("again", wanted.pk), {"outcome": "revised"}).status_code == 422
    assert door.post(to("again", wanted.pk), {"outcome": "in_line"}).status_code in (302, 422)


def test_goals_are_brought_in_changed_and_ended(desk, region):
    desk.post(to("catalogue", region.slug), {"key": "21-politiske-maal"})
    assert Goal.objects.filter(authority=region, parent=None).count() == 21
    desk.post(to("new_goal", region.slug), {"catalogue": "Egne", "code": "x-1", "title": "Mere sang"})
    goal = Goal.objects.get(code="x-1")
    assert desk.get(to("goal", goal.pk)).status_code == 200
    desk.post(to("goal", goal.pk), {"title": "Meget mere sang"})
    desk.post(to("goal_end", goal.pk))
    goal.refresh_from_db()
    assert (goal.title, goal.ended_on is not None) == ("Meget mere sang", True)
    assert desk.get(to("goals")).status_code == 200


def test_nobody_else_touches_the_goals(client_of, region, leader, foreigner, desk):
    desk.post(to("catalogue", region.slug), {"key": "pejlemaerker"})
    goal = Goal.objects.filter(authority=region).first()
    assert client_of(leader).post(to("goal_end", goal.pk)).status_code == 403
    assert client_of(foreigner).post(to("goal_end", goal.pk)).status_code == 404
    assert client_of(leader).get(to("creation", region.slug)).status_code == 404


def test_what_people_write_is_never_markup(desk, draft):
    clause = draft.clauses.first()
    Clause.objects.filter(pk=clause.pk).update(
        text="<script>alert(1)</script> [her](javascript:alert(1)) # ikke en overskrift <img src=x onerror=y>"
    )
    page = desk.get(to("version", draft.pk)).content.decode()
    assert "<script>alert" not in page
    assert "javascript:" not in page.replace("(javascript:alert(1))", "")
    assert "<img src=x" not in page


def test_the_system_and_users_who_have_gone_do_not_break_the_page(desk, region):
    gone = assigned(Duty.COUNCIL_MEMBER, at=region)
    frame = owned(region)
    signatories(frame, gone)
    done = adopted(frame, "Et princip")
    User.objects.filter(pk=gone.user_id).update(name="-", is_active=False)
    assert desk.get(to("version", done.pk)).status_code == 200
    assert Version.objects.visible_to(SYSTEM).count() == 1
