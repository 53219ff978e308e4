"""The fields of a JSON object, each of the kind that it must be.

A field that is absent or null has its default; one of another kind raises ValueError(name).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

Fields = Mapping[str, Any]
EnumT = TypeVar("EnumT", bound=StrEnum)


def text(fields: Fields, name: str, *, default: str | None = "") -> str:
    """Return a text; one that must be there has the default None."""
    value = fields.get(name)
    value = default if value is None else value
    if not isinstance(value, str):
        raise ValueError(name)  # noqa: TRY004 - one kind of error for every wrong field
    return _whole(value)


def one_of(fields: Fields, name: str, kind: type[EnumT]) -> EnumT:
    """Return a member of `kind`, the first of them by default."""
    value = text(fields, name, default=next(iter(kind)).value)
    try:
        return kind(value)
    except ValueError:
        raise ValueError(name) from None


def number(fields: Fields, name: str) -> int:
    """Return a whole number, 0 by default."""
    value = fields.get(name)
    if value is not None and type(value) is not int:
        raise ValueError(name)
    return value or 0


def texts(fields: Fields, name: str) -> tuple[str, ...]:
    """Return a list of texts."""
    values = _list(fields, name)
    if not all(isinstance(value, str) for value in values):
        raise ValueError(name)
    return tuple(map(_whole, values))


def objects(fields: Fields, name: str) -> list[Fields]:
    """Return a list of objects."""
    values = _list(fields, name)
    if not all(isinstance(value, dict) for value in values):
        raise ValueError(name)
    return values


def _list(fields: Fields, name: str) -> list[Any]:
    value = fields.get(name)
    if value is not None and not isinstance(value, list):
        raise ValueError(name)
    return value or []


def _whole(value: str) -> str:
    """Return the text with ? for each half of a character, which could not be printed again."""
    return value.encode(errors="replace").decode()
