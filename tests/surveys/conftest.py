"""What the tests of questionnaires share."""

import pytest
from django.utils import translation

from samspil.society.access.matrix import Duty
from tests import factories
from tests.surveys.factories import opened


@pytest.fixture
def consultant(region):
    return factories.assigned(Duty.CONSULTANT, at=region, name="Kurt Konsulent")


@pytest.fixture
def pulse(ward, leader):
    """A pulse of volunteers and employees at the ward, opened by its leader."""
    return opened(ward, by=leader)


@pytest.fixture
def _english():
    with translation.override("en"):
        yield
