"""The kit for leaders: read, downloaded, and put on an agenda."""

import pytest

from samspil.base.core.actor import SYSTEM
from samspil.learning.programmes.actions import decide_gate, seat_member
from samspil.society.accounts.models import User
from tests.hostile import check_html

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("VB-30")
def test_a_leader_reads_the_kit_and_takes_it_along(
    programme, running, consultant, school_leader, foreigner, client_of
):
    decide_gate(SYSTEM, running, outcome="go_on", reason="Det går godt", lessons="Begynd med to timer")
    user = User.objects.get(pk=consultant.user_id)
    seat_member(SYSTEM, programme, user=user, function="chief")
    client, url = client_of(school_leader), f"/programmer/{programme.pk}/lederpakke"
    page = client.get(f"{url}/")
    check_html(page)
    for words in ("Begynd med to timer", "Kirsten Konsulent", "Et punkt til lederforum", "10 minutter"):
        assert words in page.content.decode()
    paper = client.get(f"{url}.pdf")
    assert paper.content.startswith(b"%PDF")
    assert paper.headers["Content-Disposition"].startswith('attachment; filename="lederpakke-')
    assert client_of(foreigner).get(f"{url}.pdf").status_code == 404


@pytest.mark.requirement("VB-30")
def test_the_point_is_asked_for_at_the_leaders_forum(programme, consultant, client_of):
    client = client_of(consultant)
    asking = f"/programmer/{programme.pk}/dagsordener/ny/?til=ledere"
    assert asking in client.get(f"/programmer/{programme.pk}/lederpakke/").content.decode()
    form = client.get(asking).content.decode()
    assert 'value="Lederforum"' in form
    assert f'value="{programme.name}"' in form
    client.post(asking, {"forum": "Lederforum", "topic": programme.name})
    assert programme.agenda_requests.get().forum == "Lederforum"
