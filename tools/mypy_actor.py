"""Tells mypy what the middlewares put on every request: `request.actor`, `request.htmx`, `request.tenant`."""

from collections.abc import Callable

from mypy.nodes import MypyFile
from mypy.plugin import ClassDefContext, Plugin
from mypy.plugins.common import add_attribute_to_class

REQUEST = "django.http.request.HttpRequest"
ATTRIBUTES = {
    "actor": ("samspil.base.core.actor", "Actor"),
    "htmx": ("django_htmx.middleware", "HtmxDetails"),
    "tenant": ("samspil.society.places.models", "Authority"),
}


class RequestPlugin(Plugin):
    """Adds the attributes to Django's own class, so that views say HttpRequest like everybody."""

    def get_additional_deps(self, file: MypyFile) -> list[tuple[int, str, int]]:
        if file.fullname != "django.http.request":
            return []
        return [(10, module, -1) for module, _ in ATTRIBUTES.values()]

    def get_customize_class_mro_hook(self, fullname: str) -> Callable[[ClassDefContext], None] | None:
        return _add_attributes if fullname == REQUEST else None


def _add_attributes(context: ClassDefContext) -> None:
    for name, (module, kind) in ATTRIBUTES.items():
        found = context.api.named_type_or_none(f"{module}.{kind}")
        if found is None:
            context.api.defer()
        elif name not in context.cls.info.names:
            add_attribute_to_class(context.api, context.cls, name, found)


def plugin(version: str) -> type[Plugin]:
    return RequestPlugin
