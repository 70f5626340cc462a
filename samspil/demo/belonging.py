"""What binds the volunteers of the demonstration to a place: how much is right, a hello, news, a class, and goodbyes."""

from contextlib import suppress
from datetime import timedelta
from random import Random

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.base.core.errors import DomainError
from samspil.demo.crowd import Crowd
from samspil.demo.readying import make_ready
from samspil.demo.story import Row, Story, days_ago, rows
from samspil.everyday.cases.actions import plan_departure
from samspil.everyday.rotas.actions import record_attendance, sign_up
from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.models import Shift, SignUp
from samspil.learning.recognition.actions.hellos import say_hello
from samspil.learning.recognition.actions.news import follow_news, post_news
from samspil.learning.recognition.queries.hellos import quiet_volunteers
from samspil.learning.surveys.actions import answer_parting
from samspil.people.activities.actions import describe_activity
from samspil.people.activities.models import Activity
from samspil.people.onboarding.actions import open_onboarding
from samspil.people.volunteers.actions import choose_measure, place_students
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.duties.queries import actor_for
from samspil.society.places.actions import describe_workplace

_FILE = "belonging"
_MEMBER_FOR = 300  # days, of those who have left


def tell_belonging(story: Story) -> None:
    """Let people say how much is right, hear news, be greeted, come as a class, and say goodbye."""
    for row in rows(_FILE, "places"):
        workplace = story.workplaces[row["workplace"]]
        describe_workplace(SYSTEM, workplace.unit, people_most=row["people_most"])
    for row in rows(_FILE, "wishes"):
        _wish(story, row)
    for row in rows(_FILE, "limits"):
        _measure(story, row)
    for row in rows(_FILE, "news"):
        with days_ago(row["days"]):
            post_news(
                actor_for(story.people[row["by"]]),
                story.workplaces[row["workplace"]],
                title=row["title"],
                text=row["text"],
                until=clock.today() + timedelta(days=row["shown"]),
            )
    _greet(story)
    for row in rows(_FILE, "classes"):
        _class(story, row)
    _say_goodbye(story)


def _wish(story: Story, row: Row) -> None:
    """Let a volunteer say how much they would like, and ask for the news of a place."""
    user = story.people[row["volunteer"]]
    by = actor_for(user)
    choose_measure(by, Volunteer.objects.get(pk=user.pk), hours_wished=row["hours"], hours_most=None)
    follow_news(by, story.workplaces[row["follows"]], volunteer_id=user.pk)


def _measure(story: Story, row: Row) -> None:
    """Limit the hours of an activity, and let one of its volunteers take more than they had thought right."""
    activity = story.activities[row["activity"]]
    activity.refresh_from_db()
    describe_activity(SYSTEM, activity, hours_most=row["hours_most"])
    ahead = SignUp.objects.filter(
        shift__activity=activity, state=SignUpState.TAKEN, starts_at__gt=clock.now() + timedelta(days=1)
    )
    for one in ahead.select_related("affiliation__volunteer__user").order_by("starts_at", "pk"):
        if _takes_more(one, activity, row):
            return


def _takes_more(one: SignUp, activity: Activity, row: Row) -> bool:
    """Let the volunteer take another shift of the same week, and say whether there was one."""
    monday = clock.local(one.starts_at).date() - timedelta(days=clock.local(one.starts_at).weekday())
    week = (clock.start_of(monday), clock.start_of(monday + timedelta(days=7)))
    others = Shift.objects.planned().filter(activity=activity, starts_at__gt=clock.now())
    others = others.filter(starts_at__gte=week[0], starts_at__lt=week[1]).exclude(pk=one.shift_id)
    volunteer = one.affiliation.volunteer
    by = actor_for(volunteer.user)
    for shift in others.select_related("activity__workplace__unit").order_by("starts_at", "pk"):
        if shift.free:
            choose_measure(by, volunteer, hours_wished=row["wished"], hours_most=row["most"])
            with suppress(DomainError):
                sign_up(by, shift, volunteer_id=volunteer.pk, confirmed=True)
                return True
    return False


def _greet(story: Story) -> None:
    """Let somebody say hello to one of those who have not come for a while; the others wait for theirs."""
    for row in rows(_FILE, "hellos"):
        by = actor_for(story.people[row["by"]])
        quiet = quiet_volunteers(by).first()
        if quiet is not None:
            with days_ago(row["days"]):
                say_hello(by, quiet)


def _class(story: Story, row: Row) -> None:
    """Take a class in; all of it has been there since, so that each can have the certificate."""
    with days_ago(row["began"]):
        placement = place_students(
            actor_for(story.people[row["by"]]),
            story.workplaces[row["workplace"]],
            institution=row["institution"],
            group_name=row["group_name"],
            role=row["role"],
            starts_on=clock.today(),
            last_day=clock.today() + timedelta(days=row["lasts"]),
            people=[(name, email) for name, email in row["people"]],
        )
        activity = story.activities[row["activity"]]
        students = placement.students.select_related("affiliation__volunteer__user").order_by("pk")
        bonds = [one.affiliation for one in students]
        for bond in bonds:
            open_onboarding(SYSTEM, bond.volunteer, activity, affiliation=bond, due_on=clock.today())
            make_ready(bond, activity)
    since = clock.start_of(placement.starts_on + timedelta(days=1))
    past = Shift.objects.planned().filter(activity=activity, partner=None, starts_at__gte=since)
    past = past.filter(ends_at__lt=clock.now()).select_related("activity__workplace__unit")
    for shift in past.order_by("starts_at", "pk"):
        for bond in bonds:
            _attend(shift, bond)


def _attend(shift: Shift, bond: Affiliation) -> None:
    with clock.stopped_at(shift.starts_at - timedelta(days=1)):
        sign_up(actor_for(bond.volunteer.user), shift, volunteer_id=bond.volunteer_id)
    record_attendance(SYSTEM, shift, affiliation=bond, came_at=shift.starts_at, left_at=shift.ends_at)


def _say_goodbye(story: Story) -> None:
    """Let volunteers of several places stop, and say without their name what weighed most."""
    told = rows(_FILE, "partings")
    crowd = Crowd(Random(2028)).gather(
        [story.activities[row["activity"]] for row in told], since=story.today - timedelta(days=_MEMBER_FOR)
    )
    for row, (bond, _activity) in zip(told, crowd, strict=True):
        by = actor_for(bond.volunteer.user)
        with days_ago(row["days"]):
            departure = plan_departure(by, bond, last_day=clock.today())
            answer_parting(by, departure, consent=True, reason=row["reason"], meaning=row["meaning"])
