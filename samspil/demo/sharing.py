"""What workplaces of the demonstration tell each other, what associations are offered, and one network."""

from datetime import time, timedelta

from samspil.base.core import clock
from samspil.base.core.actor import SYSTEM, Actor
from samspil.demo.story import Row, Story, days_ago, rows
from samspil.learning.networks.actions.advice import answer_advice, ask_for_advice, note_advice
from samspil.learning.networks.actions.articles import publish_article
from samspil.learning.networks.actions.enquiries import answer_enquiry, ask_to_hear_more
from samspil.learning.networks.actions.experiences import (
    begin_experience,
    describe_experience,
    share_experience,
    use_experience,
)
from samspil.learning.networks.actions.introductions import introduce_colleague
from samspil.learning.networks.actions.networks import (
    add_member,
    found_network,
    plan_gathering,
    write_post,
)
from samspil.learning.networks.actions.speakers import (
    accept_presentation,
    ask_to_speak,
    note_presentation,
    offer_to_speak,
)
from samspil.learning.networks.actions.support import offer_support
from samspil.learning.networks.models import Experience, Network
from samspil.society.duties.queries import actor_for
from samspil.society.partners.actions import note_talk

_TOLD = ("wanted", "done", "worked", "not_worked")
_COLLECTED = ("kind", "title", "text", "source", "tags")
_OFFERED = ("kind", "title", "text", "url", "contact", "email")


def tell_sharing(story: Story) -> None:
    """Tell of all that is shared."""
    tell_experiences(story)
    tell_support(story)
    tell_networks(story)
    tell_advice(story)
    tell_speakers(story)
    tell_talks(story)


def tell_experiences(story: Story) -> None:
    """Let workplaces write, share, ask each other and do the same."""
    found: dict[str, Experience] = {}
    for row in rows("networks", "experiences"):
        with days_ago(row["days"]):
            found[row["key"]] = _experience(story, row)
    for row in rows("networks", "uses"):
        for person, place in row["workplaces"].items():
            use_experience(
                _somebody(story, person), found[row["experience"]], workplace=story.workplaces[place]
            )
    for row in rows("networks", "enquiries"):
        _enquiry(story, row, found[row["experience"]])


def tell_support(story: Story) -> None:
    """Put up what regions and municipalities offer associations."""
    for row in rows("networks", "support"):
        last = clock.today() + timedelta(days=row["ends"]) if "ends" in row else None
        offered = {name: row[name] for name in _OFFERED if name in row}
        with days_ago(row["days"]):
            offer_support(
                _somebody(story, row["by"]), story.authorities[row["authority"]], ends_on=last, **offered
            )


def tell_networks(story: Story) -> None:
    """Found the networks, take the members in, and let them talk."""
    for row in rows("networks", "networks"):
        founder = _somebody(story, row["by"])
        with days_ago(row["days"]):
            network = found_network(
                founder, story.authorities[row["authority"]], name=row["name"], about=row["about"]
            )
            for member in row["members"]:
                add_member(founder, network, email=story.people[member].email or "")
        for post in row["posts"]:
            _talk(story, network, post)
        for meeting in row["gatherings"]:
            day = clock.today() + timedelta(days=meeting["in_days"])
            plan_gathering(
                founder,
                network,
                title=meeting["title"],
                starts_at=clock.at(day, time(13)),
                ends_at=clock.at(day, time(15)),
                place=meeting["place"],
            )


def tell_advice(story: Story) -> None:
    """Let the consultants be asked, and put into the collection what others can use."""
    for row in rows("networks", "advice"):
        with days_ago(row["days"]):
            case = ask_for_advice(
                _somebody(story, row["by"]),
                story.authorities[row["authority"]],
                kind=row["kind"],
                question=row["question"],
            )
        if "colleague" in row:
            with days_ago(row["days"] - 1):
                email = story.people[row["colleague"]].email or ""
                adviser = _somebody(story, row["adviser"])
                introduce_colleague(adviser, case, email=email, words=row["words"])
        if "solution" in row:
            adviser = _somebody(story, row["adviser"])
            with days_ago(row["days"] - 2):
                note_advice(adviser, case, text=row["note"])
                answer_advice(adviser, case, solution=row["solution"])
                words = {"title": row["shared"], "text": row["solution"], "tags": row["tags"]}
                publish_article(adviser, case.authority, kind="answer", case=case, **words)
    for row in rows("networks", "articles"):
        words = {name: row[name] for name in _COLLECTED if name in row}
        with days_ago(row["days"]):
            publish_article(_somebody(story, row["by"]), story.authorities[row["authority"]], **words)


def tell_speakers(story: Story) -> None:
    """Let people say that they may be asked to speak, and be asked."""
    found = {}
    for row in rows("networks", "speakers"):
        words = {name: row[name] for name in ("topic", "about", "nearby") if name in row}
        with days_ago(row.get("days", 60)):
            found[row["by"]] = offer_to_speak(
                _somebody(story, row["by"]), story.authorities[row["authority"]], **words
            )
    for row in rows("networks", "presentations"):
        speaker, day = found[row["speaker"]], clock.today() + timedelta(days=row.get("in_days", 0))
        held_on = day - timedelta(days=row.get("held", 0))
        by, where, text = _somebody(story, row["by"]), row["place"], row.get("text", "")
        with days_ago(row["asked"]):
            presentation = ask_to_speak(by, speaker, held_on=held_on, place=where, text=text)
        if "held" in row:
            with days_ago(row["held"]):
                accept_presentation(actor_for(speaker.user), presentation)
                note_presentation(by, presentation, people=row["people"])


def tell_talks(story: Story) -> None:
    """Note when somebody last spoke with the partners."""
    for row in rows("partners", "talks"):
        note_talk(
            SYSTEM,
            story.partners[row["partner"]],
            held_on=story.today - timedelta(days=row["days"]),
            way=row["way"],
            about=row["about"],
            next_on=story.today + timedelta(days=row["next"]) if "next" in row else None,
        )


def _experience(story: Story, row: Row) -> Experience:
    by, workplace = _somebody(story, row["by"]), story.workplaces[row["workplace"]]
    made = begin_experience(by, workplace, title=row["title"], kind=row["kind"])
    describe_experience(
        by,
        made,
        title=row["title"],
        kind=row["kind"],
        setting=workplace.setting,
        activity=story.activities[row["activity"]],
        contact=story.people[row["by"]],
        **{name: row[name] for name in _TOLD if name in row},
    )
    if "worked" in row:
        share_experience(by, made, reach=row.get("reach", "all"))
    return made


def _enquiry(story: Story, row: Row, experience: Experience) -> None:
    with days_ago(row["days"]):
        enquiry = ask_to_hear_more(_somebody(story, row["by"]), experience, text=row["text"])
    if "reply" in row and experience.contact is not None:
        with days_ago(row["days"] - 1):
            answer_enquiry(actor_for(experience.contact), enquiry, reply=row["reply"])


def _talk(story: Story, network: Network, row: Row) -> None:
    with days_ago(row["days"]):
        post = write_post(_somebody(story, row["by"]), network, text=row["text"])
    for reply in row["replies"]:
        with days_ago(row["days"] - 1):
            write_post(_somebody(story, reply["by"]), network, text=reply["text"], parent=post)


def _somebody(story: Story, key: str) -> Actor:
    return actor_for(story.people[key])
