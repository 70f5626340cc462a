"""Somebody who has asked without an account can be erased like anybody else."""

import pytest

from samspil.base.core.actor import STRANGER
from samspil.everyday.requests.actions import make_request
from samspil.everyday.requests.models import Request
from tests import factories
from tests.operations.conftest import dump, run

pytestmark = pytest.mark.django_db


def test_who_asked_with_an_address_alone_is_erased_by_it(ward):
    asked = {"kind": "company", "asker": "citizen", "first_name": "Gerda", "whereabouts": "Stue 77"}
    activity = factories.published_activity(ward)
    make_request(STRANGER, activity, **asked, email="gerda@example.dk", message="Et gnuhår i suppen")
    assert run("erase", user="gerda@example.dk")[0] == 0
    assert Request.objects.get().state == "stopped"
    text = dump()
    assert not [word for word in ("Gerda", "gerda@example.dk", "Stue 77", "gnuhår") if word in text]
