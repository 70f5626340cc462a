"""The courses of the volunteer centres."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samspil.base.ui.pagination import paginate
from samspil.base.ui.shortcuts import respond
from samspil.people.centres import queries
from samspil.people.centres.actions import change_course, publish_course, withdraw_course
from samspil.people.centres.forms import CourseForm
from samspil.people.centres.models import Course
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require, visible_or_404


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """The courses to come that the reader may go to."""
    page = paginate(queries.courses_for(request.actor), request, size=20)
    return respond(request, "centres/courses.html", {"page": page})


def new(request: HttpRequest, pk: int) -> HttpResponse:
    centre = queries.centre_or_404(request.actor, pk)
    require(request.actor, Can.INTEREST_HANDLE, centre)
    form = CourseForm(request.POST if request.method == "POST" else None)
    if form.submit(publish_course, request.actor, centre):
        messages.success(request, _("The course is in the catalogue."))
        return redirect("centres:centre", pk)
    return respond(request, "centres/course_new.html", {"centre": centre}, form=form)


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    course = visible_or_404(request.actor, Course.objects.coming().select_related("centre__authority"), pk)
    require(request.actor, Can.INTEREST_HANDLE, course)
    form = CourseForm(
        request.POST if request.method == "POST" else None, initial=CourseForm.initial_of(course)
    )
    if form.submit(change_course, request.actor, course):
        messages.success(request, _("The course has been changed."))
        return redirect("centres:centre", course.centre_id)
    return respond(request, "centres/course_edit.html", {"course": course}, form=form)


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Call a course off."""
    course = visible_or_404(request.actor, Course.objects.select_related("centre__authority"), pk)
    withdraw_course(request.actor, course)
    messages.success(request, _("The course has been called off. Tell those who have signed up with you."))
    return redirect("centres:centre", course.centre_id)
