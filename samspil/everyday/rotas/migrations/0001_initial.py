import django.db.models.deletion
import samspil.base.core.clock
import samspil.base.core.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("activities", "0001_initial"),
        ("volunteers", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Pattern",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "label",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=60, verbose_name="name of the shift"
                    ),
                ),
                (
                    "meeting_point",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=160, verbose_name="meeting point"
                    ),
                ),
                ("weekdays", models.JSONField(default=list, verbose_name="days of the week")),
                ("starts", models.TimeField(verbose_name="from")),
                ("ends", models.TimeField(verbose_name="to")),
                ("places", models.PositiveSmallIntegerField(verbose_name="places")),
                ("minimum", models.PositiveSmallIntegerField(default=0, verbose_name="minimum")),
                ("valid_from", models.DateField(verbose_name="first day")),
                ("until", models.DateField(blank=True, null=True, verbose_name="last day")),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="patterns",
                        to="activities.activity",
                    ),
                ),
            ],
            options={
                "ordering": ["activity", "starts", "pk"],
                "indexes": [models.Index(fields=["activity", "until"], name="pattern_by_activity")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("places__gte", 1), ("minimum__lte", models.F("places"))),
                        name="pattern_places",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Shift",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField()),
                (
                    "label",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=60, verbose_name="name of the shift"
                    ),
                ),
                (
                    "meeting_point",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=160, verbose_name="meeting point"
                    ),
                ),
                (
                    "note",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=300, verbose_name="good to know"
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("places", models.PositiveSmallIntegerField(verbose_name="places")),
                ("minimum", models.PositiveSmallIntegerField(default=0, verbose_name="minimum")),
                ("taken", models.PositiveSmallIntegerField(default=0)),
                ("waiting", models.PositiveIntegerField(default=0)),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "Planned"), ("cancelled", "Cancelled")],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("by_hand", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=0)),
                ("moved_at", models.DateTimeField(blank=True, null=True)),
                ("alerted_at", models.DateTimeField(blank=True, null=True)),
                ("completed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shifts",
                        to="activities.activity",
                    ),
                ),
                (
                    "pattern",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shifts",
                        to="rotas.pattern",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at", "pk"],
                "indexes": [
                    models.Index(fields=["activity", "starts_at"], name="shift_by_activity"),
                    models.Index(fields=["state", "starts_at", "id"], name="shift_by_start"),
                    models.Index(
                        condition=models.Q(("completed_at__isnull", True)),
                        fields=["ends_at"],
                        name="shift_to_complete",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("pattern", "day"), name="one_shift_of_a_pattern_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="shift_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("taken__lte", models.F("places"))), name="shift_never_overbooked"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("places__gte", 1), ("minimum__lte", models.F("places"))),
                        name="shift_places",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("checked_in_at", models.DateTimeField()),
                ("checked_out_at", models.DateTimeField(blank=True, null=True)),
                (
                    "in_kind",
                    models.CharField(
                        choices=[
                            ("volunteer", "The volunteer"),
                            ("coordinator", "The coordinator"),
                            ("tablet", "The tablet at the entrance"),
                            ("system", "Samspil, when the shift was over"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "out_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("volunteer", "The volunteer"),
                            ("coordinator", "The coordinator"),
                            ("tablet", "The tablet at the entrance"),
                            ("system", "Samspil, when the shift was over"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "affiliation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="volunteers.affiliation",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "volunteer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="volunteers.volunteer",
                    ),
                ),
                (
                    "shift",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendances",
                        to="rotas.shift",
                    ),
                ),
            ],
            options={
                "ordering": ["-checked_in_at", "pk"],
                "indexes": [
                    models.Index(fields=["volunteer", "checked_in_at"], name="attendance_by_volunteer"),
                    models.Index(
                        condition=models.Q(("checked_out_at__isnull", True)),
                        fields=["checked_in_at"],
                        name="attendance_open",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("shift", "volunteer"), name="attended_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("checked_out_at__isnull", True),
                            ("checked_out_at__gte", models.F("checked_in_at")),
                            _connector="OR",
                        ),
                        name="attendance_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignUp",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("invited", "Invited"),
                            ("waiting", "On the waiting list"),
                            ("offered", "Offered a place"),
                            ("taken", "Has a place"),
                            ("asked_again", "Asked again"),
                            ("cancelled", "Cancelled"),
                        ],
                        max_length=12,
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("automatic", models.BooleanField(default=False)),
                ("created_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                ("answer_by", models.DateTimeField(blank=True, null=True)),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                (
                    "affiliation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_ups",
                        to="volunteers.affiliation",
                    ),
                ),
                (
                    "shift",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="sign_ups", to="rotas.shift"
                    ),
                ),
                (
                    "volunteer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_ups",
                        to="volunteers.volunteer",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at", "pk"],
                "indexes": [
                    models.Index(fields=["volunteer", "starts_at"], name="sign_up_by_volunteer"),
                    models.Index(fields=["shift", "state", "created_at"], name="sign_up_by_shift"),
                    models.Index(
                        condition=models.Q(("state", "offered")),
                        fields=["answer_by"],
                        name="sign_up_to_lapse",
                    ),
                    models.Index(
                        condition=models.Q(("reminded_at__isnull", True)),
                        fields=["starts_at"],
                        name="sign_up_to_remind",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("shift", "volunteer"), name="signed_up_once"),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="sign_up_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "offered"), _negated=True),
                            ("answer_by__isnull", False),
                            _connector="OR",
                        ),
                        name="offer_has_limit",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CalendarFeed",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token_digest", models.CharField(max_length=64, unique=True)),
                ("prefix", models.SlugField(max_length=8)),
                ("created_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "volunteer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feeds",
                        to="volunteers.volunteer",
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at__isnull", True)),
                        fields=("volunteer",),
                        name="one_calendar_address",
                    )
                ],
            },
        ),
    ]
