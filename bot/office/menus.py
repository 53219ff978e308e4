"""What operators can do, as /help and Telegram's own menu list it."""

import logging
from collections.abc import Mapping

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import BotCommand, BotCommandScopeChat

from bot import roles, texts
from bot.errors import first_line
from bot.roles import Role

log = logging.getLogger(__name__)


def guide(role: Role) -> str:
    """Return what /help tells an operator further, as markup."""
    head = texts.OFFICE_HELP.format(role=texts.OFFICE_ROLES[role])
    lines = [
        texts.OFFICE_HELP_LINE.format(command=command, does=does)
        for command, does in _described(role).items()
    ]
    return "\n".join([head, *lines])


def menu(described: Mapping[str, str]) -> list[BotCommand]:
    """Return commands with their descriptions as Telegram takes them."""
    return [BotCommand(command=name, description=text) for name, text in described.items()]


async def offer(bot: Bot, user_id: int, role: Role | None) -> None:
    """Let the menu of a private chat list what the role may do; None: what residents may.

    It is a convenience only: where there is no such chat yet, that is logged.
    """
    scope = BotCommandScopeChat(chat_id=user_id)
    try:
        if role is None:
            await bot.delete_my_commands(scope=scope)
        else:
            await bot.set_my_commands(
                menu({**texts.COMMANDS_PRIVATE, **_described(role)}), scope=scope
            )
    except AiogramError as error:
        log.info("no menu for operator %d: %s", user_id, first_line(error))


def _described(role: Role) -> dict[str, str]:
    return {command: texts.OFFICE_COMMANDS[command] for command in roles.commands(role)}
