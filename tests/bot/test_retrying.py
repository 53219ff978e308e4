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

from bot.calls import gone_reason
from bot.retrying import Move, Patience, Wait, decide

SEND = SendMessage(chat_id=1, text="问")
UNREADABLE = ClientDecodeError("Failed to deserialize object", ValueError(), {"ok": True})
PATIENCE = Patience(trouble=120, flood=900, moves=1)


@pytest.mark.parametrize(
    ("error", "attempt", "step", "left"),
    [
        (TelegramRetryAfter(SEND, "Too Many", 7), 1, Wait(7), Patience(120, 893, 1)),
        (TelegramRetryAfter(SEND, "Too Many", 900), 9, Wait(900), Patience(120, 0, 1)),
        (TelegramRetryAfter(SEND, "Too Many", 901), 1, None, PATIENCE),
        (TelegramServerError(SEND, "Bad Gateway"), 1, Wait(0.5), Patience(119.5, 900, 1)),
        (TelegramServerError(SEND, "Bad Gateway"), 3, Wait(2.0), Patience(118.0, 900, 1)),
        (TelegramServerError(SEND, "Bad Gateway"), 99, Wait(15.0), Patience(105.0, 900, 1)),
        (TelegramNetworkError(SEND, "Disconnected"), 2, Wait(1.0), Patience(119.0, 900, 1)),
        (UNREADABLE, 1, None, PATIENCE),
        (TelegramEntityTooLarge(SEND, "Request Entity Too Large"), 1, None, PATIENCE),
        (TelegramMigrateToChat(SEND, "upgraded", -1005), 1, Move(-1005), Patience(120, 900, 0)),
        (TelegramBadRequest(SEND, "Bad Request: message text is empty"), 1, None, PATIENCE),
        (TelegramForbiddenError(SEND, "Forbidden: bot was kicked"), 1, None, PATIENCE),
    ],
)
def test_what_passes_is_waited_for_and_what_does_not_is_given_up(
    error: AiogramError, attempt: int, step: Wait | Move | None, left: Patience
) -> None:
    assert decide(error, attempt, PATIENCE, jitter=0) == (step, left)


@pytest.mark.parametrize(
    "error",
    [
        TelegramRetryAfter(SEND, "Too Many", 7),
        TelegramServerError(SEND, "Bad Gateway"),
        TelegramMigrateToChat(SEND, "upgraded", -1005),
    ],
)
def test_who_has_no_patience_left_gives_up(error: AiogramError) -> None:
    spent = Patience(trouble=0.4, flood=6, moves=0)

    assert decide(error, 1, spent, jitter=0) == (None, spent)


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
        (TelegramForbiddenError(SEND, "Forbidden: the group chat was deleted"), "not_found"),
        (TelegramBadRequest(SEND, "Bad Request: message text is empty"), None),
        (TelegramForbiddenError(SEND, "Forbidden: something new"), None),
        (TelegramServerError(SEND, "chat not found"), None),
    ],
)
def test_a_chat_is_gone_when_telegram_says_so(error: AiogramError, reason: str | None) -> None:
    assert gone_reason(error) == reason
