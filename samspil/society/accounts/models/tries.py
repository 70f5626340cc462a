"""How often something has been tried. Counted in the database by conditional UPDATEs, so parallel tries count too."""

from datetime import datetime, timedelta

from django.db import IntegrityError, models, transaction
from django.db.models import F, Q

WINDOW = timedelta(minutes=15)


class TriesManager(models.Manager["Tries"]):
    """Takes and gives back tries."""

    def take(self, key: str, *, limit: int, now: datetime) -> int:
        """Take one of the `limit` tries of a quarter of an hour; return its number, or 0 when there is none left.

        A try is taken before the password is looked at: of forty parallel guesses ten get through. When the last is
        taken, the key rests for a whole window.
        """
        for _attempt in range(2):
            if number := self._next(key, limit=limit, now=now) or self._first_again(
                key, limit=limit, now=now
            ):
                return number
            try:
                with transaction.atomic():
                    self.create(key=key, count=1, since=now, last_at=now)
            except IntegrityError:
                continue  # the row is there: either full, or somebody has just begun it
            return 1
        return 0

    def give_back(self, key: str) -> None:
        """Undo one try: it was no guess."""
        self.filter(key=key, count__gt=0).update(count=F("count") - 1)

    def forget(self, key: str) -> None:
        """Begin again: the person has shown who they are."""
        self.filter(key=key).update(count=0)

    def _next(self, key: str, *, limit: int, now: datetime) -> int:
        with transaction.atomic():
            current = self.filter(key=key, count__lt=limit, since__gt=now - WINDOW)
            if not current.update(count=F("count") + 1, last_at=now):
                return 0
            # Our own UPDATE holds the row, so this is the number that we have taken.
            return self.values_list("count", flat=True).get(key=key)

    def _first_again(self, key: str, *, limit: int, now: datetime) -> int:
        old = now - WINDOW
        over = Q(count__lt=limit, since__lte=old) | Q(count__gte=limit, last_at__lte=old)
        return self.filter(over, key=key).update(count=1, since=now, last_at=now)


class Tries(models.Model):
    """The tries of one account, address or network; the key is a digest, so the table names nobody."""

    key = models.CharField(max_length=80, unique=True)
    count = models.PositiveIntegerField(default=0)
    since = models.DateTimeField()
    last_at = models.DateTimeField(db_index=True)

    objects = TriesManager()

    def __str__(self) -> str:
        return f"{self.key[:12]} {self.count}"
