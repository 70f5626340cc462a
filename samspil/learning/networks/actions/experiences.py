"""Writing down an experience, sharing it, and saying that one does the same."""

from typing import Any

from django.utils.translation import gettext as _

from samspil.base.core import clock
from samspil.base.core.actor import Actor
from samspil.base.core.errors import Closed, Conflict, Invalid, NotVisible
from samspil.base.events.recording import action, record
from samspil.learning.networks.events.experiences import (
    ExperienceBegun,
    ExperienceDescribed,
    ExperienceShared,
    ExperienceUsed,
    ExperienceWithdrawn,
)
from samspil.learning.networks.flow import EXPERIENCE, ExperienceState
from samspil.learning.networks.models import Experience, Use
from samspil.learning.networks.queries.experiences import activities_to_tell_of, possible_contacts
from samspil.learning.networks.rules.experiences import lacks, searchable, share_verdict
from samspil.people.activities.models import Activity, Kind
from samspil.society.access.matrix import Can
from samspil.society.access.permission import require
from samspil.society.accounts.models import User
from samspil.society.places.models import Workplace


@action
def begin_experience(by: Actor, workplace: Workplace, *, title: str, kind: str = Kind.OTHER) -> Experience:
    """Begin to write down an experience of the workplace. It can be left, and gone on with."""
    require(by, Can.EXPERIENCE_EDIT, workplace)
    if not title.strip():
        raise Invalid({"title": [_("Give it a short title.")]})
    experience = Experience(
        workplace=workplace,
        kind=kind,
        setting=workplace.setting,
        title=title.strip(),
        contact_id=by.user_id,
        written_by_id=by.user_id,
    )
    experience.search_text = searchable(experience)
    experience.save()
    record(ExperienceBegun(subject=experience), by=by)
    return experience


@action
def describe_experience(
    by: Actor,
    experience: Experience,
    *,
    title: str,
    kind: str,
    setting: str,
    wanted: str = "",
    done: str = "",
    worked: str = "",
    not_worked: str = "",
    activity: Activity | None = None,
    contact: User | None = None,
) -> None:
    """Go on writing. Raises Invalid when a shared case would no longer tell it all, or when a name does not belong here."""
    require(by, Can.EXPERIENCE_EDIT, experience)
    words = {"title": title, "wanted": wanted, "done": done, "worked": worked, "not_worked": not_worked}
    values: dict[str, Any] = {name: text.strip() for name, text in words.items()}
    values |= {"kind": kind, "setting": setting, "activity": activity, "contact": contact}
    _check(experience, activity, contact)
    changed = [name for name, value in values.items() if getattr(experience, name) != value]
    for name in changed:
        setattr(experience, name, values[name])
    if experience.state == ExperienceState.SHARED and (missing := lacks(experience)):
        raise Invalid(missing)
    experience.search_text, experience.changed_at = searchable(experience), clock.now()
    _save(experience, [*changed, "search_text", "changed_at"])
    record(ExperienceDescribed(subject=experience, fields=sorted(changed)), by=by)


def _check(experience: Experience, activity: Activity | None, contact: User | None) -> None:
    if activity is not None and not activities_to_tell_of(experience).filter(pk=activity.pk).exists():
        raise Invalid({"activity": [_("Choose an activity of this workplace.")]})
    is_new = contact is not None and contact.pk != experience.contact_id
    if is_new and not possible_contacts(experience).filter(pk=contact.pk).exists():  # type: ignore[union-attr] # is_new says so
        raise Invalid({"contact": [_("Choose somebody who looks after volunteers here.")]})


def _save(experience: Experience, fields: list[str]) -> None:
    """Save if nobody has shared it or taken it out meanwhile: what is shared must tell it all."""
    values = {name: getattr(experience, name) for name in fields}
    if not Experience.objects.filter(pk=experience.pk, state=experience.state).update(**values):
        raise Conflict(_("Somebody else was first. Reload the page to see how things stand now."))


@action
def share_experience(by: Actor, experience: Experience, *, reach: str) -> None:
    """Put the case into the library: of one's own authority, or of all. Raises Closed while something is missing."""
    require(by, Can.EXPERIENCE_EDIT, experience)
    if reach not in Experience.Reach:
        raise Invalid({"reach": [_("Choose one of the answers.")]})
    # Held, so that nobody empties it between the look and the move.
    verdict = share_verdict(Experience.objects.select_for_update(of=("self",)).get(pk=experience.pk))
    if not verdict:
        raise Closed([verdict.reason])
    if experience.state == ExperienceState.SHARED:
        _save(experience, _with(experience, reach=reach, changed_at=clock.now()))
    else:
        EXPERIENCE.move(
            experience, to=ExperienceState.SHARED, reach=reach, shared_at=clock.now(), changed_at=clock.now()
        )
    record(ExperienceShared(subject=experience, reach=reach), by=by)


def _with(experience: Experience, **values: Any) -> list[str]:
    for name, value in values.items():
        setattr(experience, name, value)
    return list(values)


@action
def withdraw_experience(by: Actor, experience: Experience) -> None:
    """Take the case out of the library. Its text stays with the workplace, and it can be shared again."""
    require(by, Can.EXPERIENCE_EDIT, experience)
    EXPERIENCE.move(experience, to=ExperienceState.WITHDRAWN, changed_at=clock.now())
    record(ExperienceWithdrawn(subject=experience), by=by)


@action
def use_experience(by: Actor, experience: Experience, *, workplace: Workplace) -> Use:
    """Say that a workplace of one's own does the same. Raises Conflict when it has been said already."""
    require(by, Can.EXPERIENCE_EDIT, workplace)
    if not Experience.objects.shared_with(by).filter(pk=experience.pk).exists():
        raise NotVisible
    if workplace.pk == experience.workplace_id:
        raise Invalid({"workplace": [_("The experience is from this workplace.")]})
    use, is_new = Use.objects.get_or_create(
        experience=experience, workplace=workplace, defaults={"said_by_id": by.user_id}
    )
    if not is_new:
        raise Conflict(_("It has been said already that you use this."))
    record(ExperienceUsed(subject=experience, workplace=workplace.pk), by=by)
    return use
