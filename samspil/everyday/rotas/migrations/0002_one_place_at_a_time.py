from django.db import migrations

PLACE = """
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE rotas_signup ADD CONSTRAINT one_place_at_a_time
    EXCLUDE USING gist (volunteer_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (state = 'taken');
"""


def place(apps, schema_editor):
    # SQLite has no such constraint: there one writer follows the other, and the action's own check is enough.
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(PLACE)


def lift(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("ALTER TABLE rotas_signup DROP CONSTRAINT one_place_at_a_time")


class Migration(migrations.Migration):
    dependencies = [("rotas", "0001_initial")]
    operations = [migrations.RunPython(place, lift)]
