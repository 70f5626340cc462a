import django.core.validators
import django.db.models.deletion
import samspil.base.core.clock
import samspil.base.core.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "__first__"),
        ("duties", "0001_initial"),
        ("places", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="CommitteeLevel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", samspil.base.core.fields.GuardedCharField(max_length=60, verbose_name="name")),
                ("rank", models.PositiveSmallIntegerField()),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="committee_levels",
                        to="places.authority",
                    ),
                ),
            ],
            options={
                "ordering": ["rank", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("authority", "name"), name="committee_level_named_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Committee",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", samspil.base.core.fields.GuardedCharField(max_length=120, verbose_name="name")),
                (
                    "sector",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=120, verbose_name="sector"
                    ),
                ),
                ("covers_all", models.BooleanField(default=False)),
                ("founded_on", models.DateField(default=samspil.base.core.clock.today)),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="committees",
                        to="places.authority",
                    ),
                ),
                (
                    "level",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="committees",
                        to="dialogue.committeelevel",
                    ),
                ),
            ],
            options={
                "ordering": ["level__rank", "name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on__isnull", True)),
                        fields=("authority", "name"),
                        name="committee_named_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CommitteeUnit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField(default=samspil.base.core.clock.today)),
                ("ends_on", models.DateField(blank=True, null=True)),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="units",
                        to="dialogue.committee",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="committee_units",
                        to="places.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["unit__path", "starts_on"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on__isnull", True)),
                        fields=("committee", "unit"),
                        name="committee_covers_unit_once",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DialoguePolicy",
            fields=[
                (
                    "authority",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="dialogue_policy",
                        serialize=False,
                        to="places.authority",
                    ),
                ),
                ("discussion_required", models.BooleanField(default=True)),
                ("may_mark_not_relevant", models.BooleanField(default=True)),
                ("idea_answer_days", models.PositiveSmallIntegerField(default=14)),
                ("volume_percent", models.PositiveSmallIntegerField(default=25)),
                (
                    "special_terms_rule",
                    models.CharField(
                        choices=[
                            (
                                "quality",
                                "Volunteers must not change the quality of the posts on special terms",
                            ),
                            ("number", "Volunteers must not change the number of posts on special terms"),
                        ],
                        default="quality",
                        max_length=8,
                    ),
                ),
                (
                    "evaluation_month",
                    models.PositiveSmallIntegerField(
                        default=10,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("evaluation_month__gte", 1), ("evaluation_month__lte", 12)),
                        name="evaluation_month_is_a_month",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
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
                            ("ordinary", "Ordinary meeting"),
                            ("med_day", "MED day"),
                            ("dialogue", "Dialogue meeting"),
                            ("union", "Meeting with the unions"),
                            ("conference", "MED conference"),
                            ("joint", "Joint meeting of employees and volunteers"),
                        ],
                        default="ordinary",
                        max_length=12,
                        verbose_name="kind of meeting",
                    ),
                ),
                ("starts_at", models.DateTimeField(verbose_name="begins")),
                ("ends_at", models.DateTimeField(verbose_name="ends")),
                (
                    "place",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=160, verbose_name="place"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("planned", "Planned"), ("held", "Held"), ("cancelled", "Called off")],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("version", models.PositiveSmallIntegerField(default=1)),
                ("agenda_sent_at", models.DateTimeField(blank=True, null=True)),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("held_at", models.DateTimeField(blank=True, null=True)),
                (
                    "participants",
                    samspil.base.core.fields.GuardedTextField(blank=True, verbose_name="who took part"),
                ),
                ("minutes", samspil.base.core.fields.GuardedTextField(blank=True, verbose_name="minutes")),
                (
                    "decisions",
                    samspil.base.core.fields.GuardedTextField(blank=True, verbose_name="decisions"),
                ),
                (
                    "cancellation",
                    samspil.base.core.fields.GuardedCharField(
                        blank=True, max_length=200, verbose_name="why it was called off"
                    ),
                ),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meetings",
                        to="places.authority",
                    ),
                ),
                ("committees", models.ManyToManyField(related_name="meetings", to="dialogue.committee")),
            ],
            options={
                "ordering": ["starts_at", "pk"],
                "indexes": [models.Index(fields=["state", "starts_at"], name="meeting_by_state")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="meeting_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "held"), _negated=True),
                            ("held_at__isnull", False),
                            _connector="OR",
                        ),
                        name="meeting_held_has_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cancelled"), _negated=True),
                            models.Q(("cancellation", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="meeting_called_off_has_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MeetingFeed",
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
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meeting_feeds",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("revoked_at__isnull", True)),
                        fields=("user",),
                        name="one_meeting_address",
                    )
                ],
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
                (
                    "side",
                    models.CharField(
                        choices=[("management", "Management"), ("employee", "Employees")],
                        max_length=10,
                        verbose_name="side",
                    ),
                ),
                (
                    "function",
                    models.CharField(
                        choices=[
                            ("chair", "Chair"),
                            ("vice_chair", "Vice-chair"),
                            ("member", "Member"),
                            ("secretary", "Secretary"),
                        ],
                        default="member",
                        max_length=10,
                        verbose_name="role in the committee",
                    ),
                ),
                ("starts_on", models.DateField(default=samspil.base.core.clock.today, verbose_name="from")),
                ("ends_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("assignments", models.ManyToManyField(related_name="+", to="duties.assignment")),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="dialogue.committee",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="predecessors",
                        to="dialogue.membership",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="committee_memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["side", "function", "user__name", "pk"],
                "indexes": [models.Index(fields=["committee", "ends_on"], name="membership_by_committee")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ends_on__isnull", True),
                            ("ends_on__gte", models.F("starts_on")),
                            _connector="OR",
                        ),
                        name="membership_ends_after_start",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ends_on__isnull", True)),
                        fields=("committee", "user"),
                        name="member_of_committee_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WheelEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "month",
                    models.PositiveSmallIntegerField(
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(12),
                        ],
                        verbose_name="month",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("evaluation", "Evaluation of the volunteering"),
                            ("special_terms", "Declaration on people employed on special terms"),
                            ("other", "Something else"),
                        ],
                        max_length=14,
                        verbose_name="kind",
                    ),
                ),
                ("title", samspil.base.core.fields.GuardedCharField(max_length=160, verbose_name="title")),
                (
                    "what",
                    samspil.base.core.fields.GuardedTextField(
                        blank=True, verbose_name="what is to be discussed"
                    ),
                ),
                ("starts_on", models.DateField(default=samspil.base.core.clock.today)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("last_year", models.PositiveSmallIntegerField(default=0)),
                (
                    "committee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="wheel",
                        to="dialogue.committee",
                    ),
                ),
            ],
            options={
                "ordering": ["month", "title", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("month__gte", 1), ("month__lte", 12)),
                        name="wheel_month_is_a_month",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("new_activity", "A new activity"),
                            ("new_association", "A new association"),
                            ("volume", "Many more or fewer volunteer hours"),
                            ("new_setting", "A new place or setting"),
                            ("new_leader", "A change of leader"),
                            ("new_agreement", "A new agreement"),
                            ("changed_agreement", "A changed agreement"),
                            ("evaluation", "Evaluation of the volunteering"),
                            ("special_terms", "People employed on special terms"),
                            ("doubts", "Doubts about what volunteers do"),
                            ("idea", "An idea"),
                            ("other", "Something else"),
                        ],
                        max_length=18,
                        verbose_name="cause",
                    ),
                ),
                ("about", samspil.base.core.fields.GuardedCharField(blank=True, max_length=80)),
                ("title", samspil.base.core.fields.GuardedCharField(max_length=160, verbose_name="title")),
                ("what", samspil.base.core.fields.GuardedTextField(verbose_name="what has changed")),
                ("why", samspil.base.core.fields.GuardedTextField(blank=True, verbose_name="why it matters")),
                ("link", samspil.base.core.fields.GuardedCharField(blank=True, max_length=300)),
                ("numbers", models.JSONField(blank=True, default=list)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting for a meeting"),
                            ("on_agenda", "On the agenda"),
                            ("discussed", "Discussed"),
                            ("not_relevant", "Not relevant"),
                        ],
                        default="waiting",
                        max_length=14,
                    ),
                ),
                ("raised_at", models.DateTimeField(default=samspil.base.core.clock.now)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("wheel_year", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "conclusion",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("supported", "The committee supports it"),
                            ("remarks", "Supported, with remarks"),
                            ("noted", "Discussed and noted"),
                            ("disagreed", "The sides do not agree"),
                        ],
                        max_length=10,
                        verbose_name="conclusion",
                    ),
                ),
                (
                    "outcome",
                    samspil.base.core.fields.GuardedTextField(blank=True, verbose_name="what was said"),
                ),
                (
                    "reason",
                    samspil.base.core.fields.GuardedTextField(
                        blank=True, verbose_name="why it is not relevant"
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "follow_up",
                    samspil.base.core.fields.GuardedTextField(
                        blank=True, verbose_name="what is to be followed up"
                    ),
                ),
                ("follow_up_due", models.DateField(blank=True, null=True, verbose_name="to be done by")),
                ("followed_up_on", models.DateField(blank=True, null=True)),
                ("follow_up_reminded_on", models.DateField(blank=True, null=True)),
                (
                    "authority",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dialogue_items",
                        to="places.authority",
                    ),
                ),
                (
                    "committee",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="dialogue.committee",
                    ),
                ),
                (
                    "raised_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "settled_by",
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
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="dialogue_items",
                        to="places.workplace",
                    ),
                ),
                (
                    "meeting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="dialogue.meeting",
                    ),
                ),
                (
                    "wheel_entry",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="items",
                        to="dialogue.wheelentry",
                    ),
                ),
            ],
            options={
                "ordering": ["-raised_at", "-pk"],
                "indexes": [
                    models.Index(fields=["committee", "state", "-raised_at"], name="item_by_committee"),
                    models.Index(fields=["about"], name="item_by_about"),
                    models.Index(fields=["state", "due_on"], name="item_by_due"),
                    models.Index(fields=["followed_up_on", "follow_up_due"], name="item_by_follow_up"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("state__in", ["waiting", "on_agenda"]), models.Q(("about", ""), _negated=True)
                        ),
                        fields=("cause", "about"),
                        name="item_open_once",
                    ),
                    models.UniqueConstraint(
                        fields=("wheel_entry", "wheel_year"), name="wheel_item_once_a_year"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("committee__isnull", False), ("workplace__isnull", False), _connector="OR"
                        ),
                        name="item_has_a_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["on_agenda", "discussed"]), _negated=True),
                            models.Q(("committee__isnull", False), ("meeting__isnull", False)),
                            _connector="OR",
                        ),
                        name="item_on_agenda_has_meeting",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "discussed"), _negated=True),
                            models.Q(
                                ("settled_at__isnull", False),
                                models.Q(("outcome", ""), _negated=True),
                                models.Q(("conclusion", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="item_discussed_has_outcome",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "not_relevant"), _negated=True),
                            models.Q(("settled_at__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="item_not_relevant_has_reason",
                    ),
                ],
            },
        ),
    ]
