"""`{{ clause.text|markdown }}` and `{% state_of version %}`: the words of a clause, and how a version stands."""

from collections.abc import Iterable

from django import template
from django.utils.safestring import SafeString

from samspil.base.ui.components.facts import badge
from samspil.compact.frameworks import components
from samspil.compact.frameworks.models import Clause, Version
from samspil.compact.frameworks.rules.status import status_of

register = template.Library()


@register.filter
def markdown(text: str) -> SafeString:
    """Show the text; everything that people wrote is escaped."""
    return components.html_of(text)


@register.filter
def outlined(clauses: Iterable[Clause]) -> list[components.Placed]:
    """Bring each clause with the heading tag that it gets on the page."""
    return components.outlined(clauses)


@register.simple_tag
def state_of(version: Version) -> SafeString:
    """Show how the version stands today."""
    status = status_of(version)
    return badge(label=status.label, tone=status.tone)
