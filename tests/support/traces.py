"""What operators leave behind: entries of the audit log, menus of private chats."""

from typing import Any

from support.town import Town


async def log(town: Town) -> list[tuple[str, str, dict[str, Any]]]:
    """Return what was done, the newest first: by whom, what, and its details."""
    entries = await town.desk.audit.latest(100)
    return [(entry.actor, entry.action, entry.details) for entry in entries]


async def menu(town: Town, person: int) -> list[str]:
    """Return the commands that Telegram lists in somebody's private chat alone."""
    scope = {"type": "chat", "chat_id": person}
    commands = await town.telegram.call("getMyCommands", {"scope": scope})
    return [command["command"] for command in commands]
