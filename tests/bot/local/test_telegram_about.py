import pytest
from support.residents import GROUP_ID, group, refusal_of

from bot.local.telegram import Telegram, Wire

COMMANDS = [{"command": "ask", "description": "问一个问题"}]


@pytest.fixture
def telegram() -> Telegram:
    return group()


async def test_the_bot_learns_what_it_may_see() -> None:
    telegram = group(
        name="小悦", username="yue_bot", can_read_all_group_messages=True, token="77:x"
    )

    me = await telegram.call("getMe", {})

    assert me == {
        "id": 77,
        "is_bot": True,
        "first_name": "小悦",
        "username": "yue_bot",
        "can_join_groups": True,
        "can_read_all_group_messages": True,
        "supports_inline_queries": True,
    }


async def test_commands_are_kept_by_scope_and_language(telegram: Telegram) -> None:
    scope = {"type": "chat", "chat_id": GROUP_ID}

    await telegram.call("setMyCommands", {"commands": COMMANDS, "scope": scope})
    await telegram.call("setMyCommands", {"commands": [], "language_code": "zh"})

    assert await telegram.call("getMyCommands", {"scope": scope}) == COMMANDS
    assert await telegram.call("getMyCommands", {}) == []


async def test_deleted_commands_are_gone(telegram: Telegram) -> None:
    await telegram.call("setMyCommands", {"commands": COMMANDS})

    await telegram.call("deleteMyCommands", {})

    assert await telegram.call("getMyCommands", {}) == []


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"commands": [{"command": "Ask", "description": "a"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a" * 33, "description": "a"}]}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "ask"}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": ["ask"]}, "can't parse BotCommand: expected an Object"),
        ({"commands": COMMANDS * 101}, "BOT_COMMANDS_TOO_MUCH"),
        (
            {"commands": COMMANDS, "scope": {"type": "moon"}},
            "can't parse BotCommandScope: unsupported type specified",
        ),
        ({"commands": COMMANDS, "scope": {"type": "chat", "chat_id": 4}}, "chat not found"),
        (
            {"commands": COMMANDS, "language_code": "chinese"},
            "invalid language code specified",
        ),
    ],
)
async def test_wrong_commands_are_refused(telegram: Telegram, params: Wire, reason: str) -> None:
    refused = await refusal_of(telegram, "setMyCommands", **params)

    assert refused == (400, f"Bad Request: {reason}", {})


@pytest.mark.parametrize(
    ("name", "field", "longest"),
    [("Description", "description", 512), ("ShortDescription", "short_description", 120)],
)
async def test_descriptions_are_kept_up_to_their_length(
    telegram: Telegram, name: str, field: str, longest: int
) -> None:
    await telegram.call(f"setMy{name}", {field: "越" * longest})
    refused = await refusal_of(telegram, f"setMy{name}", **{field: "越" * (longest + 1)})

    assert await telegram.call(f"getMy{name}", {}) == {field: "越" * longest}
    assert refused[1].endswith("is too long")
