"""Running a consultation, and answering one."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import refuse_cpr
from samspil.base.ui.forms import DateField, Form, choices
from samspil.compact.frameworks.models import AnswerResponse, Clause, Consultation, Party


class ConsultationForm(Form):
    title = forms.CharField(label=_("Name of the consultation"), max_length=160, validators=[refuse_cpr])
    deadline = DateField(label=_("Last day for answers"))
    letter = forms.CharField(
        label=_("What you write to those who are heard"),
        help_text=_(
            "It stands in the e-mail and above the text they answer. Say what you would like to hear about."
        ),
        required=False,
        max_length=2000,
        validators=[refuse_cpr],
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    late_kind = forms.ChoiceField(
        label=_("Answers after the deadline"),
        choices=Consultation.Late.choices,
        widget=forms.RadioSelect,
        initial=Consultation.Late.MARKED,
    )


class PartyForm(Form):
    kind = forms.ChoiceField(label=_("What they are"), choices=choices(Party.Kind.choices))
    name = forms.CharField(
        label=_("Name of the organisation, committee or person"), max_length=160, validators=[refuse_cpr]
    )
    contact = forms.CharField(
        label=_("Contact person"), max_length=120, required=False, validators=[refuse_cpr]
    )
    email = forms.EmailField(label=_("E-mail"), help_text=_("Here we send the link they answer by."))


class DeadlineForm(Form):
    deadline = DateField(label=_("New last day for answers"))


class ResponseForm(Form):
    disposition = forms.ChoiceField(
        label=_("What became of it"), choices=AnswerResponse.Disposition.choices, widget=forms.RadioSelect
    )
    text = forms.CharField(
        label=_("Your response"),
        help_text=_("Say why, in a sentence or two. It stands in the public note."),
        max_length=2000,
        validators=[refuse_cpr],
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class NoteForm(Form):
    note = forms.CharField(
        label=_("What the consultation led to, in short"),
        help_text=_("It stands at the top of the note, above all answers and responses."),
        max_length=6000,
        validators=[refuse_cpr],
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class AnswerForm(Form):
    """One field about the whole, and one for each clause: write where you have something to say."""

    whole = forms.CharField(
        label=_("What do you think of it as a whole?"),
        required=False,
        max_length=4000,
        validators=[refuse_cpr],
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    no_remarks = forms.BooleanField(label=_("We have no remarks"), required=False)

    def __init__(self, *args: Any, clauses: Iterable[Clause], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._clauses = list(clauses)
        for clause in self._clauses:
            self.fields[f"clause_{clause.pk}"] = forms.CharField(
                label=_("Your remark on this"),
                required=False,
                max_length=4000,
                validators=[refuse_cpr],
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def remarks(self) -> Iterator[tuple[Clause, BoundField]]:
        """Return each clause with its field."""
        for clause in self._clauses:
            yield clause, self[f"clause_{clause.pk}"]

    def arguments(self) -> dict[str, Any]:
        texts: dict[int | None, str] = {
            clause.pk: self.cleaned_data[f"clause_{clause.pk}"] for clause in self._clauses
        }
        texts[None] = self.cleaned_data["whole"]
        return {"texts": texts, "no_remarks": self.cleaned_data["no_remarks"]}
