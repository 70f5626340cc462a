"""The standard requirements and texts, so that a new installation is safe before anybody has looked at it."""

from django.db import migrations

from samspil.people.onboarding.actions.standards import _fill


def forwards(apps, schema_editor):
    _fill(apps.get_model("onboarding", "RequirementRule"), apps.get_model("onboarding", "DeclarationText"))


class Migration(migrations.Migration):
    dependencies = [("onboarding", "0001_initial")]

    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
