"""Things to press. A button that is off says why."""

from collections.abc import Mapping

from django.template import Context
from django.utils.safestring import SafeString

from samspil.base.ui.components.drawing import Text, Verdict, draw, one_of

KINDS = {"primary", "secondary", "tertiary", "danger"}


def button(
    *,
    label: Text,
    kind: str = "primary",
    name: str = "",
    value: str = "",
    icon: str = "",
    verdict: Verdict | None = None,
) -> SafeString:
    """A button that sends the form around it."""
    return draw(
        "button",
        label=label,
        kind=one_of(kind, KINDS, "kind"),
        name=name,
        value=value,
        icon=icon,
        **_off(verdict),
    )


def link_button(
    *, label: Text, url: str, kind: str = "secondary", icon: str = "", verdict: Verdict | None = None
) -> SafeString:
    """A link that looks like a button: it leads somewhere, it changes nothing."""
    return draw(
        "link_button", label=label, url=url, kind=one_of(kind, KINDS, "kind"), icon=icon, **_off(verdict)
    )


def post_button(
    context: Context,
    *,
    label: Text,
    url: str,
    kind: str = "secondary",
    icon: str = "",
    name: str = "",
    value: str = "",
    fields: Mapping[str, str] | None = None,
    confirm: Text = "",
    confirm_label: Text = "",
    verdict: Verdict | None = None,
) -> SafeString:
    """A form with one button. `confirm` opens a question below the button first, without another page."""
    return draw(
        "post_button",
        label=label,
        url=url,
        kind=one_of(kind, KINDS, "kind"),
        icon=icon,
        fields={**({name: value} if name else {}), **(fields or {})},
        confirm=confirm,
        confirm_label=confirm_label or label,
        csrf_token=context.get("csrf_token", ""),
        **_off(verdict),
    )


def print_button(*, label: Text) -> SafeString:
    """A button that prints the page; it shows itself only where JavaScript can do it."""
    return draw("print_button", label=label)


def verdict(answer: Verdict, /) -> SafeString:
    """The reason of a no; nothing for a yes."""
    return draw("verdict", **_off(answer))


def _off(answer: Verdict | None) -> dict[str, object]:
    is_off = answer is not None and not answer
    return {"is_off": is_off, "reason": answer.reason if is_off and answer is not None else ""}
