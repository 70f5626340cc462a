"""Why a cell or a row cannot be used, in words. Rows keep the code, so that each reader meets their own language."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FAULTS: dict[str, Promise] = {
    "cpr": _("This looks like a civil registration number (CPR). Take it out."),
    "long": _("The text is too long."),
    "email": _("This is not an e-mail address."),
    "emails": _("There are several e-mail addresses. Keep one."),
    "email_shared": _(
        "Row %(hint)s has the same e-mail but another name. Two people need an address each, so leave one out."
    ),
    "phone": _("This is not a phone number. Write eight digits, or + and the country code."),
    "phones": _("There are several phone numbers. Keep one."),
    "rounded": _("Excel has rounded the number. Format the column as text, and write the number again."),
    "day": _("This is not a date. Write it like this: 24.12.2026."),
    "year": _("This is not a year of birth. Write four digits."),
    "postcode": _("This is not a postcode. Write four digits."),
    "name": _("The name is missing."),
    "workplace": _("The workplace is missing."),
    "workplace_unknown": _("There is no workplace of this name within your reach."),
    "workplace_twice": _("Several workplaces have this name. Import the list for each of them by itself."),
    "partner_unknown": _("There is no association of this name. Register it first, or leave the cell empty."),
    "person_twice": _("Several volunteers have this name and phone number. Add the e-mail address."),
    "setting": _("The kind of place is missing. Write for example Hospital or Care home."),
    "setting_unknown": _(
        "This is not a kind of place that we know. Write for example Hospital or Care home."
    ),
    "parent_unknown": _(
        "There is no unit of this name. It must exist already or stand higher up in the list."
    ),
    "parent_twice": _("Several units have this name."),
}


def sentence(code: str, hint: str = "") -> str:
    """Return the sentence for the code, in the reader's language."""
    return str(FAULTS[code]) % {"hint": hint} if hint else str(FAULTS[code])
