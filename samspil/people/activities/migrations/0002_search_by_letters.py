from django.db import migrations

# Three letters in a row, indexed: "ven" is found in "besøgsven" among many thousand activities without reading them all.
INDEX = """
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX activity_search_letters ON activities_activity USING gin (search_text gin_trgm_ops);
"""


def index(apps, schema_editor):
    # SQLite reads the column from end to end; it is short, and one process has it in memory.
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(INDEX)


def drop(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX activity_search_letters")


class Migration(migrations.Migration):
    dependencies = [("activities", "0001_initial")]
    operations = [migrations.RunPython(index, drop)]
