"""What several parties do together in the demonstration: a stand with one rota, and volunteer centres that help to find people."""

from datetime import time, timedelta

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.demo.readying import make_ready
from samspil.demo.story import Row, Story, days_ago, rows
from samspil.doors.kiosk.actions import add_stock_item, note_visitors
from samspil.everyday.rotas.actions import make_pattern, sign_up
from samspil.everyday.rotas.models import Shift
from samspil.people.activities.actions import share_activity
from samspil.people.activities.models import Activity
from samspil.people.applications.models import Interest
from samspil.people.centres.actions import agree_to_referral, publish_course, refer_to_centre, share_vacancy
from samspil.people.onboarding.actions import open_onboarding
from samspil.people.volunteers.models import Affiliation
from samspil.society.duties.queries import actor_for

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def tell_together(story: Story) -> None:
    """Let the parties share a stand, and the centres see vacancies, hold courses and be told of somebody."""
    for row in rows("together", "stands"):
        _share(story, row)
    for row in rows("together", "vacancies"):
        share_vacancy(
            SYSTEM, story.activities[row["activity"]], municipality=story.authorities[row["municipality"]]
        )
    for row in rows("together", "courses"):
        _course(story, row)
    interest = Interest.objects.exclude(email="").filter(name="Amir").first()
    if interest is not None:
        asked = refer_to_centre(SYSTEM, interest, centre=story.partners["frivilliges-hus"])
        agree_to_referral(STRANGER, asked, key=asked.key)


def _share(story: Story, row: Row) -> None:
    activity = story.activities[row["activity"]]
    activity.refresh_from_db()
    with days_ago(25):
        for key in row["parties"]:
            share_activity(SYSTEM, activity, partner=story.partners[key])
        for item in row["stock"]:
            add_stock_item(SYSTEM, activity, **item)
        for pattern in row["patterns"]:
            make_pattern(
                SYSTEM,
                activity,
                weekdays=[_DAYS.index(pattern["weekday"])],
                starts=time.fromisoformat(pattern["start"]),
                ends=time.fromisoformat(pattern["end"]),
                places=pattern["places"],
                valid_from=clock.today(),
                partner=story.partners.get(pattern.get("party", "")),
            )
    _fill(activity)
    past = Shift.objects.filter(activity=activity, ends_at__lt=clock.now()).order_by("starts_at", "pk")
    for shift, visitors in zip(
        past.select_related("activity__workplace__unit"), row["visitors"], strict=False
    ):
        note_visitors(SYSTEM, shift, visitors=visitors)


def _fill(activity: Activity) -> None:
    """Let one volunteer of each party take a place of the workplace's own next shift."""
    coming = Shift.objects.filter(activity=activity, partner=None, starts_at__gt=clock.now())
    shift = coming.select_related("activity__workplace__unit").order_by("starts_at", "pk").first()
    for party in activity.parties.order_by("pk"):
        own = Affiliation.objects.current().filter(partner=party.partner, workplace=activity.workplace)
        bond = own.select_related("volunteer__user", "workplace__unit").order_by("pk").last()
        if shift is not None and bond is not None:
            with days_ago(20):
                due = clock.today() + timedelta(days=2)
                open_onboarding(SYSTEM, bond.volunteer, activity, affiliation=bond, due_on=due)
                make_ready(bond, activity)
            sign_up(actor_for(bond.volunteer.user), shift, volunteer_id=bond.volunteer_id)


def _course(story: Story, row: Row) -> None:
    day = clock.today() + timedelta(days=row["in"])
    publish_course(
        SYSTEM,
        story.partners[row["centre"]],
        starts_at=clock.at(day, time.fromisoformat(row["start"])),
        ends_at=clock.at(day, time.fromisoformat(row["end"])),
        **{name: row[name] for name in ("title", "about", "where", "joining")},
    )
