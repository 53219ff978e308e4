from pathlib import Path

import pytest

from bot.storage.address import read_address, sqlite_url, where
from bot.storage.errors import BadUrl, Trouble


@pytest.mark.parametrize(
    ("written", "opened"),
    [
        ("sqlite:///data/x.db", "sqlite+aiosqlite:///data/x.db"),
        ("sqlite+aiosqlite:////var/x.db", "sqlite+aiosqlite:////var/x.db"),
        ("postgres://u:p@h/d", "postgresql+asyncpg://u:p@h/d"),
        ("postgresql://u:p@h:5433/d", "postgresql+asyncpg://u:p@h:5433/d"),
        ("postgresql+asyncpg://u@h/d", "postgresql+asyncpg://u@h/d"),
        ("postgresql://u@/d?host=/run/pg", "postgresql+asyncpg://u@/d?host=%2Frun%2Fpg"),
        ("postgresql://u@h/d?sslmode=require", "postgresql+asyncpg://u@h/d?ssl=require"),
        ("postgresql://u@h/d?ssl=verify-full", "postgresql+asyncpg://u@h/d?ssl=verify-full"),
    ],
)
def test_an_address_gets_the_driver_we_use(written: str, opened: str) -> None:
    url = read_address(written)

    assert url.render_as_string(hide_password=False) == opened


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("", Trouble.MALFORMED),
        ("xiaoyue.db", Trouble.MALFORMED),
        ("sqlite://xiaoyue.db", Trouble.MALFORMED),
        ("sqlite:///xiaoyue%00.db", Trouble.MALFORMED),
        ("postgresql://u:hidden@h:port/d", Trouble.MALFORMED),
        ("postgresql://u:hid@den@h/d", Trouble.MALFORMED),
        ("mysql://u:hidden@h/d", Trouble.SCHEME),
        ("postgresql+psycopg://u:hidden@h/d", Trouble.SCHEME),
        ("sqlite://", Trouble.NO_FILE),
        ("sqlite:///:memory:", Trouble.NO_FILE),
        ("sqlite:///x.db?mode=memory", Trouble.PARAMETER),
        ("postgresql://u:hidden@h/d?colour=red", Trouble.PARAMETER),
        ("postgresql://u:hidden@h/d?sslmode=perhaps", Trouble.PARAMETER),
    ],
)
def test_an_address_that_cannot_be_opened_is_refused_without_quoting_it(
    address: str, code: Trouble
) -> None:
    with pytest.raises(BadUrl) as refusal:
        read_address(address)

    assert refusal.value.code is code
    assert "hid" not in f"{refusal.value}{refusal.value.__cause__}"


def test_the_refusal_of_a_parameter_names_it() -> None:
    with pytest.raises(BadUrl) as refusal:
        read_address("postgresql://u:p@h/d?colour=red")

    assert str(refusal.value) == "parameter parameter=colour"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("sqlite:////var/x.db", {"path": "/var/x.db"}),
        ("postgresql://u:p@h:5433/d", {"host": "h", "port": 5433, "database": "d"}),
        ("postgresql://u:p@/d?host=/run/pg", {"host": "/run/pg", "database": "d"}),
        ("postgresql://u:p@/d?host=a:1&host=b:2", {"host": "a:1,b:2", "database": "d"}),
    ],
)
def test_the_place_tells_neither_user_nor_password(
    address: str, said: dict[str, str | int]
) -> None:
    assert where(read_address(address)) == said


def test_a_file_of_any_name_has_an_address(tmp_path: Path) -> None:
    path = tmp_path / "小越 50%?#&.db"

    url = read_address(sqlite_url(path))

    assert url.database == str(path)
