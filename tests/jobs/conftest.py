import pytest

from tests.jobs import work


@pytest.fixture(autouse=True)
def _forget():
    work.DONE.clear()
    work.GIVEN_UP.clear()
