"""The scripts that set the project up and check it, run for real on a small project."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from textwrap import dedent

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from support.documents import need

ROOT = Path(__file__).parents[1]
SCRIPTS = ("scripts/setup", "scripts/run", "scripts/test", ".ci/run")
PROGRAMS = ("bash", "env", "dirname", "sed", "cat", "cksum", "flock", "mv", "rm")
CHECKERS = ("ruff", "mypy", "lint-imports", "pytest", "coverage")

PYPROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "small"
version = "1.0"
optional-dependencies.test = []
optional-dependencies.bench = []
"""
BACKEND = """
from pathlib import Path
from zipfile import ZipFile

FILES = {
    "METADATA": "Metadata-Version: 2.1\\nName: small\\nVersion: 1.0\\n"
    "Provides-Extra: test\\nProvides-Extra: bench\\n",
    "WHEEL": "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n",
    "RECORD": "",
}

def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "small-1.0-py3-none-any.whl"
    with ZipFile(Path(folder, name), "w") as wheel:
        for file, text in FILES.items():
            wheel.writestr(f"small-1.0.dist-info/{file}", text)
    return name
"""
PROGRAM = """
import os, sys

print("bot", *sys.argv[1:])
print("settings:", *(name for name in os.environ if name.startswith("XIAOYUE_")))
"""
CHECKER = """\
#!/usr/bin/env bash
echo "${0##*/} got: $*"
[[ ${0##*/} != "$BROKEN" ]]
"""


class Checkout:
    """A small project with our scripts, and a PATH with nothing on it but what they call."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "a checkout"  # a path may hold a space
        self.path = folder / "path"
        self.path.mkdir()
        for program in PROGRAMS:
            if found := shutil.which(program):
                (self.path / program).symlink_to(found)
        for script in SCRIPTS:
            target = self.folder / script
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / script, target)
        self.write("pyproject.toml", PYPROJECT)
        self.write("constraints.txt", "")
        self.write("backend.py", BACKEND)
        self.write("bot/__main__.py", PROGRAM)

    def write(self, name: str, text: str) -> None:
        target = self.folder / name
        target.parent.mkdir(exist_ok=True)
        target.write_text(dedent(text), encoding="utf-8")

    def command(self, folder: Path, name: str, text: str) -> Path:
        file = folder / name
        file.write_text(text, encoding="utf-8")
        file.chmod(0o755)
        return file

    def run(self, *command: str, **env: str) -> subprocess.CompletedProcess[str]:
        env = {"PATH": str(self.path), "HOME": os.environ["HOME"], **env}
        command = (str(self.folder / command[0]), *command[1:])
        return subprocess.run(command, env=env, capture_output=True, text=True, check=False)

    def setup(self, wanted: str = "run") -> str:
        """What `scripts/setup` says of its own, without pip's lines."""
        done = self.run("scripts/setup", wanted, XIAOYUE_PYTHON=sys.executable)
        assert done.returncode == 0, done.stderr
        return "\n".join(re.findall("^setup: (.*)$", done.stderr, re.MULTILINE))


@pytest.fixture(scope="module")
def set_up(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    checkout = Checkout(tmp_path_factory.mktemp("scripts"))
    checkout.setup("test")
    return checkout


@pytest.fixture
def checkout(set_up: Checkout) -> Iterator[Checkout]:
    set_up.write("constraints.txt", "")
    set_up.setup("test")
    for checker in CHECKERS:
        set_up.command(set_up.folder / ".venv/bin", checker, CHECKER)
    yield set_up
    (set_up.path / "chromium").unlink(missing_ok=True)


@pytest.fixture
def untouched(tmp_path: Path) -> Checkout:
    return Checkout(tmp_path)


# --- scripts/setup


def test_a_second_setup_does_nothing(checkout: Checkout) -> None:
    before = (checkout.folder / ".venv/ready").stat()

    said = checkout.setup("test")

    assert said == ""
    assert (checkout.folder / ".venv/ready").stat() == before


def test_a_setup_for_the_checks_serves_the_bot(checkout: Checkout) -> None:
    assert checkout.setup("run") == ""


def test_a_setup_for_the_checks_does_not_serve_the_benchmarks(checkout: Checkout) -> None:
    checkout.write("constraints.txt", "small==1.0\n")
    checkout.setup("test")

    assert "installing" in checkout.setup("bench")


def test_a_setup_for_the_benchmarks_serves_the_checks_and_the_bot(checkout: Checkout) -> None:
    checkout.setup("bench")

    assert checkout.setup("test") == ""
    assert checkout.setup("run") == ""


def test_a_changed_pin_is_installed_into_the_same_venv(checkout: Checkout) -> None:
    checkout.write("constraints.txt", "small==1.0\n")

    said = checkout.setup("test")

    assert "installing" in said
    assert "creating" not in said


def test_a_setup_that_did_not_finish_is_made_anew(checkout: Checkout) -> None:
    checkout.write("constraints.txt", "small==2.0\n")
    failed = checkout.run("scripts/setup", "test")
    checkout.write("constraints.txt", "")

    said = checkout.setup("test")

    assert failed.returncode == 1
    assert failed.stderr.endswith("see above; run this again once that is mended\n")
    assert "creating" in said
    assert said.endswith("ready")


def test_setup_without_a_new_enough_python_says_so(untouched: Checkout) -> None:
    untouched.command(untouched.path, "python3.12", "#!/usr/bin/env bash\nexit 127\n")
    untouched.command(untouched.path, "python3", "#!/usr/bin/env bash\nexit 1\n")

    done = untouched.run("scripts/setup")

    assert done.returncode == 1
    assert done.stderr == (
        "setup: no Python 3.11 or newer found; install one, or name it in XIAOYUE_PYTHON\n"
    )


def test_setup_with_a_python_that_is_not_there_names_it(untouched: Checkout) -> None:
    done = untouched.run("scripts/setup", XIAOYUE_PYTHON="/nowhere/python")

    assert done.returncode == 1
    assert done.stderr == "setup: XIAOYUE_PYTHON=/nowhere/python is not a Python 3.11 or newer\n"


def test_setup_with_a_python_without_venv_says_what_to_install(untouched: Checkout) -> None:
    untouched.write("bare/ensurepip.py", "raise ImportError")
    bare = (
        f'#!/usr/bin/env bash\nPYTHONPATH="{untouched.folder}/bare" exec {sys.executable} "$@"\n'
    )
    untouched.command(untouched.path, "python3", bare)

    done = untouched.run("scripts/setup")

    assert done.returncode == 1
    assert done.stderr == (
        "setup: python3 has no venv module; on Debian or Ubuntu: apt install python3-venv\n"
    )


def test_setup_leaves_alone_what_a_linked_venv_leads_to(
    untouched: Checkout, tmp_path: Path
) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "kept").touch()
    (untouched.folder / ".venv").symlink_to(tmp_path / "elsewhere")

    done = untouched.run("scripts/setup", XIAOYUE_PYTHON=sys.executable)

    assert done.returncode == 1
    assert done.stderr.startswith("setup: .venv is a link,")
    assert (tmp_path / "elsewhere" / "kept").exists()


def test_setup_for_something_unknown_is_wrong_usage(untouched: Checkout) -> None:
    done = untouched.run("scripts/setup", "everything")

    assert done.returncode == 2
    assert done.stderr == "setup: usage: scripts/setup [run|test|bench]\n"


# --- scripts/run


def test_run_hands_its_arguments_and_settings_to_xiaoyue_run(checkout: Checkout) -> None:
    env = {"XIAOYUE_PYTHON": sys.executable, "XIAOYUE_LISTEN": "127.0.0.1:8081"}

    done = checkout.run("scripts/run", "--help", "two words", **env)

    assert done.stdout == "bot run --help two words\nsettings: XIAOYUE_LISTEN\n"


# --- scripts/test


def test_every_check_runs_and_passes(checkout: Checkout) -> None:
    checkout.command(checkout.path, "chromium", "")

    done = checkout.run("scripts/test", BROKEN="")

    assert done.returncode == 0
    assert re.findall("^(.*) got: (.*)$", done.stdout, re.MULTILINE) == [
        ("ruff", "check"),
        ("ruff", "format --check"),
        ("mypy", ""),
        ("lint-imports", "--no-logo"),
        (
            "pytest",
            "--numprocesses=logical --maxprocesses=4 --dist=worksteal --cov --cov-report=",
        ),
        ("coverage", "report --include=knowledge/* --fail-under=95 --show-missing --skip-covered"),
        ("coverage", "report --include=bot/* --fail-under=85 --show-missing --skip-covered"),
    ]
    assert "FAILED" not in done.stdout


@pytest.mark.parametrize("checker", CHECKERS)
def test_one_failed_check_stops_no_other_and_fails_the_whole(
    checkout: Checkout, checker: str
) -> None:
    done = checkout.run("scripts/test", BROKEN=checker)

    assert done.returncode == 1
    assert len(re.findall(" got: ", done.stdout)) == 7
    assert "FAILED" in done.stdout.partition("=== summary")[2]


def test_arguments_go_to_pytest_and_coverage_is_left_out_aloud(checkout: Checkout) -> None:
    done = checkout.run("scripts/test", "-k", "one or two", BROKEN="")

    assert "pytest got: -k one or two\n" in done.stdout
    assert "coverage got" not in done.stdout
    assert "NOT RUN  coverage" in done.stdout


def test_without_chromium_the_browser_test_is_left_out_aloud(checkout: Checkout) -> None:
    done = checkout.run("scripts/test", BROKEN="")

    assert done.returncode == 0
    assert "NOT RUN  browser test: chromium is not installed" in done.stdout


def test_without_chromium_continuous_integration_fails(checkout: Checkout) -> None:
    done = checkout.run("scripts/test", BROKEN="", CI="true")

    assert done.returncode == 1
    assert "FAILED   browser" in done.stdout


# --- what the scripts rely on


def test_a_script_without_its_packages_says_in_a_line_how_to_install_them() -> None:
    script = ROOT / "scripts" / "screenshot.py"
    bare = (
        "import runpy, sys\n"
        f"sys.path.insert(0, {str(script.parent)!r})\n"
        "sys.modules['playwright'] = None\n"
        f"runpy.run_path({str(script)!r}, run_name='__main__')\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", bare], capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "playwright is not installed here: scripts/setup test installs what the scripts need, "
        "scripts/setup bench also what the benchmarks compare with\n"
    )


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_script_can_be_started_by_its_name(script: str) -> None:
    assert os.access(ROOT / script, os.X_OK)


def pins() -> dict[str, str]:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return {
        canonicalize_name(name): pin for name, _, pin in (line.partition("==") for line in lines)
    }


def needs(requirement: Requirement, seen: set[str]) -> set[str]:
    """Everything that installing `requirement` here installs, itself included."""
    extras = requirement.extras or {""}
    for line in distribution(requirement.name).requires or ():
        needed = Requirement(line)
        name = canonicalize_name(needed.name)
        applies = any(
            needed.marker is None or needed.marker.evaluate({"extra": extra}) for extra in extras
        )
        if applies and name not in seen:
            seen.add(name)
            needs(needed, seen)
    return seen


def test_constraints_hold_versions_only() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


@pytest.mark.parametrize("extra", ["test", "bench"])
def test_everything_that_is_installed_is_pinned(extra: str) -> None:
    try:
        needed = needs(Requirement(f"xiaoyue[{extra}]"), {"xiaoyue"})
    except PackageNotFoundError as missing:
        need(None, f"{missing.name} is not installed (scripts/setup {extra})")

    assert needed - {"xiaoyue"} - set(pins()) == set()


def test_every_line_left_out_of_coverage_says_why() -> None:
    sources = [*(ROOT / "bot").rglob("*.py"), *(ROOT / "knowledge").rglob("*.py")]

    silent = [
        f"{source.relative_to(ROOT)}:{number}"
        for source in sources
        for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), 1)
        if "pragma: no" in line and not re.search(r"# pragma: no (cover|branch) - \w+ \w+", line)
    ]

    assert silent == []


def test_coverage_leaves_out_whole_files_or_patterns_only_with_a_reason() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    coverage = tomllib.loads(text)["tool"]["coverage"]
    left_out = [
        *coverage["run"].get("omit", []),
        *coverage.get("report", {}).get("exclude_also", []),
    ]

    assert [
        entry for entry in left_out if not re.search(rf'"{re.escape(entry)}",\s+# \w', text)
    ] == []
