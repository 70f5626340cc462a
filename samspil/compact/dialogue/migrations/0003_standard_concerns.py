"""The four known concerns for the authorities that are there already; new ones get them when they are set up."""

from django.db import migrations

from samspil.compact.dialogue.actions.concerns import _seed


def forwards(apps, schema_editor):
    for pk in apps.get_model("places", "Authority").objects.order_by("pk").values_list("pk", flat=True):
        _seed(apps.get_model("dialogue", "Concern"), pk)


class Migration(migrations.Migration):
    dependencies = [("dialogue", "0002_voices")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
