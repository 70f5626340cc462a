"""The courses of a volunteer centre."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Conflict, Invalid
from samspil.base.events.recording import action, record
from samspil.people.centres.events import CourseChanged, CoursePublished, CourseWithdrawn
from samspil.people.centres.models import Course
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.partners.models import Partner


@action
def publish_course(
    by: Actor, centre: Partner, *, starts_at: datetime, ends_at: datetime, **words: str
) -> Course:
    """Put a course into the catalogue. Raises Invalid for times that cannot be, and for a partner that is no volunteer centre."""
    require(by, Can.INTEREST_HANDLE, centre)
    if centre.kind != Partner.Kind.VOLUNTEER_CENTRE:
        raise Invalid({"title": [_("Only a volunteer centre publishes courses here.")]})
    _check(starts_at, ends_at)
    course = Course.objects.create(centre=centre, starts_at=starts_at, ends_at=ends_at, **words)
    record(CoursePublished(subject=course), by=by)
    return course


@action
def change_course(by: Actor, course: Course, *, starts_at: datetime, ends_at: datetime, **words: str) -> None:
    """Change the course. Raises Invalid for times that cannot be, Conflict when it has been called off."""
    require(by, Can.INTEREST_HANDLE, course)
    _check(starts_at, ends_at)
    values: dict[str, Any] = {"starts_at": starts_at, "ends_at": ends_at, **words}
    for name, value in values.items():
        setattr(course, name, value)
    if not Course.objects.filter(pk=course.pk, withdrawn_at=None).update(**values):
        raise Conflict(_("The course has been called off."))
    record(CourseChanged(subject=course), by=by)


@action
def withdraw_course(by: Actor, course: Course) -> None:
    """Call the course off. Twice is as good as once."""
    require(by, Can.INTEREST_HANDLE, course)
    if Course.objects.filter(pk=course.pk, withdrawn_at=None).update(withdrawn_at=clock.now()):
        record(CourseWithdrawn(subject=course), by=by)


def _check(starts_at: datetime, ends_at: datetime) -> None:
    if ends_at <= starts_at:
        raise Invalid({"ends": [_("The course ends after it starts.")]})
    if starts_at <= clock.now():
        raise Invalid({"day": [_("Choose a day that is still to come.")]})
