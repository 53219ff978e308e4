import asyncio
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from support.residents import AUNT_CHEN, GROUP_ID, group

from bot.local.methods import METHODS
from bot.local.telegram import Refused, Wire

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "id", "text", "offset", "length", "inline_keyboard", "url"])
            | st.sampled_from(["callback_data", "chat_id", "message_id", "quote", "command"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)
NAMES = st.sampled_from(
    [
        "text",
        "parse_mode",
        "entities",
        "reply_markup",
        "reply_parameters",
        "message_id",
        "message_thread_id",
        "user_id",
        "commands",
        "scope",
        "language_code",
        "results",
        "caption",
        "photo",
        "document",
        "offset",
        "limit",
        "action",
        "allowed_updates",
        "link_preview_options",
        "button",
        "callback_query_id",
        "inline_query_id",
        "file_id",
    ],
)
PLAUSIBLE = st.sampled_from(
    ["HTML", "\ud800", '["\\ud800"]', "好", "<b>好</b>", "1", 1, "{}", "[]"]
)


@settings(deadline=None)
@given(
    st.sampled_from(sorted(METHODS)),
    st.sampled_from([GROUP_ID, AUNT_CHEN, "x", None]),
    st.dictionaries(NAMES, PLAUSIBLE | JSON, max_size=5),
)
def test_any_call_is_carried_out_or_refused(method: str, chat_id: Any, params: Wire) -> None:
    telegram = group()
    telegram.say(GROUP_ID, AUNT_CHEN, "/ask 你好")

    try:
        result = asyncio.run(telegram.call(method, {"chat_id": chat_id, **params}))
    except Refused as refused:
        result = [refused.code, refused.description, refused.parameters]

    assert json.dumps(result)
