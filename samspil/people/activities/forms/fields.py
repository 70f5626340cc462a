"""Form fields made from the model's own, so that a label, a length and the choices stand in one place."""

from typing import Any

from django import forms

from samspil.people.activities.models import Activity, Need


def of_activity(name: str, **overrides: Any) -> forms.Field:
    """Return the form field of an activity's field."""
    return _field(Activity, name, overrides)


def of_need(name: str, **overrides: Any) -> forms.Field:
    """Return the form field of a need's field."""
    return _field(Need, name, overrides)


def _field(model: type[Activity] | type[Need], name: str, overrides: dict[str, Any]) -> forms.Field:
    field: Any = model._meta.get_field(name)  # noqa: SLF001 - Django's documented look at a model
    made: forms.Field = field.formfield(**overrides)
    return made


def text_area(rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})
