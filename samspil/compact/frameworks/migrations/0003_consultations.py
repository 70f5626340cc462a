import django.db.models.deletion
import samspil.base.core.clock
import samspil.base.core.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("frameworks", "0002_sealed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Consultation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "title",
                    samspil.base.core.fields.GuardedCharField(
                        max_length=160, verbose_name="name of the consultation"
                    ),
                ),
                (
                    "letter",
                    samspil.base.core.fields.GuardedTextField(
                        blank=True, max_length=2000, verbose_name="what you write to those who are heard"
                    ),
                ),
                ("deadline", models.DateField(verbose_name="last day for answers")),
                (
                    "late_kind",
                    models.CharField(
                        choices=[
                            (
                                "marked",
                                "They are taken in and marked as late, until the consultation is ended",
                            ),
                            (
                                "refused",
                                "They are refused: the consultation ends by itself after the deadline",
                            ),
                        ],
                        default="marked",
                        max_length=8,
                        verbose_name="answers after the deadline",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("open", "Open for answers"),
                            ("closed", "Ended"),
                            ("published", "Note published"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                (
                    "note",
                    samspil.base.core.fields.GuardedTextField(
                        blank=True, max_length=6000, verbose_name="what the consultation led to, in short"
                    ),
                ),
                ("created_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                ("opened_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("contacts_erased_at", models.DateTimeField(blank=True, null=True)),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consultations",
                        to="frameworks.version",
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state", "draft"), ("opened_at__isnull", False), _connector="OR"),
                        name="consultation_begun_has_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "open"]), ("closed_at__isnull", False), _connector="OR"
                        ),
                        name="consultation_ended_has_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            ("published_at__isnull", False),
                            _connector="OR",
                        ),
                        name="consultation_note_has_a_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Party",
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
                            ("med", "MED committee"),
                            ("association", "Association or voluntary organisation"),
                            ("user_council", "User or patient council"),
                            ("council", "Council for the elderly, for disabled people, for volunteering …"),
                            ("volunteer_centre", "Volunteer centre"),
                            ("leader", "Leader"),
                            ("union", "Trade union"),
                            ("other", "Others"),
                        ],
                        max_length=16,
                        verbose_name="what they are",
                    ),
                ),
                (
                    "name",
                    samspil.base.core.fields.GuardedCharField(
                        max_length=160, verbose_name="name of the organisation, committee or person"
                    ),
                ),
                (
                    "contact",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=120, verbose_name="contact person"
                    ),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                (
                    "language",
                    models.CharField(
                        choices=[("da", "Danish"), ("en", "English")], default="da", max_length=5
                    ),
                ),
                ("invited_at", models.DateTimeField(blank=True, null=True)),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "consultation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="parties",
                        to="frameworks.consultation",
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "name", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("consultation", "name"), name="party_named_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", samspil.base.core.fields.GuardedTextField(max_length=4000, verbose_name="answer")),
                ("sent_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                ("is_late", models.BooleanField(default=False)),
                (
                    "clause",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="frameworks.clause",
                    ),
                ),
                (
                    "party",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="frameworks.party",
                    ),
                ),
            ],
            options={
                "ordering": ["party", "clause__position", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("party", "clause"), name="one_answer_a_clause"),
                    models.UniqueConstraint(
                        condition=models.Q(("clause__isnull", True)),
                        fields=("party",),
                        name="one_answer_about_the_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="answer_says_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AnswerResponse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "disposition",
                    models.CharField(
                        choices=[
                            ("taken", "Taken up"),
                            ("partly", "Partly taken up"),
                            ("not", "Not taken up"),
                        ],
                        max_length=6,
                        verbose_name="what became of it",
                    ),
                ),
                (
                    "text",
                    samspil.base.core.fields.GuardedTextField(max_length=2000, verbose_name="the response"),
                ),
                ("responded_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "answer",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="response",
                        to="frameworks.answer",
                    ),
                ),
                (
                    "responded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="response_gives_a_reason"
                    )
                ],
            },
        ),
    ]
