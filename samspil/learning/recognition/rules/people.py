"""Who may be in a story, and how."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from samspil.learning.recognition.models import Standing


def person_errors(person: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return what is wrong with how somebody is noted, by field."""
    if person["standing"] == Standing.CHILD:
        return _child_errors(person) | _guardian_errors(person)
    if person["standing"] == Standing.REPRESENTED:
        return _name_errors(person) | _guardian_errors(person)
    return _name_errors(person)


def _child_errors(person: Mapping[str, Any]) -> dict[str, list[str]]:
    found = {}
    if person["name"]:
        found["name"] = [
            _("Children are never named. Leave this empty, and write only who answers for the child.")
        ]
    if person["is_named"]:
        found["is_named"] = [_("Children are never named in a story.")]
    if person["is_pictured"]:
        found["is_pictured"] = [_("Children are never shown in a picture.")]
    if person["user"] is not None:
        found["user"] = [_("A child is not chosen here. Write who answers for the child.")]
    return found


def _guardian_errors(person: Mapping[str, Any]) -> dict[str, list[str]]:
    if person["guardian_name"]:
        return {}
    return {"guardian_name": [_("Write who answers for them.")]}


def _name_errors(person: Mapping[str, Any]) -> dict[str, list[str]]:
    if person["name"] or person["user"] is not None:
        return {}
    return {"name": [_("Write the name, or choose a volunteer.")]}
