"""The JSON form: one object with `text` and what is known of the document."""

import json
from dataclasses import dataclass

from knowledge.errors import Refusal, ReportError
from knowledge.readers.plain import checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A document whose office, year and address are given beside its text."""

    text: str
    title: str = ""
    url: str = ""
    agency: str = ""
    year: int | None = None


def read_record(source: str, name: str) -> Record:
    """Return the record in `source`; raises ReportError (FORMAT) when it is none."""
    try:
        fields = json.loads(source)
    except json.JSONDecodeError as error:
        raise ReportError(name, Refusal.FORMAT, line=error.lineno) from None
    except (ValueError, RecursionError):  # a number too long, brackets too deep
        raise ReportError(name, Refusal.FORMAT) from None
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
        raise ReportError(name, Refusal.FORMAT, data={"missing": "text"})
    year = fields.get("year")
    return Record(
        text=checked(fields["text"], name),
        title=str(fields.get("title") or ""),
        url=str(fields.get("url") or ""),
        agency=str(fields.get("agency") or ""),
        year=year if type(year) is int else None,
    )
