"""A student's certificate."""

from django.http import HttpRequest, HttpResponse

from samspil.learning.recognition.queries.students import student_certificate, student_or_404


def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """The paper, for the student and for those who look after the class."""
    found = student_or_404(request.actor, pk)
    response = HttpResponse(student_certificate(found), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="bevis-{found.pk}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response
