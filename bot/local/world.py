"""The people and chats of the local page."""

from typing import Final

from bot.local.telegram import Telegram

GROUP_ID: Final = -1_001_000_000_001
AUNT_CHEN: Final = 1001
YOUNG_LI: Final = 1002
ON_DUTY: Final = 1003
REVIEWER: Final = 1004


def residents_group(telegram: Telegram) -> None:
    """Open a residents' group of two with the bot in it, and a private chat with the bot."""
    telegram.add_person(AUNT_CHEN, "陈姨")
    telegram.add_person(YOUNG_LI, "小李")
    telegram.add_chat(
        GROUP_ID, "supergroup", title="黄花岗街道居民群", members=(AUNT_CHEN, YOUNG_LI)
    )
    telegram.add_chat(AUNT_CHEN, "private")


def promote(telegram: Telegram) -> None:
    """Let the bot hear of the group before anybody writes there: what is pushed reaches it."""
    telegram.set_status(GROUP_ID, telegram.bot["id"], "administrator", by=AUNT_CHEN)


def office(telegram: Telegram) -> None:
    """Open the private chats of two operators: one on duty, who owns the bot, and a reviewer."""
    telegram.add_person(ON_DUTY, "值班员")
    telegram.add_person(REVIEWER, "审核员")
    for operator in (ON_DUTY, REVIEWER):
        telegram.add_chat(operator, "private")
