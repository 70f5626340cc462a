"""How a view answers."""

from collections.abc import Mapping
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.cache import patch_vary_headers

INVALID = 422


def respond(
    request: HttpRequest,
    template: str,
    context: Mapping[str, Any],
    *,
    form: Form | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the page; 422 when `form` was sent and holds errors.

    An HTMX request that renews the element with id `x` gets `{% partialdef x %}` of the same template, if it has one.
    `form` is in the template's context as `form`.
    """
    values = {**context, "form": form} if form is not None else dict(context)
    if form is not None and form.is_bound and form.errors:
        status = INVALID
    response = HttpResponse(_template(request, template).render(values, request), status=status)
    patch_vary_headers(response, ["HX-Request", "HX-Target"])
    return response


def _template(request: HttpRequest, name: str) -> Any:
    target = request.headers.get("HX-Target", "").rpartition("#")[2]  # htmx 4 writes tag#id
    if request.headers.get("HX-Request") == "true" and target.replace("-", "").replace("_", "").isalnum():
        try:
            return get_template(f"{name}#{target}")
        except TemplateDoesNotExist:
            pass  # the whole page will do; htmx takes what it needs from it
    return get_template(name)
