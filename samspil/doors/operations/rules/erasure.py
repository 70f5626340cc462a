"""What becomes of each table when a person is erased: one line a table, and a test that no table is forgotten.

Hours, counts and who answered for what stay, under a number without a name.
"""

from dataclasses import dataclass, field
from typing import Any

NOBODY = "-"


@dataclass(frozen=True)
class Wipe:
    """Rows of the person, found by these look-ups (user and volunteer share one number), deleted or emptied."""

    model: str
    by_number: tuple[str, ...] = ()
    by_email: tuple[str, ...] = ()
    emptied: dict[str, Any] = field(
        default_factory=dict
    )  # {} deletes the rows; "{pk}" is the row's own number


WIPES = (
    Wipe("accounts.Session", ("user",)),
    Wipe("accounts.SignInLink", ("user",)),
    Wipe("accounts.AddressChange", ("user",)),
    Wipe("accounts.Passkey", ("user",)),
    Wipe("notifications.Subscription", ("user",)),
    Wipe("notifications.Preference", ("user",)),
    Wipe("notifications.Contact", ("user",)),
    Wipe("notifications.Delivery", ("notification__recipient",), ("notification__address",)),
    Wipe("notifications.Notification", ("recipient",), ("address",)),
    Wipe("agreements.LastRead", ("reader",)),
    Wipe("citizens.Letter", by_email=("email",)),
    Wipe("rotas.CalendarFeed", ("volunteer",)),
    Wipe("rotas.Call", ("volunteer",)),
    Wipe("rotas.Standby", ("volunteer",)),
    Wipe("rotas.HandOver", ("author",)),
    Wipe("rotas.AfterCare", ("volunteer",)),
    Wipe("volunteers.Wishes", ("volunteer",)),
    Wipe("onboarding.StepNotice", ("volunteer",)),
    Wipe("onboarding.BadgeRevocation", ("badge__volunteer",)),
    Wipe("onboarding.Badge", ("volunteer",)),
    Wipe("onboarding.ChildCertificate", ("affiliation__volunteer",)),
    Wipe("onboarding.ExpectationTalk", ("onboarding__volunteer",), emptied={"agreed": ""}),
    Wipe("onboarding.Declaration", ("volunteer",), emptied={"typed_name": NOBODY}),
    Wipe("dialogue.Buddy", ("volunteer", "user")),
    Wipe("dialogue.MeetingFeed", ("user",)),
    Wipe("dialogue.Participation", ("user",)),
    Wipe("dialogue.ReadReceipt", ("user",)),
    Wipe(
        "dialogue.Idea",
        ("sender",),
        ("email",),
        emptied={"name": "", "email": "", "title": NOBODY, "text": "", "is_shared": False},
    ),
    Wipe(
        "dialogue.Doubt",
        ("sender",),
        ("email",),
        emptied={"email": "", "question": NOBODY, "about_title": ""},
    ),
    Wipe("cases.Case", ("filer",), ("email",), emptied={"name": "", "email": ""}),
    Wipe("frameworks.Party", by_email=("email",), emptied={"contact": "", "email": "erased-{pk}@invalid"}),
    Wipe(
        "applications.Interest",
        by_email=("email",),
        emptied={"name": NOBODY, "email": "erased-{pk}@invalid", "phone": "", "postcode": "", "message": ""},
    ),
    Wipe(
        "volunteers.Volunteer",
        ("pk",),
        emptied={
            "phone": "",
            "birth_year": None,
            "postcode": "",
            "languages": [],
            "motivation": "",
            "search_text": "",
        },
    ),
    Wipe(
        "accounts.User",
        ("pk",),
        emptied={
            "name": NOBODY,
            "email": None,
            "password": "!",
            "is_active": False,
            "last_login": None,
            "language": "da",
        },
    ),
)

# Tables that name a person by number, or hold words, and stay as they are. Whatever names the person in words is taken out
# everywhere (see `actions/sweeping.py`).
KEPT = {
    "accounts.Tries": "digests that name nobody; swept after a day",
    "activities.Activity": "who led it is a number; the page shows no name any more",
    "activities.BoundaryCheck": "who made the check is a number",
    "activities.Need": "says what a workplace needs",
    "activities.Task": "says what the volunteers of an activity do",
    "agreements.Agreement": "who answers for it is a number; the page shows no name any more",
    "agreements.AgreementPolicy": "how an authority works",
    "agreements.AgreementTemplate": "words of the authority",
    "agreements.AgreementVersion": "the words that were signed; people are numbers in them",
    "agreements.Comment": "words about an agreement; who wrote them is a number",
    "agreements.ConcernAnswer": "words of a workplace; who wrote them is a number",
    "agreements.EarlierEnd": "why one side wished to end sooner; who wrote it is a number",
    "agreements.EndingStep": "what was done at the end; who did it is a number",
    "agreements.FramingAnswer": "words of a workplace",
    "agreements.Involvement": "that somebody was heard, without a name",
    "agreements.MatrixRow": "a task and a party",
    "agreements.PrincipleConfirmation": "who confirmed it is a number",
    "agreements.QuestionAnswer": "words of a workplace; who wrote them is a number",
    "agreements.Section": "words of a workplace; who wrote them is a number",
    "agreements.SignOff": "who signed is a number; the agreement must stay valid",
    "agreements.TemplateText": "words of the authority",
    "applications.Application": "emptied by the action that the retention rule uses, too",
    "applications.Recruitment": "counts",
    "cases.CaseNote": "what was said in a case; who wrote it is a number; deleted with the case's end",
    "cases.CasePerson": "whom a case is about is a number; deleted with the case's end",
    "cases.CaseReader": "who looked into a case is a number; deleted with the case's end",
    "cases.Departure": "when a number left a workplace; deleted a year after it was closed",
    "cases.DepartureStep": "what was seen to when a number left",
    "cases.GuidanceOpening": "a day, and nothing else",
    "cases.Lesson": "what a case taught, without names",
    "cases.NotificationContact": "numbers of municipalities; who wrote them is a number",
    "citizens.NoContact": "a keyed hash or a room, which names nobody; a no must outlive its account",
    "dialogue.Briefing": "that the staff were told about volunteers, without a name",
    "dialogue.Committee": "a committee",
    "dialogue.CommitteeLevel": "what an authority calls its committees",
    "dialogue.CommitteeUnit": "what a committee covers",
    "dialogue.Concern": "a concern of a workplace; who sees to it is a number",
    "dialogue.DialoguePolicy": "how an authority works",
    "dialogue.Involvement": "how many were asked about an idea",
    "dialogue.Item": "what a committee discussed; who recorded it is a number",
    "dialogue.Meeting": "minutes of a committee",
    "dialogue.Membership": "who sat in a committee is a number; the page shows no name any more",
    "dialogue.SpecialTerms": "numbers of posts; who declared them is a number",
    "dialogue.SpecialTermsComment": "words of a committee; who wrote them is a number",
    "dialogue.StaffPage": "words of a workplace",
    "dialogue.WheelEntry": "what comes round in a committee's year",
    "duties.Assignment": "ended; who answered for what is a number",
    "exchange.Export": "who took a list out is a number; its file lives a day",
    "exchange.Import": "who sent a list is a number",
    "exchange.ImportRow": "the words are taken out; the rows live a week",
    "frameworks.Answer": "what an organisation answered in a consultation, in public",
    "frameworks.AnswerResponse": "words of the authority; who wrote them is a number",
    "frameworks.Clause": "words of the authority",
    "frameworks.Consultation": "words of the authority",
    "frameworks.Decision": "what a body decided; who recorded it is a number",
    "frameworks.Framework": "words of the authority",
    "frameworks.Goal": "words of the authority",
    "frameworks.LookAgain": "that a workplace looked again; who did is a number",
    "frameworks.OwnerBody": "a council or a committee",
    "frameworks.Signatory": "a function; who holds it is a number",
    "frameworks.Signature": "a function signed; who held it is a number, and the page shows no name any more",
    "frameworks.Version": "words of the authority",
    "kiosk.Tablet": "a tablet of a workplace; who set it up is a number",
    "onboarding.Completion": "a course that somebody took, without a name",
    "onboarding.CoverPolicy": "words of the authority",
    "onboarding.DeclarationText": "words of the authority",
    "onboarding.Onboarding": "the way into an activity, without a name",
    "onboarding.RequirementRule": "words of the authority",
    "onboarding.RuleAdjustment": "who changed a rule is a number",
    "onboarding.TalkConfirmation": "that there was a talk, without a name",
    "partners.Partner": "an association",
    "places.Authority": "an authority",
    "places.Site": "an address of the authority",
    "places.Unit": "a unit of the authority",
    "places.Workplace": "a place of work",
    "requests.Escort": "emptied with its request",
    "requests.HandOver": "that a request was moved, without a name",
    "requests.Purchase": "emptied with its request",
    "requests.Request": "stopped if it is open, and emptied by the action that the retention rule uses, too",
    "requests.Talk": "emptied with its request",
    "rotas.Attendance": "hours, without a name",
    "rotas.Pattern": "a shift that repeats",
    "rotas.Shift": "a shift",
    "rotas.SignUp": "who had a place is a number; those ahead are given up",
    "rotas.Silence": "keyed hashes that name nobody; deleted with the end of the vigil",
    "rotas.Vigil": "a room for a week; who opened it is a number",
    "volunteers.Affiliation": "ended; the count of volunteers stays right",
    "volunteers.InsuranceCover": "that somebody was insured, without a name",
}
