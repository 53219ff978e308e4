"""A program that works in a folder of its own; a test that names a database gets that one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from support.databases import database_url, postgres, postgresql_url, sqlite_url
from support.filed import filed
from typer.testing import CliRunner, Result

from bot.cli import app

__all__ = ["database_url", "postgres", "postgresql_url", "sqlite_url"]

Reports = Callable[..., Result]
Write = Callable[..., Path]


@pytest.fixture
def reports(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Reports:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LOGNAME", "somebody")  # which anybody can say of themselves

    def run(*words: object) -> Result:
        return CliRunner().invoke(app, ["reports", *map(str, words)])

    return run


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return what writes a made-up report into a folder, and says where."""

    def written(name: str, *sentences: str, folder: str = "files") -> Path:
        path = tmp_path / folder / f"{name}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(filed(name, *sentences).source)
        return path

    return written
