"""The day of those who follow rather than do: committee, council, consultant, administrator. Counts, and ways to the lists."""

from django.db.models import Count, Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks_db.models import DBTaskResult

from samspil.base.core.actor import Actor
from samspil.base.ui.context import NavItem
from samspil.doors.portal.queries.today import asking, framing, rolling
from samspil.doors.portal.queries.today.frame import Block, Figure, Next, Row, Rows, Urgency, in_duty
from samspil.doors.portal.queries.today.waiting import first, interests
from samspil.people.activities.flow import State
from samspil.people.activities.models import Activity, Need
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.matrix import Can, Duty
from samspil.society.access.reach import within
from samspil.society.notifications.models import Delivery
from samspil.society.places.models import Workplace


def committee(by: Actor) -> Block:
    """Return what waits for a member of a MED committee, and what they follow. Seven queries."""
    me = in_duty(by, Duty.COMMITTEE_MEMBER)
    waiting = framing.for_committee(me)
    why = _("Look at what the volunteers do, and may not do, before the committee discusses it.")
    said = Next(
        _("Read the activities"), why, reverse("activities:index"), _("See the activities"), Urgency.QUIET
    )
    links = _links(
        "dialogue:index",
        "agreements:index",
        "frameworks:index",
        "insights:board",
        "insights:evaluations",
        "surveys:rounds",
        "places:workplaces",
    )
    parts = {"frame": waiting, "figures": figures(me), "links": links}
    return Block(Duty.COMMITTEE_MEMBER, _first(waiting) or said, "portal/today/overview.html", parts)


def council(by: Actor) -> Block:
    """Return what a council member is to sign, and follows. Five queries."""
    me = in_duty(by, Duty.COUNCIL_MEMBER)
    waiting = [*rolling.for_council(me), *framing.for_council(me)]
    why = _("Here is how far the collaboration with volunteers has come.")
    said = Next(
        _("See where volunteers take part"),
        why,
        reverse("portal:overview"),
        _("To the overview"),
        Urgency.QUIET,
    )
    links = _links(
        "frameworks:index",
        "agreements:index",
        "places:workplaces",
        "activities:index",
        "activities:goals",
        "insights:board",
        "insights:evaluations",
        "surveys:rounds",
    )
    parts = {"frame": waiting, "figures": figures(me), "links": links}
    return Block(Duty.COUNCIL_MEMBER, _first(waiting) or said, "portal/today/overview.html", parts)


def consultant(by: Actor) -> Block:
    """Return what a volunteering consultant can help with. Ten queries."""
    me = in_duty(by, Duty.CONSULTANT)
    closed, waiting, unmet = _not_open(me), interests(me), _unmet_needs(me)
    framed = [*asking.cases_of(me), *framing.for_consultant(me), *rolling.for_consultant(me)]
    parts = {"frame": framed, "figures": [*figures(me), unmet], "closed": closed, "interests": waiting}
    said = (_first(framed) if not waiting.total else None) or _help(closed, waiting)
    return Block(Duty.CONSULTANT, said, "portal/today/consultant.html", parts)


def administrator(by: Actor) -> Block:
    """Return how the installation stands. Five queries."""
    me = in_duty(by, Duty.ADMINISTRATOR)
    letters = Delivery.objects.visible_to(me).filter(state="failed").count()
    jobs = DBTaskResult.objects.failed().count()
    names = (
        "duties:assignments",
        "duties:matrix",
        "notifications:outbox",
        "notifications:jobs",
        "onboarding:requirements",
        "duties:events",
        "exchange:imports",
        "exchange:exports",
        "frameworks:index",
        "dialogue:committees",
        "dialogue:policies",
        "agreements:overview",
        "insights:board",
        "surveys:rounds",
    )
    parts = {
        "figures": figures(me),
        "links": _links(*names, "places:organisation", "partners:partners", "volunteers:directory"),
    }
    return Block(Duty.ADMINISTRATOR, _repair(letters, jobs), "portal/today/overview.html", parts)


def _first(waiting: list[Row]) -> Next | None:
    """Return the first thing that waits as the one to do next."""
    if not waiting:
        return None
    return Next(waiting[0].title, waiting[0].note, waiting[0].url, _("Take a look"))


def figures(me: Actor) -> list[Figure]:
    """Return how many people, activities and places the duty reaches. Three queries."""
    place = {"authority": "workplace__unit__authority_id", "unit_path": "workplace__unit__path"}
    present = Affiliation.objects.current().filter(within(me, Can.PLACE_VIEW, **place))
    people = present.order_by().aggregate(n=Count("volunteer", distinct=True))["n"]
    activities = Activity.objects.visible_to(me).filter(state=State.PUBLISHED).count()
    places = Workplace.objects.visible_to(me).filter(is_active=True).count()
    return [
        Figure(people, _("volunteers")),
        Figure(
            activities,
            _("published activities"),
            f"{reverse('activities:index')}?tilstand={State.PUBLISHED.value}",
        ),
        Figure(places, _("open workplaces"), reverse("places:workplaces")),
    ]


def _not_open(me: Actor) -> Rows:
    """Return the workplaces that have a profile and have not opened."""
    rows = Workplace.objects.visible_to(me).filter(is_active=False, unit__closed_on__isnull=True)
    found, total = first(rows.order_by("unit__name", "pk"), "pk", "unit__name", "unit__authority__name")
    shown = [
        Row(row["unit__name"], reverse("places:workplace", args=[row["pk"]]), row["unit__authority__name"])
        for row in found
    ]
    return Rows(shown, total, reverse("places:workplaces"))


def _unmet_needs(me: Actor) -> Figure:
    answers = Activity.objects.exclude(state=State.CLOSED).filter(needs=OuterRef("pk"))
    unmet = Need.objects.visible_to(me).filter(~Exists(answers), met_on__isnull=True).count()
    return Figure(unmet, _("needs that no activity answers yet"))


def _help(closed: Rows, waiting: Rows) -> Next:
    if waiting.total:
        one = waiting.rows[0]
        return Next(
            _("Write to %(name)s") % {"name": one.title},
            one.note or _("Would like to help."),
            one.url,
            _("See who would like to help"),
        )
    if closed.total:
        one = closed.rows[0]
        title = _("Help %(place)s to open") % {"place": one.title}
        return Next(
            title,
            _("The profile is begun, and the workplace has not opened to volunteers yet."),
            one.url,
            _("See what is missing"),
        )
    why = _("Nobody waits, and every workplace with a profile is open.")
    return Next(_("Nothing is waiting for you"), why, urgency=Urgency.QUIET)


def _repair(letters: int, jobs: int) -> Next:
    if jobs:
        title = ngettext("%(n)s job has failed", "%(n)s jobs have failed", jobs) % {"n": jobs}
        return Next(
            title,
            _("Look at what it says, and start it again."),
            reverse("notifications:jobs"),
            _("See the jobs"),
            Urgency.NOW,
            is_alarm=True,
        )
    if letters:
        title = ngettext(
            "%(n)s message could not be delivered", "%(n)s messages could not be delivered", letters
        ) % {"n": letters}
        return Next(
            title,
            _("Often an address is misspelt."),
            f"{reverse('notifications:outbox')}?state=failed",
            _("See the outbox"),
        )
    return Next(_("Everything runs"), _("No failed jobs, no lost messages."), urgency=Urgency.QUIET)


def _links(*names: str) -> list[NavItem]:
    labels = {
        "activities:goals": _("What is done for each goal"),
        "activities:index": _("Activities"),
        "agreements:index": _("Agreements"),
        "agreements:overview": _("Agreements over the whole area"),
        "dialogue:committees": _("Committees"),
        "dialogue:index": _("Dialogue"),
        "dialogue:policies": _("How the dialogue is carried on"),
        "duties:assignments": _("Who has which duty"),
        "duties:events": _("Event log"),
        "duties:matrix": _("What each duty may do"),
        "exchange:exports": _("Take data out"),
        "exchange:imports": _("Bring data in"),
        "frameworks:index": _("Frameworks"),
        "insights:board": _("Insight"),
        "insights:evaluations": _("Evaluations"),
        "notifications:jobs": _("Jobs"),
        "notifications:outbox": _("Outbox"),
        "onboarding:requirements": _("What is required of volunteers"),
        "partners:partners": _("Associations and other partners"),
        "places:organisation": _("Organisation"),
        "places:workplaces": _("Workplaces"),
        "surveys:rounds": _("Questionnaires"),
        "volunteers:directory": _("Volunteers"),
    }
    return [NavItem(labels[name], reverse(name)) for name in names]
