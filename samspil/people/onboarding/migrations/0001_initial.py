import django.db.models.deletion
import samspil.base.core.clock
import samspil.base.core.fields
import samspil.people.onboarding.models.badges
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("activities", "0001_initial"),
        ("places", "0001_initial"),
        ("volunteers", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Badge",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.CharField(max_length=20)),
                (
                    "code",
                    models.CharField(
                        default=samspil.people.onboarding.models.badges.new_code, max_length=40, unique=True
                    ),
                ),
                ("issued_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "issued_by",
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
                        related_name="badges",
                        to="volunteers.volunteer",
                    ),
                ),
                (
                    "workplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="badges",
                        to="places.workplace",
                    ),
                ),
            ],
            options={
                "ordering": ["-issued_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("workplace", "number"), name="badge_number_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Onboarding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("due_on", models.DateField(verbose_name="ready by")),
                ("opened_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="onboardings",
                        to="activities.activity",
                    ),
                ),
                (
                    "affiliation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="onboardings",
                        to="volunteers.affiliation",
                    ),
                ),
                (
                    "volunteer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="onboardings",
                        to="volunteers.volunteer",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("volunteer", "activity"), name="onboarded_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="ChildCertificate",
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
                            ("required", "To be ordered"),
                            ("ordered", "Ordered"),
                            ("awaiting_consent", "Awaiting consent"),
                            ("received", "Received, to be assessed"),
                            ("approved", "Approved"),
                            ("not_approved", "Not approved"),
                            ("expired", "Expired"),
                            ("lapsed", "Lapsed without consent"),
                        ],
                        default="required",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                ("required_on", models.DateField(default=samspil.base.core.clock.today)),
                ("ordered_on", models.DateField(blank=True, null=True)),
                ("consent_due_on", models.DateField(blank=True, null=True)),
                ("received_on", models.DateField(blank=True, null=True)),
                ("assessed_on", models.DateField(blank=True, null=True)),
                ("expires_on", models.DateField(blank=True, null=True)),
                (
                    "affiliation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificates",
                        to="volunteers.affiliation",
                    ),
                ),
                (
                    "assessed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["consent_due_on", "required_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["approved", "not_approved"]), _negated=True),
                            ("assessed_on__isnull", False),
                            _connector="OR",
                        ),
                        name="assessed_has_date",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "awaiting_consent"), _negated=True),
                            ("consent_due_on__isnull", False),
                            _connector="OR",
                        ),
                        name="consent_has_limit",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("state__in", ["awaiting_consent", "lapsed", "ordered", "received", "required"])
                        ),
                        fields=("affiliation",),
                        name="one_open_certificate",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Completion",
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
                            ("confidentiality", "Declaration of confidentiality"),
                            ("code_of_conduct", "How we treat each other"),
                            ("role_limits", "Your role and its limits"),
                            ("age", "Old enough for the activity"),
                            ("insurance", "Insurance"),
                            ("own_insurance", "Your own insurance"),
                            ("child_certificate", "Child certificate"),
                            ("course", "Course"),
                            ("site_introduction", "Introduction to the site"),
                            ("expectation_talk", "Expectation talk"),
                            ("badge", "Volunteer card"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "course",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=120, verbose_name="course"
                    ),
                ),
                ("search_text", models.CharField(default="", editable=False, max_length=200)),
                ("done_on", models.DateField(verbose_name="done on")),
                ("expires_on", models.DateField(blank=True, null=True, verbose_name="valid until")),
                ("confirmed_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "activity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="activities.activity",
                    ),
                ),
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
                    "site",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.site",
                    ),
                ),
                (
                    "volunteer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="completions",
                        to="volunteers.volunteer",
                    ),
                ),
                (
                    "workplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.workplace"
                    ),
                ),
            ],
            options={
                "ordering": ["-done_on", "-pk"],
                "indexes": [models.Index(fields=["volunteer", "kind"], name="completion_by_volunteer")],
            },
        ),
        migrations.CreateModel(
            name="CoverPolicy",
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
                        verbose_name="insurance",
                    ),
                ),
                (
                    "setting",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("hospital", "Hospital"),
                            ("hospice", "Hospice"),
                            ("care_home", "Care home"),
                            ("institution", "Social institution"),
                            ("school", "School"),
                            ("daycare", "Day-care"),
                            ("public_space", "Public space"),
                            ("private_home", "Private home"),
                            ("phone_online", "Phone or online"),
                        ],
                        max_length=16,
                        verbose_name="where",
                    ),
                ),
                (
                    "affiliation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("association", "through an association"),
                            ("corps", "in a corps or directly at the workplace"),
                            ("friends_circle", "in a circle of friends"),
                        ],
                        max_length=16,
                        verbose_name="for volunteers",
                    ),
                ),
                (
                    "basis",
                    samspil.base.core.fields.GuardedCharField(
                        max_length=200, verbose_name="basis: the decision or guideline"
                    ),
                ),
                ("valid_from", models.DateField(default=samspil.base.core.clock.today, verbose_name="from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="until")),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="cover_policies",
                        to="places.authority",
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "setting", "pk"],
            },
        ),
        migrations.CreateModel(
            name="DeclarationText",
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
                            ("confidentiality", "Declaration of confidentiality"),
                            ("code_of_conduct", "How we treat each other"),
                            ("role_limits", "Your role and its limits"),
                            ("expectation_talk", "Expectation talk"),
                            ("site_introduction", "Introduction to the site"),
                            ("insurance", "How am I insured?"),
                            ("rights", "Your rights"),
                            ("benefits", "Benefits"),
                        ],
                        max_length=20,
                    ),
                ),
                ("affiliation_kind", models.CharField(blank=True, max_length=16)),
                ("version", models.CharField(max_length=40)),
                ("title", samspil.base.core.fields.GuardedCharField(max_length=160, verbose_name="title")),
                ("body", samspil.base.core.fields.GuardedTextField(verbose_name="text")),
                (
                    "title_en",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=160, verbose_name="title in English"
                    ),
                ),
                (
                    "body_en",
                    samspil.base.core.fields.GuardedTextField(blank=True, verbose_name="text in English"),
                ),
                ("questions", models.JSONField(blank=True, default=list)),
                ("digest", models.CharField(max_length=64)),
                ("published_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="places.authority",
                    ),
                ),
                (
                    "published_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "affiliation_kind", "-published_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("authority", "kind", "affiliation_kind", "version"),
                        name="text_version_once",
                        nulls_distinct=False,
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Declaration",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "typed_name",
                    samspil.base.core.fields.GuardedCharField(max_length=120, verbose_name="your name"),
                ),
                ("digest", models.CharField(max_length=64)),
                ("signed_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                ("witnessed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.authority"
                    ),
                ),
                (
                    "witness",
                    models.ForeignKey(
                        blank=True,
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
                        related_name="declarations",
                        to="volunteers.volunteer",
                    ),
                ),
                (
                    "text",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="declarations",
                        to="onboarding.declarationtext",
                    ),
                ),
            ],
            options={
                "ordering": ["-signed_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("volunteer", "authority", "text"), name="declaration_signed_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("witness", None), ("witnessed_at", None)),
                            models.Q(("witness__isnull", False), ("witnessed_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="witness_has_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExpectationTalk",
            fields=[
                (
                    "onboarding",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="talk",
                        serialize=False,
                        to="onboarding.onboarding",
                    ),
                ),
                (
                    "agreed",
                    samspil.base.core.fields.GuardedTextField(blank=True, verbose_name="what we agreed"),
                ),
                ("revision", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="RequirementRule",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(blank=True, max_length=60, null=True, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("confidentiality", "Declaration of confidentiality"),
                            ("code_of_conduct", "How we treat each other"),
                            ("role_limits", "Your role and its limits"),
                            ("age", "Old enough for the activity"),
                            ("insurance", "Insurance"),
                            ("own_insurance", "Your own insurance"),
                            ("child_certificate", "Child certificate"),
                            ("course", "Course"),
                            ("site_introduction", "Introduction to the site"),
                            ("expectation_talk", "Expectation talk"),
                            ("badge", "Volunteer card"),
                        ],
                        max_length=20,
                        verbose_name="requirement",
                    ),
                ),
                (
                    "setting",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("hospital", "Hospital"),
                            ("hospice", "Hospice"),
                            ("care_home", "Care home"),
                            ("institution", "Social institution"),
                            ("school", "School"),
                            ("daycare", "Day-care"),
                            ("public_space", "Public space"),
                            ("private_home", "Private home"),
                            ("phone_online", "Phone or online"),
                        ],
                        max_length=16,
                        verbose_name="where",
                    ),
                ),
                (
                    "affiliation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("association", "through an association"),
                            ("corps", "in a corps or directly at the workplace"),
                            ("friends_circle", "in a circle of friends"),
                        ],
                        max_length=16,
                        verbose_name="for volunteers",
                    ),
                ),
                (
                    "child_contact",
                    models.CharField(
                        choices=[
                            ("none", "No children"),
                            ("incidental", "Children may be near"),
                            ("regular", "Regularly among children under 15"),
                            ("direct", "Direct contact with children under 15"),
                        ],
                        default="none",
                        max_length=10,
                        verbose_name="children",
                    ),
                ),
                ("fixed_only", models.BooleanField(default=False, verbose_name="only regular volunteers")),
                (
                    "course",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=120, verbose_name="name of the course"
                    ),
                ),
                (
                    "counts_at",
                    models.CharField(
                        choices=[
                            ("everywhere", "everywhere"),
                            ("authority", "at all workplaces of the authority"),
                            ("workplace", "at this workplace"),
                            ("site", "at this site"),
                            ("activity", "in this activity"),
                        ],
                        default="authority",
                        max_length=10,
                        verbose_name="counts",
                    ),
                ),
                (
                    "valid_days",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="valid for days"),
                ),
                ("blocks", models.BooleanField(default=True, verbose_name="no shift without it")),
                ("is_mandatory", models.BooleanField(default=False)),
                ("position", models.PositiveSmallIntegerField(default=50)),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="activities.activity",
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="places.authority",
                    ),
                ),
            ],
            options={
                "ordering": ["position", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("key__isnull", True), ("authority__isnull", True), _connector="XOR"
                        ),
                        name="rule_is_standard_or_own",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="RuleAdjustment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_on", models.BooleanField(default=True)),
                ("valid_days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("changed_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="places.authority"
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
                (
                    "rule",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="adjustments",
                        to="onboarding.requirementrule",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("rule", "authority"), name="rule_adjusted_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="StepNotice",
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
                            ("confidentiality", "Declaration of confidentiality"),
                            ("code_of_conduct", "How we treat each other"),
                            ("role_limits", "Your role and its limits"),
                            ("age", "Old enough for the activity"),
                            ("insurance", "Insurance"),
                            ("own_insurance", "Your own insurance"),
                            ("child_certificate", "Child certificate"),
                            ("course", "Course"),
                            ("site_introduction", "Introduction to the site"),
                            ("expectation_talk", "Expectation talk"),
                            ("badge", "Volunteer card"),
                        ],
                        max_length=20,
                    ),
                ),
                ("version", models.CharField(max_length=40)),
                ("at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "volunteer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="volunteers.volunteer",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("volunteer", "kind", "version"), name="warned_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="TalkConfirmation",
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
                        choices=[("volunteer", "The volunteer"), ("workplace", "The workplace")],
                        max_length=10,
                    ),
                ),
                ("revision", models.PositiveIntegerField()),
                ("at", models.DateTimeField(default=samspil.base.core.clock.now)),
                ("agreed_on", models.DateField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="BadgeRevocation",
            fields=[
                (
                    "badge",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="revocation",
                        serialize=False,
                        to="onboarding.badge",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("lost", "Lost"),
                            ("returned", "Given back"),
                            ("replaced", "Replaced by a new one"),
                        ],
                        max_length=10,
                        verbose_name="why",
                    ),
                ),
                ("at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="talkconfirmation",
            name="talk",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="confirmations",
                to="onboarding.expectationtalk",
            ),
        ),
        migrations.AddField(
            model_name="expectationtalk",
            name="text",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="onboarding.declarationtext",
            ),
        ),
        migrations.AddConstraint(
            model_name="talkconfirmation",
            constraint=models.UniqueConstraint(
                fields=("talk", "side", "revision"), name="talk_confirmed_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="talkconfirmation",
            constraint=models.CheckConstraint(
                condition=models.Q(("agreed_on", None), ("side", "volunteer"), _connector="OR"),
                name="spoken_yes_is_the_volunteers",
            ),
        ),
    ]
