"""`{% allowed "application.decide" application as verdict %}`: the question a template may ask about permission."""

from typing import Any

from django import template
from django.template import Context

from samspil.society.access import permission
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scoped

register = template.Library()


@register.simple_tag(takes_context=True)
def allowed(context: Context, can: str, thing: Scoped) -> permission.Verdict:
    """Return the verdict for the person who reads the page."""
    request: Any = context["request"]
    return permission.allowed(request.actor, Can(can), thing)
