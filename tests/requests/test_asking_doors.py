"""Every address of asking, tried as everybody: what one may not see does not exist, what one may not do is refused."""

import pytest

from samspil.base.core.actor import STRANGER
from samspil.everyday.requests.actions import make_request
from samspil.everyday.requests.urls.asking import urlpatterns
from tests import factories

pytestmark = pytest.mark.django_db
WHO = ("stranger", "volunteer", "foreigner", "administrator", "employee", "coordinator", "leader")
# What each of them gets for looking: 200 for the page, 302 to the sign-in, 404 where nothing is for them, 405 for a button.
PUBLIC = dict.fromkeys(WHO, 200)
BUTTON = dict.fromkeys(WHO, 405)
STAFF = {
    **dict.fromkeys(WHO, 404),
    "stranger": 302,
    "employee": 200,
    "coordinator": 200,
    "leader": 200,
}
EXPECTED = {
    "choose": PUBLIC,
    "ask": PUBLIC,
    "ask_here": PUBLIC,
    "thanks": PUBLIC,
    "wish": PUBLIC,
    "status": PUBLIC,
    "on_paper": PUBLIC,
    "aloud": PUBLIC,
    "cancellation": BUTTON,
    "refusal": BUTTON,
    "change_of_mind": BUTTON,
    "worklist": {**PUBLIC, "stranger": 302},
    "new": {**PUBLIC, "stranger": 302},
    "by_phone": {**STAFF, "employee": 404},
    "request": STAFF,
    "no_contact": STAFF,
    "vigil_opened": {**BUTTON, "stranger": 302},
    "stop": STAFF,
    "completion": STAFF,
    "unmet": STAFF,
    "handing_over": STAFF,
}


def test_every_address_is_in_the_table():
    assert {pattern.name for pattern in urlpatterns} == set(EXPECTED)


@pytest.mark.parametrize("who", WHO)
def test_everybody_gets_what_is_theirs(who, request, ward, client_of):
    actor = request.getfixturevalue(who)
    activity = factories.published_activity(ward)
    asked = make_request(
        STRANGER,
        activity,
        kind="company",
        asker="citizen",
        first_name="Bente",
        phone="+4520304050",
        whereabouts="Stue 4",
    )
    client = client_of(None if who == "stranger" else actor)
    wrong = {}
    for pattern in urlpatterns:
        known = pattern.pattern.converters
        of_activity = pattern.name in {"ask", "by_phone"}
        values = {"pk": activity.pk if of_activity else asked.pk, "key": asked.key, "slug": ward.slug}
        path = "/" + str(pattern.pattern)
        for name, converter in known.items():
            kind = {"IntConverter": "int", "SlugConverter": "slug"}.get(type(converter).__name__, "str")
            path = path.replace(f"<{kind}:{name}>", str(values[name]))
        status = client.get(path).status_code
        if status != EXPECTED[pattern.name][who]:
            wrong[pattern.name] = status
    assert wrong == {}


@pytest.mark.parametrize(
    "name", ["vaagning", "stop", "afslutning", "ingen-fundet", "overdragelse", "ingen-kontakt"]
)
def test_nobody_from_outside_presses_a_button_of_the_staff(
    ward, client_of, foreigner, administrator, volunteer, name
):
    asked = make_request(
        STRANGER,
        factories.published_activity(ward),
        kind="company",
        asker="citizen",
        first_name="Bente",
        phone="+4520304050",
    )
    for other in (foreigner, administrator, volunteer):
        assert (
            client_of(other).post(f"/anmodninger/{asked.pk}/{name}/", {"receipt_note": "x"}).status_code
            == 404
        )
    asked.refresh_from_db()
    assert asked.state == "received"
