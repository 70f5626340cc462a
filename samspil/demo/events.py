"""What the demonstration itself tells the event log."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact


@dataclass(frozen=True, kw_only=True)
class DemoFilled(Fact):
    """Many invented people were written at once, without an event for each."""

    verb: ClassVar = "demo.filled"
    sentence: ClassVar = _(
        "The demonstration was filled with %(volunteers)s invented volunteers and %(sign_ups)s sign-ups"
    )
    volunteers: int
    sign_ups: int
