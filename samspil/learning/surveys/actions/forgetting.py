"""What is forgotten: words after a year, and that somebody has answered as soon as nothing can be answered any more."""

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.events.recording import action, record
from samspil.learning.surveys.events import TokensForgotten, WordsErased
from samspil.learning.surveys.models import Remark, Round, Spent
from samspil.society.access.permission import require_system


@action
def erase_words(by: Actor, of: Round) -> None:
    """Delete what people wrote in the round; the counts stay."""
    require_system(by)
    if not Round.objects.filter(pk=of.pk, words_erased_on=None).update(words_erased_on=clock.today()):
        return
    Remark.objects.filter(asked__round=of).delete()
    record(WordsErased(subject=of), by=by)


@action
def forget_tokens(by: Actor, of: Round) -> None:
    """Delete what said that people had answered the round."""
    require_system(by)
    if not Spent.objects.filter(round=of).delete()[0]:
        return
    record(TokensForgotten(subject=of), by=by)
