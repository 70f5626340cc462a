"""The frames of the demonstration: policies, principles and strategies, adopted, signed, and one in consultation."""

from datetime import timedelta

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM
from samspil.compact.frameworks.actions import (
    add_clause,
    add_owner,
    add_party,
    adopt_version,
    change_clause,
    create_framework,
    import_goals,
    link_framework,
    name_signatory,
    open_consultation,
    plan_consultation,
    record_decision,
    send_answers,
    sign_version,
    start_local_principles,
    start_version,
)
from samspil.compact.frameworks.catalogues import CATALOGUES
from samspil.compact.frameworks.models import Clause, Framework, OwnerBody, Version
from samspil.compact.frameworks.rules.content import content_hash
from samspil.demo.story import Row, Story, days_ago, rows
from samspil.society.duties.queries import actor_for

_CATALOGUES = {"region-midtjylland": "pejlemaerker", "viborg": "21-politiske-maal"}


def tell_frameworks(story: Story) -> None:
    """Write the frameworks, have them decided, and those signed that two people sign."""
    for key, name in _CATALOGUES.items():
        found = CATALOGUES[name]
        import_goals(SYSTEM, story.authorities[key], catalogue=found.name, goals=found.goals)
    for row in rows("frameworks", "frameworks"):
        story.frameworks[row["key"]] = _tell(story, row)


def _tell(story: Story, row: Row) -> Framework:
    framework = create_framework(
        SYSTEM, story.authorities[row["authority"]], kind=row["kind"], title=row["title"], about=row["about"]
    )
    if above := row.get("builds_on"):
        link_framework(SYSTEM, framework, story.frameworks[above], relation_kind="builds_on")
    owners = [add_owner(SYSTEM, framework, **owner) for owner in row["owners"]]
    for seat in row.get("signatories", []):
        name_signatory(SYSTEM, framework, function=seat["function"], user=story.people[seat["person"]])
    version = framework.versions.get()
    for clause in row["clauses"]:
        add_clause(SYSTEM, version, **clause)
    _adopt(version, owners)
    if row["key"] == "rm-strategi":  # the other one still waits for its signatures
        _sign(story, version, row)
    return framework


def _adopt(version: Version, owners: list[OwnerBody], *, checked: bool = False) -> None:
    for number, body in enumerate(owners, 1):
        outcome = "discussed" if body.kind == OwnerBody.Kind.MED else "adopted"
        record_decision(
            SYSTEM,
            version,
            body,
            decided_on=clock.today(),
            case_number=f"1-30-72-{version.pk:03}-{number}",
            outcome=outcome,
        )
    adopt_version(SYSTEM, version, checked=checked)


def _sign(story: Story, version: Version, row: Row) -> None:
    for seat in row["signatories"]:
        version.refresh_from_db()
        sign_version(actor_for(story.people[seat["person"]]), version, digest=content_hash(version))


def tell_local_principles(story: Story) -> None:
    """Let one workplace add principles of its own; another has written one that weakens, and gets no further."""
    for row in rows("frameworks", "local"):
        framework = start_local_principles(
            SYSTEM, story.workplaces[row["workplace"]], committee=row["committee"]
        )
        version = framework.versions.get()
        common = Clause.objects.filter(
            version__framework__authority=framework.authority_id, kind=Clause.Kind.PRINCIPLE
        )
        for clause in row["clauses"]:
            parent = common.filter(label=clause.pop("parent", "")).first()
            add_clause(SYSTEM, version, parent=parent, **clause)
        if row["adopted"]:
            _adopt(version, list(framework.owners.all()), checked=True)


def tell_revisions(story: Story) -> None:
    """Adopt another version of what has been revised, so that there are two to lay side by side."""
    for row in rows("frameworks", "frameworks"):
        if wanted := row.get("revised"):
            framework = story.frameworks[row["key"]]
            _adopt(_next(framework, wanted), list(framework.owners.all()))


def tell_consultations(story: Story) -> None:
    """Write the next version of a framework and ask those concerned; some have answered already."""
    for row in rows("frameworks", "frameworks"):
        if wanted := row.get("next"):
            with days_ago(12):
                version = _next(story.frameworks[row["key"]], wanted)
                _ask(version, wanted["consultation"])


def _next(framework: Framework, wanted: Row) -> Version:
    version = start_version(SYSTEM, framework)
    for change in wanted["changes"]:
        clause = version.clauses.get(text=change["old"])
        change_clause(
            SYSTEM, clause, kind=clause.kind, text=change["new"], label=clause.label, level=clause.level
        )
    for clause in wanted["adds"]:
        add_clause(SYSTEM, version, **clause)
    return version


def _ask(version: Version, wanted: Row) -> None:
    consultation = plan_consultation(
        SYSTEM,
        version,
        title=wanted["title"],
        letter=wanted["letter"],
        deadline=clock.today() + timedelta(days=wanted["days"]),
    )
    parties = [
        (
            add_party(SYSTEM, consultation, **{name: party[name] for name in ("kind", "name", "email")}),
            party.get("says", ""),
        )
        for party in wanted["parties"]
    ]
    open_consultation(SYSTEM, consultation)
    for party, words in parties:
        if words:
            party.refresh_from_db()
            send_answers(SYSTEM, party, key=party.key, texts={None: words})
