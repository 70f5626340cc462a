"""A decision paper's points are decided one by one; nothing that was decided is ever changed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.base.core.errors import Closed, Conflict, Denied, IllegalMove, Invalid, NotVisible
from samspil.base.events.models import Event
from samspil.learning.programmes.actions import (
    add_point,
    change_paper,
    change_point,
    decide_point_again,
    draft_paper,
    register_decisions,
    remove_point,
    submit_paper,
    withdraw_paper,
)
from samspil.learning.programmes.models import DecisionPaper, PointDecision
from samspil.learning.programmes.queries.papers import awaiting_decision, papers
from samspil.learning.programmes.rules.papers import Decided, standing
from samspil.society.access.matrix import Duty
from samspil.society.access.permission import visible_or_404
from tests import factories

pytestmark = pytest.mark.django_db

MEETING = {"body": "Direktionen", "case_number": "26/1234"}


def points_of(paper):
    return list(paper.points.order_by("number"))


def register(by, paper, *outcomes, **fields):
    """Register outcomes for the points in their order; "" leaves one open."""
    decided = [
        Decided(point.pk, outcome, "Kun i 2027." if outcome == "conditional" else "")
        for point, outcome in zip(points_of(paper), outcomes, strict=False)
        if outcome
    ]
    given = MEETING | {"decided_on": clock.today()} | fields
    return register_decisions(by, paper, decided=decided, **given)


def again(by, point, **fields):
    given = {"outcome": "approved", "words": "Budgettet er på plads.", "decided_on": clock.today()} | MEETING
    return decide_point_again(by, point, **(given | fields))


@pytest.mark.requirement("VB-51")
def test_point_two_is_rejected_while_the_others_are_approved(paper, councillor, client_of):
    register(councillor, paper, "approved", "rejected", "approved", "conditional")
    outcomes = [point.decisions.get().outcome for point in points_of(paper)]
    assert outcomes == ["approved", "rejected", "approved", "conditional"]
    shown = standing(papers().get(pk=paper.pk))
    assert (shown.label, shown.tone) == ("Afgjort", "success")
    for url in (f"/programmer/indstillinger/{paper.pk}/", f"/programmer/indstillinger/{paper.pk}/udskrift/"):
        page = client_of(councillor).get(url).content.decode()
        second, third = page.index("Hjælp fra Kommunikation"), page.index("Tid på tværs")
        assert "Afvist" in page[second:third]
        assert "Afvist" not in page[third:]
        assert page.count("Godkendt") >= 3
        assert "Kun i 2027." in page
        assert "26/1234" in page
        assert "Direktionen" in page
    front = client_of(councillor).get(f"/programmer/{paper.programme_id}/").content.decode()
    assert "Afvist" in front


@pytest.mark.requirement("VB-51")
def test_a_later_decision_stands_beside_the_earlier_one(paper, councillor, client_of):
    register(councillor, paper, "approved", "rejected", "approved", "approved")
    second = points_of(paper)[1]
    again(councillor, second)
    kept = list(second.decisions.order_by("number"))
    assert [(one.number, one.outcome) for one in kept] == [(1, "rejected"), (2, "approved")]
    page = client_of(councillor).get(f"/programmer/indstillinger/{paper.pk}/").content.decode()
    part = page[page.index("Hjælp fra Kommunikation") : page.index("Tid på tværs")]
    assert part.index("Afvist") < part.index("Godkendt")
    assert "Budgettet er på plads." in part
    event = Event.objects.get(verb="decision_point.decided_again")
    assert (event.payload["earlier"], event.payload["outcome"]) == ("rejected", "approved")


def test_a_part_of_the_points_can_be_decided_and_the_rest_at_the_next_meeting(paper, councillor):
    register(councillor, paper, "approved", "", "postponed")
    assert standing(papers().get(pk=paper.pk)).label == "Delvist afgjort"
    register(councillor, paper, "", "rejected", "", "approved")
    assert standing(papers().get(pk=paper.pk)).label == "Afgjort, men noget er udsat"
    with pytest.raises(Conflict):  # what is decided is decided again on the point, openly
        register(councillor, paper, "rejected")
    again(councillor, points_of(paper)[2])
    assert standing(papers().get(pk=paper.pk)).label == "Afgjort"


def test_whoever_has_not_seen_the_latest_decision_must_read_again(paper, councillor, administrator_of_town):
    register(councillor, paper, "approved", seen=0)
    stale = DecisionPaper.objects.get(pk=paper.pk)
    with pytest.raises(Conflict):
        register(administrator_of_town, stale, "", "rejected", seen=0)
    register(administrator_of_town, stale, "", "rejected", seen=1)
    with pytest.raises(Conflict):
        again(councillor, points_of(paper)[0], seen=1)
    assert PointDecision.objects.count() == 2


@pytest.fixture
def administrator_of_town(town):
    return factories.assigned(Duty.ADMINISTRATOR, at=town)


@pytest.mark.requirement("VB-51")
@pytest.mark.parametrize(
    ("duty", "may"),
    [
        (Duty.COUNCIL_MEMBER, True),
        (Duty.ADMINISTRATOR, True),
        (Duty.CONSULTANT, False),
        (Duty.LEADER, False),
        (Duty.COMMITTEE_MEMBER, False),
    ],
)
def test_only_who_may_decide_registers_decisions(paper, town, duty, may):
    by = factories.assigned(duty, at=town)
    if may:
        register(by, paper, "approved")
        again(by, points_of(paper)[0])
        return
    with pytest.raises(Denied):
        register(by, paper, "approved")
    register(SYSTEM, paper, "approved")
    with pytest.raises(Denied):
        again(by, points_of(paper)[0])


def test_others_councils_decide_nothing_here(paper, foreigner, volunteer, region):
    for by in (factories.assigned(Duty.COUNCIL_MEMBER, at=region), foreigner, volunteer, STRANGER):
        with pytest.raises(Denied):
            register(by, paper, "approved")


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"body": " "}, "body"),
        ({"case_number": ""}, "case_number"),
        ({"decided_on": clock.today() + timedelta(days=2)}, "decided_on"),
    ],
)
def test_a_decision_says_who_where_and_when(paper, councillor, fields, where):
    with pytest.raises(Invalid) as refused:
        register(councillor, paper, "approved", **fields)
    assert where in refused.value.errors


def test_conditions_are_written(paper, councillor):
    point = points_of(paper)[0]
    with pytest.raises(Invalid) as refused:
        register_decisions(
            councillor, paper, decided=[Decided(point.pk, "conditional")], decided_on=clock.today(), **MEETING
        )
    assert f"conditions_{point.pk}" in refused.value.errors
    with pytest.raises(IntegrityError), transaction.atomic():
        PointDecision.objects.create(
            point=point, number=1, outcome="conditional", decided_on=clock.today(), **MEETING
        )
    with pytest.raises(Invalid):
        register(councillor, paper)


def test_a_new_decision_comes_after_the_earlier_one_and_says_why(paper, councillor):
    first, second, *_rest = points_of(paper)
    register(councillor, paper, "approved")
    with pytest.raises(Conflict):
        again(councillor, second)
    with pytest.raises(Invalid):
        again(councillor, first, words=" ")
    with pytest.raises(Invalid):
        again(councillor, first, decided_on=clock.today() - timedelta(days=3))
    with pytest.raises(Invalid):
        again(councillor, first, outcome="conditional")


def test_the_words_stand_still_once_the_paper_is_put_forward(paper, consultant):
    point = points_of(paper)[0]
    words = {"title": "Ny", "body": "Byrådet", "background": "x", "case_number": "", "meeting_on": None}
    for act in (
        lambda: change_paper(consultant, paper, **words),
        lambda: add_point(consultant, paper, title="Et punkt til"),
        lambda: change_point(consultant, point, title="Andet"),
        lambda: remove_point(consultant, point),
    ):
        with pytest.raises(Conflict):
            act()
    with pytest.raises(IllegalMove):
        submit_paper(consultant, paper)


def test_a_draft_is_written_and_numbered_anew(programme, consultant):
    draft = draft_paper(consultant, programme, title="A", body="Byrådet", background="B")
    with pytest.raises(Closed):
        submit_paper(consultant, draft)
    first, _second, third = (add_point(consultant, draft, title=title) for title in "XYZ")
    change_point(consultant, third, title="Zeta", text="Mere")
    remove_point(consultant, first)
    assert [(point.number, point.title) for point in points_of(draft)] == [(1, "Y"), (2, "Zeta")]
    words = {"title": "AA", "body": "Byrådet", "background": "B", "case_number": "", "meeting_on": None}
    change_paper(consultant, draft, **words)
    assert DecisionPaper.objects.get(pk=draft.pk).title == "AA"
    with pytest.raises(Conflict):
        register(SYSTEM, draft, "approved")


def test_a_paper_is_withdrawn_only_while_nothing_in_it_is_decided(paper, programme, consultant, councillor):
    register(councillor, paper, "approved")
    with pytest.raises(Conflict):
        withdraw_paper(consultant, paper)
    other = draft_paper(consultant, programme, title="A", body="Byrådet", background="B")
    withdraw_paper(consultant, other)
    assert standing(papers().get(pk=other.pk)).label == "Trukket tilbage"


def test_a_draft_is_read_by_those_who_write_it(programme, consultant, councillor, school_leader):
    draft = draft_paper(SYSTEM, programme, title="A", body="Byrådet", background="B")
    assert visible_or_404(consultant, DecisionPaper, draft.pk)
    for by in (councillor, school_leader):
        with pytest.raises(NotVisible):
            visible_or_404(by, DecisionPaper, draft.pk)


def test_what_awaits_a_decision_is_found_by_those_who_make_it(paper, councillor, consultant):
    assert list(awaiting_decision(councillor)) == [paper]
    assert not awaiting_decision(consultant)
    register(councillor, paper, "approved", "approved", "approved", "approved")
    assert not awaiting_decision(councillor)
