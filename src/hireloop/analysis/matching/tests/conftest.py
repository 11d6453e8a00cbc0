import pytest

from hireloop.analysis.matching.tests.made_resumes import backend_engineer
from hireloop.analysis.resumes import ParsedResume


@pytest.fixture
def resume() -> ParsedResume:
    return backend_engineer()
