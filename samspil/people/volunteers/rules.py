"""What a placement of students may look like, and how a pasted list of a class is read. No database here."""

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from samspil.base.core.errors import Invalid
from samspil.base.core.guards import MESSAGE, holds_cpr

LONGEST = timedelta(days=366)
MOST = 60  # students in one placement
KEPT = timedelta(days=730)  # after the last day: so long the certificate can be had

Person = tuple[str, str | None]


def class_of(text: str) -> list[Person]:
    """Return name and e-mail address of each line: "Ida Vest, ida@example.dk". Raises Invalid with the line that cannot be read."""
    people: list[Person] = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        name, _comma, address = line.partition(",")
        people.append((name.strip(), address.strip().lower() or None))
        _check_person(line, *people[-1])
    addresses = [address for _name, address in people if address]
    if not people or len(people) > MOST:
        raise Invalid(
            {"people": [_("Write from one to %(most)s students, one on each line.") % {"most": MOST}]}
        )
    if len(set(addresses)) < len(addresses):
        raise Invalid({"people": [_("The same e-mail address stands on two lines.")]})
    return people


def _check_person(line: str, name: str, address: str | None) -> None:
    problem = ""
    if holds_cpr(line):
        problem = str(MESSAGE)
    elif not 2 <= len(name) <= 120 or "@" in name:
        problem = _("Write the name first, then a comma and the e-mail address: “%(line)s”") % {
            "line": line[:60]
        }
    elif address is not None:
        try:
            validate_email(address)
        except ValidationError:
            problem = _("This is no e-mail address: “%(line)s”") % {"line": address[:60]}
    if problem:
        raise Invalid({"people": [problem]})


def check_days(starts_on: date, last_day: date, today: date) -> None:
    """Raise Invalid when the days of a placement cannot be like this."""
    if last_day < max(starts_on, today):
        raise Invalid({"last_day": [_("The last day is before the first, or has passed.")]})
    if last_day - starts_on > LONGEST:
        raise Invalid({"last_day": [_("A placement lasts a year at most.")]})
