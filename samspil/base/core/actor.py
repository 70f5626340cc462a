"""Who acts: a person in a duty, a stranger without a session, or the system in a job."""

from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Grant:
    """One duty held somewhere: over an authority, a unit with all below it, or a partner's own volunteers."""

    duty: str
    authority_id: int | None = None
    unit_path: str = ""  # "/3/17/" reaches every unit whose path begins so
    partner_id: int | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """The first argument of every action."""

    user_id: int | None = None
    volunteer_id: int | None = None
    name: str = ""
    grants: tuple[Grant, ...] = field(default_factory=tuple)
    request_id: str = ""
    is_system: bool = False

    @property
    def is_stranger(self) -> bool:
        return self.user_id is None and not self.is_system

    @property
    def duties(self) -> frozenset[str]:
        return frozenset(grant.duty for grant in self.grants)

    def in_request(self, request_id: str) -> "Actor":
        return replace(self, request_id=request_id)


SYSTEM = Actor(name="Samspil", is_system=True)
STRANGER = Actor()
