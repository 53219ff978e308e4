"""Both databases, PostgreSQL among the slow tests: the processes are the same on either."""

import pytest
from support.databases import database, postgres, postgresql_url, sqlite_url

__all__ = ["database", "postgres", "postgresql_url", "sqlite_url"]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.slow)])
def database_url(request: pytest.FixtureRequest) -> str:
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url
