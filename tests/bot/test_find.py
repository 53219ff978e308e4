from typing import Any

from support.town import AUNT, CHIEF, CLERK, GROUP, REVIEWER, OpenTown, Town, bold, buttons

from bot import texts
from bot.actions import Bind, Ref
from bot.buttons import pack
from knowledge import Library

CARD = "越秀金卡怎么申请?"
BIND = "绑定为标准答案（第 1 段）"


async def looked_up(t: Town, question: str = CARD, by: int = CLERK) -> dict[str, Any]:
    """Look a question up, and return the message that explains the answer."""
    t.telegram.say(by, by, f"/find {question}")
    await t.settle()
    return t.spoken(by)[-2]  # the file follows it


async def pressed(t: Town, message: dict[str, Any], data: str) -> list[str]:
    """Press a button under a message, and return what the presser was told."""
    after = t.cursor
    t.telegram.press(CLERK, message["message_id"], CLERK, data)
    await t.settle()
    return await t.told(after)


def data_of(message: dict[str, Any], text: str) -> str:
    return next(str(b["callback_data"]) for b in buttons(message) if b["text"] == text)


async def test_an_operator_reads_how_an_answer_comes_about(town: OpenTown) -> None:
    async with town() as t:
        explained = await looked_up(t)

        assert "因为：那一段提到了这件事，但没有写怎么办理、要带什么。" in explained["text"]
        assert "越秀金卡" in bold(explained)
        assert t.spoken(CLERK)[-1]["document"]["file_name"] == "回答的由来.txt"


async def test_the_command_may_be_written_in_capitals_and_over_several_lines(
    town: OpenTown,
) -> None:
    async with town() as t:
        t.telegram.say(CLERK, CLERK, f"/FIND\n{CARD}")
        await t.settle()

        assert "要找的：越秀金卡 申请" in t.spoken(CLERK)[-2]["text"]


async def test_without_a_question_it_is_said_how_the_command_is_used(town: OpenTown) -> None:
    async with town() as t:
        assert await t.hears(CLERK, CLERK, "/find") == texts.OFFICE_FIND_HOW


async def test_looking_up_is_written_down_without_the_question(town: OpenTown) -> None:
    async with town() as t:
        await looked_up(t)

        (entry,) = await t.desk.audit.latest(1)
        assert (entry.actor, entry.action, entry.details) == (str(CLERK), "find", {})


async def test_a_press_binds_the_question_to_the_passage(town: OpenTown, library: Library) -> None:
    async with town() as t:
        explained = await looked_up(t)

        told = await pressed(t, explained, data_of(explained, BIND))

        (entry,) = await t.desk.faq.entries()
        hit = library.ask(CARD).hits[0]
        assert told == [""]
        assert entry.wordings == (CARD,)
        assert [(p.passage, p.quote) for p in entry.passages] == [(hit.passage.id, hit.quote)]
        said = t.spoken(CLERK)[-1]
        assert said["text"].startswith(texts.OFFICE_FAQ_ADDED)
        assert [b["text"] for b in buttons(said)] == ["看第 1 条"]


async def test_binding_is_written_down_with_the_number_of_the_entry(town: OpenTown) -> None:
    async with town() as t:
        explained = await looked_up(t)
        await pressed(t, explained, data_of(explained, BIND))

        (entry,) = await t.desk.audit.latest(1)
        assert (entry.actor, entry.action) == (str(CLERK), "faq_add")
        assert entry.details == {"entry": 1, "wordings": 1}


async def test_a_question_that_is_bound_already_leads_to_its_entry(town: OpenTown) -> None:
    async with town() as t:
        explained = await looked_up(t)
        await pressed(t, explained, data_of(explained, BIND))

        await pressed(t, explained, data_of(explained, "绑定为标准答案（第 2 段）"))

        said = t.spoken(CLERK)[-1]
        assert said["text"] == f"“{CARD}”已有标准答案了，是第 1 条。"
        await t.press(CLERK, CLERK, "看第 1 条")
        assert t.spoken(CLERK)[-1]["text"].startswith("第 1 条标准答案")
        assert len(await t.desk.faq.entries()) == 1


async def test_without_the_question_that_was_looked_up_nothing_is_bound(town: OpenTown) -> None:
    async with town() as t:
        explained = await looked_up(t)
        await t.hears(CLERK, CLERK, CARD)

        told = await pressed(t, t.spoken(CLERK)[-1], data_of(explained, BIND))

        assert told == [texts.OFFICE_FIND_GONE]
        assert await t.desk.faq.entries() == []


async def test_a_passage_that_is_not_served_any_more_cannot_be_bound(town: OpenTown) -> None:
    async with town() as t:
        explained = await looked_up(t)

        for data in (pack(Bind(Ref("AAAAAAAA", (0, 4)))), "b:AAAAAAAA", "b:AAAAAAAAx.y.z"):
            assert await pressed(t, explained, data) == [texts.OFFICE_FIND_MOVED]
        assert await t.desk.faq.entries() == []


async def test_a_quote_that_does_not_stand_in_the_passage_is_not_bound(
    town: OpenTown, library: Library
) -> None:
    async with town() as t:
        explained = await looked_up(t)
        passage = library.passages[0]
        beyond = pack(Bind(Ref(passage.id, (0, len(passage.text) + 1))))

        assert await pressed(t, explained, beyond) == [texts.OFFICE_FIND_MOVED]


async def test_a_question_that_is_too_long_is_refused_in_a_sentence(town: OpenTown) -> None:
    async with town() as t:
        explained = await looked_up(t, f"{CARD}{'又怎么' * 100}越秀金卡呢?")

        await pressed(t, explained, data_of(explained, BIND))

        assert t.spoken(CLERK)[-1]["text"] == "问法太长了，最多 200 个字。"


async def test_everybody_of_the_staff_may_look_up(town: OpenTown) -> None:
    async with town() as t:
        for officer in (CHIEF, REVIEWER, CLERK):
            explained = await looked_up(t, by=officer)

            assert "要找的：越秀金卡 申请" in explained["text"]


async def test_for_residents_there_is_no_such_command(town: OpenTown) -> None:
    async with town() as t:
        assert await t.hears(AUNT, AUNT, f"/find {CARD}") == texts.UNKNOWN_COMMAND
        assert await t.hears(GROUP, AUNT, f"/find {CARD}") is None


async def test_in_a_group_staff_have_no_such_command_either(town: OpenTown) -> None:
    async with town() as t:
        t.telegram.join(GROUP, CLERK)
        await t.settle()

        assert await t.hears(GROUP, CLERK, f"/find {CARD}") is None


async def test_a_resident_who_forges_the_button_binds_nothing(
    town: OpenTown, library: Library
) -> None:
    async with town() as t:
        await t.hears(AUNT, AUNT, CARD)
        answer = t.spoken(AUNT)[-1]
        hit = library.ask(CARD).hits[0]
        after = t.cursor

        forged = pack(Bind(Ref(hit.passage.id, hit.quote_span)))
        t.telegram.press(AUNT, answer["message_id"], AUNT, forged)
        await t.settle()

        assert await t.told(after) == [texts.BUTTON_GONE]
        assert await t.desk.faq.entries() == []
