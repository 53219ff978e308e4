import pytest

from bot import roles, texts
from bot.roles import (
    COMMANDS,
    TABLE,
    Action,
    Role,
    actor,
    command_line_actor,
    holders,
    may,
    may_approve,
)

EDITOR, APPROVER, OWNER = Role.EDITOR, Role.APPROVER, Role.OWNER
STAFF = {EDITOR, APPROVER, OWNER}
RESPONSIBLE = {APPROVER, OWNER}

PREPARING = ["reload", "editions", "find", "faq", "push", "pushes", "topic"]

# the whole table once more, as the office agreed on it
AGREED = {
    "upload": STAFF,
    "reload": STAFF,
    "check": STAFF,
    "add": STAFF,
    "remove": STAFF,
    "discard": STAFF,
    "rehearse": STAFF,
    "request": STAFF,
    "editions": STAFF,
    "export": STAFF,
    "find": STAFF,
    "faq": STAFF,
    "faq_add": STAFF,
    "faq_reword": STAFF,
    "faq_delete": STAFF,
    "push": STAFF,
    "push_ask": STAFF,
    "push_withdraw": STAFF,
    "pushes": STAFF,
    "push_pause": STAFF,
    "push_resume": STAFF,
    "push_cancel": STAFF,
    "topics": STAFF,
    "push_approve": RESPONSIBLE,
    "push_return": RESPONSIBLE,
    "push_recall": RESPONSIBLE,
    "push_retry": RESPONSIBLE,
    "topic_add": RESPONSIBLE,
    "topic_change": RESPONSIBLE,
    "publish": RESPONSIBLE,
    "switch": RESPONSIBLE,
    "rollback": RESPONSIBLE,
    "staff": RESPONSIBLE,
    "audit": RESPONSIBLE,
    "grant": {OWNER},
    "revoke": {OWNER},
}


@pytest.mark.parametrize("role", [None, *Role])
@pytest.mark.parametrize("action", Action)
def test_each_role_may_what_was_agreed(action: Action, role: Role | None) -> None:
    assert may(role, action) is (role in AGREED[action])


def test_every_action_has_one_row() -> None:
    assert sorted(rule.action for rule in TABLE) == sorted(Action)


def test_the_commands_of_the_chat_are_these() -> None:
    assert COMMANDS == {
        "reload": Action.RELOAD,
        "editions": Action.EDITIONS,
        "find": Action.FIND,
        "faq": Action.FAQ,
        "push": Action.PUSH,
        "pushes": Action.PUSHES,
        "topic": Action.TOPICS,
        "rollback": Action.ROLLBACK,
        "staff": Action.STAFF,
        "audit": Action.AUDIT,
        "grant": Action.GRANT,
        "revoke": Action.REVOKE,
    }


@pytest.mark.parametrize(
    ("role", "commands"),
    [
        (EDITOR, PREPARING),
        (APPROVER, [*PREPARING, "rollback", "staff", "audit"]),
        (OWNER, list(COMMANDS)),
    ],
)
def test_a_role_has_its_commands_in_the_order_of_the_table(
    role: Role, commands: list[str]
) -> None:
    assert roles.commands(role) == commands


def test_every_command_is_described() -> None:
    assert list(texts.OFFICE_COMMANDS) == list(COMMANDS)


@pytest.mark.parametrize(
    ("action", "holding"),
    [
        (Action.GRANT, [OWNER]),
        (Action.PUBLISH, [OWNER, APPROVER]),
        (Action.FIND, [OWNER, APPROVER, EDITOR]),
    ],
)
def test_the_holders_of_a_right_are_named_the_highest_first(
    action: Action, holding: list[Role]
) -> None:
    assert holders(action) == holding


@pytest.mark.parametrize(
    ("author", "approver", "single_operator", "approves"),
    [
        ("1", "2", False, True),
        ("1", "1", False, False),
        ("1", "1", True, True),
        ("1", "2", True, True),
        ("cli:chen", "1", False, True),
        ("cli:chen", "cli:chen", False, False),
    ],
)
def test_an_edition_is_approved_by_somebody_else_unless_there_is_one_operator(
    author: str, approver: str, single_operator: bool, approves: bool
) -> None:
    assert may_approve(author, approver, single_operator=single_operator) is approves


def test_an_actor_is_a_user_of_telegram_or_of_this_machine() -> None:
    assert (actor(123456789), command_line_actor("chen")) == ("123456789", "cli:chen")
