"""The whole program as a resident meets it: page, bot, knowledge, in a real browser."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect
from program import running_program

pytestmark = pytest.mark.asyncio(loop_scope="session")

QUESTION = "艾小越服务了多少居民?"


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def address(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[str]:
    async with running_program(tmp_path_factory.mktemp("program")) as address:
        yield address


async def say(chat: Page, text: str) -> None:
    await chat.get_by_label("消息内容").press_sequentially(text)
    await chat.get_by_label("消息内容").press("Enter")


async def ask(chat: Page, question: str) -> None:
    await chat.get_by_role("button", name="@小越").click()
    await say(chat, question)


def answer_to(chat: Page, question: str) -> Locator:
    quote = chat.locator(".quote", has_text=question)
    return chat.locator(".message.bot").filter(has=quote)


async def test_a_mention_is_answered_with_the_passage_and_its_source(chat: Page) -> None:
    await ask(chat, QUESTION)

    answer = answer_to(chat, QUESTION)

    await expect(answer.locator("strong").first).to_contain_text("31.7万")
    source = answer.get_by_role("link", name="查看原文")
    assert "post_9454076.html#:~:text=" in (await source.get_attribute("href") or "")


async def test_the_rest_of_a_passage_opens_in_place(chat: Page) -> None:
    question = "艾小越进了多少个居民群？"
    await ask(chat, question)
    answer = answer_to(chat, question)
    more = answer.get_by_role("button", name="展开全文")
    await expect(more).to_be_visible()
    short = await answer.locator(".text").text_content() or ""

    await more.click()

    await expect(answer.get_by_text("已编辑")).to_be_visible()
    await expect(more).to_have_count(0)
    assert len(await answer.locator(".text").text_content() or "") > len(short)


async def test_who_does_not_call_the_bot_hears_nothing(chat: Page) -> None:
    await chat.get_by_role("radio", name="小李").check()
    await say(chat, "今晚去不去活动中心")
    await ask(chat, "你是谁？")  # once this is answered, the line before has had its time

    await expect(answer_to(chat, "你是谁？")).to_be_visible()
    await expect(answer_to(chat, "今晚去不去活动中心")).to_have_count(0)


async def test_in_private_no_mention_is_needed(chat: Page) -> None:
    await chat.get_by_role("button", name="陈姨私聊小越").click()

    await say(chat, QUESTION)

    await expect(chat.locator(".message.bot strong").first).to_contain_text("31.7万")
