"""Roles and what operators may ask for, row by row: as each of them, in private and in a group."""

import pytest
from support.town import AUNT, CHIEF, CLERK, GROUP, LI, REVIEWER, OpenTown, Town

from bot import texts
from bot.actions import (
    Action,
    Bind,
    Book,
    Do,
    DoEntry,
    DoItem,
    DoPush,
    OnEdition,
    OnEntry,
    OnItem,
    OnPush,
    QuoteIn,
    Ref,
    TurnTo,
)
from bot.buttons import pack
from bot.local.telegram import Upload
from bot.roles import COMMANDS

OUTSIDER, ADMINISTRATOR, EDITOR, APPROVER, OWNER = AUNT, LI, CLERK, REVIEWER, CHIEF
PEOPLE = (OUTSIDER, ADMINISTRATOR, EDITOR, APPROVER, OWNER)
NOWHERE = 99  # an edition, an entry: who may press reads that it is gone
REF = Ref("00000000", (0, 1))

DONE, SILENCE = "done", "silence"
UNKNOWN, WORDS, GONE = texts.UNKNOWN_COMMAND, texts.TEXT_ONLY, texts.BUTTON_GONE
RESPONSIBLE = "这件事要由负责人或审核员来做。"
OWNERS = "这件事要由负责人来做。"

Row = tuple[str, str, str, str, str]

# what outsider, administrator of the group, editor, approver and owner get for it in private
TABLE: dict[str | Action, Row] = {
    "/reload": (UNKNOWN, UNKNOWN, DONE, DONE, DONE),
    "/editions": (UNKNOWN, UNKNOWN, DONE, DONE, DONE),
    "/find 越秀智库是什么": (UNKNOWN, UNKNOWN, DONE, DONE, DONE),
    "/faq": (UNKNOWN, UNKNOWN, DONE, DONE, DONE),
    "/push": (UNKNOWN, UNKNOWN, DONE, DONE, DONE),
    "/pushes": (UNKNOWN, UNKNOWN, DONE, DONE, DONE),
    "/topic": (UNKNOWN, UNKNOWN, DONE, DONE, DONE),
    "/rollback": (UNKNOWN, UNKNOWN, RESPONSIBLE, DONE, DONE),
    "/staff": (UNKNOWN, UNKNOWN, RESPONSIBLE, DONE, DONE),
    "/audit": (UNKNOWN, UNKNOWN, RESPONSIBLE, DONE, DONE),
    "/grant 1001 编辑": (UNKNOWN, UNKNOWN, OWNERS, OWNERS, DONE),
    "/revoke 2003": (UNKNOWN, UNKNOWN, OWNERS, OWNERS, DONE),
    "报告.wps": (WORDS, WORDS, DONE, DONE, DONE),
    OnEdition(Do.SHOW, NOWHERE): (GONE, GONE, DONE, DONE, DONE),
    OnEdition(Do.CHANGES, NOWHERE): (GONE, GONE, DONE, DONE, DONE),
    OnEdition(Do.REHEARSE, NOWHERE): (GONE, GONE, DONE, DONE, DONE),
    OnEdition(Do.PUBLISH, NOWHERE): (GONE, GONE, DONE, DONE, DONE),  # an editor asks for it
    OnEdition(Do.PUBLISH_ANYWAY, NOWHERE): (GONE, GONE, RESPONSIBLE, DONE, DONE),
    OnEdition(Do.DISCARD, NOWHERE): (GONE, GONE, DONE, DONE, DONE),
    OnEdition(Do.SOURCES, NOWHERE): (GONE, GONE, DONE, DONE, DONE),
    OnEdition(Do.ROLL_BACK, NOWHERE): (GONE, GONE, RESPONSIBLE, DONE, DONE),
    Bind(REF): (GONE, GONE, DONE, DONE, DONE),
    OnEntry(DoEntry.SHOW, NOWHERE): (GONE, GONE, DONE, DONE, DONE),
    OnEntry(DoEntry.WORD, NOWHERE): (GONE, GONE, DONE, DONE, DONE),
    OnEntry(DoEntry.DROP, NOWHERE): (GONE, GONE, DONE, DONE, DONE),
    OnEntry(DoEntry.DELETE, NOWHERE): (GONE, GONE, DONE, DONE, DONE),
    OnEntry(DoEntry.DELETE_SURELY, NOWHERE): (GONE, GONE, DONE, DONE, DONE),
    TurnTo(Book.EDITIONS, 0): (GONE, GONE, DONE, DONE, DONE),
    TurnTo(Book.FAQ, 0): (GONE, GONE, DONE, DONE, DONE),
    TurnTo(Book.AUDIT, 0): (GONE, GONE, RESPONSIBLE, DONE, DONE),
    **{
        OnItem(do, NOWHERE): (GONE, GONE, DONE, DONE, DONE)
        for do in DoItem
        if do not in (DoItem.APPROVE, DoItem.RETURN)
    },
    OnItem(DoItem.APPROVE, NOWHERE): (GONE, GONE, RESPONSIBLE, DONE, DONE),
    OnItem(DoItem.RETURN, NOWHERE): (GONE, GONE, RESPONSIBLE, DONE, DONE),
    QuoteIn(NOWHERE, 1, REF): (GONE, GONE, DONE, DONE, DONE),
    **{
        OnPush(do, NOWHERE): (GONE, GONE, DONE, DONE, DONE)
        for do in DoPush
        if do not in (DoPush.RECALL, DoPush.RECALL_SURELY, DoPush.RETRY)
    },
    OnPush(DoPush.RECALL, NOWHERE): (GONE, GONE, RESPONSIBLE, DONE, DONE),
    OnPush(DoPush.RECALL_SURELY, NOWHERE): (GONE, GONE, RESPONSIBLE, DONE, DONE),
    OnPush(DoPush.RETRY, NOWHERE): (GONE, GONE, RESPONSIBLE, DONE, DONE),
}
REFUSALS = {UNKNOWN, WORDS, GONE, RESPONSIBLE, OWNERS, SILENCE}


def test_the_table_has_a_row_for_every_command_and_button() -> None:
    commands = [row.split()[0] for row in TABLE if isinstance(row, str) and row[0] == "/"]
    editions = [row.do for row in TABLE if isinstance(row, OnEdition)]
    entries = [row.do for row in TABLE if isinstance(row, OnEntry)]
    books = [row.book for row in TABLE if isinstance(row, TurnTo)]

    assert sorted(commands) == sorted(f"/{command}" for command in COMMANDS)
    assert (editions, entries, books) == (list(Do), list(DoEntry), list(Book))
    assert {row.do for row in TABLE if isinstance(row, OnItem)} == set(DoItem)
    assert {row.do for row in TABLE if isinstance(row, OnPush)} == set(DoPush)


@pytest.mark.parametrize("asked", TABLE, ids=str)
async def test_in_private_each_role_gets_what_the_table_says(
    town: OpenTown, asked: str | Action
) -> None:
    async with town() as t:
        got = [await ask(t, person, person, asked) for person in PEOPLE]
        entries = await t.desk.audit.latest(100)

    done = [person for person, what in zip(PEOPLE, got, strict=True) if what == DONE]
    noted = {entry.actor for entry in entries if "denied" not in entry.details}
    assert tuple(got) == TABLE[asked]
    assert noted <= {str(CHIEF), *map(str, done)}  # the owner has granted the others their roles
    if str(asked).startswith("/"):
        assert noted == {str(CHIEF), *map(str, done)}


@pytest.mark.parametrize("asked", TABLE, ids=str)
async def test_in_a_group_everybody_gets_what_an_outsider_gets(
    town: OpenTown, asked: str | Action
) -> None:
    async with town() as t:
        for officer in (EDITOR, APPROVER, OWNER):
            t.telegram.join(GROUP, officer)
        t.telegram.set_status(GROUP, ADMINISTRATOR, "administrator", by=OUTSIDER)
        await t.hears(GROUP, OUTSIDER, "/about")
        before = await t.desk.audit.latest(100)

        got = [await ask(t, GROUP, person, asked) for person in PEOPLE]

        assert got == [SILENCE if isinstance(asked, str) else GONE] * len(PEOPLE)
        assert await t.desk.audit.latest(100) == before


async def ask(town: Town, chat: int, person: int, asked: str | Action) -> str:
    """Return the refusal that somebody gets, or that it was done."""
    if isinstance(asked, str):
        said = await answered(town, chat, person, asked)
    else:
        said = await pressed(town, chat, person, asked)
    assert not {texts.SORRY, texts.PRESS_FAILED, texts.OFFICE_FAILED} & set(said)
    return SILENCE if not said else said[0] if said[0] in REFUSALS else DONE


async def answered(town: Town, chat: int, person: int, asked: str) -> list[str]:
    """Write a command, or send a document of that name; return what the bot answers."""
    before = len(town.spoken(chat))
    if asked.startswith("/"):
        town.telegram.say(chat, person, asked)
    else:
        town.telegram.send_documents(chat, person, [Upload(b"?", asked)])
    await town.settle()
    return [message.get("text", "") for message in town.spoken(chat)[before:]]


async def pressed(town: Town, chat: int, person: int, action: Action) -> list[str]:
    """Press such a button under anything that the bot has said; return what is told then."""
    if not town.spoken(chat):
        await town.hears(chat, person, "/about")
    cursor = town.cursor
    message_id = town.spoken(chat)[-1]["message_id"]
    town.telegram.press(chat, message_id, person, pack(action))
    await town.settle()
    return await town.told(cursor)
