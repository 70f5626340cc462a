"""Forms: Danish dates and hours, phone numbers of the world, and one way to hand what was typed to an action."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.errors import Invalid
from samspil.base.core.later import later
from samspil.base.ui import formats
from samspil.base.ui.renderer import RENDERER

if TYPE_CHECKING:
    import phonenumbers
else:
    phonenumbers = later("phonenumbers")

_DAY_FIRST = re.compile(r"(\d{1,2})[./\- ]+(\d{1,2})[./\- ]+(\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_HOUR = re.compile(r"(?:kl\.? ?)?(\d{1,2})(?:[.:,]?([0-5]\d))?", re.IGNORECASE)


class Form(forms.Form):
    """The form of every page. It knows no model: an action does the saving."""

    default_renderer = RENDERER
    use_required_attribute = (
        False  # the browser's own bubbles speak the browser's language and hide our words
    )

    result: Any = None  # what the action returned

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            _speak_kindly(field)

    def arguments(self) -> dict[str, Any]:
        """Return what is handed to the action: the cleaned fields by name. Override to reshape them."""
        return {name: value for name, value in self.cleaned_data.items() if not is_trap(self.fields[name])}

    def submit(self, action: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Call `action(*args, **fields, **kwargs)` when the form holds good, and say whether it was done.

        What the action raises as Invalid is shown beside its field. `kwargs` win over fields of the same name.
        """
        if not self.is_valid():
            return False
        try:
            self.result = action(*args, **{**self.arguments(), **kwargs})
        except Invalid as refused:
            self.refuse(refused.errors)
            return False
        return True

    def refuse(self, errors: dict[str, list[str]]) -> None:
        """Put the sentences beside their fields; those of unknown or hidden fields above the form."""
        for name, sentences in errors.items():
            field = name if name in self.fields else None
            self.add_error(field, [ValidationError(str(sentence)) for sentence in sentences])


class DateField(forms.Field):
    """A day, typed as Danes type it: 3/11-26, 3.11.2026, 03-11-2026, or 2026-11-03."""

    widget = forms.TextInput
    default_error_messages = {"invalid": _("Write the date like this: 24.12.2026.")}

    def __init__(self, *, future_century: bool = True, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("For example 24.12.2026"))
        super().__init__(**kwargs)
        self.future_century = future_century

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "text", "autocomplete": "off", "class": "input-short", "maxlength": "10"}

    def prepare_value(self, value: Any) -> Any:
        return value.strftime("%d.%m.%Y") if isinstance(value, date) else value

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, datetime):
            return clock.local(value).date()
        if isinstance(value, date):
            return value
        year, month, day = self._parts(str(value).strip())
        try:
            return date(year, month, day)
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True

    def _parts(self, text: str) -> tuple[int, int, int]:
        if match := _YEAR_FIRST.fullmatch(text):
            return int(match[1]), int(match[2]), int(match[3])
        if match := _DAY_FIRST.fullmatch(text):
            return self._year(match[3]), int(match[2]), int(match[1])
        raise ValidationError(self.error_messages["invalid"], code="invalid")

    def _year(self, digits: str) -> int:
        if len(digits) == 4:
            return int(digits)
        year = 2000 + int(digits)
        # A birth date "3/11-41" is not in the future.
        return year if self.future_century or year <= clock.today().year else year - 100


class TimeField(forms.Field):
    """An hour of the day: 14.30, 14:30, 1430, or 14."""

    widget = forms.TextInput
    default_error_messages = {"invalid": _("Write the time like this: 14.30.")}

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("For example 14.30"))
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"inputmode": "text", "autocomplete": "off", "class": "input-short", "maxlength": "9"}

    def prepare_value(self, value: Any) -> Any:
        return value.strftime("%H.%M") if isinstance(value, time) else value

    def to_python(self, value: Any) -> time | None:
        if value in self.empty_values:
            return None
        if isinstance(value, time):
            return value
        match = _HOUR.fullmatch(str(value).strip())
        if not match or int(match[1]) > 23:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return time(int(match[1]), int(match[2] or 0))

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True


class PhoneField(forms.CharField):
    """A phone number, kept as +4512345678. Eight digits are Danish; others begin with + and their country."""

    default_error_messages = {
        "invalid": _(
            "Write eight digits. A foreign number begins with + and the country code, for example +46."
        )
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 30, "widget": forms.TextInput(attrs={"type": "tel"}), **kwargs})

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "inputmode": "tel", "class": "input-medium"}

    def prepare_value(self, value: Any) -> Any:
        return formats.phone(value) if value and isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        text: str = super().clean(value)
        if not text:
            return ""
        try:
            number = phonenumbers.parse(text.replace("\u00a0", " "), formats.HOME_COUNTRY)
        except phonenumbers.NumberParseException as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error
        if number.extension or not phonenumbers.is_valid_number(number):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


class TrapField(forms.CharField):
    """A field that people never see; what fills it in is a robot."""

    is_trap = True

    def __init__(self) -> None:
        super().__init__(required=False, label=_("Leave this field empty"), max_length=200)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"tabindex": "-1", "autocomplete": "off"}


class HoneypotMixin(forms.Form):
    """For forms that strangers may send. The robot is told in general words, a person with a keen browser too."""

    homepage = TrapField()

    def clean_homepage(self) -> str:
        if self.cleaned_data.get("homepage"):
            self.add_error(None, _("We could not receive the form. Empty all fields, and write it again."))
        return ""


def is_trap(field: forms.Field) -> bool:
    """Say whether the field is only there for robots."""
    return getattr(field, "is_trap", False)


def _speak_kindly(field: forms.Field) -> None:
    """Say what to do, where Django would draw dashes, or only say that the field is required. A field's own words stay."""
    messages = field.error_messages
    if messages.get("required") is forms.Field.default_error_messages["required"]:
        messages["required"] = next(words for kind, words in _WANTED if isinstance(field, kind))
    if isinstance(field, forms.ModelChoiceField) and field.empty_label == _DASHES:
        field.empty_label = _("Choose") if field.required else _("Not chosen")
    if isinstance(field, forms.EmailField):
        messages.setdefault("invalid", _("Write the whole address, for example name@example.dk."))


_DASHES = "---------"  # what Django writes where nothing is chosen
_WANTED: tuple[tuple[type[forms.Field], Any], ...] = (
    (forms.BooleanField, _("Tick the box.")),
    (forms.FileField, _("Choose a file.")),
    (forms.ChoiceField, _("Choose one of the answers.")),
    (forms.Field, _("Write something here.")),
)


def choices(pairs: Sequence[tuple[Any, Any]], *, empty: Any = "") -> list[tuple[Any, Any]]:
    """Return choices with a first empty one that says what to do."""
    return [("", empty or _("Choose")), *pairs]
