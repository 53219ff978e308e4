import pytest
from playwright.async_api import Page, expect
from support.page import bot_says, keyboard
from support.residents import GROUP_ID, YOUNG_LI

from bot.local.telegram import Telegram

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def bot_answers_the_press(telegram: Telegram, **answer: object) -> None:
    updates = await telegram.call("getUpdates", {"timeout": 10})
    query = updates[-1]["callback_query"]
    await telegram.call("answerCallbackQuery", {"callback_query_id": query["id"], **answer})


async def test_a_link_button_keeps_its_address_as_it_is(chat: Page, telegram: Telegram) -> None:
    address = "http://www.yuexiu.gov.cn/a/post_9454076.html#:~:text=%E7%9B%AE%E5%89%8D,-31.7"
    await bot_says(telegram, "答案", reply_markup=keyboard(url=address))

    button = chat.get_by_role("link", name="按钮")

    await expect(button).to_have_attribute("href", address)
    await expect(button).to_have_attribute("target", "_blank")
    await expect(button).to_have_attribute("rel", "noopener")


async def test_a_pressed_button_shows_the_answer(chat: Page, telegram: Telegram) -> None:
    await bot_says(telegram, "答案", reply_markup=keyboard(callback_data="more"))

    await chat.get_by_role("button", name="按钮").click()
    await bot_answers_the_press(telegram, text="好的")

    await expect(chat.locator("#toast")).to_have_text("好的")
    await expect(chat.locator(".key[aria-busy]")).to_have_count(0)


async def test_an_alert_waits_until_it_is_closed(chat: Page, telegram: Telegram) -> None:
    await bot_says(telegram, "答案", reply_markup=keyboard(callback_data="more"))

    await chat.get_by_role("button", name="按钮").click()
    await bot_answers_the_press(telegram, text="请注意", show_alert=True)

    alert = chat.get_by_role("dialog", name="请注意")
    await expect(alert).to_be_visible()
    await alert.get_by_role("button", name="知道了").click()
    await expect(alert).to_be_hidden()


async def test_enter_sends_and_shift_enter_breaks_the_line(chat: Page) -> None:
    text = chat.get_by_label("消息内容")

    await text.press_sequentially("第一行")
    await text.press("Shift+Enter")
    await text.press_sequentially("第二行")
    await text.press("Enter")

    await expect(chat.locator(".message .text")).to_have_text(
        "第一行\n第二行", use_inner_text=True
    )
    await expect(text).to_have_value("")
    await expect(text).to_be_focused()


async def test_enter_sends_nothing_while_an_input_method_composes(chat: Page) -> None:
    text = chat.get_by_label("消息内容")
    keys = await chat.context.new_cdp_session(chat)
    await text.focus()

    composing = {"text": "yue", "selectionStart": 3, "selectionEnd": 3}
    await keys.send("Input.imeSetComposition", composing)
    enter = {"type": "rawKeyDown", "key": "Enter", "windowsVirtualKeyCode": 229}
    await keys.send("Input.dispatchKeyEvent", enter)
    await keys.send("Input.insertText", {"text": "越"})

    await expect(text).to_have_value("越")
    await expect(chat.locator(".message")).to_have_count(0)


async def test_speaks_as_whom_one_chooses(chat: Page) -> None:
    await chat.get_by_role("radio", name="小李").check()

    await chat.get_by_label("消息内容").fill("我是小李")
    await chat.get_by_role("button", name="发送").click()

    await expect(chat.locator(".message.own .sender")).to_have_text("小李")


async def test_the_helper_writes_the_mention(chat: Page) -> None:
    await chat.get_by_role("button", name="@小越").click()

    await expect(chat.get_by_label("消息内容")).to_have_value("@xiaoyue_bot ")
    await expect(chat.get_by_label("消息内容")).to_be_focused()


async def test_a_reply_quotes_and_leads_back(chat: Page, telegram: Telegram) -> None:
    telegram.say(GROUP_ID, YOUNG_LI, "晚上去哪里")
    await chat.get_by_role("button", name="回复小李的这条消息").click()
    await expect(chat.locator("#reply")).to_contain_text("晚上去哪里")

    await chat.get_by_label("消息内容").fill("活动中心")
    await chat.get_by_label("消息内容").press("Enter")
    await chat.locator(".quote", has_text="晚上去哪里").click()

    await expect(chat.locator(".message", has_text="晚上去哪里").first).to_be_focused()
    await expect(chat.locator("#reply")).to_be_hidden()


async def test_a_refusal_is_readable_and_loses_nothing(chat: Page) -> None:
    await chat.get_by_label("消息内容").fill("长" * 4097)

    await chat.get_by_role("button", name="发送").click()

    await expect(chat.get_by_role("alert")).to_have_text(
        "没有发出去：消息太长了，一条最多 4096 个字。"
    )
    await expect(chat.get_by_label("消息内容")).to_have_value("长" * 4097)
