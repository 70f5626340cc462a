import django.db.models.deletion
import samspil.base.core.clock
import samspil.base.core.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("accounts", "__first__"),
        ("partners", "0001_initial"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Volunteer",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="volunteer",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="phone")),
                (
                    "birth_year",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="year of birth"),
                ),
                ("postcode", models.CharField(blank=True, max_length=4, verbose_name="postcode")),
                ("languages", models.JSONField(blank=True, default=list, verbose_name="languages")),
                (
                    "motivation",
                    samspil.base.core.fields.GuardedTextField(blank=True, verbose_name="what drives me"),
                ),
                ("search_text", models.TextField(default="", editable=False)),
                ("registered_on", models.DateField(default=samspil.base.core.clock.today)),
                ("departed_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "ordering": ["user__name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Affiliation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(default=samspil.base.core.clock.today, verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="affiliations",
                        to="partners.partner",
                    ),
                ),
                (
                    "workplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="affiliations",
                        to="places.workplace",
                    ),
                ),
                (
                    "volunteer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="affiliations",
                        to="volunteers.volunteer",
                    ),
                ),
            ],
            options={
                "ordering": ["-starts_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="affiliation_ends_after_start",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on__isnull", True)),
                        fields=("volunteer", "workplace", "partner"),
                        name="affiliated_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on__isnull", True), ("partner__isnull", True)),
                        fields=("volunteer", "workplace"),
                        name="affiliated_once_directly",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="InsuranceCover",
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
                            ("work_injury", "Work injury"),
                            ("accident", "Accident"),
                            ("liability", "Liability"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "carrier",
                    models.CharField(
                        choices=[
                            ("authority", "The region or municipality"),
                            ("association", "The association"),
                            ("own", "The volunteer's own insurance"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "basis",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=200, verbose_name="basis"
                    ),
                ),
                ("valid_from", models.DateField(default=samspil.base.core.clock.today)),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("confirmed_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "affiliation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="covers",
                        to="volunteers.affiliation",
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
            ],
            options={
                "ordering": ["kind", "-valid_from"],
            },
        ),
    ]
