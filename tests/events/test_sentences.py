"""What the log says is Danish or English, never a code or a machine's date."""

import pytest
from django.utils import translation

from samspil.base.events.models import Event


@pytest.mark.parametrize(
    ("verb", "payload", "danish", "english"),
    [
        ("duty.ended", {"ends_on": "2027-01-31"}, "31. januar 2027", "31 January 2027"),
        (
            "shift.moved",
            {"from_start": "2026-12-24T17:00:00+00:00", "to_start": "2027-07-01T07:30:00+00:00"},
            "fra 24. december 2026 kl. 18.00 til 1. juli 2027 kl. 09.30",
            "from 24 December 2026, 18:00 to 1 July 2027, 09:30",
        ),
        ("list.exported", {"kind": "volunteers", "rows": 7}, "“Frivillige”", "“Volunteers”"),
        ("delivery.resent", {"channel": "email"}, "mail", "mail"),
        ("recruitment.set", {"wanted": None}, "–", "–"),
    ],
)
def test_days_and_codes_are_said_in_words(verb, payload, danish, english):
    event = Event(verb=verb, payload=payload)
    with translation.override("da"):
        assert danish in event.sentence("Karen")
    with translation.override("en"):
        assert english in event.sentence("Karen")


def test_what_only_looks_like_a_day_is_left_as_it_is():
    for number in ("2026-12-24-7", "2026-99-99"):
        assert number in Event(verb="badge.issued", payload={"number": number}).sentence("Karen")
