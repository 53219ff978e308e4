"""The parameters of one call, read the way the Bot API server reads them.

The server takes every value as a string first, whether it came in a form or in JSON, and
gives it a type by the parameter that it fills; a text "123" therefore stays a text.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from bot.local.wire import Upload, Wire, bad_request, checked

ATTACHED: Final = "attach://"


def whole(value: Any, default: int = 0) -> int:
    """Return a whole number, `default` for what is none."""
    try:
        return int(value)
    except (TypeError, ValueError, OverflowError):
        return default


class Params:
    """The parameters and files of one call."""

    def __init__(self, values: Mapping[str, Any], files: Mapping[str, Upload] | None) -> None:
        self._values = values
        self._files = files or {}

    def text(self, name: str) -> str:
        """Return a string; "" when it is absent."""
        value = self._values.get(name)
        if value is None:
            return ""
        return checked(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))

    def integer(self, name: str, default: int = 0) -> int:
        """Return a whole number; `default` when it is absent or no number."""
        return whole(self.text(name), default)

    def flag(self, name: str) -> bool:
        """Return whether a switch is on."""
        return self.text(name).lower() in {"true", "yes", "1"}

    def parsed(self, name: str, what: str) -> Any:
        """Return a JSON value, None when it is absent; `what` names it in the refusal."""
        text = self.text(name)
        if not text:
            return None
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            raise bad_request(f"can't parse {what} JSON object") from None
        checked(json.dumps(value, ensure_ascii=False))  # an escape may hide half a character
        return value

    def mapping(self, name: str, what: str) -> Wire:
        """Return a JSON object, {} when it is absent."""
        value = self.parsed(name, what)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise bad_request(f"{what} must be an object")
        return value

    def array(self, name: str, what: str) -> list[Any]:
        """Return a JSON array, [] when it is absent."""
        value = self.parsed(name, what)
        if value is None:
            return []
        if not isinstance(value, list):
            raise bad_request(f"expected an Array of {what}")
        return value

    def inside(self, values: Mapping[str, Any]) -> "Params":
        """Return the parameters of a part of the call, which may use the files of all of it."""
        return Params(values, self._files)

    def upload(self, name: str) -> Upload | None:
        """Return the file that came with the call for this parameter, if one did."""
        key = self.text(name)
        if key.startswith(ATTACHED):
            return self._files.get(key.removeprefix(ATTACHED))
        return self._files.get(name)
