"""`{% prose text.shown_body %}`: a text with its headings and lists."""

from typing import Any

from django import template

from samspil.people.onboarding.components import blocks

register = template.Library()


@register.inclusion_tag("onboarding/prose.html")
def prose(text: str) -> dict[str, Any]:
    """Show the text; everything in it is escaped."""
    return {"blocks": blocks(text)}
