"""Everything that workplaces and volunteer centres do for each other."""

from samspil.people.centres.actions.courses import change_course, publish_course, withdraw_course
from samspil.people.centres.actions.referrals import (
    agree_to_referral,
    decline_referral,
    lapse_referral,
    refer_to_centre,
    refer_to_workplace,
    settle_referral,
)
from samspil.people.centres.actions.vacancies import share_vacancy, take_back_vacancy

__all__ = [
    "agree_to_referral",
    "change_course",
    "decline_referral",
    "lapse_referral",
    "publish_course",
    "refer_to_centre",
    "refer_to_workplace",
    "settle_referral",
    "share_vacancy",
    "take_back_vacancy",
    "withdraw_course",
]
