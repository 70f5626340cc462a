"""From need to publication: every change of a need or an activity."""

from samspil.people.activities.actions.boundary import answer_boundary_check
from samspil.people.activities.actions.contents import describe_activity, name_responsibles, set_tasks
from samspil.people.activities.actions.diversity import answer_diversity_check
from samspil.people.activities.actions.drafts import clone_activity, draft_activity
from samspil.people.activities.actions.goals import tag_activity
from samspil.people.activities.actions.leading import watch_leader
from samspil.people.activities.actions.materials import publish_material, read_material, retire_material
from samspil.people.activities.actions.needs import link_needs, mark_need_met, register_need
from samspil.people.activities.actions.parties import end_sharing, share_activity
from samspil.people.activities.actions.publication import (
    close_activity,
    pause_activity,
    publish_activity,
    resume_activity,
)
from samspil.people.activities.actions.readiness import accept_start, set_readiness_policy
from samspil.people.activities.actions.searching import renew_search

__all__ = [
    "accept_start",
    "answer_boundary_check",
    "answer_diversity_check",
    "clone_activity",
    "close_activity",
    "describe_activity",
    "draft_activity",
    "end_sharing",
    "link_needs",
    "mark_need_met",
    "name_responsibles",
    "pause_activity",
    "publish_activity",
    "publish_material",
    "read_material",
    "register_need",
    "renew_search",
    "resume_activity",
    "retire_material",
    "set_readiness_policy",
    "set_tasks",
    "share_activity",
    "tag_activity",
    "watch_leader",
]
