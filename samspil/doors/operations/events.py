"""What an operator does to the data of a person."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class PersonParted(Fact):
    verb: ClassVar = "person.parted"
    sentence: ClassVar = _("%(actor)s ended everything that person no. %(person)s took part in")
    person: int


@dataclass(frozen=True, kw_only=True)
class PersonErased(Fact):
    verb: ClassVar = "person.erased"
    sentence: ClassVar = _("%(actor)s erased the personal data of person no. %(person)s")
    person: int | None  # nothing for somebody who never had an account
