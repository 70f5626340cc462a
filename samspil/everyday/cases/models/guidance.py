"""The duty of notification: whom to call in a municipality, and that somebody asked. Never about whom."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.fields import GuardedCharField


class NotificationContact(models.Model):
    """The numbers of one municipality, as somebody answerable for them has confirmed them. It takes the place of what was found."""

    code = models.CharField(max_length=4, primary_key=True)  # the municipality's, with the leading zero
    day_phone = models.CharField(_("phone on weekdays"), max_length=20, blank=True)
    night_phone = models.CharField(_("phone at other times"), max_length=20, blank=True)
    hours = GuardedCharField(_("when the weekday phone is answered"), max_length=120, blank=True)
    postcodes = GuardedCharField(_("postcodes in the municipality"), max_length=600, blank=True)
    website = models.URLField(_("the municipality's own page about it"), blank=True)
    updated_on = models.DateField(default=clock.today)
    updated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.code

    def event_place(self) -> tuple[int | None, str]:
        return None, ""


class GuidanceOpening(models.Model):
    """Somebody asked whom to call. That is all that is kept: not who, not which municipality, not about whom."""

    opened_on = models.DateField(default=clock.today)

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return str(self.opened_on)

    def event_place(self) -> tuple[int | None, str]:
        return None, ""
