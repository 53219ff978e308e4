from json import JSONDecodeError

import pytest
from aiogram.exceptions import (
    AiogramError,
    ClientDecodeError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import SendMessage

from bot.delivery import ATTEMPTS, PATIENCE, Move, Wait, decide, gone_reason

SEND = SendMessage(chat_id=1, text="问")
GATEWAY = ClientDecodeError("Failed to decode object", JSONDecodeError("", "", 0), "<html>")
UNREADABLE = ClientDecodeError("Failed to deserialize object", ValueError(), {"ok": True})


@pytest.mark.parametrize(
    ("error", "attempt", "step"),
    [
        (TelegramRetryAfter(SEND, "Too Many Requests", 7), 1, Wait(7)),
        (TelegramRetryAfter(SEND, "Too Many Requests", 120), 1, Wait(120)),
        (TelegramRetryAfter(SEND, "Too Many Requests", 121), 1, None),
        (TelegramServerError(SEND, "Bad Gateway"), 1, Wait(0.5)),
        (TelegramServerError(SEND, "Bad Gateway"), 3, Wait(2.0)),
        (TelegramServerError(SEND, "Bad Gateway"), ATTEMPTS, None),
        (TelegramNetworkError(SEND, "ServerDisconnectedError"), 2, Wait(1.0)),
        (GATEWAY, 1, Wait(0.5)),
        (UNREADABLE, 1, None),
        (TelegramEntityTooLarge(SEND, "Request Entity Too Large"), 1, None),
        (TelegramMigrateToChat(SEND, "upgraded", -1005), 1, Move(-1005)),
        (TelegramMigrateToChat(SEND, "upgraded", -1005), ATTEMPTS, None),
        (TelegramBadRequest(SEND, "Bad Request: message text is empty"), 1, None),
        (TelegramForbiddenError(SEND, "Forbidden: bot was kicked"), 1, None),
    ],
)
def test_what_passes_is_waited_for_and_what_does_not_is_given_up(
    error: AiogramError, attempt: int, step: Wait | Move | None
) -> None:
    assert decide(error, attempt, PATIENCE, jitter=0) == step


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (TelegramForbiddenError(SEND, "Forbidden: bot was blocked by the user"), "blocked"),
        (TelegramForbiddenError(SEND, "Forbidden: user is deactivated"), "deactivated"),
        (TelegramForbiddenError(SEND, "Forbidden: bot was kicked from the group chat"), "removed"),
        (
            TelegramForbiddenError(SEND, "Forbidden: bot is not a member of the channel chat"),
            "removed",
        ),
        (TelegramBadRequest(SEND, "Bad Request: chat not found"), "not_found"),
        (TelegramBadRequest(SEND, "Bad Request: message text is empty"), None),
        (TelegramForbiddenError(SEND, "Forbidden: something new"), None),
        (TelegramServerError(SEND, "chat not found"), None),
    ],
)
def test_a_chat_is_gone_when_telegram_says_so(error: AiogramError, reason: str | None) -> None:
    assert gone_reason(error) == reason
