"""`{% carried as k %}`: keeps the code of a campaign's link in the addresses that lead on from a page. No cookie, no script."""

from django import template
from django.template.context import Context

from samspil.people.applications.rules import CAMPAIGN, campaign_code

register = template.Library()


@register.simple_tag(takes_context=True)
def carried(context: Context, sign: str = "?") -> str:
    """Return what is put behind an address: `?k=code`, or nothing when nobody came through a campaign."""
    code = campaign_code(context["request"].GET.get(CAMPAIGN, ""))
    return f"{sign}{CAMPAIGN}={code}" if code else ""
