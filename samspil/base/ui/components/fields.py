"""Parts of a form."""

from collections.abc import Mapping

from django.forms import BoundField, Form
from django.template import Context
from django.utils.safestring import SafeString

from samspil.base.ui.components.drawing import Text, Verdict, draw
from samspil.base.ui.renderer import RENDERER


def field(bound: BoundField, /, *, autocomplete: str = "", width: str = "") -> SafeString:
    """One field with label, hint and errors, tied together for screen readers. `width`: short, medium or "" (full)."""
    if autocomplete:
        bound.field.widget.attrs["autocomplete"] = autocomplete
    return bound.render(
        template_name="ui/forms/field.html", context={"field": bound, "width": width}, renderer=RENDERER
    )


def error_summary(form: Form, /) -> SafeString:
    """What must be put right, each with a link to its field. Nothing while there is nothing wrong."""
    return draw("error_summary", form=form, errors=_errors(form))


def form_actions(
    *, submit: Text, cancel_url: str = "", cancel: Text = "", verdict: Verdict | None = None
) -> SafeString:
    """The button that sends the form, and the way out."""
    return draw("form_actions", submit=submit, cancel_url=cancel_url, cancel=cancel, verdict=verdict)


def post_form(
    context: Context,
    *,
    form: Form,
    submit: Text,
    url: str = "",
    cancel_url: str = "",
    cancel: Text = "",
    id: str = "",
    verdict: Verdict | None = None,
) -> SafeString:
    """A whole form: errors on top, all fields, the button."""
    return draw(
        "post_form",
        form=form,
        submit=submit,
        url=url,
        cancel_url=cancel_url,
        cancel=cancel,
        id=id,
        verdict=verdict,
        csrf_token=context.get("csrf_token", ""),
    )


def _errors(form: Form) -> list[Mapping[str, object]]:
    found: list[Mapping[str, object]] = [{"target": "", "text": text} for text in form.non_field_errors()]
    for bound in form:
        target = "" if bound.is_hidden else bound.id_for_label or f"{bound.auto_id}_0"
        found += [{"target": target, "text": text, "label": bound.label} for text in bound.errors]
    return found
