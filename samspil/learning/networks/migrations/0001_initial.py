import django.db.models.deletion
import samspil.base.core.clock
import samspil.base.core.fields
from django.conf import settings
from django.db import migrations, models


# Three letters in a row, indexed: "støtte" is found in "patientstøtte" among many thousand cases, without reading them all.
LETTERS = """
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX experience_search_letters ON networks_experience USING gin (search_text gin_trgm_ops);
CREATE INDEX article_search_letters ON networks_article USING gin (search_text gin_trgm_ops);
"""


def index_letters(apps, schema_editor):
    # SQLite reads the column from end to end; it is short, and one process has it in memory.
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(LETTERS)


def drop_letters(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX experience_search_letters; DROP INDEX article_search_letters")


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("activities", "0008_readiness"),
        ("places", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AdviceCase",
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
                            ("advice", "Advice on something difficult"),
                            ("network", "A network to be part of"),
                            ("peer", "A colleague elsewhere to talk to"),
                        ],
                        max_length=10,
                        verbose_name="what you ask for",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Waits for an answer"),
                            ("answered", "Answered"),
                            ("withdrawn", "Taken back"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                (
                    "question",
                    samspil.base.core.fields.GuardedTextField(max_length=2000, verbose_name="question"),
                ),
                (
                    "solution",
                    samspil.base.core.fields.GuardedTextField(
                        blank=True, max_length=4000, verbose_name="the answer"
                    ),
                ),
                ("asked_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
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
                    "asker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.authority"
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="AdviceNote",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", samspil.base.core.fields.GuardedTextField(max_length=2000, verbose_name="text")),
                ("at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="networks.advicecase",
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Article",
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
                        choices=[("answer", "Question and answer"), ("material", "Material")],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("title", samspil.base.core.fields.GuardedCharField(max_length=160, verbose_name="title")),
                ("text", samspil.base.core.fields.GuardedTextField(max_length=6000, verbose_name="text")),
                ("url", models.URLField(blank=True, verbose_name="link")),
                (
                    "source",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=160, verbose_name="where it comes from"
                    ),
                ),
                (
                    "tags",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=200, verbose_name="keywords"
                    ),
                ),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="holds until")),
                ("published_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                ("changed_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                ("search_text", models.TextField(default="", editable=False)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="articles",
                        to="places.authority",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="articles",
                        to="networks.advicecase",
                    ),
                ),
            ],
            options={
                "ordering": ["-published_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Experience",
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
                            ("wayfinding", "Way-finding"),
                            ("patient_support", "Patient support"),
                            ("reading", "Reading aloud"),
                            ("conversation", "Conversation"),
                            ("peer_support", "Peer support"),
                            ("social_event", "Social events"),
                            ("contact_relation", "A steady contact"),
                            ("talk", "Talks"),
                            ("responder", "First aid"),
                            ("hospice_relief", "Relief at a hospice"),
                            ("vigil", "Vigil"),
                            ("escort", "Escort to appointments"),
                            ("after_discharge", "Help after discharge"),
                            ("cafe_stand", "Café or stand"),
                            ("patient_information", "Information by patients"),
                            ("school_daycare", "School and day-care"),
                            ("visiting", "Visits"),
                            ("other", "Something else"),
                        ],
                        default="other",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "setting",
                    models.CharField(
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
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Being written"),
                            ("shared", "Shared"),
                            ("withdrawn", "Not shown any more"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                (
                    "reach",
                    models.CharField(
                        choices=[
                            ("authority", "Our own region or municipality"),
                            ("all", "Everybody, in all regions and municipalities"),
                        ],
                        default="authority",
                        max_length=10,
                        verbose_name="with whom",
                    ),
                ),
                ("title", samspil.base.core.fields.GuardedCharField(max_length=120, verbose_name="title")),
                (
                    "wanted",
                    samspil.base.core.fields.GuardedTextField(
                        blank=True, max_length=2000, verbose_name="what we wanted"
                    ),
                ),
                (
                    "done",
                    samspil.base.core.fields.GuardedTextField(
                        blank=True, max_length=3000, verbose_name="what we did"
                    ),
                ),
                (
                    "worked",
                    samspil.base.core.fields.GuardedTextField(
                        blank=True, max_length=2000, verbose_name="what worked"
                    ),
                ),
                (
                    "not_worked",
                    samspil.base.core.fields.GuardedTextField(
                        blank=True, max_length=2000, verbose_name="what did not work"
                    ),
                ),
                ("search_text", models.TextField(default="", editable=False)),
                ("created_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                ("changed_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                ("shared_at", models.DateTimeField(blank=True, null=True)),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="experiences",
                        to="activities.activity",
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
                    "workplace",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="experiences",
                        to="places.workplace",
                    ),
                ),
                (
                    "written_by",
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
                "ordering": ["-shared_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Enquiry",
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
                        max_length=1000, verbose_name="what you would like to hear about"
                    ),
                ),
                (
                    "reply",
                    samspil.base.core.fields.GuardedTextField(
                        blank=True, max_length=3000, verbose_name="reply"
                    ),
                ),
                ("asked_at", models.DateTimeField(db_index=True, default=samspil.base.core.clock.now)),
                ("replied_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "replied_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "experience",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="enquiries",
                        to="networks.experience",
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Membership",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_host", models.BooleanField(default=False)),
                ("joined_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                ("left_at", models.DateTimeField(blank=True, null=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["joined_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Network",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", samspil.base.core.fields.GuardedCharField(max_length=120, verbose_name="name")),
                (
                    "about",
                    samspil.base.core.fields.GuardedTextField(
                        blank=True, max_length=1000, verbose_name="what it is for"
                    ),
                ),
                ("founded_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.authority"
                    ),
                ),
                (
                    "members",
                    models.ManyToManyField(
                        related_name="+", through="networks.Membership", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.AddField(
            model_name="membership",
            name="network",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="memberships", to="networks.network"
            ),
        ),
        migrations.CreateModel(
            name="Gathering",
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
                        max_length=160, verbose_name="what it is about"
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                (
                    "place",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=160, verbose_name="where"
                    ),
                ),
                ("url", models.URLField(blank=True, verbose_name="link")),
                ("called_off_at", models.DateTimeField(blank=True, null=True)),
                (
                    "network",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="gatherings",
                        to="networks.network",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("text", samspil.base.core.fields.GuardedTextField(max_length=3000, verbose_name="text")),
                ("at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "network",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="posts",
                        to="networks.network",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="replies",
                        to="networks.post",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Presentation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "topic",
                    samspil.base.core.fields.GuardedCharField(max_length=160, verbose_name="what about"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Waits for an answer"),
                            ("accepted", "Agreed"),
                            ("declined", "Not this time"),
                            ("withdrawn", "Called off"),
                            ("held", "Held"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                ("held_on", models.DateField(verbose_name="day")),
                ("place", samspil.base.core.fields.GuardedCharField(max_length=160, verbose_name="where")),
                (
                    "text",
                    samspil.base.core.fields.GuardedTextField(
                        blank=True, max_length=1000, verbose_name="more about it"
                    ),
                ),
                ("listeners_count", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("asked_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "asker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.authority"
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-held_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="Speaker",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "topic",
                    samspil.base.core.fields.GuardedCharField(max_length=160, verbose_name="what about"),
                ),
                (
                    "about",
                    samspil.base.core.fields.GuardedTextField(
                        blank=True, max_length=1000, verbose_name="more about it"
                    ),
                ),
                (
                    "nearby",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=120, verbose_name="how far"
                    ),
                ),
                ("search_text", models.TextField(default="", editable=False)),
                ("since", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.authority"
                    ),
                ),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="speaker",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-since", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="SupportOffer",
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
                            ("room", "Rooms"),
                            ("course", "Courses"),
                            ("money", "Money and grants"),
                            ("advice", "Advice"),
                            ("practical", "Practical help"),
                            ("other", "Something else"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("title", samspil.base.core.fields.GuardedCharField(max_length=120, verbose_name="title")),
                ("text", samspil.base.core.fields.GuardedTextField(max_length=2000, verbose_name="text")),
                ("url", models.URLField(blank=True, verbose_name="link")),
                (
                    "contact",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=120, verbose_name="contact"
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("phone", models.CharField(blank=True, max_length=20, verbose_name="phone")),
                ("starts_on", models.DateField(blank=True, null=True)),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("changed_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="support_offers",
                        to="places.authority",
                    ),
                ),
            ],
            options={
                "ordering": ["kind", "title", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Use",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(default=samspil.base.core.clock.now)),
                (
                    "experience",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uses",
                        to="networks.experience",
                    ),
                ),
                (
                    "said_by",
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.workplace"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "pk"],
            },
        ),
        migrations.AddIndex(
            model_name="advicecase",
            index=models.Index(fields=["authority", "state", "asked_at"], name="advice_to_answer"),
        ),
        migrations.AddConstraint(
            model_name="advicecase",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "answered"), _negated=True),
                    models.Q(("answered_at__isnull", False), models.Q(("solution", ""), _negated=True)),
                    _connector="OR",
                ),
                name="answered_advice_has_words",
            ),
        ),
        migrations.AddIndex(
            model_name="article",
            index=models.Index(fields=["-published_at", "-id"], name="article_newest"),
        ),
        migrations.AddIndex(
            model_name="experience",
            index=models.Index(
                condition=models.Q(("state", "shared")),
                fields=["-shared_at", "-id"],
                name="experience_newest",
            ),
        ),
        migrations.AddIndex(
            model_name="experience",
            index=models.Index(
                condition=models.Q(("state", "shared")),
                fields=["kind", "-shared_at", "-id"],
                name="experience_by_kind",
            ),
        ),
        migrations.AddIndex(
            model_name="experience",
            index=models.Index(
                condition=models.Q(("state", "shared")),
                fields=["setting", "-shared_at", "-id"],
                name="experience_by_setting",
            ),
        ),
        migrations.AddConstraint(
            model_name="experience",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "shared"), _negated=True),
                    models.Q(
                        ("contact__isnull", False),
                        ("shared_at__isnull", False),
                        models.Q(("wanted", ""), _negated=True),
                        models.Q(("done", ""), _negated=True),
                        models.Q(("worked", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="shared_experience_tells_it_all",
            ),
        ),
        migrations.AddConstraint(
            model_name="enquiry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("replied_at", None), ("reply", "")),
                    models.Q(("replied_at__isnull", False), models.Q(("reply", ""), _negated=True)),
                    _connector="OR",
                ),
                name="enquiry_replied_in_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.UniqueConstraint(
                condition=models.Q(("left_at", None)), fields=("network", "user"), name="network_member_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="gathering",
            constraint=models.CheckConstraint(
                condition=models.Q(("ends_at__gt", models.F("starts_at"))), name="gathering_takes_time"
            ),
        ),
        migrations.AddIndex(
            model_name="post",
            index=models.Index(fields=["network", "-at", "-id"], name="network_talk"),
        ),
        migrations.AddIndex(
            model_name="presentation",
            index=models.Index(fields=["speaker", "state"], name="presentation_by_speaker"),
        ),
        migrations.AddIndex(
            model_name="supportoffer",
            index=models.Index(fields=["authority", "kind"], name="support_by_authority"),
        ),
        migrations.AddConstraint(
            model_name="supportoffer",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on", None),
                    ("ends_on", None),
                    ("ends_on__gte", models.F("starts_on")),
                    _connector="OR",
                ),
                name="support_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="use",
            constraint=models.UniqueConstraint(
                fields=("experience", "workplace"), name="experience_used_once"
            ),
        ),
        migrations.RunPython(index_letters, drop_letters),
    ]
