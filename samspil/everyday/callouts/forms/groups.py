from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form, TimeField
from samspil.everyday.callouts.forms.fields import AreaField, PointField, shown
from samspil.everyday.callouts.models import Equipment, EquipmentKind, Responder, ResponderGroup
from samspil.people.volunteers.models import Affiliation
from samspil.society.partners.models import Partner

_RADII = [
    (1000, _("1 km")),
    (1800, _("1.8 km (in a town)")),
    (3000, _("3 km")),
    (5000, _("5 km (in the country)")),
    (10000, _("10 km")),
]
_WAITS = [(30, _("30 seconds")), (60, _("1 minute")), (120, _("2 minutes")), (300, _("5 minutes"))]


class GroupForm(Form):
    name = forms.CharField(label=_("What is the group called?"), max_length=120, validators=[refuse_cpr])
    area = AreaField(
        label=_("The area that the group covers"),
        help_text=_(
            "Write one corner a line, in order around the border. Find them on a map on the internet, and copy their "
            "coordinates. For example 56.4519, 9.4027"
        ),
    )
    radius = forms.TypedChoiceField(
        label=_("How far away may those be who are alerted?"), choices=_RADII, coerce=int, initial=5000
    )
    most = forms.IntegerField(
        label=_("How many are alerted at a time?"),
        help_text=_("Three are needed, and about a third say yes. Nine is a good number."),
        min_value=1,
        max_value=30,
        initial=9,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "input-short"}),
    )
    wave_seconds = forms.TypedChoiceField(
        label=_("When nobody answers, how long before the next are alerted?"),
        choices=_WAITS,
        coerce=int,
        initial=60,
    )

    @staticmethod
    def of(group: ResponderGroup) -> dict[str, Any]:
        """Return what the form begins with for a group that is there."""
        names = ("name", "radius", "most", "wave_seconds")
        return {name: getattr(group, name) for name in names} | {"area": group.corners}


class NewGroupForm(GroupForm):
    partner = forms.ModelChoiceField(
        label=_("Whose volunteers are they?"), queryset=Partner.objects.none(), required=False
    )

    def __init__(self, *args: Any, partners: Sequence[Partner], may_be_own: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["partner"]
        if not isinstance(field, forms.ModelChoiceField):
            raise TypeError
        field.queryset = Partner.objects.filter(pk__in=[one.pk for one in partners]).order_by("name", "pk")
        field.required = not may_be_own
        field.empty_label = _("All volunteers of the workplace") if may_be_own else _("Choose")


if TYPE_CHECKING:
    ChoiceOfAffiliations = forms.ModelChoiceField[Affiliation]
else:  # the stubs know what is chosen among; Django's own class takes no argument
    ChoiceOfAffiliations = forms.ModelChoiceField


class _AffiliationField(ChoiceOfAffiliations):
    def label_from_instance(self, obj: Affiliation) -> str:
        name = str(obj.volunteer.user)
        return f"{name} ({obj.partner})" if obj.partner else name


class EnrolForm(Form):
    affiliation = _AffiliationField(label=_("Who?"), queryset=Affiliation.objects.none())
    home = PointField(
        label=_("Where do they usually set out from?"),
        help_text=_(
            "Copy the coordinates from a map, for example 56.4519, 9.4027. We keep only a square of about 600 metres, and "
            "never where somebody is."
        ),
    )
    certificate_until = DateField(label=_("The training certificate holds until"))
    is_adult = forms.BooleanField(label=_("They are at least 18 and have taken the course"))

    def __init__(self, *args: Any, people: QuerySet[Affiliation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["affiliation"]
        if not isinstance(field, forms.ModelChoiceField):
            raise TypeError
        field.queryset = people

    def arguments(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != "is_adult"}


class ResponderForm(Form):
    certificate_until = DateField(label=_("The training certificate holds until"))
    home = PointField(
        label=_("New place to set out from, if they have moved"),
        help_text=_("Leave it empty when nothing has changed. For example 56.4519, 9.4027"),
        required=False,
    )

    @staticmethod
    def of(responder: Responder) -> dict[str, Any]:
        return {"certificate_until": responder.certificate_until}


class QuietHoursForm(Form):
    quiet_from = TimeField(label=_("Quiet from"), required=False)
    quiet_until = TimeField(label=_("Quiet until"), required=False)

    @staticmethod
    def of(responder: Responder) -> dict[str, Any]:
        return {"quiet_from": responder.quiet_from, "quiet_until": responder.quiet_until}


class EquipmentForm(Form):
    kind = forms.ChoiceField(label=_("What is it?"), choices=EquipmentKind.choices)
    label = forms.CharField(
        label=_("What do you call it?"),
        help_text=_("For example “The town hall’s defibrillator”."),
        max_length=80,
        validators=[refuse_cpr],
    )
    place = forms.CharField(label=_("Where does it hang or lie?"), max_length=160, validators=[refuse_cpr])
    point = PointField(label=_("The place on the map"), required=False)
    opens_at = TimeField(
        label=_("It can be reached from"),
        help_text=_("Leave both hours empty when it can be reached day and night."),
        required=False,
    )
    closes_at = TimeField(label=_("It can be reached until"), required=False)
    check_by = DateField(label=_("Check the battery and the pads by"), required=False)


class EquipmentChangeForm(EquipmentForm):
    needs_care = forms.BooleanField(
        label=_("It must be refilled or repaired, and cannot be used now"), required=False
    )

    @staticmethod
    def of(thing: Equipment) -> dict[str, Any]:
        names = ("kind", "label", "place", "opens_at", "closes_at", "check_by", "needs_care")
        return {name: getattr(thing, name) for name in names} | {"point": shown(thing.point)}
