import django.db.models.deletion
import samspil.base.core.clock
import samspil.base.core.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "__first__"),
        ("dialogue", "0001_initial"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Briefing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("held_on", models.DateField(verbose_name="date")),
                ("people", models.PositiveSmallIntegerField(verbose_name="how many took part")),
                (
                    "what",
                    samspil.base.core.fields.GuardedTextField(
                        max_length=1000, verbose_name="what it was about"
                    ),
                ),
                (
                    "workplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="briefings",
                        to="places.workplace",
                    ),
                ),
            ],
            options={
                "ordering": ["-held_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Idea",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "sender_kind",
                    models.CharField(
                        choices=[
                            ("employee", "An employee"),
                            ("volunteer", "A volunteer"),
                            ("association", "An association"),
                            ("citizen", "A citizen"),
                        ],
                        max_length=12,
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "language",
                    models.CharField(
                        choices=[("da", "Danish"), ("en", "English")], default="da", max_length=5
                    ),
                ),
                ("created_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                ("due_on", models.DateField(verbose_name="answer at the latest")),
                (
                    "answer",
                    samspil.base.core.fields.GuardedTextField(
                        blank=True, max_length=2000, verbose_name="answer"
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("erased_at", models.DateTimeField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Awaits an answer"),
                            ("passed", "With the consultant"),
                            ("accepted", "We go on with it"),
                            ("declined", "Not now"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="received",
                        max_length=12,
                    ),
                ),
                (
                    "name",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=120, verbose_name="name"
                    ),
                ),
                (
                    "title",
                    samspil.base.core.fields.GuardedCharField(
                        max_length=160, verbose_name="the idea in one sentence"
                    ),
                ),
                (
                    "text",
                    samspil.base.core.fields.GuardedTextField(
                        blank=True, max_length=2000, verbose_name="more about the idea"
                    ),
                ),
                ("escalated_at", models.DateTimeField(blank=True, null=True)),
                ("passed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "passed_note",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=300, verbose_name="a line to the consultant"
                    ),
                ),
                ("is_shared", models.BooleanField(default=False, verbose_name="shown on the board")),
                ("starts_on", models.DateField(blank=True, null=True, verbose_name="planned start")),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="places.authority",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "workplace",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="ideas",
                        to="places.workplace",
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "indexes": [
                    models.Index(fields=["state", "due_on"], name="idea_worklist"),
                    models.Index(fields=["sender", "created_at"], name="idea_by_sender"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["accepted", "declined"]), _negated=True),
                            models.Q(("answered_at__isnull", False), models.Q(("answer", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="decided_idea_has_an_answer",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "passed"), _negated=True),
                            ("passed_at__isnull", False),
                            _connector="OR",
                        ),
                        name="passed_idea_has_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("starts_on__isnull", True), ("state", "accepted"), _connector="OR"
                        ),
                        name="only_an_accepted_idea_starts",
                    ),
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
                (
                    "group",
                    models.CharField(
                        choices=[
                            ("employees", "Employees"),
                            ("committee", "The MED committee"),
                            ("citizens", "Users, patients or relatives"),
                            ("volunteers", "Volunteers, or people who may become volunteers"),
                            ("associations", "Associations"),
                        ],
                        max_length=14,
                        verbose_name="who",
                    ),
                ),
                ("held_on", models.DateField(verbose_name="date")),
                ("people", models.PositiveSmallIntegerField(verbose_name="how many took part")),
                (
                    "what",
                    samspil.base.core.fields.GuardedTextField(
                        blank=True, max_length=1000, verbose_name="what they said"
                    ),
                ),
                (
                    "idea",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="involvements",
                        to="dialogue.idea",
                    ),
                ),
            ],
            options={
                "ordering": ["held_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("people__gte", 1)), name="somebody_was_involved"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Participation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "briefing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="participations",
                        to="dialogue.briefing",
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
                "constraints": [
                    models.UniqueConstraint(fields=("briefing", "user"), name="briefed_once_at_a_briefing")
                ],
            },
        ),
        migrations.AddField(
            model_name="briefing",
            name="participants",
            field=models.ManyToManyField(
                related_name="briefings", through="dialogue.Participation", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.CreateModel(
            name="SpecialTerms",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="year")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("given", "Given"),
                            ("flagged", "Needs attention"),
                            ("settled", "Talked through by the committee"),
                        ],
                        default="given",
                        max_length=10,
                    ),
                ),
                (
                    "posts_before",
                    models.PositiveSmallIntegerField(
                        verbose_name="posts on special terms at the beginning of the year"
                    ),
                ),
                (
                    "posts_after",
                    models.PositiveSmallIntegerField(
                        verbose_name="posts on special terms at the end of the year"
                    ),
                ),
                (
                    "hours_before",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="hours by volunteers the year before"
                    ),
                ),
                (
                    "hours_after",
                    models.PositiveIntegerField(
                        blank=True, null=True, verbose_name="hours by volunteers this year"
                    ),
                ),
                (
                    "no_negative_influence",
                    models.BooleanField(verbose_name="volunteers had no negative influence"),
                ),
                (
                    "statement",
                    samspil.base.core.fields.GuardedTextField(
                        max_length=2000, verbose_name="the leader's words"
                    ),
                ),
                ("given_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "given_by",
                    models.ForeignKey(
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
                        related_name="special_terms",
                        to="places.workplace",
                    ),
                ),
            ],
            options={
                "ordering": ["-year", "workplace__unit__name", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("workplace", "year"), name="one_declaration_a_year"),
                    models.CheckConstraint(
                        condition=models.Q(("statement", ""), _negated=True), name="declaration_has_words"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SpecialTermsComment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "text",
                    samspil.base.core.fields.GuardedTextField(
                        max_length=2000, verbose_name="the committee's comment"
                    ),
                ),
                ("closes_flag", models.BooleanField(default=False)),
                ("written_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "declaration",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comments",
                        to="dialogue.specialterms",
                    ),
                ),
            ],
            options={
                "ordering": ["written_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="declaration_comment_has_words"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="StaffPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveSmallIntegerField()),
                (
                    "staff_do",
                    samspil.base.core.fields.GuardedTextField(
                        max_length=1000, verbose_name="what the staff do"
                    ),
                ),
                (
                    "volunteers_add",
                    samspil.base.core.fields.GuardedTextField(
                        max_length=1000, verbose_name="what volunteers add"
                    ),
                ),
                (
                    "limits",
                    samspil.base.core.fields.GuardedTextField(
                        max_length=1000, verbose_name="what volunteers do not do"
                    ),
                ),
                (
                    "whom_to_ask",
                    samspil.base.core.fields.GuardedCharField(max_length=200, verbose_name="whom to ask"),
                ),
                (
                    "in_doubt",
                    samspil.base.core.fields.GuardedTextField(
                        max_length=1000, verbose_name="when you are in doubt"
                    ),
                ),
                ("read_again", models.BooleanField(default=True, verbose_name="everybody reads it again")),
                ("published_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "workplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="staff_pages",
                        to="places.workplace",
                    ),
                ),
            ],
            options={
                "ordering": ["-version"],
                "constraints": [
                    models.UniqueConstraint(fields=("workplace", "version"), name="staff_page_version_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("version", 1), _negated=True), ("read_again", True), _connector="OR"
                        ),
                        name="first_staff_page_is_read",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReadReceipt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("read_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="receipts",
                        to="dialogue.staffpage",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("page", "user"), name="page_read_once")],
            },
        ),
        migrations.CreateModel(
            name="Buddy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(default=samspil.base.core.clock.today, verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("welcomed_on", models.DateField(blank=True, null=True, verbose_name="first day together")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="buddy_for",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="contact among the staff",
                    ),
                ),
                (
                    "volunteer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "workplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="buddies",
                        to="places.workplace",
                    ),
                ),
            ],
            options={
                "ordering": ["-starts_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on", None)),
                        fields=("workplace", "volunteer"),
                        name="one_buddy_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on", None), ("ends_on__gte", models.F("starts_on")), _connector="OR"
                        ),
                        name="buddy_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("volunteer", models.F("user")), _negated=True),
                        name="nobody_is_their_own_buddy",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Concern",
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
                            ("savings", "Savings"),
                            ("competence", "Competence"),
                            ("time", "Enough time"),
                            ("best_tasks", "The best tasks"),
                            ("other", "Something else"),
                        ],
                        max_length=12,
                        verbose_name="what it is about",
                    ),
                ),
                ("is_standard", models.BooleanField(default=False)),
                (
                    "state",
                    models.CharField(
                        choices=[("raised", "Raised"), ("in_hand", "Being seen to"), ("settled", "Settled")],
                        default="raised",
                        max_length=10,
                    ),
                ),
                (
                    "title",
                    samspil.base.core.fields.GuardedCharField(
                        max_length=160, verbose_name="the concern in one sentence"
                    ),
                ),
                (
                    "text",
                    samspil.base.core.fields.GuardedTextField(
                        blank=True, max_length=2000, verbose_name="more about it"
                    ),
                ),
                (
                    "mitigation",
                    samspil.base.core.fields.GuardedTextField(
                        blank=True, max_length=2000, verbose_name="what we do about it"
                    ),
                ),
                ("raised_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("changed_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="concerns",
                        to="places.authority",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="concerns",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who sees to it",
                    ),
                ),
                (
                    "workplace",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="concerns",
                        to="places.workplace",
                    ),
                ),
            ],
            options={
                "ordering": ["-is_standard", "raised_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_standard", True)),
                        fields=("authority", "kind"),
                        name="standard_concern_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_standard", False),
                            models.Q(
                                ("workplace", None),
                                models.Q(("kind", "other"), _negated=True),
                                models.Q(("mitigation", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="standard_concern_is_for_all",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "settled"), _negated=True),
                            models.Q(
                                ("settled_at__isnull", False), models.Q(("mitigation", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="settled_concern_says_how",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="DeclarationReminder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("sent_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "workplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="places.workplace"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("workplace", "year"), name="reminded_once_a_year")
                ],
            },
        ),
        migrations.CreateModel(
            name="Doubt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "sender_kind",
                    models.CharField(
                        choices=[
                            ("employee", "An employee"),
                            ("volunteer", "A volunteer"),
                            ("association", "An association"),
                            ("citizen", "A citizen"),
                        ],
                        max_length=12,
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                (
                    "language",
                    models.CharField(
                        choices=[("da", "Danish"), ("en", "English")], default="da", max_length=5
                    ),
                ),
                ("created_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                ("due_on", models.DateField(verbose_name="answer at the latest")),
                (
                    "answer",
                    samspil.base.core.fields.GuardedTextField(
                        blank=True, max_length=2000, verbose_name="answer"
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("erased_at", models.DateTimeField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Awaits an answer"),
                            ("answered", "Answered"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("about_key", models.CharField(blank=True, max_length=80)),
                (
                    "about_title",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=160, verbose_name="which activity"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("task", "Is it a task for volunteers?"),
                            ("professional", "Does it take professional skill?"),
                            ("confidential", "May volunteers know this?"),
                            ("safety", "Is it safe for everybody?"),
                            ("citizen_wish", "Does the citizen want it?"),
                            ("other", "Something else"),
                        ],
                        max_length=14,
                        verbose_name="what are you in doubt about?",
                    ),
                ),
                (
                    "question",
                    samspil.base.core.fields.GuardedTextField(max_length=2000, verbose_name="your question"),
                ),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("volunteers", "Yes, volunteers may do it"),
                            ("together", "Yes, together with the staff"),
                            ("staff", "No, it is a task for the staff"),
                            ("paused", "It waits until it has been discussed"),
                        ],
                        max_length=12,
                        verbose_name="in short",
                    ),
                ),
                ("overdue_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to="places.authority",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="%(class)ss",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "workplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="doubts",
                        to="places.workplace",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "indexes": [
                    models.Index(fields=["workplace", "state", "created_at"], name="doubt_by_workplace"),
                    models.Index(fields=["state", "due_on"], name="doubt_worklist"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "answered"), _negated=True),
                            models.Q(
                                ("answered_at__isnull", False),
                                models.Q(("answer", ""), _negated=True),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="answered_doubt_has_an_answer",
                    )
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="briefing",
            constraint=models.CheckConstraint(
                condition=models.Q(("people__gte", 1)), name="briefing_had_somebody"
            ),
        ),
    ]
