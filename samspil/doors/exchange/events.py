from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from samspil.base.events.facts import Fact
from samspil.doors.exchange.models import Export


@dataclass(frozen=True, kw_only=True)
class ImportUploaded(Fact):
    verb: ClassVar = "import.uploaded"
    sentence: ClassVar = _("%(actor)s sent a list with %(rows)s rows to be imported")
    kind: str
    rows: int


@dataclass(frozen=True, kw_only=True)
class ImportMapped(Fact):
    verb: ClassVar = "import.mapped"
    sentence: ClassVar = _("%(actor)s said what the columns of the list are")
    revision: int


@dataclass(frozen=True, kw_only=True)
class ImportRecheckAsked(Fact):
    verb: ClassVar = "import.recheck_asked"
    sentence: ClassVar = _("%(actor)s had the list checked once more")
    revision: int


@dataclass(frozen=True, kw_only=True)
class ImportCheckBegun(Fact):
    verb: ClassVar = "import.check_begun"
    sentence: ClassVar = _("%(actor)s began to check the list")


@dataclass(frozen=True, kw_only=True)
class ImportChecked(Fact):
    verb: ClassVar = "import.checked"
    sentence: ClassVar = _(
        "%(actor)s checked the list: %(new)s new, %(changed)s changed, %(known)s known, %(wrong)s with errors"
    )
    new: int
    changed: int
    known: int
    wrong: int


@dataclass(frozen=True, kw_only=True)
class ImportConfirmed(Fact):
    verb: ClassVar = "import.confirmed"
    sentence: ClassVar = _("%(actor)s confirmed the import")


@dataclass(frozen=True, kw_only=True)
class ImportDone(Fact):
    verb: ClassVar = "import.done"
    sentence: ClassVar = _("%(actor)s imported the list: %(new)s new, %(changed)s changed")
    new: int
    changed: int


@dataclass(frozen=True, kw_only=True)
class ImportFailed(Fact):
    verb: ClassVar = "import.failed"
    sentence: ClassVar = _("The import stopped; nothing of it was kept")


@dataclass(frozen=True, kw_only=True)
class ImportUndoingOrdered(Fact):
    verb: ClassVar = "import.undoing_ordered"
    sentence: ClassVar = _("%(actor)s asked to have the import undone")


@dataclass(frozen=True, kw_only=True)
class ImportUndoingFailed(Fact):
    verb: ClassVar = "import.undoing_failed"
    sentence: ClassVar = _("The undoing stopped; the import stays as it was")


@dataclass(frozen=True, kw_only=True)
class ImportUndone(Fact):
    verb: ClassVar = "import.undone"
    sentence: ClassVar = _(
        "%(actor)s undid the import: %(taken_back)s rows were taken back, %(left_alone)s were left alone"
    )
    taken_back: int
    left_alone: int


@dataclass(frozen=True, kw_only=True)
class ImportDiscarded(Fact):
    verb: ClassVar = "import.discarded"
    sentence: ClassVar = _("%(actor)s threw the list away")


@dataclass(frozen=True, kw_only=True)
class ImportForgotten(Fact):
    verb: ClassVar = "import.forgotten"
    sentence: ClassVar = _("%(actor)s erased the rows of the list")
    rows: int


@dataclass(frozen=True, kw_only=True)
class ListExported(Fact):
    verb: ClassVar = "list.exported"
    sentence: ClassVar = _("%(actor)s exported the list “%(kind)s” with %(rows)s rows")
    labels: ClassVar = {"kind": Export.Kind}
    kind: str
    format_kind: str
    rows: int
    at_once: bool


@dataclass(frozen=True, kw_only=True)
class ExportWritten(Fact):
    verb: ClassVar = "export.written"
    sentence: ClassVar = _("%(actor)s wrote the exported list with %(rows)s rows")
    rows: int


@dataclass(frozen=True, kw_only=True)
class ExportFailed(Fact):
    verb: ClassVar = "export.failed"
    sentence: ClassVar = _("The list could not be written")


@dataclass(frozen=True, kw_only=True)
class ExportDownloaded(Fact):
    verb: ClassVar = "export.downloaded"
    sentence: ClassVar = _("%(actor)s downloaded the exported list")


@dataclass(frozen=True, kw_only=True)
class ExportExpired(Fact):
    verb: ClassVar = "export.expired"
    sentence: ClassVar = _("%(actor)s deleted the exported file")
