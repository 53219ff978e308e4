"""From an error to the one line that says what is wrong and what to do."""

import errno

from bot import roles, texts
from bot.errors import BotError, DeniedError, PushError, SettingError, StartError, SwitchError
from bot.roles import Action
from bot.storage.errors import StorageError
from knowledge.errors import (
    DataError,
    EditionError,
    EmbeddingError,
    FaqError,
    KnowledgeError,
    QuestionError,
    Refusal,
    ReportError,
)

Explained = BotError | StorageError | KnowledgeError
EXPLAINED = (BotError, StorageError, KnowledgeError)


def explain(error: Explained | OSError) -> str:
    """Return the line for a person. It quotes no secret."""
    match error:
        case SettingError(name=name):
            hint = texts.SETTING_HINTS.get(name, texts.SETTING_HINT)
            return texts.SETTING.format(name=name, hint=hint)
        case StartError(obstacle=obstacle, data=data):
            return texts.OBSTACLES[obstacle].format(**data)
        case StorageError():
            return texts.STORAGE[error.code].format(**error.data, place=_database(error))
        case OSError():
            return _of_system(error)
        case DataError() | ReportError() | QuestionError():
            return _of_file(error).format(**error.data, place=_where(error))
    return _of_library(error)


def _of_library(error: BotError | KnowledgeError) -> str:
    """Return the sentence for what the library or its store cannot do."""
    match error:
        case EmbeddingError(code=setback, data=data):
            return texts.EMBEDDING_SETBACKS[setback].format(**data)
        case EditionError(code=hindrance, data=data):
            return texts.HINDRANCES[hindrance].format(**data)
        case FaqError(code=objection, data=data):
            return texts.OBJECTIONS[objection].format(**data)
        case SwitchError(delay=delay, data=data):
            return texts.DELAYS[delay].format(**data)
        case PushError(bar=bar, data=data):
            return texts.BARS[bar].format(**data)
        case DeniedError(action=action):
            return not_yours(action)
    raise TypeError(error)


def not_yours(action: Action) -> str:
    """Return the sentence for an operator whose role does not allow it."""
    holders = (texts.OFFICE_ROLES[role] for role in roles.holders(action))
    return texts.OFFICE_NOT_YOURS.format(roles=texts.OFFICE_OR.join(holders))


def _of_file(error: DataError | ReportError | QuestionError) -> str:
    """Return the sentence for a file that was refused, its particulars not yet filled in."""
    match error:
        case ReportError(code=Refusal.FORMAT, line=int()):
            return texts.REFUSED_LINE
        case ReportError(code=code):
            return texts.REFUSALS[code]
        case DataError(code=damage):
            return texts.DATA_FILES[damage]
        case QuestionError(code=fault):
            return texts.QUESTION_FILES[fault]


def _of_system(error: OSError) -> str:
    if error.errno == errno.ENOSPC:
        return texts.DISK_FULL
    return texts.SYSTEM.format(path=error.filename or "", reason=error.strerror or error)


def _database(error: StorageError) -> str:
    """Return where the database is: a path, or host:port/name."""
    data = error.data
    if "path" in data:
        return str(data["path"])
    port = f":{data['port']}" if "port" in data else ""
    return f"{data.get('host', '')}{port}/{data.get('database', '')}"


def _where(error: DataError | ReportError | QuestionError) -> str:
    if error.line is None:
        return error.name
    return texts.PLACE.format(name=error.name, line=error.line)
