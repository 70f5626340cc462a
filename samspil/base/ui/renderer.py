"""How forms are drawn: our templates, the design system's classes, hints and errors tied to their fields."""

from typing import Any

from django.conf import settings
from django.forms import BoundField, Widget, widgets
from django.forms.renderers import DjangoTemplates
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

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

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> SafeString:
        """Draw a list of choices here: a template for each option is most of what a page with many choices costs."""
        if template_name == widgets.Select.template_name:
            return _select(context["widget"])
        return mark_safe(super().render(template_name, context, request))

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


def _select(widget: dict[str, Any]) -> SafeString:
    """Return what Django's own template would give."""
    drawn: list[SafeString] = []
    for name, options, _index in widget["optgroups"]:
        some = format_html_join("", '<option value="{}"{}>{}</option>', map(_option, options))
        drawn.append(format_html('<optgroup label="{}">{}</optgroup>', name, some) if name else some)
    inside = format_html_join("", "{}", ((part,) for part in drawn))
    return format_html(
        '<select name="{}"{}>{}</select>', widget["name"], flatatt(_attributes(widget)), inside
    )


def _option(option: dict[str, Any]) -> tuple[str, SafeString, Any]:
    return str(option["value"]), flatatt(_attributes(option)), option["label"]


def _attributes(widget: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in widget["attrs"].items() if value is not None}


RENDERER = Renderer()
