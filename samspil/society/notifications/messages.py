"""What a builder returns: typed messages to people."""

from collections.abc import Sequence
from dataclasses import dataclass

from samspil.society.accounts.models import User


@dataclass(frozen=True)
class EmailAddress:
    """Somebody without an account, for instance a person who has just applied."""

    address: str
    language: str = "da"


@dataclass(frozen=True, kw_only=True)
class Message:
    """One message. The builder writes it with gettext, and is called once for each language that is needed.

    The subject is seen on locked screens and in the outbox: it names no person. `body` is a list of paragraphs of plain
    text. `urgent` goes out at once on every way there is, whatever the person's preferences and quiet hours.
    """

    recipient: User | EmailAddress
    subject: str
    body: Sequence[str]
    action_label: str = ""
    action_path: str = ""
    urgent: bool = False

    def __post_init__(self) -> None:
        if bool(self.action_label) != bool(self.action_path):
            raise ValueError("A message has both a label and a path for its action, or neither.")
        if self.action_path and not (
            self.action_path.startswith("/") and not self.action_path.startswith("//")
        ):
            raise ValueError("The path of an action begins with one slash: it leads to our own pages.")

    @property
    def language(self) -> str:
        return self.recipient.language
