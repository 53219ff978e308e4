"""What can go wrong on the messaging side with settings, at the start, and with a switch.

BotError
├── SettingError   a setting that cannot be used: `name`
├── StartError     something the bot needs is not there: `obstacle`, `data`
├── SwitchError    a process was not ready to serve an edition: `delay`, `data`
├── DeniedError    the role that somebody has by now does not allow it: `action`
├── PushError      what is wanted of a topic, an item or a push cannot be: `bar`, `data`
└── LostError      a process that was to answer has ended

An error carries a code and its data; the sentence a person reads is made in `bot.texts`.
"""

from enum import StrEnum

from bot.roles import Action


class Obstacle(StrEnum):
    """Why the bot could not start."""

    TOKEN_REFUSED = "token_refused"  # noqa: S105 - a code, no token
    TELEGRAM_UNREACHABLE = "telegram_unreachable"
    TELEGRAM_REFUSES = "telegram_refuses"
    PORT_IN_USE = "port_in_use"
    PORT_REFUSED = "port_refused"  # not ours to listen on
    NOT_LOOPBACK = "not_loopback"
    NOT_BUILT = "not_built"  # no process came up that answers: `reason`
    NO_FOLDER = "no_folder"  # of reports: not there, or not readable
    NO_REPORTS = "no_reports"  # the folder holds none
    BAD_HOLIDAY = "bad_holiday"  # a line of `path` that is no day
    NO_TOKEN = "no_token"  # noqa: S105 - likewise; a worker has nobody to send for


class Delay(StrEnum):
    """Why no switch was made: the edition before goes on."""

    FAILED = "failed"  # a process could not build it: `reason`
    SLOW = "slow"  # `ready` of `total` processes were ready in time
    OVERTAKEN = "overtaken"  # somebody else announced another edition


class Bar(StrEnum):
    """Why something cannot be done to a topic, an item or a push."""

    NO_TOPIC = "no_topic"
    NO_ITEM = "no_item"
    NO_PUSH = "no_push"
    NAME_TAKEN = "name_taken"
    BAD_NAME = "bad_name"
    NOT_CRON = "not_cron"
    TOO_OFTEN = "too_often"
    BAD_TIME = "bad_time"
    BAD_DAY = "bad_day"
    PAST = "past"
    NO_SLOT = "no_slot"
    BAD_LINK = "bad_link"
    BAD_FILE = "bad_file"  # neither a picture nor a document that Telegram takes
    NO_TEXT = "no_text"
    TOO_LONG = "too_long"  # `over` units more than `limit`
    CHANGED = "changed"  # since it was shown
    CLOSED = "closed"  # what is wanted came too late, or too early
    OWN = "own"  # nobody approves his own
    NOTHING = "nothing"  # to do
    NO_STAFF_CHAT = "no_staff_chat"
    BAD_CALENDAR = "bad_calendar"  # `count` rows are wrong
    NO_CALENDAR = "no_calendar"  # nothing that can be read as one


class BotError(Exception):
    """Root of every error this package raises on purpose."""


class SettingError(BotError):
    """A setting has a value that cannot be used. `name` is the variable's full name."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


class StartError(BotError):
    """The work cannot start: why, and the particulars the sentence needs."""

    def __init__(self, obstacle: Obstacle, **data: str | int) -> None:
        self.obstacle = obstacle
        self.data = data
        super().__init__(obstacle, data)


class SwitchError(BotError):
    """A process was not ready, and so nothing was switched."""

    def __init__(self, delay: Delay, **data: str | int) -> None:
        self.delay = delay
        self.data = data
        super().__init__(delay)


class DeniedError(BotError):
    """Somebody's role does not allow it, or no longer."""

    def __init__(self, action: Action) -> None:
        self.action = action
        super().__init__(action)


class PushError(BotError):
    """What is wanted of a topic, an item or a push cannot be."""

    def __init__(self, bar: Bar, **data: str | int) -> None:
        self.bar = bar
        self.data = data
        super().__init__(bar)


class LostError(BotError):
    """The process that was to answer has ended."""


def first_line(error: Exception) -> str:
    """Return what any error says, without the links that aiogram adds; for a log."""
    return (str(error).splitlines() or [type(error).__name__])[0]
