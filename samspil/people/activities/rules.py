"""The gate that an activity passes to be published, the boundary that keeps it a supplement, and how readable a text is."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samspil.base.core.actor import Actor
from samspil.base.core.search import search_text
from samspil.people.activities.models import Activity, BoundaryCheck, Kind, Task
from samspil.society.access.matrix import Duty
from samspil.society.access.reach import reaches
from samspil.society.places.models import Setting
from samspil.society.places.rules import completeness

QUESTIONS = ("legal_entitlement", "referral", "registration", "professional_insight")
# A change of one of these makes the latest boundary check too old to count; so does a change of the tasks.
BOUNDARY_FIELDS = frozenset({"kind", "setting", "access_mode", "decision_reference"})
# Where an activity takes place somewhere else than at the workplace itself.
ELSEWHERE = frozenset({Setting.PUBLIC_SPACE, Setting.PRIVATE_HOME, Setting.PHONE_ONLINE})


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing that stands between an activity and its publication: a code, its field, and the step that mends it."""

    code: str
    field: str
    step: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Gate:
    """The answer of the gate: open and truthy, or closed by what is lacking. It serves as a verdict on a button."""

    lacks: tuple[Lack, ...] = ()

    def __bool__(self) -> bool:
        return not self.lacks

    @property
    def reasons(self) -> list[str]:
        return [lack.sentence for lack in self.lacks]

    @property
    def reason(self) -> str:
        return self.reasons[0] if self.lacks else ""

    @property
    def codes(self) -> list[str]:
        return [lack.code for lack in self.lacks]

    @property
    def errors(self) -> dict[str, list[str]]:
        """Return the sentences by the name of the field that they are about."""
        found: dict[str, list[str]] = {}
        for lack in self.lacks:
            found.setdefault(lack.field, []).append(lack.sentence)
        return found


def publication_gate(activity: Activity, by: Actor) -> Gate:
    """Return what keeps the actor from publishing the activity as it stands: nothing, when the gate is open.

    The same answer stops the action and explains itself on the screen. No duty passes it, not even the system.
    """
    check, tasks = activity.checks.first(), list(activity.tasks.all())
    return Gate(
        (
            *text_lacks(activity, tasks),
            *place_lacks(activity),
            *people_lacks(activity),
            *boundary_lacks(activity, check, by),
        )
    )


def boundary_lacks(activity: Activity, check: BoundaryCheck | None, by: Actor) -> Iterator[Lack]:
    """Say why the boundary closes publication: no check, an old one, or a yes (RM-03, DR-28).

    One yes has an exception (RM-30): an activity to which a professional refers, with the decision that allows it, may
    take a referral, and then a leader must be the one who publishes it. A yes to any other question has none.
    """
    if check is None:
        yield _lack(
            "boundary_missing",
            "boundary",
            "graensetjek",
            _("Answer the four questions of the boundary check."),
        )
        return
    if check.checked_at < activity.scope_changed_at:
        yield _lack(
            "boundary_stale",
            "boundary",
            "graensetjek",
            _("The tasks or the frame have changed since the boundary check. Answer it again."),
        )
    for question in yes_answers(check):
        if question == "referral" and is_referred_by_decision(activity):
            if not leads(by, activity):
                yield _lack(
                    "boundary_leader",
                    "referral",
                    "",
                    _("It takes a referral, so only a leader can publish it."),
                )
        else:
            yield _lack(f"boundary_{question}", question, "graensetjek", str(YES_CLOSES[question]))


YES_CLOSES: dict[str, Promise] = {
    "legal_entitlement": gettext_lazy("The citizen is legally entitled to this, so it stays with the staff."),
    "referral": gettext_lazy("This takes a referral, so it cannot be published as a task for volunteers."),
    "registration": gettext_lazy(
        "This takes registering something about the citizen, so it stays with the staff."
    ),
    "professional_insight": gettext_lazy("This takes professional insight, so it stays with the staff."),
}


def yes_answers(check: BoundaryCheck) -> list[str]:
    """Return the questions that were answered yes."""
    return [question for question in QUESTIONS if getattr(check, question)]


def is_referred_by_decision(activity: Activity) -> bool:
    """Say whether a professional refers to the activity, on a decision that is named."""
    return activity.access_mode == Activity.Access.REFERRED and bool(activity.decision_reference.strip())


def leads(by: Actor, activity: Activity) -> bool:
    """Say whether the actor is a leader at the activity's place."""
    return any(
        grant.duty == Duty.LEADER and reaches(by, grant, scope)
        for grant in by.grants
        for scope in activity.access_scopes()
    )


def text_lacks(activity: Activity, tasks: Sequence[Task]) -> Iterator[Lack]:
    """Say what the reader would miss (RM-02, DR-30)."""
    for field, step, sentence in _TEXTS:
        if not getattr(activity, field).strip():
            yield _lack(field, field, step, str(sentence))
    if not any(task.may for task in tasks):
        yield _lack("may", "may", "opgaver", _("Write what a volunteer may do."))
    if all(task.may for task in tasks):
        yield _lack("may_not", "may_not", "opgaver", _("Write what a volunteer may not do."))


_TEXTS: tuple[tuple[str, str, Promise], ...] = (
    ("title", "beskrivelse", gettext_lazy("Give the activity a title.")),
    ("summary", "beskrivelse", gettext_lazy("Say in one sentence what it is about.")),
    ("staff_do", "roller", gettext_lazy("Write what the staff do.")),
    ("volunteers_add", "roller", gettext_lazy("Write what the volunteers add.")),
    ("without_volunteers", "roller", gettext_lazy("Write what happens if nobody comes.")),
    ("meeting_point", "sted", gettext_lazy("Say where a volunteer meets.")),
)


def place_lacks(activity: Activity) -> Iterator[Lack]:
    """Say what the place and the frame still need (RM-21, RM-30, RM-31)."""
    workplace = activity.workplace
    if not workplace.is_active:
        yield _lack("workplace_closed", "workplace", "", _("The workplace has not opened to volunteers yet."))
    for sentence in completeness(workplace).missing:
        yield _lack(
            "workplace_incomplete",
            "workplace",
            "",
            _("The workplace's profile: %(lack)s.") % {"lack": sentence},
        )
    if activity.setting == Setting.PRIVATE_HOME and not activity.insurance_statement.strip():
        yield _lack(
            "insurance_statement",
            "insurance_statement",
            "rammer",
            _("It takes place in a private home. Write how the volunteer is insured."),
        )
    if activity.access_mode == Activity.Access.REFERRED and not activity.decision_reference.strip():
        yield _lack(
            "decision_reference",
            "decision_reference",
            "rammer",
            _("A professional decides who gets it. Name the decision that allows it."),
        )


def people_lacks(activity: Activity) -> Iterator[Lack]:
    """Say who is missing among those who answer for it (RM-61, VB-49)."""
    for field, sentence in _PEOPLE:
        named = getattr(activity, field)
        if named is None or not named.is_active:
            yield _lack(field, field, "ansvarlige", str(sentence))


_PEOPLE: tuple[tuple[str, Promise], ...] = (
    ("leader", gettext_lazy("Name the leader who answers for it.")),
    ("contact", gettext_lazy("Name the contact person.")),
    ("substitute", gettext_lazy("Name the contact person's substitute.")),
)


def _lack(code: str, field: str, step: str, sentence: str) -> Lack:
    return Lack(code=code, field=field, step=step, sentence=sentence)


def searchable(activity: Activity) -> str:
    """Return what the catalogue searches: the activity's own words, its kind in both languages, place and partner."""
    workplace, labels = activity.workplace, []
    for language in ("da", "en"):
        with translation.override(language):
            labels += [str(Kind(activity.kind).label), str(Setting(activity.setting).label)]
    site = workplace.site
    return search_text(
        activity.title,
        activity.summary,
        activity.target_group,
        *labels,
        workplace.unit.name,
        workplace.unit.authority.name,
        workplace.citizens_group,
        *([site.name, site.city] if site else []),
        activity.partner.name if activity.partner else "",
    )


_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_END = re.compile(r"[.:!?]+|\n+")
_LONG_WORD = 7


def lix(text: str) -> int:
    """Return how hard a text is to read (LIX): under 35 is easy, over 45 is hard. No words give 0.

    Words for each sentence, plus how many in a hundred have more than six letters. A line of a list is a sentence.
    """
    words = _WORD.findall(text)
    if not words:
        return 0
    sentences = sum(1 for part in _END.split(text) if _WORD.search(part))
    long_words = sum(1 for word in words if len(word) >= _LONG_WORD)
    return round(len(words) / sentences + 100 * long_words / len(words))


@dataclass(frozen=True, slots=True)
class Readability:
    """How hard the role card is to read, against what the house has decided."""

    score: int
    limit: int

    @property
    def is_hard(self) -> bool:
        return self.score > self.limit


def readability(*texts: str) -> Readability:
    """Return the LIX of the texts together (RM-66)."""
    return Readability(score=lix("\n".join(texts)), limit=settings.ROLE_CARD_LIX)
