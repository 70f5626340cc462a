"""What the tables hold, and what they never may."""

import re

import pytest
from django.apps import apps
from django.db import connection, models
from django.test.utils import CaptureQueriesContext

from samspil.base.core.fields import GuardedCharField, GuardedTextField
from samspil.base.ui.pagination import paginate
from samspil.society.accounts.models import User

# Text that people do not write freely, or that cannot hold prose: the model's field -> why it is not guarded.
CODE_LIKE = re.compile(
    r"(^|_)(state|kind|slug|path|hash|code|codes|verb|key|digest|token|language|duty|status|channel|postcode|phone|cvr|email|"
    r"url|website|version|mode|setting|sector|reason_code|number|colour|color|weekday|type|frequency|outcome|answer)$"
)
UNGUARDED: dict[str, str] = {
    "accounts.User.password": "a hash",
    "accounts.Session.session_data": "signed by Django, written by no hand",
    "notifications.Notification.event": "the number of an event",
    "notifications.Delivery.target": "an e-mail address, a phone number or an endpoint",
    "notifications.Delivery.last_error": "what a gateway answered; written by the outbox",
    "notifications.Delivery.provider_id": "the gateway's own number",
    "notifications.Subscription.endpoint": "made by the browser",
    "notifications.Subscription.p256dh": "made by the browser",
    "notifications.Subscription.auth": "made by the browser",
    "accounts.User.name": "a person's name; checked by its own validator",
}
MACHINERY = {"core", "events", "jobs"}  # written by the house itself, never by a person
SPECIAL_CATEGORIES = re.compile(
    r"cpr|ethnic|nationality|religio|health|diagnos|disease|illness|sexual|politic|union_member|criminal|wage|salary|pay_rate",
)


def own_models():
    return [model for model in apps.get_models() if model.__module__.startswith("samspil.")]


def own_fields(*kinds):
    return [
        (f"{model._meta.app_label}.{model.__name__}.{field.name}", field)
        for model in own_models()
        for field in model._meta.get_fields()
        if isinstance(field, kinds or (models.Field,)) and field.model is model
    ]


def is_prose(field):
    """Free text: neither chosen from a list, nor a code, nor folded for searching."""
    return not field.choices and field.name != "search_text" and not CODE_LIKE.search(field.name)


@pytest.mark.requirement("DR-29")
def test_free_text_is_guarded_against_civil_registration_numbers():
    bare = [
        name
        for name, field in own_fields(models.CharField, models.TextField)
        if not isinstance(
            field,
            GuardedCharField | GuardedTextField | models.EmailField | models.URLField | models.SlugField,
        )
        and is_prose(field)
        and name not in UNGUARDED
        and field.model._meta.app_label not in MACHINERY
    ]
    assert not bare


def test_no_exception_outlives_its_field():
    assert set(UNGUARDED) <= {name for name, _ in own_fields()}


@pytest.mark.requirement("RM-52", "HJ-09")
def test_no_field_holds_ethnicity_health_or_pay():
    assert not [name for name, field in own_fields() if SPECIAL_CATEGORIES.search(field.name)]


@pytest.mark.parametrize(
    "name", ["cpr_number", "ethnicity", "health_notes", "diagnosis", "wage", "political_view"]
)
def test_the_names_of_special_categories_are_recognised(name):
    assert SPECIAL_CATEGORIES.search(name)


def test_every_room_has_the_label_of_its_name():
    wrong = [
        config.name
        for config in apps.get_app_configs()
        if config.name.startswith("samspil.") and config.label != config.name.rpartition(".")[2]
    ]
    assert not wrong


def test_a_list_that_people_page_through_has_an_order(rf, db):
    """Without an order a row may show on two pages, or on none."""
    with CaptureQueriesContext(connection) as queries:
        paginate(User.objects.order_by(), rf.get("/"))
    assert "ORDER BY" in queries[-1]["sql"]
