"""How a room is furnished: names, sizes, and the things that no room has."""

import ast
import re

from tests.architecture.house import HOUSE, called_name, rooms, sources

# The same file names everywhere; what a room may hold beyond them has its reason here.
ORDINARY = {
    *(
        "urls",
        "views",
        "api",
        "admin",
        "forms",
        "notifications",
        "jobs",
        "listeners",
        "actions",
        "rules",
        "queries",
    ),
    *(
        "events",
        "models",
        "flow",
        "apps",
        "components",
        "management",
        "migrations",
        "templatetags",
        "__init__",
    ),
    *("templates", "static", "locale", "__pycache__"),
}
PARTICULAR = {
    "society/access": {"matrix", "permission", "reach"},  # the three questions, one page each
    "society/accounts": {"backends", "middleware"},  # Django's names: ways to sign in, the life of a session
    "society/duties": {"middleware"},  # puts the actor on the request
    "society/notifications": {"notify", "messages", "outbox", "channels"},  # from fact to sentence to channel
    "people/activities": {"library"},  # the seeded templates, as data
    "people/onboarding": {"texts"},  # the seeded declarations, as data
    "compact/frameworks": {"catalogues"},  # the seeded goals, as data
    "compact/agreements": {"library"},  # the seeded templates and the checklist, as data
    "everyday/cases": {"library"},  # whom to call about a child, as data
    "doors/portal": {"navigation"},  # what the shell shows each duty
    "everyday/rostering": {"engine"},  # pure Python
}
FORBIDDEN = {"utils", "helpers", "common", "services", "managers", "misc", "tools", "lib", "shared"}
FILE_LINES, FUNCTION_LINES, VIEW_LINES = 300, 40, 25


def test_rooms_hold_only_what_every_room_may_hold():
    strange = [
        f"{room.relative_to(HOUSE)}/{entry.name}"
        for room in rooms()
        if room.parent.name != "base"  # base is what the others stand on; its files are its own
        for entry in room.iterdir()
        if entry.name.partition(".")[0] not in ORDINARY | PARTICULAR.get(str(room.relative_to(HOUSE)), set())
    ]
    assert not strange


def test_no_drawer_is_called_utils():
    assert not [path for path in HOUSE.rglob("*") if path.name.partition(".")[0] in FORBIDDEN]


def test_a_file_fits_in_the_head():
    assert not [f"{source}: {len(source.lines)}" for source in sources() if len(source.lines) > FILE_LINES]


def test_a_function_fits_on_a_screen():
    def length(node):
        return (node.end_lineno or 0) - node.lineno + 1

    too_long = [
        f"{source}::{function.name}: {length(function)}"
        for source in sources()
        for function in source.functions
        if length(function) > (VIEW_LINES if is_view(source, function) else FUNCTION_LINES)
    ]
    assert not too_long


def is_view(source, function):
    return (
        "views" in source.path.with_suffix("").parts
        and bool(function.args.args)
        and function.args.args[0].arg == "request"
    )


def test_what_follows_is_a_fact_and_no_signal():
    pattern = re.compile(r"django\.dispatch|db\.models\.signals|@receiver\(|Signal\(")
    assert not [str(source) for source in sources() if pattern.search("\n".join(source.lines))]


def test_imports_stand_at_the_top():
    indented = [
        f"{source}:{node.lineno}"
        for source in sources()
        for function in source.functions
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert not indented


def test_nothing_is_silenced_without_a_reason():
    bare = re.compile(r"#\s*(type: ignore(\[[^]]*\])?|noqa(:\s*[A-Z0-9, ]+)?)\s*$")
    assert not [
        f"{source}:{number}"
        for source in sources()
        for number, line in enumerate(source.lines, 1)
        if bare.search(line)
    ]


def test_nothing_is_left_for_later():
    later = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
    assert not [
        f"{source}:{number}"
        for source in sources()
        for number, line in enumerate(source.lines, 1)
        if later.search(line)
    ]


def test_only_actions_and_the_like_write():
    """A view, a form, a query or a rule saves nothing: `.save()`, `.create()`, `.delete()` and friends stand elsewhere."""
    writing = {"save", "create", "bulk_create", "bulk_update", "update_or_create", "get_or_create", "delete"}
    reading = {"views", "forms", "queries", "rules", "api", "components", "flow", "urls", "templatetags"}
    offending = [
        f"{source}:{node.lineno} .{called_name(node)}()"
        for source in sources()
        if source.kind in reading and "base" not in source.path.parts
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in writing
        and "objects" in ast.unparse(node.func)
    ]
    assert not offending


def test_every_migration_of_a_room_is_reached_from_its_first():
    """Linear: no two migrations follow the same one."""
    for room in rooms():
        numbers = [path.name[:4] for path in (room / "migrations").glob("0*.py")]
        assert len(numbers) == len(set(numbers)), room
