"""Answers to the boundary check, in the form of the action and of the page."""

QUESTIONS = ("legal_entitlement", "referral", "registration", "professional_insight")


def answers(*yes, reason="Det er set efter."):
    return {q: q in yes for q in QUESTIONS} | {f"{q}_reason": reason for q in QUESTIONS}


def typed_answers(*yes, reason="Det er set efter."):
    return {q: "yes" if q in yes else "no" for q in QUESTIONS} | {f"{q}_reason": reason for q in QUESTIONS}
