"""Places and areas, typed as a map gives them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from samspil.everyday.callouts.rules.geometry import Point, read_area, read_point, write_point


class PointField(forms.CharField):
    """A place: two numbers, first north and then east."""

    default_error_messages = {
        "invalid": _("Write two numbers from a map of Denmark, for example 56.4519, 9.4027."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "help_text",
            _(
                "Find the place on a map on the internet, and copy its coordinates. For example 56.4519, 9.4027"
            ),
        )
        super().__init__(**{"max_length": 60, **kwargs})

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "autocomplete": "off", "class": "input-medium"}

    def prepare_value(self, value: Any) -> Any:
        return write_point(value) if isinstance(value, tuple) else value

    def clean(self, value: Any) -> Any:
        text: str = super().clean(value)
        if not text:
            return None
        try:
            return read_point(text)
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error


class AreaField(forms.CharField):
    """An area: one corner a line, in order around the border."""

    default_error_messages = {
        "invalid": _(
            "Write at least three corners, one a line and in order around the border, so that no lines cross."
        ),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault(
            "widget", forms.Textarea(attrs={"rows": 8, "autocomplete": "off", "spellcheck": "false"})
        )
        super().__init__(**{"max_length": 5000, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(write_point, value)) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        text: str = super().clean(value)
        try:
            return read_area(text)
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error


def shown(point: Point | None) -> str:
    """Return a place as the form shows it."""
    return write_point(point) if point is not None else ""
