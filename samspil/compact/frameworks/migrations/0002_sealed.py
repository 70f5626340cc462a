"""The triggers that keep a sealed version as it was signed, whoever writes: an action, a form, a shell or a bulk update."""

from typing import Any

from django.db import migrations

SEALED = "EXISTS (SELECT 1 FROM frameworks_version v WHERE v.id = {row}.version_id AND v.sealed_at IS NOT NULL)"
SAME = {  # table -> columns that stand still once the version is sealed
    "frameworks_version": (
        *("framework_id", "number", "title", "original_text", "content_hash", "adopted_at", "sealed_at", "valid_from"),
    ),
    "frameworks_signature": ("version_id", "function", "signer_id", "content_hash", "signed_at", "voided_at"),
}
MESSAGE = "a sealed version is never changed"


def _changed(table: str) -> str:
    return "(" + " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in SAME[table]) + ")"


def _guards() -> list[tuple[str, str, str, str]]:
    """Return name, moment, table and condition of each trigger."""
    found = []
    for table in ("frameworks_clause", "frameworks_decision"):
        old, new = SEALED.format(row="OLD"), SEALED.format(row="NEW")
        found += [
            (f"{table}_sealed_insert", "INSERT", table, new),
            (f"{table}_sealed_update", "UPDATE", table, f"({old} OR {new})"),
            (f"{table}_sealed_delete", "DELETE", table, old),
        ]
    sealed = SEALED.format(row="OLD")
    table = "frameworks_signature"
    found += [
        (f"{table}_sealed_insert", "INSERT", table, SEALED.format(row="NEW")),
        (f"{table}_sealed_update", "UPDATE", table, f"{sealed} AND {_changed(table)}"),
        (f"{table}_sealed_delete", "DELETE", table, sealed),
    ]
    table = "frameworks_version"
    found += [
        (f"{table}_sealed_update", "UPDATE", table, f"OLD.sealed_at IS NOT NULL AND {_changed(table)}"),
        (f"{table}_sealed_delete", "DELETE", table, "OLD.sealed_at IS NOT NULL"),
    ]
    return found


def _sqlite() -> list[str]:
    return [
        f"CREATE TRIGGER {name} BEFORE {moment} ON {table} WHEN "
        + condition.replace("IS DISTINCT FROM", "IS NOT")
        + f" BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
        for name, moment, table, condition in _guards()
    ]


def _postgresql() -> list[str]:
    """A trigger's own condition may not ask other tables there, so each has a function."""
    made = []
    for name, moment, table, condition in _guards():
        row = "OLD" if moment == "DELETE" else "NEW"
        made += [
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"IF {condition} THEN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'integrity_constraint_violation'; END IF; "
            f"RETURN {row}; END $$",
            f"CREATE TRIGGER {name} BEFORE {moment} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}()",
        ]
    return made


def guard(apps: Any, schema_editor: Any) -> None:
    for statement in _postgresql() if schema_editor.connection.vendor == "postgresql" else _sqlite():
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("frameworks", "0001_initial")]
    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
