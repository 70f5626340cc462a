"""Those who have no seat and lead nothing here."""

import pytest


@pytest.fixture
def outsiders(coordinator, employee, volunteer, foreigner, stranger):
    return [coordinator, employee, volunteer, foreigner, stranger]
