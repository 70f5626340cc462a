"""Answering a consultation without an account, and responding to every answer."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed, IllegalMove, Invalid
from samspil.base.events.recording import action, record
from samspil.compact.frameworks.actions.consultations import locked_consultation
from samspil.compact.frameworks.events import AnswerWeighed, PartyAnswered
from samspil.compact.frameworks.models import Answer, AnswerResponse, Party
from samspil.compact.frameworks.queries.consultations import ANSWERABLE
from samspil.compact.frameworks.rules import consulting
from samspil.compact.frameworks.rules.rights import editing
from samspil.society.access.permission import require

Texts = Mapping[int | None, str]  # by clause; None is the whole


@action
def send_answers(by: Actor, party: Party, *, key: str, texts: Texts, no_remarks: bool = False) -> None:
    """Keep what the party says, clause by clause; sending again changes what was sent before.

    The same texts once more change nothing. Answers that come, or are changed, after the deadline are marked late. Raises
    Closed when no more answers are taken, Invalid when nothing is said and "no remarks" is not chosen either.
    """
    consulting.require_key(party, key)
    locked_consultation(party.consultation)
    verdict = consulting.may_answer(party.consultation)
    if not verdict:
        raise Closed([verdict.reason])
    said = {place: text.strip() for place, text in texts.items()}
    _refuse_bad(party, said, no_remarks=no_remarks)
    party.refresh_from_db(fields=["answered_at"])
    if not _kept(party, said) and party.answered_at is not None:
        return
    party.answered_at = clock.now()
    party.save(update_fields=["answered_at"])
    late = party.answers.filter(is_late=True).count()
    record(PartyAnswered(subject=party, answers=party.answers.count(), late=late), by=by)


def _refuse_bad(party: Party, said: Texts, *, no_remarks: bool) -> None:
    if no_remarks and any(said.values()):
        raise Invalid(
            {
                "no_remarks": [
                    _("You have written something as well. Take the mark away, or empty the fields.")
                ]
            }
        )
    if not no_remarks and not any(said.values()):
        raise Invalid({"whole": [_("Write what you think, or choose “We have no remarks”.")]})
    own = party.consultation.version.clauses.filter(kind__in=ANSWERABLE).values_list("pk", flat=True)
    if set(said) - {None} - set(own):
        raise Invalid(_("The text is not the one you were asked about. Open the link in the e-mail again."))


def _kept(party: Party, said: Texts) -> int:
    """Keep what is new or changed, take away what was emptied, and return how many answers that made different."""
    before = {answer.clause_id: answer for answer in party.answers.all()}
    at, is_late = clock.now(), consulting.is_late(party.consultation)
    changed = 0
    for place, text in said.items():
        known = before.get(place)
        if text == (known.text if known else ""):
            continue
        changed += 1
        if known and not text:
            known.delete()
        elif known:
            known.text, known.sent_at, known.is_late = text, at, is_late
            known.save()
        else:
            Answer.objects.create(party=party, clause_id=place, text=text, sent_at=at, is_late=is_late)
    return changed


@action
def respond_to_answer(by: Actor, answer: Answer, *, disposition: str, text: str) -> AnswerResponse:
    """Say what became of an answer, and why. It can be changed until the note is published.

    Raises IllegalMove while answers still come, and once the note is published.
    """
    require(by, editing(answer.party.consultation.version.framework), answer)
    consultation = locked_consultation(answer.party.consultation)
    if not consultation.is_closed:
        raise IllegalMove(
            _("The note has been published.")
            if consultation.is_published
            else _("Answers can still come. End the consultation before you respond.")
        )
    response, _is_new = AnswerResponse.objects.update_or_create(
        answer=answer,
        defaults={
            "disposition": disposition,
            "text": text,
            "responded_at": clock.now(),
            "responded_by_id": by.user_id,
        },
    )
    record(AnswerWeighed(subject=consultation, answer=answer.pk, disposition=disposition), by=by)
    return response
