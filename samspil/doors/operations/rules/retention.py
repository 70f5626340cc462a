"""How long what is kept, why, and which periodic job sees to it: the beginning of the record of processing (art. 30).

`manage.py retention` runs these jobs now; the worker runs them by itself. The page docs/operations/retention.md is held against
this table by a test.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """One kind of data and its end."""

    job: str  # the periodic job that enforces it
    what: str
    kept: str
    purpose: str
    basis: str
    tables: tuple[str, ...]


_TASK = "GDPR art. 6(1)(e), the authority's task of working with volunteers"
_SECURITY = "GDPR art. 32, security of processing"

RULES = (
    Rule(
        "applications.erase_settled_applications",
        "Applications that led to nothing: name, e-mail, phone, year of birth, message",
        "183 days from the application",
        "to answer questions about the decision",
        _TASK,
        ("applications.Application",),
    ),
    Rule(
        "applications.lapse_unconfirmed_applications",
        "Applications whose e-mail address was never confirmed",
        "lapse after 7 days, emptied with the others after 183",
        "to let the applicant confirm",
        _TASK,
        ("applications.Application",),
    ),
    Rule(
        "cases.erase_old_cases",
        "Conflicts, complaints and concerns: who wrote, about whom, every word of it, and who looked into it",
        "365 days from the end; what was learned stays, without names",
        "to settle what is wrong, and to answer questions about it",
        _TASK,
        ("cases.Case", "cases.CaseNote", "cases.CasePerson", "cases.CaseReader"),
    ),
    Rule(
        "cases.forget_departures",
        "What was seen to when a volunteer left, and the reason in short if there is one",
        "365 days from the day it was closed",
        "to get cards and keys back, and to part well",
        _TASK,
        ("cases.Departure", "cases.DepartureStep"),
    ),
    Rule(
        "citizens.forget_lifted_marks",
        "A no to contact that was taken back: a keyed hash, or the room or bed; and letters that could not be sent",
        "30 days after it was taken back, letters a day; a no that stands is kept until somebody takes it back",
        "to leave those alone who have said no, and to understand a mistake",
        _TASK,
        ("citizens.NoContact", "citizens.Letter"),
    ),
    Rule(
        "dialogue.erase_old_voices",
        "Ideas and doubts: who sent them, and what citizens without an account wrote",
        "183 days from the answer",
        "to let the sender read the answer",
        _TASK,
        ("dialogue.Idea", "dialogue.Doubt"),
    ),
    Rule(
        "frameworks.erase_consultation_contacts",
        "Those who were heard in a consultation: contact person and e-mail",
        "183 days from the day the note was published; the note itself stays",
        "to invite, remind, and tell what the answers led to",
        _TASK,
        ("frameworks.Party",),
    ),
    Rule(
        "networks.erase_old_advice",
        "Questions to the volunteering consultant: who asked, the question, what was written about it, the answer, "
        "and with whom they were brought together",
        "365 days from the answer; what others may learn from it stands in the collection of knowledge, without names",
        "to give advice, and to come back to it",
        _TASK,
        ("networks.AdviceCase", "networks.AdviceNote", "networks.Introduction"),
    ),
    Rule(
        "networks.erase_old_enquiries",
        "Questions from one workplace to another about an experience: who asked, the question and the answer",
        "365 days from the question; what was learned stands in the experience, without names",
        "to let colleagues learn from each other",
        _TASK,
        ("networks.Enquiry",),
    ),
    Rule(
        "networks.erase_old_presentations",
        "Agreements on presentations: who was asked to speak, by whom, when, where and what about",
        "365 days from the day of the presentation",
        "to keep the agreement, and to see what has been told where",
        _TASK,
        ("networks.Presentation",),
    ),
    Rule(
        "recognition.erase_stories",
        "Stories that were taken down for good: the words, who was in them, what they answered and where they were used",
        "30 days after they were taken down; drafts that nobody has touched for 365 days are taken down. "
        "A story that is shown is kept with its consents until somebody takes a yes back",
        "to show stories only with the consent of everybody in them, and to prove it",
        "GDPR art. 6(1)(a), consent of those who are in the story",
        ("recognition.Story", "recognition.Consent", "recognition.ConsentUse", "recognition.MediaUse"),
    ),
    Rule(
        "recognition.forget_moments",
        "Good moments: what was seen, without names and without who noted it",
        "730 days",
        "to tell of what volunteering does",
        _TASK,
        ("recognition.Moment",),
    ),
    Rule(
        "recognition.forget_old_guests",
        "Who was invited to a get-together, whether they came, and what they eat",
        "60 days after the day",
        "to host the volunteers, and to tell the kitchen",
        _TASK,
        ("recognition.Invitation",),
    ),
    Rule(
        "requests.erase_ended_companionships",
        "Companionships that are over: the citizen's first name, way to be reached, room or bed, goal; a group's contact person",
        "30 days after the end",
        "to answer questions about visits that have just been",
        _TASK,
        ("requests.Companionship",),
    ),
    Rule(
        "requests.erase_old_threads",
        "Conversations between a citizen and a volunteer, sealed so that only the two can read them",
        "until the meeting or the companionship is over, or one of them closes it; at most 90 days after the last message",
        "to let the two write to each other",
        _TASK,
        ("requests.Thread", "requests.ThreadMessage", "requests.ThreadParty"),
    ),
    Rule(
        "requests.erase_settled_requests",
        "Requests for a volunteer: first name, way to be reached, room or bed, message, details of the errand",
        "30 days after the request was settled",
        "to answer questions about a visit that has just been",
        _TASK,
        ("requests.Request", "requests.Purchase", "requests.Escort", "requests.Talk", "requests.HomeVisit"),
    ),
    Rule(
        "notifications.forget_old_messages",
        "Messages to people, and how each was delivered",
        "180 days",
        "to let the recipient read again, and the administrator find out why a message did not arrive",
        _TASK,
        ("notifications.Notification", "notifications.Delivery"),
    ),
    Rule(
        "sessions.forget_those_who_came",
        "Sessions of associations: first name and e-mail of those who signed up",
        "14 days after the session, or at once when they cancel; how many came stays as a number",
        "to keep a place, to remind and to tell of a change",
        _TASK,
        ("sessions.SignUp",),
    ),
    Rule(
        "rotas.erase_vigils",
        "Vigils: the room and what is good to know; who would like to talk afterwards",
        "7 days from the end; the wish to talk 60 days. Who was asked or stood by, and what was handed over, goes with the end",
        "to sit with somebody, and to talk with those who have",
        _TASK,
        ("rotas.Vigil", "rotas.AfterCare"),
    ),
    Rule(
        "rotas.forget_excesses",
        "That a volunteer took more shifts than planned, and said yes to it",
        "91 days after the shift, or until the place is handed back",
        "to look after those who do much",
        _TASK,
        ("rotas.Excess",),
    ),
    Rule(
        "surveys.erase_old_words",
        "What people wrote in questionnaires, without a name; keyed hashes that somebody has answered",
        "words 365 days from the end, hashes 31 days; the counts, which belong to nobody, are kept",
        "to learn from what was written, and to let everybody answer once",
        _TASK,
        ("surveys.Remark", "surveys.Spent"),
    ),
    Rule(
        "surveys.erase_old_interviews",
        "What was learned in interviews, without a name and with consent",
        "365 days from the interview, or until it is taken back; the group, the day and the number are kept",
        "to learn from those who know the work",
        "GDPR art. 6(1)(a), consent",
        ("surveys.Interview",),
    ),
    Rule(
        "accounts.sweep_accounts",
        "Sessions, sign-in links, wishes for another address, counters of tries",
        "sessions 12 hours, the others a day after they have run out",
        "to sign in, and to stop those who guess",
        _SECURITY,
        ("accounts.Session", "accounts.SignInLink", "accounts.AddressChange", "accounts.Tries"),
    ),
    Rule(
        "jobs.prune_requests",
        "Answers kept for a retried request",
        "1 day",
        "to do a repeated request once",
        _SECURITY,
        ("core.IdempotentRequest",),
    ),
    Rule(
        "jobs.prune_jobs",
        "Background jobs (numbers, no names)",
        "7 days when done, 30 days when given up",
        "to find out what went wrong",
        _SECURITY,
        ("django_tasks_database.DBTaskResult",),
    ),
    Rule(
        "exchange.forget_rows",
        "The cells of imported lists",
        "7 days; the file itself is never kept",
        "to undo an import",
        _TASK,
        ("exchange.ImportRow",),
    ),
    Rule(
        "exchange.delete_files",
        "Exported lists",
        "24 hours",
        "to be downloaded by the one who ordered it",
        _TASK,
        ("exchange.Export",),
    ),
)
