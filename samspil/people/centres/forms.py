"""What workplaces, volunteer centres and people fill in."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form, TimeField, choices
from samspil.people.centres.models import Course
from samspil.society.partners.models import Partner
from samspil.society.places.models import Authority


class _ChoiceForm(Form):
    """One row among those that may be chosen."""

    def choose(self, name: str, rows: Iterable[Any], label: Any) -> None:
        known = {str(row.pk): row for row in rows}
        field: Any = self.fields[name]
        field.choices = choices([(key, label(row)) for key, row in known.items()])
        field.coerce = known.get


class SharingForm(_ChoiceForm):
    """To whose volunteer centres an activity is shown."""

    municipality = forms.TypedChoiceField(label=_("Municipality"))

    def __init__(self, *args: Any, municipalities: Iterable[Authority], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("municipality", municipalities, str)


class CentreForm(_ChoiceForm):
    """To which centre somebody is referred."""

    centre = forms.TypedChoiceField(label=_("Volunteer centre"))

    def __init__(self, *args: Any, centres: Iterable[Partner], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("centre", centres, lambda centre: f"{centre.name} ({centre.authority.name})")


class PersonForm(Form):
    """Whom the centre would like to pass on; they are asked by e-mail."""

    name = forms.CharField(label=_("The person's name"), max_length=120, validators=[refuse_cpr])
    email = forms.EmailField(label=_("The person's e-mail"))


class CourseForm(Form):
    """A course of the centre."""

    title = forms.CharField(label=_("What is the course called?"), max_length=120, validators=[refuse_cpr])
    about = forms.CharField(
        label=_("What is it about?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        validators=[refuse_cpr],
    )
    day = DateField(label=_("Day"))
    starts = TimeField(label=_("From"))
    ends = TimeField(label=_("To"))
    where = forms.CharField(label=_("Where?"), max_length=160, validators=[refuse_cpr])
    joining = forms.CharField(
        label=_("How does one join?"),
        max_length=200,
        help_text=_("For example: write to the centre before Friday"),
        validators=[refuse_cpr],
    )

    @staticmethod
    def initial_of(course: Course) -> dict[str, Any]:
        start, end = clock.local(course.starts_at), clock.local(course.ends_at)
        words = {name: getattr(course, name) for name in ("title", "about", "where", "joining")}
        return {**words, "day": start.date(), "starts": start.time(), "ends": end.time()}

    def arguments(self) -> dict[str, Any]:
        given = super().arguments()
        day = given.pop("day")
        times: dict[str, datetime] = {
            "starts_at": clock.at(day, given.pop("starts")),
            "ends_at": clock.at(day, given.pop("ends")),
        }
        return {**given, **times}
