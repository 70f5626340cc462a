import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="ChainHead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sequence", models.PositiveBigIntegerField(default=0)),
                (
                    "hash",
                    models.CharField(
                        default="0000000000000000000000000000000000000000000000000000000000000000",
                        max_length=64,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sequence", models.PositiveBigIntegerField(unique=True)),
                ("at", models.DateTimeField()),
                ("verb", models.CharField(max_length=80)),
                ("subject_type", models.CharField(max_length=60)),
                ("subject_id", models.CharField(max_length=40)),
                ("authority_id", models.BigIntegerField(null=True)),
                ("unit_path", models.CharField(default="", max_length=200)),
                ("actor_id", models.BigIntegerField(null=True)),
                ("actor_kind", models.CharField(max_length=10)),
                ("request_id", models.CharField(default="", max_length=32)),
                ("payload", models.JSONField(default=dict)),
                ("personal_digest", models.CharField(default="", max_length=64)),
                ("previous_hash", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["-sequence"],
                "indexes": [
                    models.Index(fields=["subject_type", "subject_id", "-sequence"], name="event_by_subject"),
                    models.Index(fields=["verb", "-sequence"], name="event_by_verb"),
                    models.Index(fields=["actor_id", "-sequence"], name="event_by_actor"),
                    models.Index(fields=["authority_id", "-sequence"], name="event_by_authority"),
                ],
            },
        ),
        migrations.CreateModel(
            name="EventPersonal",
            fields=[
                (
                    "event",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        primary_key=True,
                        related_name="personal",
                        serialize=False,
                        to="events.event",
                    ),
                ),
                ("payload", models.JSONField()),
            ],
        ),
    ]
