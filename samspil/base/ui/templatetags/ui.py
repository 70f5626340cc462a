"""The template library `ui`: every component and format. Settings list it under builtins."""

from collections.abc import Callable
from typing import Any

from django import template

from samspil.base.ui import formats, stored
from samspil.base.ui.components import buttons, containers, facts, fields, tables, ways

register = template.Library()


def _nothing_for_nothing(show: Callable[[Any], str]) -> Callable[[Any], str]:
    """A missing date is shown as nothing, as Django's own filters do."""
    return lambda value: "" if value in (None, "") else show(value)


BLOCKS = (
    containers.page_heading,
    containers.section,
    containers.card,
    containers.grid,
    containers.alert,
    containers.details,
    tables.table,
    containers.summary_list,
    containers.summary_row,
    containers.empty_state,
    containers.actions,
    containers.drawn,
    ways.breadcrumbs,
)
BLOCKS_WITH_CONTEXT = (ways.filter_form,)
TAGS = (
    buttons.button,
    buttons.link_button,
    buttons.print_button,
    buttons.verdict,
    facts.badge,
    facts.figure,
    facts.person,
    facts.role_split,
    facts.steps,
    facts.icon,
    facts.time_tag,
    fields.field,
    fields.error_summary,
    fields.form_actions,
    ways.crumb,
    ways.nav_list,
    ways.tabs,
    formats.timespan,
    stored.stored_lang,
)
TAGS_WITH_CONTEXT = (buttons.post_button, fields.post_form, ways.pagination)
FILTERS: dict[str, Callable[[Any], str]] = {
    "date_long": formats.date_long,
    "date_short": formats.date_short,
    "clock": formats.at_hour,
    "moment": formats.moment,
    "phone": formats.phone,
    "number": formats.number,
}

for block in BLOCKS:
    register.simple_block_tag(block)
for block_with_context in BLOCKS_WITH_CONTEXT:
    register.simple_block_tag(block_with_context, takes_context=True)
for tag in TAGS:
    register.simple_tag(tag)
for tag_with_context in TAGS_WITH_CONTEXT:
    register.simple_tag(tag_with_context, takes_context=True)
for name, filter_ in FILTERS.items():
    register.filter(name, _nothing_for_nothing(filter_))
register.filter("stored", stored.stored)
