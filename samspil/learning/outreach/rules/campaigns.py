"""What a campaign needs before it is begun, and before it is closed."""

from datetime import date

from django.utils.text import slugify
from django.utils.translation import gettext as _

from samspil.base.core.errors import Conflict, Invalid
from samspil.base.core.search import fold
from samspil.learning.outreach.models import Campaign, Channel, Language

SHORTEST = 15  # characters: "Vi ved det ikke" is an answer, a dot is none


def insist_on_words(**texts: str) -> None:
    """Raise Invalid for each text that says nothing."""
    if empty := {name: [_("Write something here.")] for name, text in texts.items() if not text.strip()}:
        raise Invalid(empty)


def insist_on_period(starts_on: date, until: date | None) -> None:
    """Raise Invalid when the last day comes before the first."""
    if until is not None and until < starts_on:
        raise Invalid({"until": [_("The last day comes before the first.")]})


def insist_on_reflection(**answers: str) -> None:
    """Raise Invalid for each question about diversity that has no answer (RM-54)."""
    short = {name: text for name, text in answers.items() if len(text.strip()) < SHORTEST}
    words = _("Answer in a sentence. A campaign is not closed before you have thought about whom it reached.")
    if short:
        raise Invalid({name: [words] for name in short})


def insist_on_way(channel: str, language: str) -> None:
    """Raise Invalid for a channel or a language that is not on the lists."""
    wrong = {"channel": channel not in Channel.values, "language": language not in Language.values}
    if any(wrong.values()):
        raise Invalid(
            {name: [_("Choose one of the answers.")] for name, is_wrong in wrong.items() if is_wrong}
        )


def insist_on_open(campaign: Campaign) -> None:
    """Raise Conflict when the campaign is over."""
    if not campaign.is_open:
        raise Conflict(_("The campaign is over. Its links still count, but nothing is changed in it."))


def code_for(campaign: Campaign, number: int) -> str:
    """Return the code of the campaign's next link: short, readable on a poster, and taken by no other."""
    name = slugify(fold(campaign.name))[:8].strip("-") or "k"
    return f"{name}-{campaign.pk}-{number}"
