"""Sending a list, and saying what its columns are."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from samspil.base.core.actor import Actor
from samspil.base.ui.forms import Form, choices
from samspil.doors.exchange.models import Export, Import
from samspil.doors.exchange.queries import imports, lists
from samspil.doors.exchange.rules.files import BIGGEST
from samspil.doors.exchange.rules.headings import LABELS
from samspil.society.places.models import Authority, Workplace


class UploadForm(Form):
    """A list, and what it is a list of."""

    kind = forms.ChoiceField(
        label=_("What does the list hold?"),
        choices=Import.Kind.choices,
        widget=forms.RadioSelect,
        initial="volunteers",
    )
    authority = forms.ModelChoiceField(
        label=_("For which authority?"), queryset=Authority.objects.none(), empty_label=None
    )
    workplace = forms.ModelChoiceField(
        label=_("Workplace of the volunteers"),
        help_text=_("Only needed when the list has no column that says where the volunteers belong."),
        queryset=Workplace.objects.none(),
        required=False,
        empty_label=_("The list says it"),
    )
    file = forms.FileField(
        label=_("The file"),
        help_text=_(
            "Excel (.xlsx) or CSV, at most 7 MB and 20,000 rows. Leave CPR numbers out: a list that holds them is refused."
        ),
        allow_empty_file=True,
        max_length=None,
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv,.txt", "class": "form-file"}),
    )

    def __init__(self, by: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = imports.authorities(by)
        self.fields["authority"].queryset = allowed  # type: ignore[attr-defined] # a ModelChoiceField
        self.fields["workplace"].queryset = imports.workplaces(by)  # type: ignore[attr-defined] # a ModelChoiceField
        if len(allowed) == 1:
            self.fields["authority"].widget = forms.HiddenInput()
            self.fields["authority"].initial = allowed[0].pk

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > BIGGEST:
            raise forms.ValidationError(_("The file is larger than 7 MB. Split it in two, please."))
        return file

    def arguments(self) -> dict[str, Any]:
        file = self.cleaned_data["file"]
        is_people = self.cleaned_data["kind"] == Import.Kind.VOLUNTEERS
        return {
            "kind": self.cleaned_data["kind"],
            "file_name": file.name or "",
            "content": file.read(),
            "workplace": self.cleaned_data["workplace"] if is_people else None,
        }


class ColumnsForm(Form):
    """What each column of the list is taken for."""

    def __init__(self, found: Import, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        options = choices(list(LABELS[found.kind].items()), empty=_("Not used"))
        for at, (heading, sample, _field) in enumerate(imports.columns(found)):
            self.fields[f"column_{at}"] = forms.ChoiceField(
                label=heading,
                choices=options,
                required=False,
                initial=found.columns.get(at, ""),
                help_text=_("For example: %(sample)s") % {"sample": sample} if sample else "",
            )

    def arguments(self) -> dict[str, Any]:
        taken = {int(name.removeprefix("column_")): field for name, field in self.cleaned_data.items()}
        return {"mapping": {column: field for column, field in taken.items() if field}}


class ExportForm(Form):
    """Which list, and as what."""

    kind = forms.ChoiceField(choices=Export.Kind.choices)
    format_kind = forms.ChoiceField(choices=Export.Format.choices)

    def sheet(self) -> lists.Sheet:
        return lists.SHEETS[self.cleaned_data["kind"]]
