"""What a postcode looks like."""

import re

from django.utils.translation import gettext as _

from samspil.base.core.errors import Invalid

_POSTCODES = re.compile(r"(\d{4}([ ,]+|$))*")


def refuse_postcodes(text: str) -> None:
    """Raise Invalid for anything but four-digit numbers with commas or spaces between them."""
    if not _POSTCODES.fullmatch(text.strip()):
        raise Invalid({"postcodes": [_("Write the postcodes with four digits each, with spaces between.")]})
