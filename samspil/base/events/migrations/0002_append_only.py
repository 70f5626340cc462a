"""The head of the chain, and the triggers that make the log append-only on both databases."""

from typing import Any

from django.db import migrations

SQLITE = [
    """CREATE TRIGGER event_no_update BEFORE UPDATE ON events_event
       BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END""",
    """CREATE TRIGGER event_no_delete BEFORE DELETE ON events_event
       BEGIN SELECT RAISE(ABORT, 'the event log is append-only'); END""",
]
POSTGRESQL = [
    """CREATE FUNCTION event_append_only() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'the event log is append-only'; END $$""",
    """CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON events_event
       FOR EACH ROW EXECUTE FUNCTION event_append_only()""",
    """CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON events_event
       FOR EACH STATEMENT EXECUTE FUNCTION event_append_only()""",
]


def guard(apps: Any, schema_editor: Any) -> None:
    apps.get_model("events", "ChainHead").objects.create(pk=1)
    for statement in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial")]
    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
