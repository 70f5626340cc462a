"""Applications in every state, made the way people make them."""

from datetime import timedelta
from itertools import count

from samspil.base.core import clock
from samspil.base.core.actor import STRANGER, SYSTEM
from samspil.people.activities.models import Activity
from samspil.people.applications.actions import (
    accept_application,
    apply_to_activity,
    confirm_application,
    put_on_waiting_list,
)
from samspil.people.applications.models import Application

_numbers = count(1)


def unconfirmed(activity: Activity, name: str = "Sofie Lund", email: str = "") -> Application:
    return apply_to_activity(
        STRANGER,
        activity,
        name=name,
        email=email or f"sofie-{next(_numbers)}@example.dk",
        birth_year=1990,
        message="Jeg har tid om tirsdagen.",
    )


def received(activity: Activity, name: str = "Sofie Lund", email: str = "") -> Application:
    application = unconfirmed(activity, name, email)
    return confirm_application(STRANGER, application, key=application.key)


def waiting(activity: Activity, name: str = "Villy Venter") -> Application:
    application = received(activity, name)
    put_on_waiting_list(SYSTEM, application)
    application.refresh_from_db()
    return application


def accepted(activity: Activity, name: str = "Anna Antaget") -> Application:
    application = received(activity, name)
    accept_application(SYSTEM, application, starts_on=clock.today() + timedelta(days=3))
    return application
