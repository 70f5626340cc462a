"""Days that fit together."""

from datetime import date

from django.utils.translation import gettext as _

from samspil.base.core.errors import Invalid


def insist_on_period(starts_on: date, until: date | None) -> None:
    """Raise Invalid when the last day comes before the first."""
    if until is not None and until < starts_on:
        raise Invalid({"until": [_("The last day comes before the first.")]})


def insist_on_words(**texts: str) -> None:
    """Raise Invalid for each text that says nothing."""
    if empty := {name: [_("Write something here.")] for name, text in texts.items() if not text.strip()}:
        raise Invalid(empty)
