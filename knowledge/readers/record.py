"""The JSON form: one object with `text` and what is known of the document."""

import json

from knowledge.errors import Refusal, ReportError
from knowledge.readers.content import Content
from knowledge.readers.plain import checked, decode


def read_record(data: bytes, name: str) -> Content:
    """Return what the record in `data` holds.

    Raises ReportError: FORMAT when it is none, ENCODING when its encoding cannot be told.
    """
    try:
        fields = json.loads(decode(data, name))
    except json.JSONDecodeError as error:
        raise ReportError(name, Refusal.FORMAT, line=error.lineno) from None
    except (ValueError, RecursionError):  # a number too long, brackets too deep
        raise ReportError(name, Refusal.FORMAT) from None
    if not isinstance(fields, dict) or not isinstance(fields.get("text"), str):
        raise ReportError(name, Refusal.FORMAT, data={"missing": "text"})
    year = fields.get("year")
    return Content(
        text=checked(fields["text"], name),
        title=str(fields.get("title") or ""),
        url=str(fields.get("url") or ""),
        agency=str(fields.get("agency") or ""),
        year=year if type(year) is int else None,
    )
