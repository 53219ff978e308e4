"""What Telegram shows of the bot, and what it may do there that only BotFather can switch."""

import logging

from aiogram import Bot
from aiogram.types import BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats, User

from bot import texts
from bot.errors import first_line
from bot.office.menus import menu, offer
from bot.render import Voice
from bot.storage.staff import Staff

log = logging.getLogger(__name__)


async def introduce(bot: Bot, voice: Voice, staff: Staff) -> None:
    """Register commands and descriptions. The bot answers without them: errors are logged."""
    private, groups = BotCommandScopeAllPrivateChats(), BotCommandScopeAllGroupChats()
    try:
        await bot.set_my_commands(menu(texts.COMMANDS_PRIVATE), scope=private)
        await bot.set_my_commands(menu(texts.COMMANDS_GROUP), scope=groups)
        await bot.set_my_short_description(texts.SHORT_DESCRIPTION)
        await bot.set_my_description(texts.DESCRIPTION.format(name=voice.name))
        for member in await staff.all():
            await offer(bot, member.user_id, member.role)
    except Exception as error:  # noqa: BLE001 - it runs beside the bot and would end it
        log.warning("commands and descriptions are not registered: %s", first_line(error))


def advice(me: User, voice: Voice) -> list[str]:
    """Return a line for each thing that the bot may not do and BotFather can switch on."""
    lines = []
    if not me.can_read_all_group_messages:
        lines.append(texts.GROUP_PRIVACY)
    if not me.supports_inline_queries:
        lines.append(texts.INLINE_OFF)
    return [line.format(name=voice.name, username=me.username) for line in lines]
