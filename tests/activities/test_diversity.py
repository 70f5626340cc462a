import pytest
from django.urls import reverse

from samspil.base.core.errors import Denied, IllegalMove
from samspil.people.activities.actions import answer_diversity_check, close_activity, publish_activity
from samspil.people.activities.models import DiversityCheck
from tests import factories

NO = {"language": False, "access": False, "times": False, "wording": False}


@pytest.fixture
def draft(ward):
    return factories.described_activity(ward)


def step(activity):
    return reverse("activities:step", args=[activity.pk, "mangfoldighed"])


@pytest.mark.requirement("RM-51")
def test_the_answers_are_stored_with_their_history_and_shown_again(draft, coordinator, client_of):
    client = client_of(coordinator)
    first = {
        "language": "yes",
        "access": "no",
        "times": "no",
        "wording": "yes",
        "note": "Vi spørger om en rampe.",
    }
    assert client.post(step(draft), first).status_code == 302
    assert client.post(step(draft), {**first, "access": "yes"}).status_code == 302
    kept = [(check.access, check.note) for check in DiversityCheck.objects.all()]
    assert kept == [(True, "Vi spørger om en rampe."), (False, "Vi spørger om en rampe.")]
    assert "Vi spørger om en rampe." in client.get(reverse("activities:activity", args=[draft.pk])).text
    assert "Vi spørger om en rampe." in client.get(step(draft)).text


@pytest.mark.requirement("RM-51")
def test_four_times_no_is_advice_and_closes_no_gate(draft, leader):
    answer_diversity_check(leader, draft, **NO)
    publish_activity(leader, draft)
    assert draft.state == "published"


def test_a_published_activity_stays_published_whatever_is_answered(ward, coordinator):
    activity = factories.published_activity(ward)
    answer_diversity_check(coordinator, activity, **NO, note="Ny tekst")
    activity.refresh_from_db()
    assert activity.state == "published"


def test_only_those_who_edit_it_answer_and_nobody_when_it_is_closed(draft, leader, employee):
    with pytest.raises(Denied):
        answer_diversity_check(employee, draft, **NO)
    close_activity(leader, draft)
    with pytest.raises(IllegalMove):
        answer_diversity_check(leader, draft, **NO)
