from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.everyday.callouts.models import EquipmentKind, Responder


@dataclass(frozen=True, kw_only=True)
class GroupFormed(Fact):
    verb: ClassVar = "responder_group.formed"
    sentence: ClassVar = _("%(actor)s formed a group of first responders")


@dataclass(frozen=True, kw_only=True)
class GroupChanged(Fact):
    verb: ClassVar = "responder_group.changed"
    sentence: ClassVar = _("%(actor)s changed the group of first responders")


@dataclass(frozen=True, kw_only=True)
class GroupClosed(Fact):
    verb: ClassVar = "responder_group.closed"
    sentence: ClassVar = _("%(actor)s closed the group of first responders")


@dataclass(frozen=True, kw_only=True)
class ResponderEnrolled(Fact):
    subject: Responder

    verb: ClassVar = "responder.enrolled"
    sentence: ClassVar = _("%(actor)s took volunteer no. %(volunteer)s into the group of first responders")
    volunteer: int


@dataclass(frozen=True, kw_only=True)
class ResponderChanged(Fact):
    verb: ClassVar = "responder.changed"
    sentence: ClassVar = _("%(actor)s changed what is known of first responder no. %(volunteer)s")
    volunteer: int


@dataclass(frozen=True, kw_only=True)
class ResponderRemoved(Fact):
    verb: ClassVar = "responder.removed"
    sentence: ClassVar = _("%(actor)s took volunteer no. %(volunteer)s out of the group of first responders")
    volunteer: int


@dataclass(frozen=True, kw_only=True)
class DutySwitched(Fact):
    """Whether on or off is not written here: the log is no record of when somebody is at home."""

    verb: ClassVar = "responder.duty_switched"
    sentence: ClassVar = _("%(actor)s switched their own duty as a first responder")


@dataclass(frozen=True, kw_only=True)
class QuietHoursSet(Fact):
    verb: ClassVar = "responder.quiet_hours_set"
    sentence: ClassVar = _("%(actor)s set their own quiet hours as a first responder")


@dataclass(frozen=True, kw_only=True)
class CertificateExpiring(Fact):
    subject: Responder

    verb: ClassVar = "responder_certificate.expiring"
    sentence: ClassVar = _(
        "The training certificate of first responder no. %(volunteer)s ends on %(ends_on)s"
    )
    volunteer: int
    ends_on: str


@dataclass(frozen=True, kw_only=True)
class CertificateExpired(Fact):
    subject: Responder

    verb: ClassVar = "responder_certificate.expired"
    sentence: ClassVar = _(
        "The training certificate of first responder no. %(volunteer)s has ended; they are off the call list"
    )
    volunteer: int


@dataclass(frozen=True, kw_only=True)
class EquipmentAdded(Fact):
    verb: ClassVar = "responder_equipment.added"
    sentence: ClassVar = _("%(actor)s noted “%(kind)s” among the equipment of the first responders")
    labels: ClassVar = {"kind": EquipmentKind}
    kind: str


@dataclass(frozen=True, kw_only=True)
class EquipmentChanged(Fact):
    verb: ClassVar = "responder_equipment.changed"
    sentence: ClassVar = _("%(actor)s changed what is noted of a piece of the first responders' equipment")


@dataclass(frozen=True, kw_only=True)
class EquipmentRemoved(Fact):
    verb: ClassVar = "responder_equipment.removed"
    sentence: ClassVar = _("%(actor)s took a piece of equipment off the first responders' list")
