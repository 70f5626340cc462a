"""Looking into a case: talk, mediate, decide, close. And what the one who filed it can still do."""

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.base.core.errors import Denied, IllegalMove, Invalid
from samspil.base.events.recording import action, record
from samspil.everyday.cases.events.cases import (
    CaseClosed,
    CaseDecided,
    CaseErased,
    CaseMoved,
    CaseNoteWritten,
    CaseReopened,
    CaseWithdrawn,
    LessonLearned,
)
from samspil.everyday.cases.flow import FLOW, OPEN, State
from samspil.everyday.cases.models.cases import Case, CaseNote, Kind
from samspil.everyday.cases.models.lessons import Lesson
from samspil.everyday.cases.rules import deadlines
from samspil.everyday.cases.rules.lessons import refuse_names
from samspil.everyday.cases.rules.reading import require_filer, require_reader
from samspil.society.access.permission import require_system

_NOTE_OF = {State.TALK: CaseNote.About.TALK, State.MEDIATION: CaseNote.About.MEDIATION}


@action
def take_up_case(by: Actor, case: Case, *, to: str, text: str = "") -> None:
    """Begin to talk it through, or mediate. Raises NotVisible for others than its readers, IllegalMove when it has moved on."""
    require_reader(by, case)
    state = State(to)
    if state not in _NOTE_OF:
        raise IllegalMove(_("A case is talked through or mediated; a decision has its own form."))
    FLOW.move(case, to=state)
    if text.strip():
        CaseNote.objects.create(case=case, kind=_NOTE_OF[state], text=text.strip(), author_id=by.user_id)
    record(CaseMoved(subject=case, state=state), by=by)


@action
def write_note(by: Actor, case: Case, *, text: str) -> CaseNote:
    """Write down what was said, for those who read the case."""
    require_reader(by, case)
    if case.state not in OPEN:
        raise Denied(_("The case has ended, so nothing more is written in it."))
    note = CaseNote.objects.create(case=case, text=text.strip(), author_id=by.user_id)
    record(CaseNoteWritten(subject=case), by=by)
    return note


@action
def decide_case(by: Actor, case: Case, *, outcome: str, answer: str, decision: str = "") -> None:
    """Decide: in short, with an answer to the one who filed it, and what only the case itself should hold."""
    require_reader(by, case)
    if not answer.strip():
        raise Invalid({"answer": [_("Write an answer to the one who filed the case.")]})
    FLOW.move(
        case,
        to=State.DECIDED,
        outcome=outcome,
        answer=answer.strip(),
        decision=decision.strip(),
        decided_at=clock.now(),
        decided_by_id=by.user_id,
    )
    record(CaseDecided(subject=case, outcome=outcome), by=by)


@action
def close_case(by: Actor, case: Case, *, lesson: str = "", is_nameless: bool = False) -> None:
    """Close a decided case; keep what it taught if there is something, without names and without a trace back to the case.

    Raises Invalid for a lesson that names somebody in the case, or that nobody has looked through.
    """
    require_reader(by, case)
    if lesson.strip():
        refuse_names(case, lesson)
        if not is_nameless:
            raise Invalid(
                {"is_nameless": [_("Read the lesson once more, and tick when nobody can be recognised.")]}
            )
        _keep(case, lesson.strip())
    FLOW.move(case, to=State.CLOSED, ended_at=clock.now())
    record(CaseClosed(subject=case), by=by)


def _keep(case: Case, text: str) -> None:
    """Keep the lesson as from the house itself, in no certain day of the month: it must not lead back."""
    month = clock.today().replace(day=1)
    lesson = Lesson.objects.create(
        authority_id=case.authority_id, kind=case.kind, text=text, learned_on=month
    )
    record(LessonLearned(subject=lesson), by=SYSTEM)


@action
def close_settled_case(by: Actor, case: Case) -> None:
    """Close a case that was decided long ago, and where nobody has asked for more."""
    require_system(by)
    FLOW.move(case, to=State.CLOSED, ended_at=clock.now())
    record(CaseClosed(subject=case), by=by)


@action
def withdraw_case(by: Actor, case: Case, *, key: str) -> None:
    """Take one's own case back. A concern for a citizen stays: somebody may need that it is looked into."""
    require_filer(by, case, key=key)
    if case.kind == Kind.SAFEGUARDING:
        raise Denied(
            _("A concern for somebody is looked into, also when the one who raised it changes their mind.")
        )
    FLOW.move(case, to=State.WITHDRAWN, ended_at=clock.now())
    record(CaseWithdrawn(subject=case), by=by)


@action
def ask_again(by: Actor, case: Case, *, key: str, text: str) -> None:
    """Ask to be heard once more after an answer that does not settle it. A new deadline begins."""
    require_filer(by, case, key=key)
    if not text.strip():
        raise Invalid({"text": [_("Write in a few words what is missing.")]})
    FLOW.move(case, to=State.TALK, due_on=deadlines.answer_day(case.kind), reminded_at=None)
    CaseNote.objects.create(case=case, kind=CaseNote.About.FILER, text=text.strip(), author_id=by.user_id)
    record(CaseReopened(subject=case), by=by)


@action
def erase_case(by: Actor, case: Case) -> None:
    """Empty an ended case of people and words. Kind, outcome and days stay, to be counted; so does what it taught."""
    require_system(by)
    emptied = dict.fromkeys(("text", "about", "evidence", "decision", "answer", "name", "email"), "")
    ended = Case.objects.ended().filter(pk=case.pk, erased_at=None)
    if not ended.update(**emptied, filer=None, decided_by=None, activity=None, erased_at=clock.now()):
        return
    for rows in (case.notes, case.people, case.readers):
        rows.all().delete()
    record(CaseErased(subject=case), by=by)
