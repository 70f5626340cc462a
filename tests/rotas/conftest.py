import pytest

from tests import factories
from tests.rotas.factories import ready


@pytest.fixture
def activity(ward):
    return factories.published_activity(ward)


@pytest.fixture
def jytte(activity):
    """A volunteer who is ready."""
    return ready(activity, "Jytte Holm")[0]


@pytest.fixture
def ole(activity):
    """Another volunteer who is ready."""
    return ready(activity, "Ole Bakke")[0]


@pytest.fixture
def mia(activity):
    """A third volunteer who is ready."""
    return ready(activity, "Mia Sand")[0]
