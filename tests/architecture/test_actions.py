"""The shape of an action, read from the syntax tree: `by` first, `require` first, `record` last."""

import ast
from functools import cache

import pytest

from tests.architecture.house import called_name, sources

# An action that cannot have the shape: "samspil/floor/room/actions.py::name" -> why not.
EXCEPTIONS: dict[str, str] = {}
POSITIONAL = 3  # by, the thing, and sometimes what it is brought together with


def is_action(function):
    return any(called_name(decorator) == "action" for decorator in function.decorator_list)


@cache
def actions():
    return {
        f"{source}::{function.name}": function
        for source in sources()
        for function in source.functions
        if is_action(function)
    }


def faults(function):
    """Say what is wrong with the shape of an action."""
    arguments = function.args.posonlyargs + function.args.args
    body = function.body[1:] if ast.get_docstring(function) else function.body
    found = []
    if (
        not arguments
        or arguments[0].arg != "by"
        or ast.unparse(arguments[0].annotation or ast.Name("")) != "Actor"
    ):
        found.append("the first argument is `by: Actor`")
    if len(arguments) > POSITIONAL:
        found.append("after `by` and the things it is about everything is keyword-only")
    if not (isinstance(body[0], ast.Expr) and called_name(body[0].value).startswith("require")):
        found.append("the first statement is require(...)")
    if not records_last(body):
        found.append("the last statement is record(...), but for a return")
    return found


def records_last(body):
    """The last statement records, or hands on to a step of the same kind that does: `join(by, application)`."""
    statements = body[:-1] if isinstance(body[-1], ast.Return) else body
    calls = [node for node in ast.walk(statements[-1]) if isinstance(node, ast.Call)] if statements else []
    if isinstance(body[-1], ast.Return) and isinstance(body[-1].value, ast.Call):
        calls.append(body[-1].value)
    return any(called_name(call) == "record" or hands_on(call) for call in calls)


def hands_on(call):
    first = call.args[0] if call.args else None
    return isinstance(first, ast.Name) and first.id == "by" and called_name(call) in recording_steps()


@cache
def recording_steps():
    """Return the names of the functions in actions that record by themselves."""
    return {
        function.name
        for source in sources()
        if source.kind == "actions"
        for function in source.functions
        if any(called_name(node) == "record" for node in ast.walk(function) if isinstance(node, ast.Call))
    }


@pytest.mark.parametrize("name", sorted(actions()))
def test_an_action_asks_first_and_records_last(name):
    if name not in EXCEPTIONS:
        assert not faults(actions()[name])


def test_no_exception_outlives_its_action():
    assert set(EXCEPTIONS) <= set(actions())


def test_only_actions_leave_the_actions_of_a_room():
    """A step that several actions share is not an action itself, so nobody outside may take it."""
    acting = {name.rpartition("::")[2] for name in actions()}
    loose = [
        f"{source} takes {alias.name}"
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[3:4] == ["actions"]
        for alias in node.names
        if alias.name.islower() and alias.name not in acting and not is_inside(source, node.module)
    ]
    assert not [entry for entry in loose if not names_a_module(entry)]


def is_inside(source, module):
    return source.kind == "actions" and str(source).split("/")[:3] == module.split(".")[:3]


def names_a_module(entry):
    return any(
        source.path.stem == entry.rpartition(" ")[2] for source in sources() if source.kind == "actions"
    )


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("def accept(by: Actor, x):\n require(by, 1, x)\n record(F(x), by=by)", None),
        ("def accept(by: Actor, x):\n 'Doc.'\n require_system(by)\n record(F(x), by=by)\n return x", None),
        ("def accept(x, by: Actor):\n require(by, 1, x)\n record(F(x), by=by)", "the first argument"),
        ("def accept(by: Actor, x, y, z):\n require(by, 1, x)\n record(F(x), by=by)", "keyword-only"),
        (
            "def accept(by: Actor, x):\n x.save()\n require(by, 1, x)\n record(F(x), by=by)",
            "the first statement",
        ),
        (
            "def accept(by: Actor, x):\n require(by, 1, x)\n record(F(x), by=by)\n x.save()",
            "the last statement",
        ),
        ("def accept(by: Actor, x):\n require(by, 1, x)\n return x", "the last statement"),
    ],
)
def test_the_shape_is_really_looked_at(body, fault):
    found = faults(ast.parse(body).body[0])
    assert bool(found) == bool(fault)
    assert all(fault in sentence for sentence in found)
