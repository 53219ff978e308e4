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
    assert given.operators == frozenset()
    assert given.single_operator is False
    assert given.question_retention_days == 30
    assert given.reports_dir is None
    assert given.golden_file is None


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
        ("XIAOYUE_OPERATORS", "@chen"),
        ("XIAOYUE_OPERATORS", "123456789,-1002003004005"),  # a group is no person
        ("XIAOYUE_OPERATORS", "0"),
        ("XIAOYUE_OPERATORS", "4503599627370496"),  # 2 ** 52
        ("XIAOYUE_OPERATORS", "9" * 5000),
        ("XIAOYUE_SINGLE_OPERATOR", "perhaps"),
        ("XIAOYUE_QUESTION_RETENTION_DAYS", "-1"),
        ("XIAOYUE_QUESTION_RETENTION_DAYS", "3651"),
        ("XIAOYUE_QUESTION_RETENTION_DAYS", "a month"),
        ("XIAOYUE_REPORTS_DIR", "no-such-folder"),
        ("XIAOYUE_REPORTS_DIR", "golden.jsonl"),  # a file
        ("XIAOYUE_GOLDEN_FILE", "no-such-file"),
        ("XIAOYUE_GOLDEN_FILE", "reports"),  # a folder
        ("XIAOYUE_EMBEDDING_URL", "ftp://example.org"),
        ("XIAOYUE_EMBEDDING_MODEL", "bge-m3"),  # without an address
        ("XIAOYUE_EMBEDDING_KEY", "sk-secret"),  # likewise
        ("XIAOYUE_EMBEDDING_KEY", "sk secret"),
        ("XIAOYUE_EMBEDDING_KEY", "密钥"),
    ],
)
def test_a_wrong_setting_is_named(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    Path("reports").mkdir()
    Path("golden.jsonl").touch()
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingError) as caught:
        settings.load()

    assert caught.value.name == name
    assert value not in str(caught.value)


@pytest.mark.parametrize(
    ("written", "ids"),
    [
        ("123456789", {123456789}),
        ("123456789,987654321", {123456789, 987654321}),
        (" 123456789，987654321、 4503599627370495, ", {123456789, 987654321, 4503599627370495}),
        ("7,7", {7}),
    ],
)
def test_operators_are_ids_with_commas_of_any_kind_between(
    monkeypatch: pytest.MonkeyPatch, written: str, ids: set[int]
) -> None:
    monkeypatch.setenv("XIAOYUE_OPERATORS", written)

    assert settings.load().operators == ids


def test_what_staff_work_with_is_read_as_written(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("reports").mkdir()
    Path("golden.jsonl").touch()
    monkeypatch.setenv("XIAOYUE_SINGLE_OPERATOR", "true")
    monkeypatch.setenv("XIAOYUE_QUESTION_RETENTION_DAYS", "0")
    monkeypatch.setenv("XIAOYUE_REPORTS_DIR", "reports")
    monkeypatch.setenv("XIAOYUE_GOLDEN_FILE", "golden.jsonl")

    given = settings.load()

    assert given.single_operator is True
    assert given.question_retention_days == 0
    assert given.reports_dir == Path("reports")
    assert given.golden_file == Path("golden.jsonl")


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
