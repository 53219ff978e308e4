"""The library of the embedded report, built once; a town around it for each test."""

from functools import partial
from pathlib import Path

import pytest
from support.databases import database, database_url, postgres, postgresql_url, sqlite_url
from support.town import OpenTown, open_town
from support.wired import OpenWired, open_wired

from knowledge import Library
from knowledge.seed import embedded_report

__all__ = ["database", "database_url", "postgres", "postgresql_url", "sqlite_url"]


@pytest.fixture(scope="session")
def library() -> Library:
    return Library.build([embedded_report()])


@pytest.fixture
def town(library: Library, tmp_path: Path) -> OpenTown:
    return partial(open_town, library, tmp_path)


@pytest.fixture
def wired(library: Library, tmp_path: Path) -> OpenWired:
    return partial(open_wired, library, tmp_path)
