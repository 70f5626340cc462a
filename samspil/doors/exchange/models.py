"""An import with its rows, which are kept a week, and an export with its file, which is kept a day."""

import os
from datetime import timedelta
from pathlib import Path
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.fields import GuardedCharField
from samspil.doors.exchange.flow import WORKING, ExportState, State
from samspil.society.access.matrix import Can
from samspil.society.access.reach import Scope, within
from samspil.society.places.models import Authority, Workplace

KEEP_ROWS = timedelta(days=7)
KEEP_FILE = timedelta(hours=24)


class ImportQuerySet(models.QuerySet["Import"]):
    def visible_to(self, by: Actor) -> Self:
        return self.filter(within(by, Can.DATA_IMPORT, authority="authority_id"))

    def forgettable(self) -> Self:
        """Return those whose rows have been kept long enough."""
        return self.filter(keep_until__lt=clock.now(), rows_kept=True).exclude(
            state__in=[State.IMPORTING, State.UNDOING]
        )


class Import(models.Model):
    """A list that somebody has sent: what its columns are, what the check found, and what became of it.

    The file itself is never kept, only the text of its cells, in `ImportRow`.
    """

    class Kind(models.TextChoices):
        VOLUNTEERS = "volunteers", _("Volunteers")
        WORKPLACES = "workplaces", _("Workplaces")

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(_("what"), max_length=12, choices=Kind.choices)
    state = models.CharField(max_length=12, choices=State.choices, default=State.UPLOADED)
    file_name = GuardedCharField(max_length=120, blank=True)
    default_workplace = models.ForeignKey(
        Workplace, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    headings = models.JSONField(default=list)
    mapping = models.JSONField(default=dict)  # "3" -> "phone"
    revision = models.PositiveIntegerField(default=1)  # of the mapping: one confirms what one has seen
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField(default=clock.now)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    rows_total = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)  # the pulse of the check
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    wrong = models.PositiveIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    undoing_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    undoing_failed_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    left_alone = models.PositiveIntegerField(default=0)  # what the undoing could not take back
    keep_until = models.DateTimeField()
    rows_kept = models.BooleanField(default=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-uploaded_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state__in=["done", "undone"]) | Q(done_at__isnull=False),
                name="import_done_has_its_time",
            ),
            models.CheckConstraint(
                condition=~Q(state="undone") | Q(undone_at__isnull=False), name="import_undone_has_its_time"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["importing", "done", "undone"]) | Q(confirmed_by__isnull=False),
                name="import_is_confirmed_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="undoing") | Q(done_at__isnull=False, undoing_by__isnull=False),
                name="import_is_undone_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {clock.local(self.uploaded_at):%d.%m.%Y %H.%M}"

    @property
    def is_working(self) -> bool:
        return self.state in WORKING

    @property
    def columns(self) -> dict[int, str]:
        """Which field each column is taken for."""
        return {int(column): field for column, field in self.mapping.items()}

    @property
    def ignored(self) -> list[str]:
        """The headings of the columns that are left out."""
        return [text for column, text in enumerate(self.headings) if text and str(column) not in self.mapping]

    def beat(self, rows_done: int) -> None:
        """Show how far the check has come. A pulse, no fact."""
        Import.objects.filter(pk=self.pk).update(rows_done=rows_done)

    def access_scopes(self) -> list[Scope]:
        return self.authority.access_scopes()

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, ""


class ImportRow(models.Model):
    """One row of the list: its cells, what the check found, what the import made of it, and what became of that."""

    class Outcome(models.TextChoices):
        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        KNOWN = "known", _("Known already")
        WRONG = "wrong", _("Errors")

    source = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()  # as Excel counts
    cells = models.JSONField()
    outcome = models.CharField(max_length=8, choices=Outcome.choices, blank=True)
    faults = models.JSONField(default=list)  # [[column, code, hint], …]
    made = models.JSONField(default=dict)
    left_alone_code = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["source", "number"], name="import_row_stands_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["source", "outcome", "number"], name="import_row_by_outcome")
        ]

    def __str__(self) -> str:
        return f"row {self.number}"


class ExportQuerySet(models.QuerySet["Export"]):
    def visible_to(self, by: Actor) -> Self:
        """Return the person's own exports: nobody else downloads them."""
        return self.filter(ordered_by=by.user_id) if by.user_id else self.none()


class Export(models.Model):
    """A list that somebody has taken out: who, what, how many rows; and for a day the file, when it was too long to wait for."""

    class Kind(models.TextChoices):
        VOLUNTEERS = "volunteers", _("Volunteers")
        WORKPLACES = "workplaces", _("Workplaces")
        ACTIVITIES = "activities", _("Activities")
        APPLICATIONS = "applications", _("Applications")
        AGREEMENTS = "agreements", _("Agreements")
        INTERVIEWS = "interviews", _("Interviews")

    class Format(models.TextChoices):
        XLSX = "xlsx", _("Excel")
        CSV = "csv", _("CSV")

    kind = models.CharField(_("what"), max_length=12, choices=Kind.choices)
    format_kind = models.CharField(max_length=4, choices=Format.choices)
    state = models.CharField(max_length=8, choices=ExportState.choices, default=ExportState.WAITING)
    language = models.CharField(max_length=5, default="da")
    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, null=True, related_name="+"
    )  # whose log tells of it
    ordered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ordered_at = models.DateTimeField(default=clock.now)
    rows_total = models.PositiveIntegerField(default=0)
    at_once = models.BooleanField(
        default=True
    )  # short enough to be handed over in the answer; then there is no file
    file_slug = models.SlugField(max_length=64, blank=True)  # the name in the private storage
    expires_at = models.DateTimeField()

    objects = ExportQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-ordered_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {clock.local(self.ordered_at):%d.%m.%Y %H.%M}"

    @property
    def is_working(self) -> bool:
        return self.state == ExportState.WAITING

    @property
    def is_there(self) -> bool:
        return self.state == ExportState.READY and bool(self.file_slug) and clock.now() < self.expires_at

    def access_scopes(self) -> list[Scope]:
        return [Scope(volunteer_id=self.ordered_by_id)]

    def event_place(self) -> tuple[int | None, str]:
        return self.authority_id, ""


class PrivateFiles:
    """The folder of exported files: outside everything that a web server hands out, readable by this program alone."""

    def __init__(self) -> None:
        self.folder = Path(settings.VAR) / "files" / "exports"

    def write(self, name: str, content: bytes) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        opened = os.open(self._path(name), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(opened, "wb") as file:
            file.write(content)

    def read(self, name: str) -> bytes | None:
        try:
            return self._path(name).read_bytes()
        except FileNotFoundError:
            return None

    def delete(self, name: str) -> None:
        if name:
            self._path(name).unlink(missing_ok=True)

    def names(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir()) if self.folder.is_dir() else []

    def _path(self, name: str) -> Path:
        if Path(name).name != name:
            raise ValueError(name)
        return self.folder / name
