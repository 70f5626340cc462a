"""Bringing in a text: pasting it, and correcting what the machine made of it."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from samspil.base.core.guards import holds_cpr
from samspil.base.ui.forms import Form
from samspil.compact.frameworks.rules.importing import ClauseKind, ProposedClause

MOST_BYTES = 2_000_000
MOST_CLAUSES = 500
_JOIN, _DROP = "join", "drop"
_CHOICES = [
    ("heading:1", _("Heading")),
    ("heading:2", _("Heading, second level")),
    ("heading:3", _("Heading, third level")),
    ("text:1", _("Text")),
    ("text:2", _("Text, further in")),
    ("goal:1", _("Goal")),
    ("principle:1", _("Principle")),
    (_JOIN, _("Belongs to the clause above")),
    (_DROP, _("Leave it out")),
]


class FoundTextForm(Form):
    """The text as it was found: pasted, or a plain text file."""

    text = forms.CharField(
        label=_("Paste the text"),
        help_text=_("Copy it from the document as it is. Broken lines and page numbers do not matter."),
        required=False,
        max_length=MOST_BYTES,
        strip=False,  # it is kept as it was found
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    file = forms.FileField(
        label=_("Or choose a text file"),
        help_text=_(
            "A file that ends in .txt, up to 2 MB. Open a PDF, choose all of it, copy, and paste it above."
        ),
        required=False,
    )

    def clean_file(self) -> str:
        upload: UploadedFile[Any] | None = self.cleaned_data.get("file")
        if upload is None:
            return ""
        if not (upload.name or "").lower().endswith(".txt") or (upload.size or 0) > MOST_BYTES:
            raise ValidationError(_("Choose a text file that ends in .txt, at most 2 MB."))
        return _decoded(upload.read())

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or self.cleaned_data
        found = values.get("text") or values.get("file") or ""
        if not self.errors and not found.strip():
            self.add_error("text", _("Paste the text, or choose a file."))
        if holds_cpr(found):
            self.add_error(
                "text",
                _("There is something like a civil registration number (CPR) in it. Take it out, please."),
            )
        values["found"] = found
        return values


def _decoded(content: bytes) -> str:
    """Return the text of the file: UTF-8, or as older Danish programs write it."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValidationError(_("The file is no text. Save it as plain text first."))


class ProposalForm(Form):
    """What the machine made of the text, clause by clause, for a person to correct. Works without JavaScript.

    An empty line in a clause divides it in two.
    """

    original = forms.CharField(widget=forms.HiddenInput, max_length=MOST_BYTES, strip=False)
    count = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MOST_CLAUSES)

    def __init__(
        self, *args: Any, proposed: list[ProposedClause] | None = None, original: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        proposed = proposed or []
        self.initial = {**self.initial, "original": original, "count": len(proposed)}
        self._size = _number(self.data.get("count")) if self.is_bound else len(proposed)
        for at in range(self._size):
            self._add(at, proposed[at] if at < len(proposed) else None)

    def rows(self) -> Iterator[tuple[int, list[BoundField]]]:
        """Return the fields of each clause, with its number."""
        for at in range(self._size):
            yield at + 1, [self[f"kind_{at}"], self[f"label_{at}"], self[f"text_{at}"]]

    def arguments(self) -> dict[str, Any]:
        return {"clauses": self.clauses(), "original_text": self.cleaned_data["original"]}

    def clauses(self) -> list[ProposedClause]:
        """Return the clauses as the person has corrected them."""
        made: list[ProposedClause] = []
        for at in range(self._size):
            choice, label, text = (self.cleaned_data[f"{name}_{at}"] for name in ("kind", "label", "text"))
            if choice == _DROP or not text:
                continue
            if choice == _JOIN and made:
                made[-1] = _joined(made[-1], text)
                continue
            kind, _colon, level = ("text:1" if choice == _JOIN else choice).partition(":")
            parts = [part.strip() for part in text.split("\n\n") if part.strip()]
            made += [
                ProposedClause(ClauseKind(kind), int(level), label if n == 0 else "", part, at)
                for n, part in enumerate(parts)
            ]
        return made

    def _add(self, at: int, clause: ProposedClause | None) -> None:
        self.fields[f"kind_{at}"] = forms.ChoiceField(label=_("What it is"), choices=_CHOICES)
        self.fields[f"label_{at}"] = forms.CharField(label=_("Number or mark"), required=False, max_length=20)
        self.fields[f"text_{at}"] = forms.CharField(
            label=_("Text"),
            required=False,
            widget=forms.Textarea(attrs={"rows": _rows(clause.text if clause else "")}),
        )
        if clause is not None:
            level = min(clause.level, {"heading": 3, "text": 2}.get(clause.kind, 1))
            self.initial = {
                **self.initial,
                f"kind_{at}": f"{clause.kind}:{level}",
                f"label_{at}": clause.label,
                f"text_{at}": clause.text,
            }


def _rows(text: str) -> int:
    return max(2, min(12, len(text) // 60 + 1))


def _joined(above: ProposedClause, text: str) -> ProposedClause:
    return ProposedClause(above.kind, above.level, above.label, f"{above.text} {text}", above.line)


def _number(value: Any) -> int:
    text = str(value or "")
    return min(int(text), MOST_CLAUSES) if text.isdigit() and len(text) < 6 else 0
