"""What somebody fills in who asks: five things for most, a few more where the errand needs them. No illness, no number."""

from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.ui.forms import DateField, Form, HoneypotMixin, PhoneField, TimeField
from samspil.everyday.requests.forms.details import extra_fields, line
from samspil.everyday.requests.models import Asker, RequestKind
from samspil.everyday.requests.rules.asking import TIMED, UNTOLD, WINDOWS
from samspil.everyday.requests.rules.kinds import WITH_ROOMS, WITHOUT_PLACE
from samspil.everyday.requests.rules.spans import When, span_of, span_on
from samspil.people.activities.models import Activity
from samspil.society.places.models import Setting

FOR_OTHERS = frozenset({RequestKind.RELIEF, RequestKind.VIGIL})  # as a rule the family asks
DETAILED_PLACE = frozenset({RequestKind.TALK})  # they say where in a field of their own


class ContactField(forms.CharField):
    """A phone number or an e-mail address in one field, as people write it."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 254, **kwargs})

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "autocapitalize": "off", "spellcheck": "false"}

    def clean(self, value: Any) -> dict[str, str]:
        text = str(super().clean(value)).strip()
        if not text:
            return {}
        if "@" in text:
            return {"email": str(forms.EmailField().clean(text))}
        try:
            return {"phone": PhoneField().clean(text)}
        except ValidationError as error:
            raise ValidationError(
                _now("Write a phone number with eight digits, or an e-mail."), code="invalid"
            ) from error


class AskForm(HoneypotMixin, Form):
    """The five things, and what the kind needs on top. `arguments` gives what `make_request` takes."""

    asker = forms.ChoiceField(
        label=_("Who is it for?"),
        choices=[
            (Asker.CITIZEN, _("For me")),
            (Asker.RELATIVE, _("For somebody I am close to")),
            (Asker.EMPLOYEE, _("For somebody I look after at work")),
        ],
        initial=Asker.CITIZEN,
        widget=forms.RadioSelect,
    )
    citizen_agrees = forms.BooleanField(
        label=_("I have asked, and they would like a volunteer to come"), required=False
    )
    first_name = line(_("First name"), _("Of the one whom the volunteer comes to."), longest=60)
    contact = ContactField(
        label=_("Phone or e-mail"),
        help_text=_("So that we can tell you when somebody is found. One of them is enough."),
        required=False,
    )
    whereabouts = line(
        _("Room or bed"), _("For example: room 4, the bed by the window"), longest=60, required=False
    )
    when = forms.ChoiceField(
        label=_("When?"), choices=When.choices, initial=When.SOON, widget=forms.RadioSelect
    )
    day = DateField(label=_("Day"), required=False)
    hour = TimeField(label=_("Time"), required=False)
    until = TimeField(label=_("Until"), required=False)
    message = line(
        _("Something we should know?"),
        _(
            "For example what you like to talk about. Write nothing about illness, and no civil registration number."
        ),
        longest=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, activity: Activity, kind: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.activity, self.kind = activity, RequestKind(kind)
        self.fields.update(extra_fields(kind))
        self.is_timed = kind in TIMED | WINDOWS
        for name in self._left_out():
            del self.fields[name]
        self._ask_who()
        if self.is_timed:
            self.fields["day"].required = self.fields["hour"].required = True
        if kind in WINDOWS:
            self.fields["until"].required = True
        self._ask_where()

    def _left_out(self) -> list[str]:
        without = ["when"] if self.is_timed else []
        if self.kind == RequestKind.TALK:
            without += ["asker", "citizen_agrees"]
        if self.kind in UNTOLD:
            without.append("message")
        if self.kind not in WINDOWS:
            without.append("until")
        if self.activity.setting in WITHOUT_PLACE or self.kind in DETAILED_PLACE:
            without.append("whereabouts")
        return without

    def _ask_who(self) -> None:
        if self.kind == RequestKind.TALK:
            self.fields["first_name"].help_text = _("Yours, so that we know whom to ask for.")
        if self.kind in FOR_OTHERS:
            self.fields["asker"].initial = Asker.RELATIVE
        if self.kind == RequestKind.VIGIL:
            self.fields["citizen_agrees"].label = _("As far as I know, this is what they would want")

    def _ask_where(self) -> None:
        if self.activity.setting in WITH_ROOMS:
            self.fields["contact"].help_text = _(
                "So that we can tell you when somebody is found. Have you neither? Then the room is enough."
            )
            return
        self.fields["contact"].required = True
        if "whereabouts" in self.fields:
            self.fields["whereabouts"].label = _("Where shall we meet?")
            self.fields["whereabouts"].help_text = _("For example: at the main entrance of the library")
        if self.activity.setting == Setting.PRIVATE_HOME:
            self.fields["contact"].help_text = _(
                "So that we can tell you when somebody is found. We do not ask for your address yet."
            )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if cleaned.get("when") == When.DAY and not cleaned.get("day") and "day" not in self.errors:
            self.add_error("day", _("Write which day."))
        return cleaned

    def arguments(self) -> dict[str, Any]:
        said = super().arguments()
        said |= said.pop("contact", {}) or {}
        starts_at, ends_at = self._span(said)
        named = {name: value for name, value in said.items() if name not in {"when", "day", "hour", "until"}}
        named.setdefault("asker", str(Asker.CITIZEN))
        return {**named, "kind": str(self.kind), "starts_at": starts_at, "ends_at": ends_at}

    def _span(self, said: dict[str, Any]) -> Any:
        day: date | None = said.get("day")
        hour: time | None = said.get("hour")
        if day and (self.is_timed or said.get("when") == When.DAY):
            return span_on(day, hour, said.get("until"))
        return span_of(said.get("when", When.SOON), now=clock.now())

    def refuse(self, errors: dict[str, list[str]]) -> None:
        """Put what is wrong with the time beside the field in which it was written."""
        places = {"starts_at": "day" if self.is_timed or self._on_a_day() else "when", "ends_at": "until"}
        super().refuse({places.get(name, name): sentences for name, sentences in errors.items()})

    def _on_a_day(self) -> bool:
        return self.cleaned_data.get("when") == When.DAY
