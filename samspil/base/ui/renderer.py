"""How forms are drawn: our templates, the design system's classes, hints and errors tied to their fields."""

from collections.abc import Callable
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
        """Draw the plain widgets here: a template for each of them, and for each option, is most of what a form costs."""
        if draw := _PLAIN.get(template_name):
            return draw(context["widget"])
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


def _input(widget: dict[str, Any]) -> SafeString:
    """Return what Django's own template would give."""
    value = format_html(' value="{}"', str(widget["value"])) if widget["value"] is not None else ""
    kind, attributes = widget["type"], flatatt(_attributes(widget))
    return format_html('<input type="{}" name="{}"{}{}>', kind, widget["name"], value, attributes)


def _choices(widget: dict[str, Any]) -> SafeString:
    """Return what Django's own template would give, without names of groups."""
    own = {name: widget["attrs"][name] for name in ("id", "class") if widget["attrs"].get(name)}
    options = [option for _name, some, _index in widget["optgroups"] for option in some]
    drawn = format_html_join("", "<div>\n    {}</div>", ((_choice(option),) for option in options))
    return format_html("<div{}>{}\n</div>", flatatt(own), drawn)


def _choice(option: dict[str, Any]) -> SafeString:
    at = format_html(' for="{}"', option["attrs"]["id"]) if option["attrs"].get("id") else ""
    return format_html("<label{}>{} {}</label>", at, _input(option), option["label"])


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


_PLAIN: dict[str, Callable[[dict[str, Any]], SafeString]] = {
    widgets.Select.template_name: _select,
    **dict.fromkeys(
        (widgets.CheckboxSelectMultiple.template_name, widgets.RadioSelect.template_name), _choices
    ),
    **{
        kind.template_name: _input
        for kind in (widgets.TextInput, widgets.NumberInput, widgets.EmailInput, widgets.PasswordInput)
    },
    **{kind.template_name: _input for kind in (widgets.HiddenInput, widgets.CheckboxInput)},
}
RENDERER = Renderer()
