"""Errors that the domain raises. One middleware turns them into pages and problem documents."""

from collections.abc import Mapping, Sequence


class DomainError(Exception):
    """Something that a person can understand, with the words to say it."""

    status = 400

    def __init__(self, reason: str = "") -> None:
        super().__init__(str(reason))
        self.reason = reason


class NotVisible(DomainError):
    """What the actor may not see does not exist."""

    status = 404


class Denied(DomainError):
    """The actor may see the thing but not do this with it; the reason is shown."""

    status = 403


class Conflict(DomainError):
    """Somebody was first, or the thing has moved on."""

    status = 409


class IllegalMove(Conflict):
    """The flow has no such move from the state that the thing is in."""


class Closed(Conflict):
    """A gate is closed: `reasons` says why and what to do, one sentence each."""

    def __init__(self, reasons: Sequence[str]) -> None:
        super().__init__(" ".join(str(reason) for reason in reasons))
        self.reasons = list(reasons)


class Invalid(DomainError):
    """The input cannot be used. `errors` maps field names ("" for the whole form) to sentences."""

    status = 422

    def __init__(self, errors: Mapping[str, Sequence[str]] | str) -> None:
        fields = {"": [errors]} if isinstance(errors, str) else {k: list(v) for k, v in errors.items()}
        super().__init__(
            "; ".join(
                f"{k}: {' '.join(map(str, v))}" if k else " ".join(map(str, v)) for k, v in fields.items()
            )
        )
        self.errors = fields
