from django.db import migrations

# Three letters in a row, indexed: a part of a name is found among fifty thousand people without reading them all.
INDEX = """
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX volunteer_search_letters ON volunteers_volunteer USING gin (search_text gin_trgm_ops);
"""


def index(apps, schema_editor):
    # SQLite reads the column from end to end; it is short, and one process has it in memory.
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(INDEX)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX volunteer_search_letters")


class Migration(migrations.Migration):
    dependencies = [("volunteers", "0001_initial")]
    operations = [migrations.RunPython(index, drop)]
