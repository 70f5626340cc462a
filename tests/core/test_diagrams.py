"""The drawings of the states are those of the code."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from samspil.base.core.management.commands import diagrams


def test_the_drawings_in_the_documents_are_current():
    call_command("diagrams", "--check")


def test_a_missing_drawing_is_found_and_drawn(tmp_path, monkeypatch, settings):
    settings.ROOT = tmp_path
    monkeypatch.setattr(diagrams, "FOLDER", tmp_path / "docs" / "domain")
    with pytest.raises(CommandError, match=r"activities\.md"):
        call_command("diagrams", "--check")
    call_command("diagrams", stdout=StringIO())
    call_command("diagrams", "--check")
    drawn = (tmp_path / "docs" / "domain" / "activities.md").read_text()
    assert "draft --> published" in drawn
    assert "closed --> [*]" in drawn
