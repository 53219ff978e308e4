"""Keyboards under messages: what Telegram takes and what it refuses."""

import json
import re
from typing import Any, Final
from urllib.parse import urlsplit

from bot.local.wire import Wire, bad_request

BUTTONS_MAX: Final = 100
ROW_MAX: Final = 8
MARKUP_BYTES: Final = 10_000
DATA_BYTES: Final = 64
WRONG_URL: Final = "Wrong HTTP URL"
HOST: Final = re.compile(r"[^\s./?#@:]+(?:\.[^\s./?#@:]+)+", re.ASCII)
ACTIONS: Final = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
    "disabled",
)
OTHER_KEYBOARDS: Final = ("keyboard", "remove_keyboard", "force_reply")


def inline_keyboard(markup: Any) -> Wire | None:
    """Return the markup as it stands under the message, None when there is none to show.

    Raises `Refused` for what Telegram refuses. Keyboards that replace the phone's own are
    taken, as Telegram does, and are no part of the message.
    """
    if not markup:
        return None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if any(name in markup for name in OTHER_KEYBOARDS):
        return None
    rows = markup.get("inline_keyboard")
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request(
            'field "inline_keyboard" of the InlineKeyboardMarkup must be of type Array'
        )
    kept = [[_button(button) for button in row] for row in rows if row]
    if not kept:
        return None
    _check_size(kept)
    return {"inline_keyboard": kept}


def _check_size(rows: list[list[Wire]]) -> None:
    size = len(json.dumps(rows, ensure_ascii=False).encode())
    count = sum(map(len, rows))
    if count > BUTTONS_MAX or max(map(len, rows)) > ROW_MAX or size > MARKUP_BYTES:
        raise bad_request("reply markup is too long")


def _button(button: Any) -> Wire:
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: Expected an Object")
    text = button.get("text")
    if not isinstance(text, str):
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    if not text.strip():
        raise bad_request("can't parse inline keyboard button: Button text must be non-empty")
    if not any(action in button for action in ACTIONS):
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"
        )
    _check_data(button)
    _check_url(button)
    return button


def _check_data(button: Wire) -> None:
    if "callback_data" not in button:
        return
    data = button["callback_data"]
    if not isinstance(data, str) or not 1 <= len(data.encode()) <= DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")


def _check_url(button: Wire) -> None:
    if "url" not in button:
        return
    url = str(button["url"])
    if reason := url_fault(url):
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: {reason}")


def url_fault(url: str) -> str | None:
    """Return why Telegram does not take a link, None when it does."""
    if not url:
        return "URL is empty"
    try:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        parts.port  # noqa: B018 - reading it is what checks it
    except ValueError:
        return WRONG_URL
    if parts.scheme == "tg":
        return None
    if parts.scheme not in {"http", "https"}:
        return "Unsupported URL protocol"
    return (
        None if HOST.fullmatch(parts.hostname or "") and not re.search(r"\s", url) else WRONG_URL
    )
