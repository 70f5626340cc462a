"""That somebody has said hello to a volunteer who has not been there for a while, so that nobody is asked to again at once."""

from typing import ClassVar

from django.db import models

from samspil.base.core import clock
from samspil.people.volunteers.models import Affiliation
from samspil.society.access.reach import Scope


class Hello(models.Model):
    """The last hello. Who said it, and what was talked about, is written nowhere."""

    affiliation = models.OneToOneField(
        Affiliation, on_delete=models.CASCADE, primary_key=True, related_name="hello"
    )
    said_on = models.DateField(default=clock.today)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["said_on"], name="hello_to_forget")]

    def __str__(self) -> str:
        return f"{self.affiliation_id}: {self.said_on}"

    def access_scopes(self) -> list[Scope]:
        return self.affiliation.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.affiliation.event_place()
