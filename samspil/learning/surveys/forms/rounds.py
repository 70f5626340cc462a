"""What somebody fills in who wants to ask."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form
from samspil.learning.surveys.models import Group, Kind, Question
from samspil.learning.surveys.rules.opening import GROUPS, USUAL
from samspil.society.places.models import Authority, Workplace


class _QuestionField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg] # no generic at run time
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        return str(obj)


def _groups(kind: str) -> list[tuple[str, Any]]:
    return [(group.value, group.label) for group in GROUPS[kind]]


class RoundForm(Form):
    """Where, who, what and until when."""

    place = forms.ModelChoiceField(label=_("Where do you ask?"), queryset=Workplace.objects.none())
    title = forms.CharField(
        label=_("What shall it be called?"),
        help_text=_("Those who answer see the title."),
        max_length=120,
        validators=[refuse_cpr],
    )
    groups = forms.MultipleChoiceField(
        label=_("Who is asked?"),
        help_text=_("Those who have an account get a message. For the others there is a link and a poster."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose who is to be asked.")},
    )
    questions = _QuestionField(
        label=_("What is asked?"),
        queryset=Question.objects.none(),
        error_messages={"required": _("Choose at least one question.")},
    )
    ends_on = DateField(label=_("Last day"))

    def __init__(
        self,
        *args: Any,
        authority: Authority,
        kind: str,
        places: Any,
        questions: Any,
        may_all: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        self.authority = authority
        fields["place"].queryset = places
        fields["place"].required = not may_all
        if may_all:
            fields["place"].empty_label = _("The whole of %(authority)s") % {"authority": authority.name}
            fields["place"].label = _("Where do you ask?")
        fields["groups"].choices = _groups(kind)
        fields["questions"].queryset = questions
        usual = [group.value for group in GROUPS[kind][: 2 if kind == Kind.PULSE else 3]]
        self.initial.setdefault("groups", usual)
        self.initial.setdefault("questions", [one.pk for one in questions])
        self.initial.setdefault("ends_on", clock.today() + USUAL)

    def arguments(self) -> dict[str, Any]:
        said = super().arguments()
        del said["place"]
        return {**said, "questions": list(said["questions"])}

    @property
    def where(self) -> Workplace | Authority:
        """Return where it is asked, once the form holds good."""
        chosen: Workplace | None = self.cleaned_data.get("place") if self.is_valid() else None
        return chosen or self.authority


class PanelForm(Form):
    """What people are told about a proposal, who is asked, and until when."""

    intro = forms.CharField(
        label=_("What shall they know about the idea?"),
        help_text=_("Everybody who gets the link reads it. Name nobody."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        validators=[refuse_cpr],
    )

    groups = forms.MultipleChoiceField(
        label=_("Who is asked?"),
        choices=_groups(Kind.PANEL),
        widget=forms.CheckboxSelectMultiple,
        initial=[Group.CITIZENS.value, Group.POTENTIAL.value],
        error_messages={"required": _("Choose who is to be asked.")},
    )
    ends_on = DateField(label=_("Last day"), initial=lambda: clock.today() + USUAL)


class TasksForm(Form):
    """Which of the tasks are brought before the committee."""

    tasks = forms.MultipleChoiceField(
        label=_("Which tasks shall the committee talk about?"),
        help_text=_("Leave out what names somebody, or shows who wrote it."),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one task.")},
    )
    why = forms.CharField(
        label=_("Why does it matter?"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        validators=[refuse_cpr],
    )

    def __init__(self, *args: Any, tasks: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["tasks"].choices = [(task, task) for task in tasks]
        self.initial.setdefault("tasks", tasks)
