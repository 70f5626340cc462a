"""The shape of an action, read from the syntax tree: `by` first, `require` first, `record` last."""

import ast

import pytest

from tests.architecture.house import called_name, sources

# An action that cannot have the shape: "samspil/floor/room/actions.py::name" -> why not.
EXCEPTIONS: dict[str, str] = {}
POSITIONAL = 3  # by, the thing, and sometimes what it is brought together with


def is_action(function):
    return any(called_name(decorator) == "action" for decorator in function.decorator_list)


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
    statements = body[:-1] if isinstance(body[-1], ast.Return) else body
    return bool(statements) and any(
        called_name(node) == "record" for node in ast.walk(statements[-1]) if isinstance(node, ast.Call)
    )


@pytest.mark.parametrize("name", sorted(actions()))
def test_an_action_asks_first_and_records_last(name):
    if name not in EXCEPTIONS:
        assert not faults(actions()[name])


def test_no_exception_outlives_its_action():
    assert set(EXCEPTIONS) <= set(actions())


def test_a_public_function_in_actions_is_an_action():
    loose = [
        f"{source}::{node.name}"
        for source in sources()
        if "actions" in source.path.relative_to(source.path.parents[3]).with_suffix("").parts
        for node in source.tree.body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and not is_action(node)
    ]
    assert not loose


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
