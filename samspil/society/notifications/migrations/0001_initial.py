import datetime
import django.db.models.deletion
import samspil.base.core.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_initial"),
        ("accounts", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="contact",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "phone",
                    models.CharField(
                        blank=True, default="", max_length=20, verbose_name="mobile phone for text messages"
                    ),
                ),
                ("quiet_from", models.TimeField(default=datetime.time(22, 0), null=True)),
                ("quiet_until", models.TimeField(default=datetime.time(7, 0), null=True)),
                ("digest", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="Notification",
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
                            ("account", "Your account and your duties"),
                            ("activity", "Activities"),
                            ("application", "Applications"),
                            ("onboarding", "Steps on the way to the first shift"),
                            ("shift", "Shifts and rotas"),
                            ("system", "Running the system"),
                            ("volunteer", "Volunteers, insurance and declarations"),
                        ],
                        max_length=20,
                    ),
                ),
                ("event", models.CharField(max_length=80)),
                ("address", models.EmailField(default="", max_length=254)),
                ("language", models.CharField(default="da", max_length=5)),
                ("subject", samspil.base.core.fields.GuardedCharField(max_length=160)),
                ("body", samspil.base.core.fields.GuardedTextField()),
                ("action_label", samspil.base.core.fields.GuardedCharField(default="", max_length=80)),
                ("action_path", models.CharField(default="", max_length=300)),
                ("urgent", models.BooleanField(default=False)),
                ("authority_id", models.BigIntegerField(null=True)),
                ("unit_path", models.CharField(default="", max_length=200)),
                ("created_at", models.DateTimeField(db_index=True)),
                ("read_at", models.DateTimeField(null=True)),
                (
                    "recipient",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notifications",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("read_at__isnull", True)),
                        fields=["recipient"],
                        name="notification_unread",
                    ),
                    models.Index(fields=["recipient", "-created_at"], name="notification_inbox"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("address", "")),
                        fields=("event", "recipient"),
                        name="notification_once_a_person",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("address", ""), _negated=True),
                        fields=("event", "address"),
                        name="notification_once_an_address",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("recipient__isnull", True), ("address", ""), _connector="XOR"),
                        name="notification_has_one_recipient",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Delivery",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("email", "E-mail"),
                            ("sms", "Text message"),
                            ("push", "Notice on the phone or computer"),
                        ],
                        max_length=10,
                    ),
                ),
                ("target", models.CharField(default="", max_length=40)),
                ("reference", models.UUIDField(default=uuid.uuid4, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting"),
                            ("sending", "Being sent"),
                            ("sent", "Sent"),
                            ("failed", "Not sent"),
                            ("suppressed", "Not wanted any more"),
                        ],
                        default="queued",
                        max_length=12,
                    ),
                ),
                ("in_digest", models.BooleanField(default=False)),
                ("due_at", models.DateTimeField()),
                ("claimed_at", models.DateTimeField(null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("last_error", models.CharField(default="", max_length=80)),
                ("provider_id", models.CharField(db_index=True, default="", max_length=200)),
                ("sent_at", models.DateTimeField(null=True)),
                ("delivered_at", models.DateTimeField(null=True)),
                (
                    "notification",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deliveries",
                        to="notifications.notification",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["state", "-due_at"], name="delivery_by_state")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("notification", "channel", "target"), name="delivery_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sent"), _negated=True),
                            ("sent_at__isnull", False),
                            _connector="OR",
                        ),
                        name="delivery_sent_has_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Preference",
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
                            ("account", "Your account and your duties"),
                            ("activity", "Activities"),
                            ("application", "Applications"),
                            ("onboarding", "Steps on the way to the first shift"),
                            ("shift", "Shifts and rotas"),
                            ("system", "Running the system"),
                            ("volunteer", "Volunteers, insurance and declarations"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("email", "E-mail"),
                            ("sms", "Text message"),
                            ("push", "Notice on the phone or computer"),
                        ],
                        max_length=10,
                    ),
                ),
                ("wanted", models.BooleanField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="preferences",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("user", "kind", "channel"), name="preference_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Subscription",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("endpoint", models.CharField(max_length=700, unique=True)),
                ("p256dh", models.CharField(max_length=120)),
                ("auth", models.CharField(max_length=40)),
                ("created_at", models.DateTimeField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="subscriptions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
    ]
