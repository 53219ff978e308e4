"""The bot's answers to pressed buttons and to inline queries."""

from typing import Any, Final

from bot.local.entities import read_text
from bot.local.keyboards import inline_keyboard
from bot.local.marks import units
from bot.local.params import Params
from bot.local.sending import link_preview
from bot.local.state import QUERIES_KEPT, State, bound
from bot.local.wire import Wire, bad_request

ANSWER_SECONDS: Final = 15
ALERT_MAX: Final = 200
RESULTS_MAX: Final = 50
RESULT_ID_BYTES: Final = 64
TOO_OLD: Final = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(state: State, params: Params) -> bool:
    """Carry out answerCallbackQuery, once and in time."""
    text = params.text("text")
    if units(text) > ALERT_MAX:
        raise bad_request("MESSAGE_TOO_LONG")
    query_id, user_id = _pending(state, params, "callback_query_id")
    state.journal.add(
        "callback_answer",
        None,
        callback_query_id=query_id,
        user_id=user_id,
        text=text,
        show_alert=params.flag("show_alert"),
        url=params.text("url"),
    )
    return True


def answer_inline_query(state: State, params: Params) -> bool:
    """Carry out answerInlineQuery: at most 50 results, each of which could be sent."""
    results = params.array("results", "InlineQueryResult")
    if len(results) > RESULTS_MAX:
        raise bad_request("RESULTS_TOO_MUCH")
    checked = [_result(result) for result in results]
    if len({result["id"] for result in checked}) < len(checked):
        raise bad_request("RESULT_ID_DUPLICATE")
    query_id, user_id = _pending(state, params, "inline_query_id")
    state.results[query_id] = checked
    bound(state.results, QUERIES_KEPT)
    state.journal.add(
        "inline_answer",
        None,
        inline_query_id=query_id,
        user_id=user_id,
        results=[{k: v for k, v in result.items() if k != "message"} for result in checked],
        button=params.mapping("button", "InlineQueryResultsButton") or None,
    )
    return True


def _pending(state: State, params: Params, name: str) -> tuple[str, int]:
    query_id = params.text(name)
    asked, user_id = state.pending.pop(query_id, (float("-inf"), 0))
    if state.clock() - asked > ANSWER_SECONDS:
        raise bad_request(TOO_OLD)
    return query_id, user_id


def _result(result: Any) -> Wire:
    """Return a result with the fields of the message that it would become."""
    if not isinstance(result, dict) or not isinstance(result.get("type"), str):
        raise bad_request("can't parse inline query result: Can't find field \"type\"")
    result_id = str(result.get("id", ""))
    if not 1 <= len(result_id.encode()) <= RESULT_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    if result["type"] == "article" and not str(result.get("title", "")).strip():
        raise bad_request("can't parse inline query result: Can't find field \"title\"")
    return {**result, "id": result_id, "message": _message(result)}


def _message(result: Wire) -> Wire:
    markup = inline_keyboard(result.get("reply_markup"))
    fields = _text(result)
    return fields | ({"reply_markup": markup} if markup else {})


def _text(result: Wire) -> Wire:
    given = result.get("input_message_content")
    if not isinstance(given, dict) or "message_text" not in given:
        raise bad_request("can't parse inline query result: Message content is not specified")
    params = Params({**given, "text": given["message_text"]}, None)
    return read_text(params) | link_preview(params)
