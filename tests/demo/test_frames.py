import pytest

from samspil.compact.frameworks.flow import State
from samspil.compact.frameworks.models import Framework
from samspil.compact.frameworks.rules.difference import difference
from samspil.demo import committees, frames, society
from samspil.demo.story import Story, days_ago


@pytest.mark.django_db
def test_the_demonstration_has_two_adopted_versions_to_lay_side_by_side():
    story = Story()
    with days_ago(420):
        society.tell_places(story)
        society.tell_partners(story)
        society.tell_people(story)
        committees.tell_committees(story)
        frames.tell_frameworks(story)
    with days_ago(150):
        frames.tell_revisions(story)
    policy = Framework.objects.get(title="Politik for borgernes medvirken")
    first, second = policy.versions.order_by("number")
    assert (first.state, second.state) == (State.SUPERSEDED, State.ADOPTED)
    counts = difference(list(first.clauses.all()), list(second.clauses.all())).counts
    assert (counts["meaning"], counts["spelling"], counts["added"]) == (1, 1, 1)
