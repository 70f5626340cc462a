"""What the pages show of frameworks."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from samspil.base.core.actor import Actor
from samspil.base.core.errors import NotVisible
from samspil.compact.frameworks.flow import State
from samspil.compact.frameworks.models import Clause, Framework, FrameworkLink, OwnerBody, Signature, Version
from samspil.compact.frameworks.queries.force import latest
from samspil.compact.frameworks.rules.gate import latest_decisions
from samspil.society.access.matrix import Can
from samspil.society.access.permission import allowed, visible_or_404
from samspil.society.places.models import Authority


@dataclass(frozen=True, slots=True)
class Entry:
    """A framework in a list: the version that is shown for it, and the one that is being worked on."""

    framework: Framework
    shown: Version | None
    draft: Version | None
    others: int  # more versions than the one shown


def entries(frameworks: Iterable[Framework]) -> list[Entry]:
    """Return the frameworks with the versions that matter today. The versions must have been brought along."""
    return [_entry(framework) for framework in frameworks]


def _entry(framework: Framework) -> Entry:
    versions = list(framework.versions.all())  # the latest first
    adopted = [one for one in versions if one.is_public]
    held = [one for one in adopted if one.state in (State.ADOPTED, State.SIGNED) and one.effective_at]
    draft = next((one for one in versions if one.state in (State.DRAFT, State.IN_CONSULTATION)), None)
    shown = next(iter(held or adopted), None)
    return Entry(framework, shown, draft, max(len(adopted) - 1, 0))


def with_versions(
    frameworks: "QuerySet[Framework]", *, reader: Actor | None = None, only_public: bool = False
) -> "QuerySet[Framework]":
    """Bring along what `entries` reads, with a reader only the versions that the reader may see.

    A link to what nobody may read yet is not told to everybody.
    """
    versions = Version.objects.all() if reader is None else Version.objects.visible_to(reader)
    links = FrameworkLink.objects.select_related("other")
    if only_public:
        links = links.filter(other__in=Framework.objects.public())
    return frameworks.select_related("authority", "workplace__unit").prefetch_related(
        Prefetch("versions", versions.order_by("-number")),
        Prefetch("links", links),
    )


def own_authorities(by: Actor, can: Can) -> list[Authority]:
    """Return the authorities where the actor's duty carries the permission over the whole."""
    near = {grant.authority_id for grant in by.grants if grant.authority_id}
    return [one for one in Authority.objects.filter(pk__in=near).order_by("name") if allowed(by, can, one)]


def own_authority_or_404(by: Actor, can: Can, slug: str) -> Authority:
    """Return one of those authorities by its address. Raises NotVisible."""
    found = next((one for one in own_authorities(by, can) if one.slug == slug), None)
    if found is None:
        raise NotVisible
    return found


def version_or_404(by: Actor, pk: int) -> Version:
    return visible_or_404(by, Version.objects.detailed(), pk)


def framework_or_404(by: Actor, pk: int) -> Framework:
    return visible_or_404(by, Framework.objects.select_related("authority", "workplace__unit"), pk)


def clause_or_404(by: Actor, pk: int) -> Clause:
    """Return the clause of a version that the actor may see."""
    found = (
        Clause.objects.filter(pk=pk, version__in=Version.objects.visible_to(by))
        .select_related("version__framework__authority", "version__framework__workplace__unit", "parent")
        .first()
    )
    if found is None:
        raise NotVisible
    return found


def public_version(authority: str, slug: str, number: int | None = None) -> Version:
    """Return a version that anybody may read: the one in force, or the one with the number. Raises NotVisible."""
    framework = Framework.objects.public().filter(authority__slug=authority, slug=slug).first()
    if framework is None:
        raise NotVisible
    public = framework.versions.public()
    found = latest(framework) if number is None else public.filter(number=number).first()
    if found is None:
        raise NotVisible
    return Version.objects.detailed().get(pk=found.pk)


def public_register(authority: str) -> tuple[Authority, "QuerySet[Framework]"]:
    """Return the authority, and all its frameworks that anybody may read. Raises NotVisible for an unknown one."""
    found = Authority.objects.filter(slug=authority).first()
    if found is None:
        raise NotVisible
    rows = Framework.objects.public().filter(authority=found).order_by("kind", "title", "pk")
    return found, with_versions(rows, only_public=True)


def bodies_of(version: Version) -> list[dict[str, Any]]:
    """Return each body with its latest decision."""
    decided = latest_decisions(version)
    bodies: list[OwnerBody] = list(version.framework.owners.all())
    return [{"body": body, "decision": decided.get(body.pk)} for body in bodies]


def seats_of(version: Version) -> list[dict[str, Any]]:
    """Return each function that signs, with the signature that holds and who gave it; else with who holds it today."""
    given = {one.function: one for one in version.signatures.filter(voided_at=None).select_related("signer")}
    if version.sealed_at is not None:
        return [{"function": one.function, "holder": one.signer, "signature": one} for one in given.values()]
    seats = [
        (seat, given.get(seat.function)) for seat in version.framework.signatories.select_related("user")
    ]
    return [
        {"function": seat.function, "holder": one.signer if one else seat.user, "signature": one}
        for seat, one in seats
    ]


def proof_of(digest: str) -> tuple[Version | None, bool]:
    """Return the version that bears the mark, and whether the mark is that of its words as they stand."""
    found = Version.objects.detailed().public().filter(content_hash=digest).first()
    if found is not None:
        return found, True
    void = Signature.objects.filter(content_hash=digest, voided_at__isnull=False).first()
    return (Version.objects.detailed().get(pk=void.version_id), False) if void else (None, False)


def waiting_for_signature(by: Actor) -> "QuerySet[Version]":
    """Return the adopted versions that the actor is to sign, and has not."""
    mine = Q(framework__signatories__user=by.user_id or 0)
    signed = Signature.objects.filter(signer=by.user_id or 0, voided_at=None).values("version")
    rows = Version.objects.filter(mine, state=State.ADOPTED, sealed_at=None).exclude(pk__in=signed)
    return rows.select_related("framework__authority").distinct()
