"""What a workplace changes is raised for its committee, once, and opens the gate only when it has been spoken of."""

import pytest

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import Denied, Invalid
from samspil.base.events.models import Event
from samspil.compact.dialogue.actions import raise_item
from samspil.compact.dialogue.flow import ItemState
from samspil.compact.dialogue.models import (
    Cause,
    Committee,
    CommitteeLevel,
    CommitteeUnit,
    DialoguePolicy,
    Item,
)
from samspil.compact.dialogue.queries import committee_for, discussion_verdict
from tests import factories

pytestmark = pytest.mark.django_db


def committee_at(unit, name="LMU Medicin", rank=1):
    level, _ = CommitteeLevel.objects.get_or_create(
        authority=unit.authority, name=f"niveau {rank}", defaults={"rank": rank}
    )
    committee = Committee.objects.create(authority=unit.authority, level=level, name=name)
    CommitteeUnit.objects.create(committee=committee, unit=unit)
    return committee


def raised(by, ward, **fields):
    values = {
        "cause": Cause.NEW_AGREEMENT,
        "about": "agreements.agreement:12",
        "title": "Ny samarbejdsaftale",
        "what": "Røde Kors begynder med besøgsvenner.",
        "why": "Medarbejderne får nye kolleger på gangen.",
        **fields,
    }
    return raise_item(by, ward, **values)


def test_a_matter_goes_to_the_committee_nearest_above_the_workplace(ward, leader):
    committee = committee_at(ward.unit)
    item = raised(leader, ward)
    assert item.committee == committee
    assert item.state == ItemState.WAITING
    assert Event.objects.filter(verb="item.raised", payload__about="agreements.agreement:12").count() == 1


def test_without_a_committee_the_matter_waits_and_says_so(ward, leader):
    item = raised(leader, ward)
    assert item.committee is None
    assert ward.unit.name in discussion_verdict(ward, item.about).reason


def test_a_second_change_is_added_to_the_matter_that_waits(ward, leader):
    committee_at(ward.unit)
    first = raised(leader, ward)
    second = raised(leader, ward, what="Nu også om lørdagen.", title="Ny aftale, ændret")
    assert second.pk == first.pk
    second.refresh_from_db()
    assert "besøgsvenner" in second.what
    assert "lørdagen" in second.what
    assert second.title == "Ny aftale, ændret"
    assert Item.objects.count() == 1


def test_the_same_words_twice_are_written_once(ward, leader):
    raised(leader, ward)
    item = raised(leader, ward)
    item.refresh_from_db()
    assert item.what.count("besøgsvenner") == 1


def test_a_matter_raised_by_hand_is_always_a_new_one(ward, leader):
    raised(leader, ward, cause=Cause.OTHER, about="")
    raised(leader, ward, cause=Cause.OTHER, about="")
    assert Item.objects.count() == 2


def test_a_settled_matter_does_not_take_what_is_new(ward, leader):
    first = raised(leader, ward)
    Item.objects.filter(pk=first.pk).update(
        state=ItemState.NOT_RELEVANT, reason="Kun et nyt telefonnummer.", settled_at=clock.now()
    )
    assert discussion_verdict(ward, first.about)
    assert raised(leader, ward).pk != first.pk
    assert not discussion_verdict(ward, first.about)


def test_what_was_never_raised_is_not_discussed(ward):
    committee_at(ward.unit)
    verdict = discussion_verdict(ward, "agreements.agreement:99")
    assert not verdict
    assert "LMU Medicin" in verdict.reason


def test_an_authority_may_do_without_the_discussion(ward, region):
    DialoguePolicy.objects.create(authority=region, discussion_required=False)
    assert discussion_verdict(ward, "agreements.agreement:99")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("about", "noget andet"),
        ("link", "https://eksempel.dk/"),
        ("link", "//eksempel.dk/"),
        ("title", " "),
        ("what", ""),
        ("what", "Borgeren 010203-1234"),
        ("numbers", [("Borger", "010203-1234")]),
    ],
)
def test_what_cannot_be_used_is_refused_beside_its_field(ward, leader, field, value):
    with pytest.raises(Invalid) as refused:
        raised(leader, ward, **{field: value})
    assert field in refused.value.errors


def test_somebody_from_elsewhere_raises_nothing(ward, foreigner, volunteer, stranger):
    for who in (foreigner, volunteer, stranger):
        with pytest.raises(Denied):
            raised(who, ward)
    assert raised(SYSTEM, ward)


def test_the_committee_of_the_lowest_level_is_the_nearest(ward, region):
    upper = committee_at(ward.unit, "HMU", rank=2)
    lower = committee_at(ward.unit, "LMU", rank=1)
    assert committee_for(ward) == lower
    Committee.objects.filter(pk=lower.pk).update(ended_on=clock.today())
    assert committee_for(ward) == upper


def test_a_committee_of_the_whole_authority_takes_what_nobody_else_covers(ward, region):
    level = CommitteeLevel.objects.create(authority=region, name="RMU", rank=3)
    top = Committee.objects.create(authority=region, level=level, name="RMU", covers_all=True)
    assert committee_for(ward) == top
    assert committee_for(ward) != committee_at(ward.unit)
    assert committee_for(ward).name == "LMU Medicin"


def test_the_same_association_is_a_matter_for_the_committee_of_each_workplace(ward, region):
    """An association that comes to two wards concerns the employees of both."""
    elsewhere = factories.open_workplace(region, name="Kirurgi")
    here, there = committee_at(ward.unit), committee_at(elsewhere.unit, "LMU Kirurgi")
    new = {"cause": Cause.NEW_ASSOCIATION, "about": "partners.partner:5"}
    assert raised(SYSTEM, ward, **new).committee == here
    assert raised(SYSTEM, elsewhere, **new).committee == there
    assert Item.objects.count() == 2
