"""The bot's methods that say what it is: itself, its commands and descriptions, its polling."""

import re
from typing import Any, Final

from bot.local.access import chat_named
from bot.local.files import describe
from bot.local.marks import units
from bot.local.params import Params
from bot.local.state import State, bound
from bot.local.wire import Wire, bad_request

COMMAND: Final = re.compile(r"[a-z0-9_]{1,32}")
COMMANDS_MAX: Final = 100
SETTINGS_KEPT: Final = 1_000
COMMAND_DESCRIPTION_MAX: Final = 256
DESCRIPTION_MAX: Final = 512
SHORT_DESCRIPTION_MAX: Final = 120
DOWNLOAD_BYTES: Final = 20 * 1024 * 1024
SCOPES: Final = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}


def get_me(state: State, params: Params) -> Wire:
    """Carry out getMe."""
    return state.bot


async def get_updates(state: State, params: Params) -> list[Wire]:
    """Carry out getUpdates."""
    if params.text("allowed_updates"):
        state.updates.allow([str(kind) for kind in params.array("allowed_updates", "String")])
    return await state.updates.get(
        params.integer("offset"), params.integer("limit", 100), params.integer("timeout")
    )


def delete_webhook(state: State, params: Params) -> bool:
    """Carry out deleteWebhook; there never is one to delete."""
    if params.flag("drop_pending_updates"):
        state.updates.clear()
    return True


def get_webhook_info(state: State, params: Params) -> Wire:
    """Carry out getWebhookInfo."""
    return state.updates.info()


def get_file(state: State, params: Params) -> Wire:
    """Carry out getFile."""
    file_id = params.text("file_id")
    upload = state.files.get(file_id)
    if upload is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(upload.data) > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return describe(file_id, upload) | {"file_path": f"files/{file_id}"}


def set_my_commands(state: State, params: Params) -> bool:
    """Carry out setMyCommands."""
    commands = [_command(command) for command in params.array("commands", "BotCommand")]
    if len(commands) > COMMANDS_MAX:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    state.about[("commands", *_audience(state, params))] = commands
    bound(state.about, SETTINGS_KEPT)
    return True


def get_my_commands(state: State, params: Params) -> list[Wire]:
    """Carry out getMyCommands."""
    found: list[Wire] = state.about.get(("commands", *_audience(state, params)), [])
    return found


def delete_my_commands(state: State, params: Params) -> bool:
    """Carry out deleteMyCommands."""
    state.about.pop(("commands", *_audience(state, params)), None)
    return True


def set_my_description(state: State, params: Params) -> bool:
    """Carry out setMyDescription."""
    return _describe(state, params, "description", DESCRIPTION_MAX)


def set_my_short_description(state: State, params: Params) -> bool:
    """Carry out setMyShortDescription."""
    return _describe(state, params, "short_description", SHORT_DESCRIPTION_MAX)


def get_my_description(state: State, params: Params) -> Wire:
    """Carry out getMyDescription."""
    return {"description": state.about.get(("description", _language(params)), "")}


def get_my_short_description(state: State, params: Params) -> Wire:
    """Carry out getMyShortDescription."""
    return {"short_description": state.about.get(("short_description", _language(params)), "")}


def _describe(state: State, params: Params, name: str, longest: int) -> bool:
    text = params.text(name)
    if units(text) > longest:
        raise bad_request(f"bot {name.replace('_', ' ')} is too long")
    state.about[(name, _language(params))] = text
    bound(state.about, SETTINGS_KEPT)
    return True


def _command(command: Any) -> Wire:
    if not isinstance(command, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    name = str(command.get("command", "")).removeprefix("/")
    description = str(command.get("description", ""))
    if not COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= units(description) <= COMMAND_DESCRIPTION_MAX:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}


def _audience(state: State, params: Params) -> tuple[Any, ...]:
    """Return who sees the commands: scope, its chat and member, language."""
    scope = params.mapping("scope", "BotCommandScope") or {"type": "default"}
    kind = str(scope.get("type"))
    if kind not in SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    if "chat_id" in SCOPES[kind]:
        chat_named(state, Params(scope, None))
    return (kind, *(str(scope.get(name)) for name in SCOPES[kind]), _language(params))


def _language(params: Params) -> str:
    code = params.text("language_code")
    if code and not re.fullmatch(r"[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code
