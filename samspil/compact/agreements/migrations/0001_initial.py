import django.db.models.deletion
import samspil.base.core.clock
import samspil.base.core.fields
import samspil.compact.agreements.models.policies
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("partners", "0001_initial"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Agreement",
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
                            ("workplace", "Agreement of the workplace"),
                            ("partnership", "Partnership with an association"),
                            ("light", "Small, one-off effort"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("title", samspil.base.core.fields.GuardedCharField(max_length=120, verbose_name="title")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("in_dialogue", "Out for comments"),
                            ("awaiting_signatures", "Waiting for signatures"),
                            ("active", "In force"),
                            ("due_for_revision", "Due for revision"),
                            ("replaced", "Replaced by a newer one"),
                            ("ended", "Ended"),
                            ("expired", "Expired"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("template_key", models.SlugField(blank=True, max_length=60)),
                ("number", models.PositiveSmallIntegerField(default=1)),
                (
                    "leader_statement",
                    samspil.base.core.fields.GuardedTextField(
                        blank=True, verbose_name="the leader's own words"
                    ),
                ),
                ("valid_from", models.DateField(blank=True, null=True, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="until")),
                ("revise_on", models.DateField(blank=True, null=True, verbose_name="revise on")),
                ("notice_days", models.PositiveSmallIntegerField(default=30, verbose_name="notice in days")),
                (
                    "evaluate_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="months between evaluations"
                    ),
                ),
                (
                    "coordinator_hours",
                    models.DecimalField(
                        blank=True,
                        decimal_places=1,
                        max_digits=4,
                        null=True,
                        verbose_name="coordinator's hours a week",
                    ),
                ),
                (
                    "legal_reviewed_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="law and insurance looked through on"
                    ),
                ),
                ("is_public", models.BooleanField(default=True, verbose_name="shown to everybody")),
                (
                    "summary",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=200, verbose_name="in one sentence"
                    ),
                ),
                ("content_hash", models.CharField(blank=True, editable=False, max_length=64)),
                ("created_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                ("changed_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                ("activated_at", models.DateTimeField(blank=True, null=True)),
                ("notice_given_on", models.DateField(blank=True, null=True)),
                ("last_day", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("goal_reached", "The effort has done what it was for"),
                            ("workplace", "The workplace wishes to end it"),
                            ("partner", "The association wishes to end it"),
                            ("closure", "The workplace closes or is moved"),
                            ("breach", "What was agreed was not kept"),
                            ("other", "Another reason"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "end_note",
                    samspil.base.core.fields.GuardedTextField(
                        blank=True, verbose_name="what was said at the end"
                    ),
                ),
                (
                    "conflict_first",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "conflict_second",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "leader",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="agreements",
                        to="partners.partner",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replacements",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "substitute",
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
                        related_name="agreements",
                        to="places.workplace",
                    ),
                ),
            ],
            options={
                "ordering": ["-changed_at", "-pk"],
                "indexes": [
                    models.Index(fields=["workplace", "state"], name="agreement_by_workplace"),
                    models.Index(fields=["state", "revise_on"], name="agreement_by_revision"),
                    models.Index(fields=["state", "valid_to"], name="agreement_by_expiry"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("kind", "workplace"), ("state__in", ("active", "due_for_revision"))
                        ),
                        fields=("workplace",),
                        name="one_agreement_a_workplace",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("kind", "partnership"), ("state__in", ("active", "due_for_revision"))
                        ),
                        fields=("workplace", "partner"),
                        name="one_partnership_a_partner",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("draft", "in_dialogue", "awaiting_signatures"))),
                        fields=("replaces",),
                        name="one_revision_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "workplace"), ("partner__isnull", True)),
                            models.Q(("kind", "partnership"), ("partner__isnull", False)),
                            ("kind", "light"),
                            _connector="OR",
                        ),
                        name="partnership_has_partner",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["draft", "in_dialogue", "awaiting_signatures", "withdrawn"]),
                            models.Q(
                                ("activated_at__isnull", False),
                                ("leader__isnull", False),
                                ("valid_from__isnull", False),
                                models.Q(("content_hash", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="in_force_was_signed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="agreement_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("conflict_first__isnull", True),
                            ("conflict_second__isnull", True),
                            models.Q(("conflict_first", models.F("conflict_second")), _negated=True),
                            _connector="OR",
                        ),
                        name="two_conflict_contacts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["ended", "expired"]), _negated=True),
                            ("ended_on__isnull", False),
                            _connector="OR",
                        ),
                        name="ended_has_date",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementPolicy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "agreement_required",
                    models.BooleanField(
                        default=True, verbose_name="An activity is published only under an agreement in force"
                    ),
                ),
                (
                    "partnership_required",
                    models.BooleanField(
                        default=False, verbose_name="An association needs a partnership agreement of its own"
                    ),
                ),
                (
                    "employee_side_required",
                    models.BooleanField(default=True, verbose_name="The employees' side must sign"),
                ),
                (
                    "employee_comment_required",
                    models.BooleanField(
                        default=True,
                        verbose_name="The employees' side must have commented, or said that it has no remarks",
                    ),
                ),
                (
                    "light_allowed",
                    models.BooleanField(
                        default=True, verbose_name="Small, one-off efforts may use the light track"
                    ),
                ),
                (
                    "light_days",
                    models.PositiveSmallIntegerField(
                        default=28, verbose_name="longest light effort, in days"
                    ),
                ),
                (
                    "light_needs_dialogue",
                    models.BooleanField(default=False, verbose_name="A light effort must also be discussed"),
                ),
                (
                    "mandatory",
                    models.JSONField(
                        default=samspil.compact.agreements.models.policies.mandatory_sections,
                        verbose_name="sections that must be written",
                    ),
                ),
                (
                    "gating",
                    models.JSONField(
                        default=samspil.compact.agreements.models.policies.gating_questions,
                        verbose_name="questions that must be answered",
                    ),
                ),
                (
                    "notice_days",
                    models.PositiveSmallIntegerField(default=30, verbose_name="usual notice, in days"),
                ),
                (
                    "revise_months",
                    models.PositiveSmallIntegerField(default=12, verbose_name="usual months until revision"),
                ),
                (
                    "authority",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreement_policy",
                        to="places.authority",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="AgreementTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=60)),
                ("title", samspil.base.core.fields.GuardedCharField(max_length=120, verbose_name="title")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("workplace", "Agreement of the workplace"),
                            ("partnership", "Partnership with an association"),
                            ("light", "Small, one-off effort"),
                        ],
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("based_on", models.SlugField(max_length=60)),
                ("is_in_use", models.BooleanField(default=True, verbose_name="can be chosen")),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="agreement_templates",
                        to="places.authority",
                    ),
                ),
            ],
            options={
                "ordering": ["title"],
                "constraints": [
                    models.UniqueConstraint(fields=("authority", "key"), name="template_named_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="AgreementVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("content_hash", models.CharField(max_length=64)),
                ("content", models.JSONField()),
                ("frozen_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="agreements.agreement",
                    ),
                ),
            ],
            options={
                "ordering": ["-frozen_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "content_hash"), name="text_frozen_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Comment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "section",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("purpose", "Purpose and target group"),
                            ("tasks", "Tasks and limits"),
                            ("responsibility", "Who is responsible for what"),
                            ("daily", "Everyday organisation"),
                            ("information", "Information"),
                            ("economy", "Money and expenses"),
                            ("recognition", "Recognition"),
                            ("recruitment", "Finding new volunteers"),
                            ("conflict", "Disagreement and conflict"),
                            ("refusal", "The right to say no"),
                            ("diversity", "Room for differences"),
                            ("legal", "Law and rights"),
                            ("insurance", "Insurance"),
                            ("absence", "If nobody comes"),
                            ("evaluation", "Evaluation"),
                            ("duration", "Duration"),
                            ("revision", "Revision"),
                            ("ending", "Ending"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[
                            ("leader", "The leader"),
                            ("employee", "The employees"),
                            ("association", "The association"),
                        ],
                        max_length=12,
                    ),
                ),
                ("text", samspil.base.core.fields.GuardedTextField(blank=True, verbose_name="comment")),
                (
                    "suggestion",
                    samspil.base.core.fields.GuardedTextField(blank=True, verbose_name="suggested text"),
                ),
                ("no_remarks", models.BooleanField(default=False)),
                ("created_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                ("resolved_at", models.DateTimeField(blank=True, null=True)),
                ("reply", samspil.base.core.fields.GuardedTextField(blank=True, verbose_name="answer")),
                ("taken_over", models.BooleanField(default=False)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "author",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "resolved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["created_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("no_remarks", True),
                            models.Q(("text", ""), _negated=True),
                            models.Q(("suggestion", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="comment_says_something",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ConcernAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("concern_number", models.PositiveBigIntegerField()),
                ("text", samspil.base.core.fields.GuardedTextField(verbose_name="answer")),
                ("answered_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="concerns",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "answered_by",
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
                    models.UniqueConstraint(
                        fields=("agreement", "concern_number"), name="concern_answered_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="EndingStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        choices=[
                            ("tell_volunteers", "The volunteers have been told"),
                            ("tell_citizens", "Citizens and relatives have been told"),
                            ("tell_staff", "The employees have been told"),
                            ("badges_and_keys", "Badges, keys and clothing are back"),
                            ("access", "Access to rooms and systems is closed"),
                            ("open_promises", "What was promised is handed on or called off"),
                            ("thanks", "Everybody has been thanked"),
                            ("experience", "What was learnt is written down"),
                        ],
                        max_length=20,
                    ),
                ),
                ("is_required", models.BooleanField(default=True)),
                (
                    "note",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=300, verbose_name="note"
                    ),
                ),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ending_steps",
                        to="agreements.agreement",
                    ),
                ),
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
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "key"), name="ending_step_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("done_at__isnull", False), ("done_by__isnull", True), _connector="OR"
                        ),
                        name="ending_step_done_has_date",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FramingAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=40)),
                ("text", samspil.base.core.fields.GuardedTextField(blank=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="framing",
                        to="agreements.agreement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "key"), name="framing_answered_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Involvement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="date")),
                (
                    "who",
                    models.CharField(
                        choices=[
                            ("staff", "Employees, at a staff meeting"),
                            ("union", "Union representatives"),
                            ("citizens", "Patients, citizens or relatives"),
                            ("volunteers", "Volunteers or the association"),
                        ],
                        max_length=12,
                        verbose_name="who",
                    ),
                ),
                (
                    "note",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=300, verbose_name="what came of it"
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="involvements",
                        to="agreements.agreement",
                    ),
                ),
            ],
            options={
                "ordering": ["day", "pk"],
            },
        ),
        migrations.CreateModel(
            name="LastRead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readers",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "reader",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "reader"), name="read_once_each")
                ],
            },
        ),
        migrations.CreateModel(
            name="MatrixRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", samspil.base.core.fields.GuardedCharField(max_length=160, verbose_name="task")),
                ("is_staff_task", models.BooleanField(default=False, verbose_name="belongs to the staff")),
                (
                    "responsible",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("leader", "The leader"),
                            ("coordinator", "The coordinator"),
                            ("staff", "The employees"),
                            ("workplace", "The workplace as a whole"),
                            ("association", "The association"),
                            ("volunteer", "The volunteers"),
                        ],
                        max_length=12,
                        verbose_name="responsible",
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="matrix",
                        to="agreements.agreement",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("agreement", "text"), name="task_has_one_responsible"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_staff_task", True),
                            ("responsible__in", ("association", "volunteer")),
                            _negated=True,
                        ),
                        name="staff_task_stays_with_staff",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PrincipleConfirmation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("clause_key", models.UUIDField()),
                ("clause_version", models.PositiveBigIntegerField()),
                ("confirmed_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="principles",
                        to="agreements.agreement",
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
                "constraints": [
                    models.UniqueConstraint(
                        fields=("agreement", "clause_key", "clause_version"), name="principle_confirmed_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="QuestionAnswer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=40)),
                ("text", samspil.base.core.fields.GuardedTextField(blank=True, verbose_name="answer")),
                (
                    "left_because",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=300, verbose_name="left because"
                    ),
                ),
                ("answered_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "answered_by",
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
                    models.UniqueConstraint(fields=("agreement", "key"), name="question_answered_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Section",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        choices=[
                            ("purpose", "Purpose and target group"),
                            ("tasks", "Tasks and limits"),
                            ("responsibility", "Who is responsible for what"),
                            ("daily", "Everyday organisation"),
                            ("information", "Information"),
                            ("economy", "Money and expenses"),
                            ("recognition", "Recognition"),
                            ("recruitment", "Finding new volunteers"),
                            ("conflict", "Disagreement and conflict"),
                            ("refusal", "The right to say no"),
                            ("diversity", "Room for differences"),
                            ("legal", "Law and rights"),
                            ("insurance", "Insurance"),
                            ("absence", "If nobody comes"),
                            ("evaluation", "Evaluation"),
                            ("duration", "Duration"),
                            ("revision", "Revision"),
                            ("ending", "Ending"),
                        ],
                        max_length=16,
                    ),
                ),
                ("text", samspil.base.core.fields.GuardedTextField(blank=True, verbose_name="text")),
                (
                    "left_because",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=300, verbose_name="left out because"
                    ),
                ),
                ("is_drafted", models.BooleanField(default=False)),
                ("changed_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sections",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "changed_by",
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
                    models.UniqueConstraint(fields=("agreement", "key"), name="section_once"),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), ("left_because", ""), _connector="OR"),
                        name="section_written_or_left",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignOff",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[
                            ("leader", "The leader"),
                            ("employee", "The employees"),
                            ("association", "The association"),
                        ],
                        max_length=12,
                    ),
                ),
                ("signed_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                ("voided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sign_offs",
                        to="agreements.agreement",
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
                        related_name="sign_offs",
                        to="agreements.agreementversion",
                    ),
                ),
            ],
            options={
                "ordering": ["signed_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("voided_at__isnull", True)),
                        fields=("agreement", "side"),
                        name="one_signature_a_side",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TemplateText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "key",
                    models.CharField(
                        choices=[
                            ("purpose", "Purpose and target group"),
                            ("tasks", "Tasks and limits"),
                            ("responsibility", "Who is responsible for what"),
                            ("daily", "Everyday organisation"),
                            ("information", "Information"),
                            ("economy", "Money and expenses"),
                            ("recognition", "Recognition"),
                            ("recruitment", "Finding new volunteers"),
                            ("conflict", "Disagreement and conflict"),
                            ("refusal", "The right to say no"),
                            ("diversity", "Room for differences"),
                            ("legal", "Law and rights"),
                            ("insurance", "Insurance"),
                            ("absence", "If nobody comes"),
                            ("evaluation", "Evaluation"),
                            ("duration", "Duration"),
                            ("revision", "Revision"),
                            ("ending", "Ending"),
                        ],
                        max_length=16,
                    ),
                ),
                ("text", samspil.base.core.fields.GuardedTextField(verbose_name="text")),
                (
                    "template",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="texts",
                        to="agreements.agreementtemplate",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("template", "key"), name="template_section_once")
                ],
            },
        ),
    ]
