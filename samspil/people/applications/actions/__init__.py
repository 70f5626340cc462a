"""What can be done with applications and interests."""

from samspil.people.applications.actions.applying import (
    apply_to_activity,
    confirm_application,
    lapse_unconfirmed,
    withdraw_application,
)
from samspil.people.applications.actions.deciding import (
    accept_application,
    decline_application,
    end_participation,
    erase_application,
    put_on_waiting_list,
)
from samspil.people.applications.actions.interests import answer_interest, erase_interest, leave_interest
from samspil.people.applications.actions.peers import (
    end_pause,
    invite_peer,
    offer_experience,
    take_back_yes,
)
from samspil.people.applications.actions.queueing import lapse_offer, set_recruitment, take_offered_place

__all__ = [
    "accept_application",
    "answer_interest",
    "apply_to_activity",
    "confirm_application",
    "decline_application",
    "end_participation",
    "end_pause",
    "erase_application",
    "erase_interest",
    "invite_peer",
    "lapse_offer",
    "lapse_unconfirmed",
    "leave_interest",
    "offer_experience",
    "put_on_waiting_list",
    "set_recruitment",
    "take_back_yes",
    "take_offered_place",
    "withdraw_application",
]
