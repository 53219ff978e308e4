"""What Telegram means where it does not carry out a call."""

from collections.abc import Mapping

from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramServerError,
)

from bot.storage.chats import GoneReason

_GONE: Mapping[str, GoneReason] = {
    "blocked by the user": GoneReason.BLOCKED,
    "user is deactivated": GoneReason.DEACTIVATED,
    "was kicked": GoneReason.REMOVED,
    "is not a member": GoneReason.REMOVED,
    "chat not found": GoneReason.NOT_FOUND,
    "group chat was deleted": GoneReason.NOT_FOUND,
}


def is_passing(error: AiogramError) -> bool:
    """Return whether the trouble lies between us and Telegram and may pass by itself."""
    if isinstance(error, TelegramEntityTooLarge):
        return False
    return isinstance(error, TelegramNetworkError | TelegramServerError)


def gone_reason(error: AiogramError) -> GoneReason | None:
    """Return why the chat is out of reach, None when the error does not say that it is."""
    if not isinstance(error, TelegramForbiddenError | TelegramBadRequest):
        return None
    return next((why for words, why in _GONE.items() if words in error.message), None)
