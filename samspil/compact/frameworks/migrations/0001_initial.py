import django.db.models.deletion
import samspil.base.core.clock
import samspil.base.core.fields
import uuid
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
            name="Framework",
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
                            ("policy", "Policy"),
                            ("sector_policy", "Sector policy"),
                            ("strategy", "Strategy"),
                            ("value_framework", "Value framework"),
                            ("principles", "Principles"),
                            ("guidelines", "Guidelines"),
                            ("local_principles", "Local principles"),
                        ],
                        max_length=16,
                        verbose_name="kind of framework",
                    ),
                ),
                ("title", samspil.base.core.fields.GuardedCharField(max_length=160, verbose_name="title")),
                ("slug", models.SlugField(max_length=120)),
                (
                    "about",
                    samspil.base.core.fields.GuardedTextField(blank=True, verbose_name="what it is for"),
                ),
                (
                    "range_kind",
                    models.CharField(
                        choices=[("cross_cutting", "Cross-cutting"), ("sector", "One sector")],
                        default="cross_cutting",
                        max_length=14,
                        verbose_name="where it holds",
                    ),
                ),
                (
                    "sector_name",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=120, verbose_name="which sector"
                    ),
                ),
                (
                    "needs_med_dialogue",
                    models.BooleanField(
                        default=True, verbose_name="is discussed in MED before it is adopted"
                    ),
                ),
                ("created_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="frameworks",
                        to="places.authority",
                    ),
                ),
                (
                    "workplace",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="frameworks",
                        to="places.workplace",
                    ),
                ),
            ],
            options={
                "ordering": ["authority", "kind", "title", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("authority", "slug"), name="framework_address_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("workplace__isnull", False)),
                        fields=("workplace",),
                        name="local_principles_once_a_workplace",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind", "local_principles"), ("workplace__isnull", True), _connector="XOR"
                        ),
                        name="local_principles_have_a_workplace",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("range_kind", "sector"), ("sector_name", ""), _connector="XOR"),
                        name="sector_is_named",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FrameworkLink",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "relation_kind",
                    models.CharField(
                        choices=[
                            ("builds_on", "builds on"),
                            ("supplements", "supplements"),
                            ("replaces", "replaces"),
                        ],
                        max_length=12,
                        verbose_name="relation",
                    ),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links",
                        to="frameworks.framework",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="links_from",
                        to="frameworks.framework",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("framework", "other"), name="framework_linked_once"),
                    models.CheckConstraint(
                        condition=models.Q(("framework", models.F("other")), _negated=True),
                        name="framework_links_to_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Goal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "catalogue",
                    samspil.base.core.fields.GuardedCharField(max_length=80, verbose_name="catalogue"),
                ),
                ("code", models.CharField(max_length=20, verbose_name="code")),
                ("title", samspil.base.core.fields.GuardedCharField(max_length=200, verbose_name="goal")),
                (
                    "about",
                    samspil.base.core.fields.GuardedTextField(blank=True, verbose_name="what it means"),
                ),
                ("position", models.PositiveIntegerField(default=0)),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="goals",
                        to="places.authority",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sub_goals",
                        to="frameworks.goal",
                    ),
                ),
            ],
            options={
                "ordering": ["authority", "catalogue", "position", "pk"],
                "constraints": [models.UniqueConstraint(fields=("authority", "code"), name="goal_code_once")],
            },
        ),
        migrations.CreateModel(
            name="OwnerBody",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "name",
                    samspil.base.core.fields.GuardedCharField(
                        max_length=120, verbose_name="name of the body"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("political", "Political body"),
                            ("management", "Management"),
                            ("med", "MED committee"),
                        ],
                        max_length=10,
                        verbose_name="kind of body",
                    ),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="owners",
                        to="frameworks.framework",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("framework", "name"), name="owner_body_named_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Signatory",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "function",
                    samspil.base.core.fields.GuardedCharField(max_length=120, verbose_name="function"),
                ),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="signatories",
                        to="frameworks.framework",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("framework", "function"), name="signatory_function_once"),
                    models.UniqueConstraint(fields=("framework", "user"), name="signatory_person_once"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Version",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("title", samspil.base.core.fields.GuardedCharField(max_length=160, verbose_name="title")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_consultation", "In consultation"),
                            ("adopted", "Adopted"),
                            ("signed", "Signed"),
                            ("superseded", "Superseded"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=16,
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="in force from")),
                ("valid_to", models.DateField(blank=True, null=True)),
                ("original_text", samspil.base.core.fields.GuardedTextField(blank=True)),
                ("content_hash", models.CharField(blank=True, max_length=64)),
                ("adopted_at", models.DateTimeField(blank=True, null=True)),
                ("effective_at", models.DateTimeField(blank=True, null=True)),
                ("sealed_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "framework",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="frameworks.framework",
                    ),
                ),
            ],
            options={
                "ordering": ["framework", "-number"],
                "constraints": [
                    models.UniqueConstraint(fields=("framework", "number"), name="version_number_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["draft", "in_consultation"])),
                        fields=("framework",),
                        name="one_draft_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["adopted", "signed"]), _negated=True),
                            models.Q(
                                ("adopted_at__isnull", False),
                                ("valid_from__isnull", False),
                                models.Q(("content_hash", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="adopted_version_is_dated_and_hashed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "signed"), _negated=True),
                            ("sealed_at__isnull", False),
                            _connector="OR",
                        ),
                        name="signed_version_is_sealed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="version_ends_after_start",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("function", samspil.base.core.fields.GuardedCharField(max_length=120)),
                ("content_hash", models.CharField(max_length=64)),
                ("signed_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                ("voided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "signatory",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="signatures",
                        to="frameworks.signatory",
                    ),
                ),
                (
                    "signer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="frameworks.version",
                    ),
                ),
            ],
            options={
                "ordering": ["signed_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("voided_at__isnull", True)),
                        fields=("version", "function"),
                        name="signed_once_by_a_function",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("voided_at__isnull", True)),
                        fields=("version", "signer"),
                        name="signed_once_by_a_person",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LookAgain",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("asked_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("in_line", "Still in line"), ("revised", "Revised")],
                        max_length=10,
                    ),
                ),
                (
                    "note",
                    samspil.base.core.fields.GuardedTextField(blank=True, verbose_name="what you looked at"),
                ),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "workplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="look_agains",
                        to="places.workplace",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="look_agains",
                        to="frameworks.version",
                    ),
                ),
            ],
            options={
                "ordering": ["asked_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("workplace", "version"), name="asked_to_look_again_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("done_at__isnull", True), ("outcome", "")),
                            models.Q(("done_at__isnull", False), models.Q(("outcome", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="looked_again_with_an_outcome",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("decided_on", models.DateField(verbose_name="date of the meeting")),
                (
                    "case_number",
                    samspil.base.core.fields.GuardedCharField(max_length=60, verbose_name="case number"),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("adopted", "Adopted"),
                            ("discussed", "Discussed"),
                            ("rejected", "Not adopted"),
                        ],
                        max_length=10,
                        verbose_name="what was decided",
                    ),
                ),
                ("note", samspil.base.core.fields.GuardedTextField(blank=True, verbose_name="note")),
                ("recorded_at", models.DateTimeField(default=samspil.base.core.clock.now)),
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
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="frameworks.ownerbody",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="decisions",
                        to="frameworks.version",
                    ),
                ),
            ],
            options={
                "ordering": ["recorded_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("case_number", ""), _negated=True),
                        name="decision_has_a_case_number",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Clause",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("position", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("heading", "Heading"),
                            ("text", "Text"),
                            ("goal", "Goal"),
                            ("principle", "Principle"),
                        ],
                        max_length=10,
                        verbose_name="what it is",
                    ),
                ),
                ("level", models.PositiveSmallIntegerField(default=1, verbose_name="level")),
                (
                    "label",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=20, verbose_name="number or mark"
                    ),
                ),
                ("text", samspil.base.core.fields.GuardedTextField(verbose_name="text")),
                (
                    "relation_kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("adds", "Adds to the common principle"),
                            ("deviates", "Deviates from the common principle"),
                        ],
                        max_length=10,
                        verbose_name="how it stands to the common principle",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="local_clauses",
                        to="frameworks.clause",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="clauses",
                        to="frameworks.version",
                    ),
                ),
            ],
            options={
                "ordering": ["version", "position", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("version", "key"), name="clause_key_once_a_version"),
                    models.CheckConstraint(
                        condition=models.Q(("level__gte", 1), ("level__lte", 4)), name="clause_level_1_to_4"
                    ),
                ],
            },
        ),
    ]
