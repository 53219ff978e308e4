"""What `knowledge` offers, and what it does not drag in."""

import importlib
import inspect
import pkgutil
import subprocess
import sys
from collections.abc import Iterator

import pytest

import knowledge

OFFERED = [
    "Answer",
    "Heading",
    "Hit",
    "Kind",
    "KnowledgeError",
    "Library",
    "Metadata",
    "Outline",
    "Passage",
    "Refusal",
    "Report",
    "ReportError",
    "Section",
    "Segment",
    "SmallTalk",
    "Turn",
    "read_report",
]
MODULES = sorted(m.name for m in pkgutil.walk_packages(knowledge.__path__, "knowledge."))
SECONDS_TO_IMPORT = 60


def public(module_name: str) -> Iterator[tuple[str, object]]:
    """Yield the public functions, classes and methods that a module defines."""
    module = importlib.import_module(module_name)
    for name, value in vars(module).items():
        if name.startswith("_") or getattr(value, "__module__", "") != module_name:
            continue
        if inspect.isclass(value):
            yield f"{module_name}.{name}", value
            yield from methods(f"{module_name}.{name}", value)
        elif inspect.isroutine(value):
            yield f"{module_name}.{name}", value


def methods(name: str, cls: type) -> Iterator[tuple[str, object]]:
    for attribute, value in vars(cls).items():
        if not attribute.startswith("_") and (
            inspect.isroutine(value) or isinstance(value, property | classmethod)
        ):
            yield f"{name}.{attribute}", value


def test_the_package_offers_exactly_what_is_documented() -> None:
    assert sorted(knowledge.__all__) == OFFERED


def test_whatever_the_package_holds_beside_its_modules_is_offered() -> None:
    held = {n for n, v in vars(knowledge).items() if not n.startswith("_")} - {
        name.removeprefix("knowledge.") for name in MODULES
    }

    assert held - {"TYPE_CHECKING", "Any"} == set(OFFERED) - {"Library"}


def test_reading_a_report_loads_no_dictionary() -> None:
    program = "import sys; from knowledge import read_report; print('jieba' in sys.modules)"

    ran = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=SECONDS_TO_IMPORT,
        check=True,
    )

    assert ran.stdout.strip() == "False"


@pytest.mark.parametrize("name", OFFERED)
def test_everything_offered_can_be_imported_and_is_explained(name: str) -> None:
    assert inspect.getdoc(getattr(knowledge, name))


@pytest.mark.parametrize("module", MODULES)
def test_every_public_function_and_class_of_a_module_is_explained(module: str) -> None:
    assert [name for name, value in public(module) if not inspect.getdoc(value)] == []


@pytest.mark.parametrize("module", MODULES)
def test_every_module_can_be_imported_first(module: str) -> None:
    assert importlib.import_module(module).__name__ == module


def test_the_library_drags_in_neither_telegram_nor_a_database_nor_settings() -> None:
    program = (
        "import sys, knowledge\n"
        "heavy = {'aiogram', 'aiohttp', 'sqlalchemy', 'alembic', 'pydantic', 'typer', 'bot'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )

    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        capture_output=True,
        text=True,
        timeout=SECONDS_TO_IMPORT,
        check=True,
    )

    assert done.stdout == "[]\n"


def test_the_example_in_the_docstring_is_how_the_package_is_used(
    library: knowledge.Library,
) -> None:
    answer = library.ask("艾小越服务了多少居民?", history=())

    assert answer.kind is knowledge.Kind.DIRECT
    assert answer.hits[0].passage.path == (
        "一、2023年度工作总结",
        "(三)推进智慧法治政府建设,提升法治社会治理水平",
        "三是优化法治政府智慧治理模式",
    )
    assert "超31.7万居民群众" in answer.hits[0].quote
