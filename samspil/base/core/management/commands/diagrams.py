"""`manage.py diagrams`: draws the flows of every room into `docs/domain/`, so that the documents never tell old tales."""

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from samspil.base.core.flow import Flow

FOLDER = Path(settings.ROOT) / "docs" / "domain"


class Command(BaseCommand):
    help = "Draw the states of every room into docs/domain/. With --check, only say whether they are current."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        stale = sorted(
            path for path, text in pages().items() if not path.exists() or path.read_text("utf-8") != text
        )
        if options["check"]:
            if stale:
                raise CommandError(f"Run `manage.py diagrams`: {', '.join(path.name for path in stale)}.")
            return
        FOLDER.mkdir(parents=True, exist_ok=True)
        for path in stale:
            path.write_text(pages()[path], encoding="utf-8")
            self.stdout.write(str(path.relative_to(settings.ROOT)))


def pages() -> dict[Path, str]:
    """Return what each page of `docs/domain/` should say, in English whatever the terminal speaks."""
    with translation.override("en"):
        return {FOLDER / f"{room}.md": _page(module, flows) for room, module, flows in _rooms()}


def _rooms() -> list[tuple[str, Any, list[tuple[str, Flow]]]]:
    found = []
    for config in apps.get_app_configs():
        name = f"{config.name}.flow"
        if config.name.startswith("samspil.") and config.label != "core" and find_spec(name):
            module = import_module(name)
            flows = [(key, value) for key, value in vars(module).items() if isinstance(value, Flow)]
            if flows:
                found.append((config.label, module, flows))
    return found


def _page(module: Any, flows: list[tuple[str, Flow]]) -> str:
    room = module.__name__.split(".")[-2]
    parts = [f"# {room.capitalize()}: states", "", (module.__doc__ or "").strip(), ""]
    parts += ["Drawn by `manage.py diagrams` from the flow itself; a test holds it current.", ""]
    for key, flow in flows:
        heading = flow.states.__qualname__ if key == "FLOW" else key.replace("_", " ").capitalize()
        parts += [f"## {heading}", "", "```mermaid", flow.mermaid(), "```", ""]
    return "\n".join(parts)
