from datetime import date

import pytest

from hireloop.analysis.resumes.model import ParsedResume, Source, Value, YearsOfExperience
from hireloop.recruiting.resumes.models import Resume
from hireloop.recruiting.resumes.queries import parsed_of


def parsed(name):
    value = Value(name, 0.9, Source(1, 0, len(name), name))
    return ParsedResume(language="zh", years_of_experience=YearsOfExperience(None, date(2026, 1, 1)), name=value)


@pytest.fixture
def resume(application):
    received = application.received_resumes.get()
    return Resume.objects.create(
        person=application.person, application=application, received=received, file=received.file
    )


def test_nothing_counts_before_it_was_read(application, resume):
    assert parsed_of(application) is None


def test_what_people_corrected_counts_before_what_the_machine_read(application, resume):
    resume.state, resume.machine = Resume.State.READ, parsed("王方").as_dict()
    resume.save()
    assert parsed_of(application) == parsed("王方")
    resume.corrected = parsed("王芳").as_dict()
    resume.save()
    assert parsed_of(application) == parsed("王芳")
