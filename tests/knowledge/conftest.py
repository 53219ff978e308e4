import pytest
from hypothesis import settings
from support.reports import understanding_of

from knowledge import Library, Report
from knowledge.seed import embedded_report
from knowledge.understand import Understanding

# The same examples in every run, and none judged by the clock of a busy machine.
settings.register_profile("suite", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def report() -> Report:
    return embedded_report()


@pytest.fixture(scope="session")
def library(report: Report) -> Library:
    return Library.build([report])


@pytest.fixture(scope="session")
def understanding(library: Library) -> Understanding:
    return understanding_of(library)
