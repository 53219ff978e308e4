"""What is done on the page, and what the bot sends to its group, for tests that look at it."""

from playwright.async_api import Page

from bot.local.telegram import Telegram
from bot.local.world import GROUP_ID


async def bot_says(telegram: Telegram, text: str, **more: object) -> int:
    sent = await telegram.call(
        "sendMessage", {"chat_id": GROUP_ID, "text": text, "parse_mode": "HTML", **more}
    )
    return sent["message_id"]


def keyboard(**button: str) -> dict[str, object]:
    return {"inline_keyboard": [[{"text": "按钮", **button}]]}


async def act_as(chat: Page, name: str) -> None:
    await chat.get_by_role("button", name=f"{name}私聊小越").click()


async def say(chat: Page, text: str) -> None:
    await chat.get_by_label("消息内容").fill(text)
    await chat.get_by_label("消息内容").press("Enter")
