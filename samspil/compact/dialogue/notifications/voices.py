"""What people are told about ideas and doubts: who is to answer, and who waits for an answer. Texts never travel by e-mail."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samspil.base.events.facts import Fact
from samspil.base.ui.formats import date_long
from samspil.compact.dialogue.events.voices import (
    DoubtAnswered,
    DoubtOverdue,
    DoubtRaised,
    IdeaAccepted,
    IdeaDeclined,
    IdeaOverdue,
    IdeaPassedOn,
    IdeaProposed,
)
from samspil.compact.dialogue.models.voices import Doubt, Idea
from samspil.society.access.matrix import Can, Duty
from samspil.society.accounts.models import User
from samspil.society.duties.queries import people_who
from samspil.society.notifications.notify import EmailAddress, Message, notify

_LEADERS, _CONSULTANTS = frozenset({Duty.LEADER}), frozenset({Duty.CONSULTANT})
_LAST_RESORT = frozenset({Duty.ADMINISTRATOR})


@notify(IdeaProposed, kind="activity")
def ask_for_an_answer(fact: IdeaProposed) -> list[Message]:
    idea = _idea(fact)
    place = idea.workplace.unit.name if idea.workplace else idea.authority.name
    body = [
        _("Somebody has an idea for %(place)s. It deserves an answer by %(day)s.")
        % {"place": place, "day": date_long(idea.due_on)},
        _("You can say yes, say not now, or let the consultant answer."),
    ]
    near = _answering(idea, _LEADERS) if idea.workplace else _answering(idea, _CONSULTANTS)
    return [_to_reader(user, idea, subject=_("A new idea"), body=body) for user in near] + _thanks(idea)


def _thanks(idea: Idea) -> list[Message]:
    body = [_("Thank you for your idea! You get an answer by %(day)s.") % {"day": date_long(idea.due_on)}]
    return _to_sender(idea, subject=_("Thank you for your idea"), body=body)


@notify(IdeaPassedOn, kind="activity")
def hand_over_to_the_consultant(fact: IdeaPassedOn) -> list[Message]:
    idea = _idea(fact)
    body = [_("A leader would like you to answer an idea.")]
    told = [_("Your idea has been passed on to the volunteering consultant, who answers you.")]
    return [
        *(
            _to_reader(user, idea, subject=_("An idea for you to answer"), body=body)
            for user in _answering(idea, _CONSULTANTS)
        ),
        *_to_sender(idea, subject=_("Your idea has been passed on"), body=told),
    ]


@notify(IdeaOverdue, kind="activity")
def show_to_the_consultant(fact: IdeaOverdue) -> list[Message]:
    idea = _idea(fact)
    body = [
        _("An idea was to be answered by %(day)s, and nobody has answered yet. Would you help it on its way?")
        % {"day": date_long(idea.due_on)}
    ]
    told = [
        _(
            "You have not had your answer yet. We are sorry. The volunteering consultant has been asked to help."
        )
    ]
    return [
        *(
            _to_reader(user, idea, subject=_("An idea waits for an answer"), body=body)
            for user in _answering(idea, _CONSULTANTS)
        ),
        *_to_sender(idea, subject=_("Your idea is not forgotten"), body=told),
    ]


@notify(IdeaAccepted, IdeaDeclined, kind="activity")
def tell_the_answer(fact: Fact) -> list[Message]:
    idea = _idea(fact)
    body = [_("Your idea has been answered. Read the answer on your own page.")]
    return _to_sender(idea, subject=_("An answer to your idea"), body=body)


@notify(DoubtRaised, kind="activity")
def ask_the_leader(fact: DoubtRaised) -> list[Message]:
    doubt = _doubt(fact)
    body = [
        _(
            "Somebody at %(place)s is in doubt about what volunteers may do, and hopes for an answer by %(day)s."
        )
        % {"place": doubt.workplace.unit.name, "day": date_long(doubt.due_on)}
    ]
    asked = [_("Thank you for asking. You get an answer by %(day)s.") % {"day": date_long(doubt.due_on)}]
    return [
        *(_to_reader(user, doubt, subject=_("Somebody is in doubt"), body=body) for user in _nearest(doubt)),
        *_to_sender(doubt, subject=_("Thank you for asking"), body=asked),
    ]


@notify(DoubtOverdue, kind="activity")
def remind_the_leader(fact: DoubtOverdue) -> list[Message]:
    doubt = _doubt(fact)
    body = [_("Somebody has waited longer than promised for an answer to a doubt. A short answer is enough.")]
    people = {user.pk: user for user in [*_nearest(doubt), *_answering(doubt, _CONSULTANTS)]}
    return [
        _to_reader(people[pk], doubt, subject=_("A doubt waits for an answer"), body=body)
        for pk in sorted(people)
    ]


@notify(DoubtAnswered, kind="activity")
def tell_the_one_who_asked(fact: DoubtAnswered) -> list[Message]:
    doubt = _doubt(fact)
    body = [_("Your question has been answered. Read the answer on your own page.")]
    return _to_sender(doubt, subject=_("An answer to your question"), body=body)


def _idea(fact: Fact) -> Idea:
    rows = Idea.objects.select_related("workplace__unit", "authority", "sender")
    return rows.get(pk=fact.subject.pk)


def _doubt(fact: Fact) -> Doubt:
    return Doubt.objects.select_related("workplace__unit", "authority", "sender").get(pk=fact.subject.pk)


def _answering(voice: Idea | Doubt, duties: frozenset[Duty]) -> list[User]:
    """Return those in the duties who answer; the administrators when there is nobody, so that nothing falls on the floor."""
    scope = voice.access_scopes()[0]
    found = list(people_who(Can.IDEA_ANSWER, scope, duties=duties))
    return found or list(people_who(Can.IDEA_ANSWER, scope, duties=_CONSULTANTS | _LAST_RESORT))


def _nearest(doubt: Doubt) -> list[User]:
    return _answering(doubt, _LEADERS)


def _to_reader(user: User, voice: Idea | Doubt, *, subject: str, body: list[str]) -> Message:
    page = "dialogue:idea" if isinstance(voice, Idea) else "dialogue:doubt"
    return Message(
        recipient=user,
        subject=subject,
        body=body,
        action_label=_("Read and answer"),
        action_path=reverse(page, args=[voice.pk]),
    )


def _to_sender(voice: Idea | Doubt, *, subject: str, body: list[str]) -> list[Message]:
    """Write to the sender, if there is a way: to the account, or to the address that was left."""
    recipient: User | EmailAddress | None = voice.sender
    if recipient is None and voice.email:
        recipient = EmailAddress(voice.email, voice.language)
    if recipient is None or (isinstance(recipient, User) and not recipient.is_active):
        return []
    page = "dialogue:idea_status" if isinstance(voice, Idea) else "dialogue:doubt_status"
    return [
        Message(
            recipient=recipient,
            subject=subject,
            body=body,
            action_label=_("See how it stands"),
            action_path=reverse(page, args=[voice.pk, voice.key]),
        )
    ]
