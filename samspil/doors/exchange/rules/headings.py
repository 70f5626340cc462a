"""What the columns are called in real offices, in Danish and English, and where in the file the headings stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.base.core.search import fold
from samspil.doors.exchange.rules.files import Line, refuse

VOLUNTEERS, WORKPLACES = "volunteers", "workplaces"
LOOKED_AT = 30  # lines; titles and notes stand above the headings

LABELS: dict[str, dict[str, Promise]] = {
    VOLUNTEERS: {
        "name": gettext_lazy("Name"),
        "first_name": gettext_lazy("First name"),
        "last_name": gettext_lazy("Surname"),
        "email": gettext_lazy("E-mail"),
        "phone": gettext_lazy("Phone"),
        "postcode": gettext_lazy("Postcode"),
        "birth_year": gettext_lazy("Year of birth"),
        "starts_on": gettext_lazy("Start date"),
        "workplace": gettext_lazy("Workplace"),
        "partner": gettext_lazy("Association"),
    },
    WORKPLACES: {
        "name": gettext_lazy("Workplace"),
        "parent": gettext_lazy("Belongs under"),
        "setting": gettext_lazy("Kind of place"),
        "citizens_group": gettext_lazy("Who is here"),
        "about": gettext_lazy("About the place"),
        "opening_hours": gettext_lazy("Opening hours"),
        "street": gettext_lazy("Street and number"),
        "postcode": gettext_lazy("Postcode"),
        "city": gettext_lazy("Town"),
        "phone": gettext_lazy("Phone"),
        "email": gettext_lazy("E-mail"),
    },
}
# Written without blanks, hyphens and dots, folded: "Tlf. nr." is tlfnr, "Fødselsår" is foedselsaar.
_PERSON = {
    "name": "navn name fuldenavn fuldtnavn fullname frivillig frivillige frivilligesnavn frivilligsnavn volunteer navnpaafrivillig",
    "first_name": "fornavn fornavne firstname givenname fornavnogmellemnavn",
    "last_name": "efternavn efternavne lastname surname familyname slaegtsnavn",
    "email": "email mail emails mailadresse emailadresse epost emailaddress kontaktmail privatmail",
    "phone": "telefon telefonnummer telefonnr tlf tlfnr tlfnummer mobil mobilnr mobilnummer mobiltelefon mobiltlf phone phonenumber mobile mobilephone cell telephone",
    "postcode": "postnr postnummer postcode postalcode zip zipcode postnrogby postnrby",
    "birth_year": "foedselsaar foedt foedtaar foedselsdato foedselsdag yearofbirth birthyear dateofbirth birthdate aargang",
    "starts_on": "startdato start startet opstart opstartsdato begyndt frivilligsiden siden startdate started since volunteersince tiltraadt",
    "workplace": "arbejdsplads afdeling afd sted enhed plejehjem plejecenter hospital institution workplace ward department unit place tilknyttet",
    "partner": "forening organisation frivilligorganisation forbund vennekreds korps association organization ngo foreningsnavn viaforening",
}
_PLACE = {
    "name": "navn name arbejdsplads afdeling afd sted enhed enhedsnavn institution workplace ward department unit place plejehjem plejecenter",
    "parent": "hoererunder overordnetenhed overordnet omraade forvaltning hospital center belongsunder parent parentunit underenhed",
    "setting": "type art slags slagssted stedtype kategori kindofplace kind category arbejdspladstype",
    "citizens_group": "hvemerher maalgruppe borgere borgergruppe patientgruppe whoishere targetgroup citizens",
    "about": "omstedet om beskrivelse about abouttheplace description",
    "opening_hours": "aabningstid aabningstider besoegstid besoegstider openinghours hours",
    "street": "adresse vej vejognummer vejnavn gade gadeognummer address street streetandnumber",
    "postcode": _PERSON["postcode"],
    "city": "by bynavn postdistrikt town city",
    "phone": _PERSON["phone"] + " hovednummer",
    "email": _PERSON["email"],
}
_SYNONYMS = {
    kind: {word: field for field, words in fields.items() for word in words.split()}
    for kind, fields in ((VOLUNTEERS, _PERSON), (WORKPLACES, _PLACE))
}


@dataclass(frozen=True)
class Heading:
    """Where the headings stand, what they say, and what we take each column for."""

    number: int  # the last line that belongs to the headings
    texts: list[str]
    mapping: dict[int, str]  # column -> field; columns left out are not known


def find(lines: Sequence[Line], kind: str) -> Heading:
    """Return the headings: the line among the first ones that names most columns. Raises Invalid when there is none."""
    candidates = range(min(len(lines), LOOKED_AT))
    best = max(candidates, key=lambda at: (len(set(_fields(lines[at].cells, kind).values())), -at))
    heading = _with_second_line(lines, best, kind)
    if not _names(heading.mapping):
        raise refuse(
            _(
                "We cannot find the headings. One row must say what the columns hold, for example Name, E-mail and Phone."
            )
        )
    return heading


def take_for(text: str, kind: str) -> str | None:
    """Return the field that a heading means: the whole of it, without brackets, or its first line."""
    for attempt in (text, re.sub(r"[(\[].*?[)\]]", "", text), re.split(r"[(\[:/–]", text)[0]):
        if found := _words(kind).get(_squeezed(attempt)):
            return found
    return None


@cache
def _words(kind: str) -> dict[str, str]:
    """Return what columns may be called, our own headings in every language among them: what we write we can read."""
    words = dict(_SYNONYMS[kind])
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            words |= {_squeezed(str(label)): field for field, label in LABELS[kind].items()}
    return words


def _squeezed(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", fold(text))


def _fields(cells: Sequence[str], kind: str) -> dict[int, str]:
    return {column: field for column, cell in enumerate(cells) if (field := take_for(cell, kind))}


def _with_second_line(lines: Sequence[Line], at: int, kind: str) -> Heading:
    """Two lines of headings, the upper merged over several columns ("Kontakt" over "Telefon" and "Mail"), are one."""
    upper, mapping = lines[at], _fields(lines[at].cells, kind)
    below = lines[at + 1] if at + 1 < len(lines) else None
    above = lines[at - 1] if at else None
    if below and _is_heading(below, kind) and not set(_fields(below.cells, kind)) & set(mapping):
        return Heading(below.number, _joined(upper.cells, below.cells), mapping | _fields(below.cells, kind))
    extra = _fields(above.cells, kind) if above and len(above.cells) > 1 else {}
    if above and extra and not set(extra) & set(mapping):
        return Heading(upper.number, _joined(above.cells, upper.cells), mapping | extra)
    return Heading(upper.number, list(upper.cells), mapping)


def _is_heading(line: Line, kind: str) -> bool:
    filled = [cell for cell in line.cells if cell]
    return bool(filled) and all(take_for(cell, kind) for cell in filled)


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    width = max(len(upper), len(lower))
    wide = [[*cells, *[""] * (width - len(cells))] for cells in (upper, lower)]
    return [below or above for above, below in zip(*wide, strict=True)]


def _names(mapping: dict[int, str]) -> bool:
    return bool({"name", "first_name", "last_name"} & set(mapping.values()))
