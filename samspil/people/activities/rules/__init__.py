"""When an activity may be published, what a yes in the boundary check means, and how readable a text is."""

from samspil.people.activities.rules.boundary import (
    BOUNDARY_FIELDS,
    QUESTIONS,
    YES_CLOSES,
    boundary_lacks,
    is_referred_by_decision,
    leads,
    yes_answers,
)
from samspil.people.activities.rules.frame import about, frame_lacks, is_light
from samspil.people.activities.rules.gate import (
    ELSEWHERE,
    people_lacks,
    place_lacks,
    publication_gate,
    text_lacks,
)
from samspil.people.activities.rules.lacks import (
    Gate,
    Lack,
)
from samspil.people.activities.rules.words import (
    Readability,
    lix,
    readability,
    searchable,
)

__all__ = [
    "BOUNDARY_FIELDS",
    "ELSEWHERE",
    "QUESTIONS",
    "YES_CLOSES",
    "Gate",
    "Lack",
    "Readability",
    "about",
    "boundary_lacks",
    "frame_lacks",
    "is_light",
    "is_referred_by_decision",
    "leads",
    "lix",
    "people_lacks",
    "place_lacks",
    "publication_gate",
    "readability",
    "searchable",
    "text_lacks",
    "yes_answers",
]
