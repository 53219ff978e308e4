"""What the bot sends to the residents' group, for tests that look at the page."""

from bot.local.telegram import Telegram
from bot.local.world import GROUP_ID


async def bot_says(telegram: Telegram, text: str, **more: object) -> int:
    sent = await telegram.call(
        "sendMessage", {"chat_id": GROUP_ID, "text": text, "parse_mode": "HTML", **more}
    )
    return sent["message_id"]


def keyboard(**button: str) -> dict[str, object]:
    return {"inline_keyboard": [[{"text": "按钮", **button}]]}
