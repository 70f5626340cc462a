"""Many volunteers at once, written in bulk as the actions would have left them: taken on, and on the rota."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from random import Random

from django.contrib.auth.hashers import make_password
from django.utils.text import slugify

from samspil.base.core import clock
from samspil.base.core.search import fold, search_text
from samspil.demo.story import rows
from samspil.everyday.rotas.flow import SignUpState
from samspil.everyday.rotas.models import Attendance, Shift, SignUp
from samspil.people.activities.models import Activity
from samspil.people.volunteers.models import Affiliation, Volunteer
from samspil.society.accounts.models import User

AT_ONCE = 2_000
Member = tuple[Affiliation, Activity]


@dataclass
class Crowd:
    """Gives names that nobody has had, and people who stand ready."""

    chance: Random
    numbers: Iterator[int] = field(default_factory=lambda: count(User.objects.count() + 1))

    def __post_init__(self) -> None:
        self.first, self.last = rows("names", "first"), rows("names", "last")
        self.password = make_password(None)  # nobody signs in with it

    def gather(self, activities: Sequence[Activity], *, since: date) -> list[Member]:
        """Take on one new volunteer for each activity in the list."""
        people = [self._person(activity, since) for activity in activities]
        User.objects.bulk_create([volunteer.user for volunteer, _ in people], batch_size=AT_ONCE)
        for volunteer, _activity in people:
            volunteer.user_id = volunteer.user.pk
        Volunteer.objects.bulk_create([volunteer for volunteer, _ in people], batch_size=AT_ONCE)
        members = [
            (self._affiliation(volunteer, activity, since), activity) for volunteer, activity in people
        ]
        Affiliation.objects.bulk_create([affiliation for affiliation, _ in members], batch_size=AT_ONCE)
        return members

    def _person(self, activity: Activity, since: date) -> tuple[Volunteer, Activity]:
        name = f"{self.chance.choice(self.first)} {self.chance.choice(self.last)}"
        email = f"{slugify(fold(name))}.{next(self.numbers)}@example.dk".replace("-", ".")
        phone = f"+45{20_000_000 + self.chance.randrange(9_999_999)}"
        user = User(email=email, name=name, password=self.password, created_at=clock.start_of(since))
        site = activity.workplace.site
        volunteer = Volunteer(
            user=user,
            phone=phone,
            birth_year=since.year - self.chance.randrange(max(activity.min_age, 18) + 2, 82),
            postcode=site.postcode if site else "",
            languages=["da"] if self.chance.random() < 0.7 else ["da", "en"],
            search_text=search_text(name, email, phone),
            registered_on=since,
        )
        return volunteer, activity

    @staticmethod
    def _affiliation(volunteer: Volunteer, activity: Activity, since: date) -> Affiliation:
        return Affiliation(
            volunteer=volunteer, workplace=activity.workplace, partner=activity.partner, starts_on=since
        )


def fill(shifts: Sequence[Shift], members: Sequence[Member], *, wanted: Callable[[Shift], int]) -> int:
    """Give each shift as many of its activity's members as are wanted, as far as they are free; return how many places.

    The shifts come in the order in which they begin. Who has a shift behind them was there.
    """
    now, busy = clock.now(), dict[int, datetime]()
    waiting: dict[int, list[Affiliation]] = {}
    for affiliation, activity in members:
        waiting.setdefault(activity.pk, []).append(affiliation)
    made: list[SignUp] = []
    for shift in shifts:
        line = waiting.get(shift.activity_id, [])
        free = [one for one in line if busy.get(one.volunteer_id, shift.starts_at) <= shift.starts_at]
        taken = free[: max(0, min(wanted(shift), shift.free))]
        for affiliation in taken:  # whoever had a shift goes to the end of the line
            busy[affiliation.volunteer_id] = shift.ends_at
            line.remove(affiliation)
        line.extend(taken)
        shift.taken += len(taken)
        shift.completed_at = shift.ends_at if shift.ends_at <= now else None
        made += [_sign_up(shift, affiliation, now) for affiliation in taken]
    SignUp.objects.bulk_create(made, batch_size=AT_ONCE)
    Attendance.objects.bulk_create(
        [_attendance(one, now) for one in made if one.starts_at <= now], batch_size=AT_ONCE
    )
    Shift.objects.bulk_update(shifts, ["taken", "completed_at"], batch_size=300)
    return len(made)


def _sign_up(shift: Shift, affiliation: Affiliation, now: datetime) -> SignUp:
    return SignUp(
        shift=shift,
        volunteer_id=affiliation.volunteer_id,
        affiliation=affiliation,
        state=SignUpState.TAKEN,
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        created_at=min(now, shift.starts_at - timedelta(days=5)),
        reminded_at=shift.starts_at - timedelta(days=1)
        if shift.starts_at - timedelta(days=1) <= now
        else None,
    )


def _attendance(sign_up: SignUp, now: datetime) -> Attendance:
    is_over = sign_up.ends_at <= now
    return Attendance(
        shift_id=sign_up.shift_id,
        volunteer_id=sign_up.volunteer_id,
        affiliation_id=sign_up.affiliation_id,
        checked_in_at=sign_up.starts_at,
        checked_out_at=sign_up.ends_at if is_over else None,
        in_kind=Attendance.How.VOLUNTEER,
        out_kind=Attendance.How.VOLUNTEER if is_over else "",
    )
