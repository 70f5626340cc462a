"""How forms are drawn: our templates, the design system's classes, hints and errors tied to their fields."""

from typing import Any

from django.conf import settings
from django.forms import BoundField, Widget, widgets
from django.forms.renderers import DjangoTemplates
from django.utils.functional import cached_property

_CLASSES: tuple[tuple[type[Widget], str], ...] = (
    (widgets.CheckboxInput, "check-input"),
    (widgets.CheckboxSelectMultiple, "choice-list"),
    (widgets.RadioSelect, "choice-list"),
    (widgets.Select, "form-select"),
    (widgets.FileInput, "form-input form-file"),
    (widgets.Textarea, "form-input"),
    (widgets.Input, "form-input"),
)


class UiBoundField(BoundField):
    """Gives each widget the design system's class and the invalid mark."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: Widget | None = None) -> dict[str, Any]:
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        target = widget or self.field.widget
        own = target.attrs.get("class", "")
        drawn = next((names for kind, names in _CLASSES if isinstance(target, kind)), "")
        if classes := " ".join(filter(None, [drawn, own, built.pop("class", "")])):
            built["class"] = classes
        return built


class Renderer(DjangoTemplates):
    """Our form templates; Django's own for the widgets. Set `FORM_RENDERER` to it, and others' forms look right too."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
    bound_field_class = UiBoundField

    @cached_property
    def engine(self) -> Any:
        return self.backend(
            {
                "APP_DIRS": True,
                "DIRS": DjangoTemplates().engine.dirs,
                "NAME": "ui-forms",
                "OPTIONS": {
                    "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
                    "debug": settings.DEBUG,
                },
            }
        )


RENDERER = Renderer()
