"""What people do with a programme."""

from samspil.learning.programmes.actions.agendas import (
    ask_for_time,
    complete_next_step,
    decline_time,
    hold_time,
    plan_time,
)
from samspil.learning.programmes.actions.deciding import decide_point_again, register_decisions
from samspil.learning.programmes.actions.milestones import (
    add_milestone,
    change_forecast,
    change_milestone,
    move_along,
    reach_milestone,
)
from samspil.learning.programmes.actions.papers import (
    add_point,
    change_paper,
    change_point,
    draft_paper,
    remove_point,
    submit_paper,
    withdraw_paper,
)
from samspil.learning.programmes.actions.pilots import (
    complete_step,
    decide_gate,
    give_step,
    hold_check_in,
    plan_pilot,
    remind_of_check_in,
    start_pilot,
)
from samspil.learning.programmes.actions.plans import (
    change_swot_entry,
    join_programme,
    plan_phase,
    remove_phase,
    write_swot_entry,
)
from samspil.learning.programmes.actions.programmes import change_programme, found_programme
from samspil.learning.programmes.actions.resources import (
    ask_for_hours,
    commit_hours,
    decline_hours,
    withdraw_ask,
)
from samspil.learning.programmes.actions.team import end_seat, replace_member, seat_member

__all__ = [
    "add_milestone",
    "add_point",
    "ask_for_hours",
    "ask_for_time",
    "change_forecast",
    "change_milestone",
    "change_paper",
    "change_point",
    "change_programme",
    "change_swot_entry",
    "commit_hours",
    "complete_next_step",
    "complete_step",
    "decide_gate",
    "decide_point_again",
    "decline_hours",
    "decline_time",
    "draft_paper",
    "end_seat",
    "found_programme",
    "give_step",
    "hold_check_in",
    "hold_time",
    "join_programme",
    "move_along",
    "plan_phase",
    "plan_pilot",
    "plan_time",
    "reach_milestone",
    "register_decisions",
    "remind_of_check_in",
    "remove_phase",
    "remove_point",
    "replace_member",
    "seat_member",
    "start_pilot",
    "submit_paper",
    "withdraw_ask",
    "withdraw_paper",
    "write_swot_entry",
]
