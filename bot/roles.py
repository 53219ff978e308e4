"""Who of the staff may do what: one table, for the chat, the buttons and the audit log.

An editor prepares, an approver publishes what somebody else has prepared, an owner decides who
is staff. Owners and approvers prepare, too: an office of three has no others. Nobody else may do
anything of this, whoever that is in a group.

The command line asks for no role and no second person: whoever has the machine has the database
and everything in it. The audit log names the user of the machine.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Final, NamedTuple


class Role(StrEnum):
    """What an operator is. Owners stand in the settings; they grant the other roles."""

    OWNER = "owner"
    APPROVER = "approver"
    EDITOR = "editor"


SEED: Final = "xiaoyue"  # who made the first edition: the program
_ON_COMMAND_LINE: Final = "cli:"
GRANTED: Final = (Role.APPROVER, Role.EDITOR)  # by an owner, in the chat


class Action(StrEnum):
    """What an operator does; the audit log has the same words, so none is ever renamed."""

    UPLOAD = "upload"  # send documents, see what they would change
    RELOAD = "reload"  # the same with the folder of reports
    CHECK = "check"
    ADD = "add"  # make an edition of them
    REMOVE = "remove"  # make an edition without some reports
    DISCARD = "discard"  # what was uploaded is not wanted
    REHEARSE = "rehearse"
    REQUEST = "request"  # ask those who publish to do so
    EDITIONS = "editions"
    EXPORT = "export"
    FIND = "find"
    FAQ = "faq"
    FAQ_ADD = "faq_add"
    FAQ_REWORD = "faq_reword"
    FAQ_DELETE = "faq_delete"
    PUBLISH = "publish"  # switch to an edition that was just prepared
    SWITCH = "switch"
    ROLLBACK = "rollback"
    STAFF = "staff"
    AUDIT = "audit"
    GRANT = "grant"
    REVOKE = "revoke"
    PUSH = "push"  # write what is to be pushed
    PUSH_ASK = "push_ask"
    PUSH_APPROVE = "push_approve"
    PUSH_RETURN = "push_return"  # it is not approved
    PUSH_WITHDRAW = "push_withdraw"
    PUSHES = "pushes"
    PUSH_PAUSE = "push_pause"
    PUSH_RESUME = "push_resume"
    PUSH_CANCEL = "push_cancel"
    PUSH_RECALL = "push_recall"
    PUSH_RETRY = "push_retry"  # what nobody knows of whether it arrived
    TOPICS = "topics"
    TOPIC_ADD = "topic_add"
    TOPIC_CHANGE = "topic_change"


class Rule(NamedTuple):
    """Who may do something, and by which command of the chat, if by one."""

    action: Action
    roles: frozenset[Role]
    command: str | None = None


_PREPARES: Final = frozenset(Role)
_PUBLISHES: Final = frozenset({Role.APPROVER, Role.OWNER})
_OWNS: Final = frozenset({Role.OWNER})

TABLE: Final[Sequence[Rule]] = (
    Rule(Action.UPLOAD, _PREPARES),
    Rule(Action.RELOAD, _PREPARES, "reload"),
    Rule(Action.CHECK, _PREPARES),
    Rule(Action.ADD, _PREPARES),
    Rule(Action.REMOVE, _PREPARES),
    Rule(Action.DISCARD, _PREPARES),
    Rule(Action.REHEARSE, _PREPARES),
    Rule(Action.REQUEST, _PREPARES),
    Rule(Action.EDITIONS, _PREPARES, "editions"),
    Rule(Action.EXPORT, _PREPARES),
    Rule(Action.FIND, _PREPARES, "find"),
    Rule(Action.FAQ, _PREPARES, "faq"),
    Rule(Action.FAQ_ADD, _PREPARES),
    Rule(Action.FAQ_REWORD, _PREPARES),
    Rule(Action.FAQ_DELETE, _PREPARES),
    Rule(Action.PUSH, _PREPARES, "push"),
    Rule(Action.PUSH_ASK, _PREPARES),
    Rule(Action.PUSH_WITHDRAW, _PREPARES),
    Rule(Action.PUSHES, _PREPARES, "pushes"),
    # whoever sees that something goes wrong may stop it
    Rule(Action.PUSH_PAUSE, _PREPARES),
    Rule(Action.PUSH_RESUME, _PREPARES),
    Rule(Action.PUSH_CANCEL, _PREPARES),
    Rule(Action.TOPICS, _PREPARES, "topic"),
    Rule(Action.PUBLISH, _PUBLISHES),
    Rule(Action.SWITCH, _PUBLISHES),
    Rule(Action.ROLLBACK, _PUBLISHES, "rollback"),
    Rule(Action.PUSH_APPROVE, _PUBLISHES),
    Rule(Action.PUSH_RETURN, _PUBLISHES),
    Rule(Action.PUSH_RECALL, _PUBLISHES),
    Rule(Action.PUSH_RETRY, _PUBLISHES),
    Rule(Action.TOPIC_ADD, _PUBLISHES),
    Rule(Action.TOPIC_CHANGE, _PUBLISHES),
    # who answers for what residents read has to see who did what, and whom to ask
    Rule(Action.STAFF, _PUBLISHES, "staff"),
    Rule(Action.AUDIT, _PUBLISHES, "audit"),
    Rule(Action.GRANT, _OWNS, "grant"),
    Rule(Action.REVOKE, _OWNS, "revoke"),
)

COMMANDS: Final[Mapping[str, Action]] = {
    rule.command: rule.action for rule in TABLE if rule.command
}
_ROLES: Final[Mapping[Action, frozenset[Role]]] = {rule.action: rule.roles for rule in TABLE}


def may(role: Role | None, action: Action) -> bool:
    """Return whether somebody of that role may do it; None, who is no staff, never."""
    return role in _ROLES[action]


def holders(action: Action) -> list[Role]:
    """Return the roles that may do it, the one with the most rights first."""
    return [role for role in Role if may(role, action)]


def commands(role: Role) -> list[str]:
    """Return the commands of the chat that the role may use, in the order of the table."""
    return [command for command, action in COMMANDS.items() if may(role, action)]


def may_approve(author: str, approver: str, *, single_operator: bool) -> bool:
    """Return whether `approver` may switch to an edition that `author` made.

    Two people see what residents will read, unless the office has one. Both are actors as the
    editions and the audit log write them; `may` says whether the approver's role allows it.
    """
    return single_operator or author != approver


def actor(user_id: int) -> str:
    """Return how a person in the chat is written as an author and in the audit log."""
    return str(user_id)


def command_line_actor(name: str) -> str:
    """Return how a user of this machine is written there."""
    return _ON_COMMAND_LINE + name


def on_command_line(actor: str) -> str:
    """Return the name of the user of this machine, "" where the actor is somebody else."""
    is_here = actor.startswith(_ON_COMMAND_LINE)
    return actor.removeprefix(_ON_COMMAND_LINE) if is_here else ""
