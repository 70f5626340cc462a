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
    Wipe("partners.Partner", ("contact",), emptied={"contact": None}),
    Wipe("rotas.CalendarFeed", ("volunteer",)),
    Wipe("rotas.Call", ("volunteer",)),
    Wipe("rotas.Standby", ("volunteer",)),
    Wipe("rotas.HandOver", ("author",)),
    Wipe("rotas.AfterCare", ("volunteer",)),
    Wipe("rotas.Excess", ("sign_up__volunteer",)),
    Wipe("requests.LivedExperience", ("volunteer",)),
    Wipe("requests.Question", ("volunteer",)),
    Wipe("requests.Silence", ("volunteer",)),
    Wipe("requests.Standby", ("volunteer",)),
    Wipe("requests.HomeVisit", ("meeting__volunteer",)),
    Wipe("requests.Thread", ("volunteer",)),  # sealed; its messages and keys go with it
    Wipe(
        "requests.Companionship",
        by_email=("contact_email",),
        emptied={"contact_name": NOBODY, "contact_email": ""},
    ),
    Wipe("callouts.TalkWish", ("responder__affiliation__volunteer",)),
    Wipe("callouts.CallOutAnswer", ("responder__affiliation__volunteer",), emptied={"responder": None}),
    Wipe("callouts.Responder", ("affiliation__volunteer",)),
    Wipe("networks.AdviceNote", ("author", "case__asker")),
    Wipe("networks.Introduction", ("colleague", "case__asker")),
    Wipe("networks.AdviceCase", ("asker",)),
    Wipe("networks.Enquiry", ("asker",)),
    Wipe("networks.Membership", ("user",)),
    Wipe("networks.Presentation", ("speaker", "asker")),
    Wipe("networks.Speaker", ("user",)),
    Wipe("networks.Post", ("author",), emptied={"text": NOBODY}),
    Wipe(
        "sessions.SignUp",
        by_email=("email",),
        emptied={"first_name": NOBODY, "email": "erased-{pk}@invalid"},
    ),
    Wipe("volunteers.Student", ("affiliation__volunteer",)),
    Wipe("volunteers.Wishes", ("volunteer",)),
    Wipe("activities.MaterialReading", ("reader",)),
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
    Wipe("recognition.ConsentUse", ("consent__user",), ("consent__email",)),
    Wipe("recognition.Consent", ("user",), ("email",)),
    Wipe("recognition.Hello", ("affiliation__volunteer",)),
    Wipe("recognition.Invitation", ("volunteer",)),
    Wipe("recognition.NewsFollower", ("volunteer",)),
    Wipe("recognition.Thanks", ("affiliation__volunteer",)),
    Wipe("cases.Case", ("filer",), ("email",), emptied={"name": "", "email": ""}),
    Wipe("frameworks.Party", by_email=("email",), emptied={"contact": "", "email": "erased-{pk}@invalid"}),
    Wipe(
        "applications.Interest",
        by_email=("email",),
        emptied={"name": NOBODY, "email": "erased-{pk}@invalid", "phone": "", "postcode": "", "message": ""},
    ),
    Wipe("centres.Referral", by_email=("email",)),
    Wipe(
        "volunteers.Volunteer",
        ("pk",),
        emptied={
            "phone": "",
            "birth_year": None,
            "postcode": "",
            "languages": [],
            "motivation": "",
            "hours_wished": None,
            "hours_most": None,
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
