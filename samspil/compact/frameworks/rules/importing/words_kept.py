"""The proof that nothing is lost: every word found is in a clause, or in what was reported as taken out."""

import re
from collections import Counter

from samspil.compact.frameworks.rules.importing.lines import normal
from samspil.compact.frameworks.rules.importing.proposal import Proposal

_WORDS = re.compile(r"\w+")


def lost_words(text: str, proposal: Proposal) -> list[str]:
    """Return the words of the text that are neither in a clause nor in the debris: an empty list when all is well.

    What was mended counts as it stood: the parts of a broken word are looked for where the whole word is now.
    """
    found = Counter(_WORDS.findall(normal(text)))
    kept = Counter(_WORDS.findall(" ".join(f"{clause.label} {clause.text}" for clause in proposal.clauses)))
    for repair in proposal.repairs:
        if repair.is_debris:
            kept.update(_WORDS.findall(repair.before))
        else:
            kept.update(_WORDS.findall(repair.before))
            kept.subtract(_WORDS.findall(repair.after))
    return sorted((found - kept).elements())
