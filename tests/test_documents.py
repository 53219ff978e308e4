"""What the documents say is true of the program."""

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from doctest import ELLIPSIS, DocTestParser, DocTestRunner, OutputChecker
from pathlib import Path

import pytest

from bot import texts
from bot.settings import PREFIX, Settings

ROOT = Path(__file__).parents[1]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
SECONDS_A_COMMAND = 60


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    """Return the fenced blocks in `language` of a document."""
    return re.findall(rf"^```{language}\n(.*?)^```$", read(name), re.MULTILINE | re.DOTALL)


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the first table under `heading` in README, without its head."""
    section = read("README.md").partition(f"\n{heading}\n")[2]
    table = re.search(r"(?:^\|.*\|\n)+", section, re.MULTILINE)
    assert table, heading
    return [
        [cell.strip() for cell in line.strip("|").split("|")] for line in table[0].splitlines()[2:]
    ]


def examples(block: str) -> list[tuple[str, str]]:
    """Return the commands of a console block, each with the lines shown under it."""
    return re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE)


def run(command: str, folder: Path) -> str:
    """Return what a command prints in a checkout at `folder`."""
    path = f"{sys.prefix}/bin{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["/bin/bash", "-o", "pipefail", "-c", command],
        cwd=folder,
        env={"PATH": path, "HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=SECONDS_A_COMMAND,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a folder with what the commands of README name, and no data yet."""
    (tmp_path / ".venv").symlink_to(sys.prefix)
    (tmp_path / "tests").symlink_to(ROOT / "tests")
    return tmp_path


@pytest.mark.parametrize("block", blocks("README.md", "console"))
def test_the_commands_of_readme_print_what_stands_under_them(block: str, checkout: Path) -> None:
    for command, shown in examples(block):
        printed = run(command, checkout)

        assert OutputChecker().check_output(shown, printed, ELLIPSIS), printed


def test_the_backup_that_readme_shows_holds_the_tables(checkout: Path) -> None:
    (backup,) = (block for block in blocks("README.md", "bash") if ".backup(" in block)
    run("xiaoyue db upgrade", checkout)

    run(backup, checkout)

    with closing(sqlite3.connect(checkout / "backup.db")) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        assert ("chats",) in tables.fetchall()


def test_the_library_does_what_readme_shows() -> None:
    session = "".join(blocks("README.md", "pycon"))
    example = DocTestParser().get_doctest(session, {}, "README", "README.md", 0)

    result = DocTestRunner(optionflags=ELLIPSIS).run(example)

    assert result.attempted > 0
    assert result.failed == 0


def test_readme_lists_the_settings_that_there_are() -> None:
    listed = [row[0].strip("`") for row in rows("### 设置")]

    assert sorted(listed) == sorted(PREFIX + field.upper() for field in Settings.model_fields)


def start_errors() -> list[str]:
    lists = (texts.OBSTACLES, texts.STORAGE, texts.REFUSALS, texts.QUESTION_FILES)
    sentences = [sentence for known in lists for sentence in known.values()]
    missing_model = texts.EMBEDDING_SETBACKS["not_installed"]
    others = (texts.SETTING, missing_model, texts.DISK_FULL, texts.SYSTEM)
    return [*dict.fromkeys([*sentences, *others])]


def beginnings() -> list[re.Pattern[str]]:
    """Return what README's table of errors looks for; …… stands for whatever changes."""
    return [
        re.compile(".*".join(re.escape(part) for part in row[0].strip("“”").split("……")))
        for row in rows("### 半夜出了问题")
    ]


@pytest.mark.parametrize("sentence", start_errors())
def test_readme_says_what_to_do_about_every_error_that_ends_the_program(sentence: str) -> None:
    assert [pattern for pattern in beginnings() if pattern.search(sentence)]


@pytest.mark.parametrize("pattern", beginnings())
def test_readme_explains_only_sentences_that_the_program_says(pattern: re.Pattern[str]) -> None:
    assert any(pattern.search(sentence) for sentence in start_errors())


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_document_names_only_files_that_exist(document: str) -> None:
    text = read(document)
    linked = re.findall(r"\]\(([^)#:]+)\)", text)
    named = re.findall(r"(?<![\w/])(?:bot|knowledge|scripts|tests|\.ci)/[\w./]*\w", text)

    missing = [name for name in [*linked, *named] if not (ROOT / name).exists()]

    assert [name for name in missing if "NAME" not in name] == []
