"""What has happened to rows since an import made them: whatever points at them, and whatever the event log says of them."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Model

from samspil.base.events.models import Event
from samspil.doors.exchange.queries.judging import chunks

_AT_A_TIME = 5_000


def pointed_at(model: type[Model], ids: Iterable[int], *, apart_from: Collection[type[Model]]) -> set[int]:
    """Return which of the rows any other table points at; rooms that are yet to be built count by themselves."""
    found: set[int] = set()
    # Hidden ones too: a related_name of "+" hides them from the model, not from the database.
    relations: list[Any] = [
        relation
        for relation in model._meta.get_fields(include_hidden=True)  # noqa: SLF001 - Django's documented list of what points here
        if (relation.one_to_many or relation.one_to_one)
        and relation.auto_created
        and not relation.concrete
        and relation.related_model not in apart_from
    ]
    for piece in chunks(ids, _AT_A_TIME):
        for relation in relations:
            rows = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": piece})  # noqa: SLF001 - hides nothing
            found |= set(rows.values_list(relation.field.name, flat=True))
    return found


def told_of(label: str, ids: Iterable[int], *, after: int) -> set[int]:
    """Return which of the things have events of their own after that number of the log."""
    found: set[int] = set()
    for piece in chunks(ids, _AT_A_TIME):
        later = Event.objects.filter(
            sequence__gt=after, subject_type=label, subject_id__in=[str(pk) for pk in piece]
        )
        found |= {int(pk) for pk in later.order_by().values_list("subject_id", flat=True)}
    return found


def end_of(label: str, pk: int, verb: str) -> int:
    """Return the number of the latest event with the verb about the thing; 0 when there is none."""
    found = (
        Event.objects.filter(verb=verb, subject_type=label, subject_id=str(pk)).order_by("-sequence").first()
    )
    return found.sequence if found else 0
