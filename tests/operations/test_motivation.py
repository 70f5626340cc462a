import json

import pytest
from django.core.management import call_command
from django.urls import reverse

from tests import factories


@pytest.mark.requirement("HJ-11")
def test_what_drives_a_volunteer_is_their_own_to_tell_is_read_by_those_near_and_is_handed_out_on_request(
    ward, coordinator, client_of, capsys
):
    actor, affiliation = factories.affiliated(ward, email="jytte@example.dk")
    own, page = (
        reverse("volunteers:details"),
        reverse("volunteers:volunteer", args=[affiliation.volunteer_id]),
    )
    assert client_of(actor).post(own, {"name": "Jytte Holm"}).status_code == 302
    told = {"name": "Jytte Holm", "motivation": "Jeg holder af at læse højt."}
    assert client_of(actor).post(own, told).status_code == 302
    assert "Jeg holder af at læse højt." in client_of(coordinator).get(page).text
    call_command("export_person", "jytte@example.dk")
    kept = json.loads(capsys.readouterr().out)["tables"]["volunteers.Volunteer"]
    assert kept[0]["motivation"] == "Jeg holder af at læse højt."
