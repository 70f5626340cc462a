"""From a group and its people to a drill, and until nobody's part in it is kept."""

from samspil.everyday.callouts.actions.after import (
    erase_people,
    erase_places,
    erase_talk_wish,
    hold_debrief,
    note_talk,
    remind_of_debrief,
    wish_for_talk,
)
from samspil.everyday.callouts.actions.answers import accept_alarm, arrive, decline_alarm, turn_back
from samspil.everyday.callouts.actions.drills import alert_wave, begin_drill, stand_down
from samspil.everyday.callouts.actions.equipment import add_equipment, change_equipment, remove_equipment
from samspil.everyday.callouts.actions.groups import change_group, close_group, form_group
from samspil.everyday.callouts.actions.roster import (
    change_responder,
    enrol_responder,
    expire_certificate,
    remind_of_certificate,
    remove_responder,
    set_quiet_hours,
    switch_duty,
)

__all__ = [
    "accept_alarm",
    "add_equipment",
    "alert_wave",
    "arrive",
    "begin_drill",
    "change_equipment",
    "change_group",
    "change_responder",
    "close_group",
    "decline_alarm",
    "enrol_responder",
    "erase_people",
    "erase_places",
    "erase_talk_wish",
    "expire_certificate",
    "form_group",
    "hold_debrief",
    "note_talk",
    "remind_of_certificate",
    "remind_of_debrief",
    "remove_equipment",
    "remove_responder",
    "set_quiet_hours",
    "stand_down",
    "switch_duty",
    "turn_back",
    "wish_for_talk",
]
