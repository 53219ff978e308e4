import os
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot import settings
from bot.errors import SettingError
from bot.settings import Address


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in list(os.environ):
        if name.upper().startswith(settings.PREFIX):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def test_without_any_setting_the_defaults_hold() -> None:
    given = settings.load()

    assert given.bot_token is None
    assert given.data_dir == Path("data")
    assert given.listen == Address("127.0.0.1", 8080)
    assert given.bot_name == "小越"
    assert given.timezone == ZoneInfo("Asia/Shanghai")
    assert given.hotline == "12345"


def test_the_environment_comes_before_the_env_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("XIAOYUE_BOT_NAME=艾小越\nXIAOYUE_HOTLINE=110\n", "utf-8")
    monkeypatch.setenv("XIAOYUE_HOTLINE", "12333")

    given = settings.load()

    assert (given.bot_name, given.hotline) == ("艾小越", "12333")


def test_an_empty_variable_is_as_good_as_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XIAOYUE_BOT_TOKEN", "")

    assert settings.load().bot_token is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("XIAOYUE_BOT_TOKEN", "no-token"),
        ("XIAOYUE_BOT_TOKEN", "123:"),
        ("XIAOYUE_API_SERVER", "ftp://example.org"),
        ("XIAOYUE_API_SERVER", "example.org"),
        ("XIAOYUE_LISTEN", "8080"),
        ("XIAOYUE_LISTEN", "localhost:http"),
        ("XIAOYUE_LISTEN", "127.0.0.1:65536"),
        ("XIAOYUE_BOT_NAME", "  "),
        ("XIAOYUE_TIMEZONE", "Asia/Yuexiu"),
        ("XIAOYUE_HOTLINE", "call us"),
        ("XIAOYUE_EMBEDDING_URL", "ftp://example.org"),
        ("XIAOYUE_EMBEDDING_MODEL", "bge-m3"),  # without an address
        ("XIAOYUE_EMBEDDING_KEY", "sk-secret"),  # likewise
        ("XIAOYUE_EMBEDDING_KEY", "sk secret"),
        ("XIAOYUE_EMBEDDING_KEY", "密钥"),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingError) as caught:
        settings.load()

    assert caught.value.name == name
    assert value not in str(caught.value)


def test_an_env_file_in_another_encoding_is_named() -> None:
    Path(".env").write_bytes("XIAOYUE_BOT_NAME=居民".encode("gbk"))

    with pytest.raises(SettingError) as caught:
        settings.load()

    assert caught.value.name == ".env"


def test_secrets_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XIAOYUE_BOT_TOKEN", "123:secret")
    monkeypatch.setenv("XIAOYUE_DATABASE_URL", "postgresql://bot:secret@db/xiaoyue")
    monkeypatch.setenv("XIAOYUE_EMBEDDING_URL", "http://127.0.0.1:8000/v1")
    monkeypatch.setenv("XIAOYUE_EMBEDDING_KEY", "sk-secret")

    assert "secret" not in repr(settings.load())


def test_a_model_of_any_name_may_run_at_an_endpoint(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XIAOYUE_EMBEDDING_URL", "http://127.0.0.1:8000/v1")
    monkeypatch.setenv("XIAOYUE_EMBEDDING_MODEL", " BAAI/bge-m3 ")

    assert settings.load().embedding_model == "BAAI/bge-m3"


def test_an_unknown_variable_is_named_with_the_nearest_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XIAOYUE_BOT_TOKN", "1")
    Path(".env").write_text("XIAOYUE_QQQ=1\nOTHER=1\n", "utf-8")

    assert settings.unknown() == [
        ("XIAOYUE_BOT_TOKN", "XIAOYUE_BOT_TOKEN"),
        ("XIAOYUE_QQQ", None),
    ]


@pytest.mark.parametrize(
    ("written", "address", "loopback"),
    [
        ("127.0.0.1:8080", Address("127.0.0.1", 8080), True),
        ("localhost:0", Address("localhost", 0), True),
        ("[::1]:90", Address("::1", 90), True),
        ("127.9.9.9:1", Address("127.9.9.9", 1), True),
        ("0.0.0.0:80", Address("0.0.0.0", 80), False),  # noqa: S104 - it is to be refused
        ("example.org:80", Address("example.org", 80), False),
    ],
)
def test_an_address_knows_whether_it_is_of_this_machine_alone(
    written: str, address: Address, loopback: bool
) -> None:
    assert Address.parse(written) == address
    assert address.is_loopback is loopback
