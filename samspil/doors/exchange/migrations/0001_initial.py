import django.db.models.deletion
import samspil.base.core.clock
import samspil.base.core.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Export",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("volunteers", "Volunteers"),
                            ("workplaces", "Workplaces"),
                            ("activities", "Activities"),
                            ("applications", "Applications"),
                        ],
                        max_length=12,
                        verbose_name="what",
                    ),
                ),
                ("format_kind", models.CharField(choices=[("xlsx", "Excel"), ("csv", "CSV")], max_length=4)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Being written"),
                            ("ready", "Ready"),
                            ("failed", "Could not be written"),
                            ("expired", "Deleted"),
                        ],
                        default="waiting",
                        max_length=8,
                    ),
                ),
                ("language", models.CharField(default="da", max_length=5)),
                ("ordered_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                ("rows_total", models.PositiveIntegerField(default=0)),
                ("at_once", models.BooleanField(default=True)),
                ("file_slug", models.SlugField(blank=True, max_length=64)),
                ("expires_at", models.DateTimeField()),
                (
                    "authority",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.authority",
                    ),
                ),
                (
                    "ordered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-ordered_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[("volunteers", "Volunteers"), ("workplaces", "Workplaces")],
                        max_length=12,
                        verbose_name="what",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("uploaded", "Received"),
                            ("checking", "Being checked"),
                            ("checked", "Checked, nothing is imported yet"),
                            ("importing", "Being imported"),
                            ("done", "Imported"),
                            ("failed", "Stopped, nothing was imported"),
                            ("undone", "Undone"),
                            ("discarded", "Thrown away"),
                        ],
                        default="uploaded",
                        max_length=12,
                    ),
                ),
                ("file_name", samspil.base.core.fields.GuardedCharField(blank=True, max_length=120)),
                ("headings", models.JSONField(default=list)),
                ("mapping", models.JSONField(default=dict)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("uploaded_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                ("rows_total", models.PositiveIntegerField(default=0)),
                ("rows_done", models.PositiveIntegerField(default=0)),
                ("new", models.PositiveIntegerField(default=0)),
                ("changed", models.PositiveIntegerField(default=0)),
                ("known", models.PositiveIntegerField(default=0)),
                ("wrong", models.PositiveIntegerField(default=0)),
                ("done_at", models.DateTimeField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
                ("left_alone", models.PositiveIntegerField(default=0)),
                ("keep_until", models.DateTimeField()),
                ("rows_kept", models.BooleanField(default=True)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.authority"
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "default_workplace",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.workplace",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-uploaded_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["done", "undone"]), _negated=True),
                            ("done_at__isnull", False),
                            _connector="OR",
                        ),
                        name="import_done_has_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "undone"), _negated=True),
                            ("undone_at__isnull", False),
                            _connector="OR",
                        ),
                        name="import_undone_has_its_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["importing", "done", "undone"]), _negated=True),
                            ("confirmed_by__isnull", False),
                            _connector="OR",
                        ),
                        name="import_is_confirmed_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("cells", models.JSONField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("new", "New"),
                            ("changed", "Changed"),
                            ("known", "Known already"),
                            ("wrong", "Errors"),
                        ],
                        max_length=8,
                    ),
                ),
                ("faults", models.JSONField(default=list)),
                ("made", models.JSONField(default=dict)),
                ("left_alone_code", models.CharField(blank=True, max_length=12)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="exchange.import"
                    ),
                ),
            ],
            options={
                "ordering": ["number"],
                "indexes": [
                    models.Index(fields=["source", "outcome", "number"], name="import_row_by_outcome")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("source", "number"), name="import_row_stands_once")
                ],
            },
        ),
    ]
