"""The whole database as one text, and a person who has left words all over it."""

import json
from dataclasses import dataclass
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM, Actor
from samspil.people.applications.actions import accept_application, apply_to_activity, confirm_application
from samspil.people.applications.models import Interest
from samspil.people.onboarding.actions import issue_badge
from samspil.people.volunteers.actions import change_volunteer
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.access.matrix import Duty
from samspil.society.accounts.actions import ask_for_link
from samspil.society.accounts.models import User
from samspil.society.duties.queries import actor_for
from samspil.society.notifications.models import Contact, Notification, Subscription
from tests import factories


def run(command: str, *arguments: str, **options: object) -> tuple[int, str]:
    """Run a command; return its exit code and what it printed."""
    out = StringIO()
    try:
        call_command(command, *arguments, stdout=out, stderr=out, **options)
    except CommandError as refused:
        return refused.returncode, f"{out.getvalue()}{refused}"
    return 0, out.getvalue()


def dump() -> str:
    """Return every row of every table as text."""
    tables = connection.introspection.table_names()
    with connection.cursor() as cursor:
        rows = []
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - the database's own names
            rows += [f"{table}: " + " | ".join(_text(value) for value in row) for row in cursor.fetchall()]
    return "\n".join(rows)


def _text(value: object) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("utf-8", "replace")
    text = value if isinstance(value, str) else json.dumps(value, default=str, ensure_ascii=False)
    return text.encode().decode("unicode_escape", "replace") if "\\u00" in text else text


CANARIES = (
    "Åse Kanariefugl",
    "ase kanariefugl",
    "aase kanariefugl",
    "aase.kanarie@example.dk",
    "31415926",
    "31 41 59 26",
    "Zebraøre",
    "Okapihorn",
    "Tapirsnude",
    "Gnuhale",
    "kanariepush",
)


@dataclass
class Canary:
    user: User
    affiliation: Affiliation
    actor: Actor
    coordinator: Actor


@pytest.fixture
def canary(ward) -> Canary:
    """A volunteer who came in by an application, and whose words stand wherever words can stand."""
    coordinator = factories.assigned(Duty.COORDINATOR, at=ward, name="Karen Koordinator")
    activity = factories.published_activity(ward)
    application = apply_to_activity(
        STRANGER,
        activity,
        name="Åse Kanariefugl",
        email="Aase.Kanarie@example.dk",
        phone="+4531415926",
        birth_year=1950,
        message="Jeg har et Zebraøre.",
    )
    confirm_application(STRANGER, application, key=application.key)
    application.refresh_from_db()
    accept_application(coordinator, application, starts_on=clock.today())
    user = User.objects.get(email="aase.kanarie@example.dk")
    affiliation = Affiliation.objects.get(volunteer=user.pk)
    volunteer = Volunteer.objects.get(pk=user.pk)
    change_volunteer(SYSTEM, volunteer, motivation="Et Okapihorn driver mig.", postcode="8800")
    issue_badge(SYSTEM, affiliation)
    user.set_password("Gnuhale-Gnuhale")
    user.save()
    ask_for_link(STRANGER, email=user.email, network="n", device="Firefox|Linux")
    Contact.objects.create(user=user, phone="+4531415926")
    Subscription.objects.create(
        user=user, endpoint="https://push.example/kanariepush", p256dh="k", auth="a", created_at=clock.now()
    )
    Interest.objects.create(
        authority=ward.unit.authority,
        name="Åse Kanariefugl",
        email="aase.kanarie@example.dk",
        message="En Tapirsnude, tak.",
    )
    Notification.objects.create(
        kind="application",
        event="told elsewhere",
        recipient=User.objects.get(pk=coordinator.user_id),
        subject="Nyt fra Åse Kanariefugl",
        body="Ring til Åse Kanariefugl på 31 41 59 26 eller skriv til aase.kanarie@example.dk.",
        created_at=clock.now(),
    )
    return Canary(user, affiliation, actor_for(user), coordinator)
