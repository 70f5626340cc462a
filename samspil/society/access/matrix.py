"""Who may do what: duty × permission, on this one page. A change here is an access review; read the diff aloud.

A permission says what a duty may do *within the reach of its grant* (an authority, a unit with all below it, a partner, or
oneself). Whether the thing allows it *now* is asked in each room's rules.
"""

from enum import StrEnum
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Duty(models.TextChoices):
    """What a person answers for. One person may hold several duties in several places."""

    ADMINISTRATOR = "administrator", _("Administrator")
    CONSULTANT = "consultant", _("Volunteering consultant")
    LEADER = "leader", _("Leader")
    COORDINATOR = "coordinator", _("Volunteer coordinator")
    EMPLOYEE = "employee", _("Employee")
    COMMITTEE_MEMBER = "committee_member", _("Member of a MED committee")
    ASSOCIATION_LEADER = "association_leader", _("Activity leader of an association")
    COUNCIL_MEMBER = "council_member", _("Council member")
    VOLUNTEER = "volunteer", _("Volunteer")


class Can(StrEnum):
    """Permissions, `noun.verb`, in the order of the alphabet."""

    ACTIVITY_EDIT = "activity.edit"
    ACTIVITY_PUBLISH = "activity.publish"
    ACTIVITY_VIEW = "activity.view"
    AGREEMENT_COMMENT = "agreement.comment"
    AGREEMENT_EDIT = "agreement.edit"
    AGREEMENT_SIGN = "agreement.sign"
    AGREEMENT_VIEW = "agreement.view"
    APPLICATION_DECIDE = "application.decide"
    APPLICATION_VIEW = "application.view"
    APPLICATION_WITHDRAW = "application.withdraw"
    ATTENDANCE_RECORD = "attendance.record"
    BADGE_ISSUE = "badge.issue"
    BRIEFING_HOLD = "briefing.hold"
    CALLOUT_ANSWER = "callout.answer"
    CALLOUT_EDIT = "callout.edit"
    CALLOUT_VIEW = "callout.view"
    CAMPAIGN_EDIT = "campaign.edit"
    CAMPAIGN_VIEW = "campaign.view"
    CASE_HANDLE = "case.handle"
    CERTIFICATE_ASSESS = "certificate.assess"
    CERTIFICATE_VIEW = "certificate.view"
    COMMITTEE_EDIT = "committee.edit"
    COMPANIONSHIP_EDIT = "companionship.edit"
    CONCERN_EDIT = "concern.edit"
    DATA_EXPORT = "data.export"
    DATA_IMPORT = "data.import"
    DECLARATION_COMMENT = "declaration.comment"
    DECLARATION_GIVE = "declaration.give"
    DISCUSSION_RECORD = "discussion.record"
    DISCUSSION_VIEW = "discussion.view"
    DUTY_ASSIGN = "duty.assign"
    EVALUATION_EDIT = "evaluation.edit"
    EVENT_LOG_VIEW = "event_log.view"
    EXPERIENCE_EDIT = "experience.edit"
    EXPERIENCE_VIEW = "experience.view"
    FRAMEWORK_DECIDE = "framework.decide"
    FRAMEWORK_EDIT = "framework.edit"
    FRAMEWORK_SIGN = "framework.sign"
    FRAMEWORK_VIEW = "framework.view"
    IDEA_ANSWER = "idea.answer"
    INSIGHT_VIEW = "insight.view"
    INTEREST_HANDLE = "interest.handle"
    MOMENT_NOTE = "moment.note"
    NEED_EDIT = "need.edit"
    NEED_VIEW = "need.view"
    NO_CONTACT_MARK = "no_contact.mark"
    ONBOARDING_CONFIRM = "onboarding.confirm"
    ONBOARDING_SIGN = "onboarding.sign"
    ONBOARDING_VIEW = "onboarding.view"
    OUTBOX_VIEW = "outbox.view"
    PARTNER_EDIT = "partner.edit"
    PARTNER_VIEW = "partner.view"
    PLACE_EDIT = "place.edit"
    PLACE_VIEW = "place.view"
    PRINCIPLE_EDIT = "principle.edit"
    PROGRAMME_DECIDE = "programme.decide"
    PROGRAMME_EDIT = "programme.edit"
    PROGRAMME_VIEW = "programme.view"
    RECOGNITION_EDIT = "recognition.edit"
    REQUEST_ANSWER = "request.answer"
    REQUEST_HANDLE = "request.handle"
    REQUEST_VIEW = "request.view"
    RESOURCE_COMMIT = "resource.commit"
    ROTA_EDIT = "rota.edit"
    ROTA_VIEW = "rota.view"
    RULE_EDIT = "rule.edit"
    SHIFT_SIGN_UP = "shift.sign_up"
    STORY_EDIT = "story.edit"
    STORY_PUBLISH = "story.publish"
    SUPPORT_EDIT = "support.edit"
    SURVEY_EDIT = "survey.edit"
    SURVEY_VIEW = "survey.view"
    SYSTEM_OPERATE = "system.operate"
    UNIT_MOVE = "unit.move"
    VIGIL_OPEN = "vigil.open"
    VOLUNTEER_EDIT = "volunteer.edit"
    VOLUNTEER_VIEW = "volunteer.view"


_SEE: Final = frozenset(
    {
        Can.ACTIVITY_VIEW,
        Can.AGREEMENT_COMMENT,
        Can.AGREEMENT_VIEW,
        Can.CAMPAIGN_VIEW,
        Can.DISCUSSION_VIEW,
        Can.EXPERIENCE_VIEW,
        Can.FRAMEWORK_VIEW,
        Can.NEED_VIEW,
        Can.PARTNER_VIEW,
        Can.PLACE_VIEW,
        Can.PROGRAMME_VIEW,
        Can.ROTA_VIEW,
    }
)
# What happens around a citizen on one's own ward: who asks, who wants no visit, who must not die alone.
_BESIDE: Final = frozenset({Can.NO_CONTACT_MARK, Can.REQUEST_VIEW, Can.VIGIL_OPEN})
_COORDINATE: Final = (_SEE | _BESIDE) | {
    Can.ACTIVITY_EDIT,
    Can.AGREEMENT_EDIT,
    Can.APPLICATION_DECIDE,
    Can.APPLICATION_VIEW,
    Can.ATTENDANCE_RECORD,
    Can.BADGE_ISSUE,
    Can.BRIEFING_HOLD,
    Can.CALLOUT_EDIT,
    Can.CALLOUT_VIEW,
    Can.CAMPAIGN_EDIT,
    Can.CASE_HANDLE,
    Can.CERTIFICATE_VIEW,
    Can.COMPANIONSHIP_EDIT,
    Can.DATA_EXPORT,
    Can.EVALUATION_EDIT,
    Can.EXPERIENCE_EDIT,
    Can.INTEREST_HANDLE,
    Can.MOMENT_NOTE,
    Can.NEED_EDIT,
    Can.ONBOARDING_CONFIRM,
    Can.ONBOARDING_VIEW,
    Can.OUTBOX_VIEW,
    Can.PRINCIPLE_EDIT,
    Can.RECOGNITION_EDIT,
    Can.REQUEST_HANDLE,
    Can.ROTA_EDIT,
    Can.SHIFT_SIGN_UP,
    Can.STORY_EDIT,
    Can.VOLUNTEER_EDIT,
    Can.VOLUNTEER_VIEW,
}
_LEAD: Final = _COORDINATE | {
    Can.ACTIVITY_PUBLISH,
    Can.AGREEMENT_SIGN,
    Can.CERTIFICATE_ASSESS,
    Can.CONCERN_EDIT,
    Can.DECLARATION_GIVE,
    Can.DISCUSSION_RECORD,
    Can.DUTY_ASSIGN,
    Can.EVENT_LOG_VIEW,
    Can.FRAMEWORK_SIGN,
    Can.IDEA_ANSWER,
    Can.INSIGHT_VIEW,
    Can.PLACE_EDIT,
    Can.RESOURCE_COMMIT,
    Can.STORY_PUBLISH,
    Can.SURVEY_EDIT,
    Can.SURVEY_VIEW,
}

MATRIX: Final[dict[Duty, frozenset[Can]]] = {
    # Runs the installation for an authority. Assesses no certificates and sees no case and no citizen: the fewest do.
    Duty.ADMINISTRATOR: (
        _LEAD
        - _BESIDE
        - {
            Can.CASE_HANDLE,
            Can.CERTIFICATE_ASSESS,
            Can.CERTIFICATE_VIEW,
            Can.COMPANIONSHIP_EDIT,
            Can.REQUEST_HANDLE,
        }
    )
    | {
        Can.COMMITTEE_EDIT,
        Can.DATA_IMPORT,
        Can.FRAMEWORK_DECIDE,
        Can.FRAMEWORK_EDIT,
        Can.PARTNER_EDIT,
        Can.PROGRAMME_DECIDE,
        Can.PROGRAMME_EDIT,
        Can.RULE_EDIT,
        Can.SUPPORT_EDIT,
        Can.SYSTEM_OPERATE,
        Can.UNIT_MOVE,
    },
    # Helps the workplaces of an authority; sees the frame, not the people.
    Duty.CONSULTANT: _SEE
    | {
        Can.ACTIVITY_EDIT,
        Can.AGREEMENT_EDIT,
        Can.CALLOUT_VIEW,
        Can.CAMPAIGN_EDIT,
        Can.COMMITTEE_EDIT,
        Can.CONCERN_EDIT,
        Can.DATA_EXPORT,
        Can.DISCUSSION_RECORD,
        Can.EVALUATION_EDIT,
        Can.EXPERIENCE_EDIT,
        Can.FRAMEWORK_DECIDE,
        Can.FRAMEWORK_EDIT,
        Can.IDEA_ANSWER,
        Can.INSIGHT_VIEW,
        Can.INTEREST_HANDLE,
        Can.MOMENT_NOTE,
        Can.NEED_EDIT,
        Can.PARTNER_EDIT,
        Can.PLACE_EDIT,
        Can.PRINCIPLE_EDIT,
        Can.PROGRAMME_EDIT,
        Can.RESOURCE_COMMIT,
        Can.STORY_EDIT,
        Can.STORY_PUBLISH,
        Can.SUPPORT_EDIT,
        Can.SURVEY_EDIT,
        Can.SURVEY_VIEW,
    },
    Duty.LEADER: _LEAD,
    Duty.COORDINATOR: _COORDINATE | {Can.ACTIVITY_PUBLISH},
    # Must know who the person in the corridor is, and what they may do.
    Duty.EMPLOYEE: _SEE | _BESIDE | {Can.MOMENT_NOTE},
    # Speaks for a side of a committee: discusses, comments, and signs an agreement for the employees.
    Duty.COMMITTEE_MEMBER: _SEE
    | {
        Can.AGREEMENT_SIGN,
        Can.CONCERN_EDIT,
        Can.DECLARATION_COMMENT,
        Can.DISCUSSION_RECORD,
        Can.INSIGHT_VIEW,
        Can.MOMENT_NOTE,
        Can.SURVEY_VIEW,
    },
    # An association looks after its own volunteers at the shared workplace, and nobody else's.
    Duty.ASSOCIATION_LEADER: _COORDINATE - {Can.BRIEFING_HOLD, Can.NEED_EDIT, Can.PRINCIPLE_EDIT}
    | {Can.AGREEMENT_SIGN, Can.CERTIFICATE_ASSESS},
    # Adopts and signs the frame; sees no people.
    Duty.COUNCIL_MEMBER: (_SEE - {Can.AGREEMENT_COMMENT, Can.ROTA_VIEW})
    | {Can.FRAMEWORK_SIGN, Can.INSIGHT_VIEW, Can.PROGRAMME_DECIDE, Can.SURVEY_VIEW},
    # Over themselves alone.
    Duty.VOLUNTEER: frozenset(
        {
            Can.APPLICATION_VIEW,
            Can.APPLICATION_WITHDRAW,
            Can.ATTENDANCE_RECORD,
            Can.CALLOUT_ANSWER,
            Can.ONBOARDING_SIGN,
            Can.ONBOARDING_VIEW,
            Can.REQUEST_ANSWER,
            Can.SHIFT_SIGN_UP,
            Can.VOLUNTEER_EDIT,
            Can.VOLUNTEER_VIEW,
        }
    ),
}
