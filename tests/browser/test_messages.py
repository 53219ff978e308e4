import pytest
from playwright.async_api import Page, expect
from support.page import bot_says
from support.residents import AUNT_CHEN, GROUP_ID, YOUNG_LI

from bot.local.telegram import Telegram, Upload

pytestmark = pytest.mark.asyncio(loop_scope="session")

ICON = b"GIF89a\2\0\1\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\4\1\0\0\0\0,\0\0\0\0\2\0\1\0\0\2\2\x0c\n\0;"


async def test_shows_markup_that_people_write_as_text(chat: Page, telegram: Telegram) -> None:
    telegram.say(GROUP_ID, AUNT_CHEN, "<img src=x onerror=alert(1)> &amp; <b>粗</b>")

    bubble = chat.locator(".message .text")

    await expect(bubble).to_have_text("<img src=x onerror=alert(1)> &amp; <b>粗</b>")
    await expect(bubble.locator("img, b")).to_have_count(0)


async def test_shows_what_entities_mean(chat: Page, telegram: Telegram) -> None:
    await bot_says(
        telegram,
        "😀😀 <b>粗<i>斜</i></b> <u>线</u> <s>删</s> <code>x=1</code>"
        ' <a href="https://example.org/?a=1&amp;b=2">链接</a> @somebody',
    )

    text = chat.locator(".message .text")

    await expect(text.locator("strong")).to_have_text("粗斜")
    await expect(text.locator("strong em")).to_have_text("斜")
    await expect(text.locator("u")).to_have_text("线")
    await expect(text.locator("s")).to_have_text("删")
    await expect(text.locator("code")).to_have_text("x=1")
    await expect(text.locator("a")).to_have_attribute("href", "https://example.org/?a=1&b=2")
    await expect(text.locator(".mention")).to_have_text("@somebody")


async def test_shows_quotes_and_code_without_empty_lines_around(
    chat: Page, telegram: Telegram
) -> None:
    await bot_says(telegram, "前\n<blockquote>引<b>文</b></blockquote>\n中\n<pre>a\nb</pre>\n后")

    text = chat.locator(".message .text")

    await expect(text.locator("blockquote strong")).to_have_text("文")
    await expect(text.locator("pre code")).to_have_text("a\nb", use_inner_text=True)
    assert await text.evaluate("node => node.textContent") == "前引文中a\nb后"


async def test_follows_no_link_that_would_run_a_script(chat: Page, telegram: Telegram) -> None:
    entity = {"type": "text_link", "offset": 0, "length": 2, "url": "javascript:alert(1)"}
    telegram.post(GROUP_ID, AUNT_CHEN, text="点我", entities=[entity])

    text = chat.locator(".message .text")

    await expect(text).to_have_text("点我")
    await expect(text.locator("a")).to_have_count(0)


async def test_a_spoiler_opens_with_the_keyboard(chat: Page, telegram: Telegram) -> None:
    await bot_says(telegram, "谜底：<tg-spoiler>荔枝</tg-spoiler>")
    cover = chat.get_by_role("button", name="隐藏的内容，按回车显示")

    await cover.press("Enter")

    await expect(cover).to_have_count(0)
    await expect(chat.locator(".spoiler.open")).to_have_text("荔枝")


async def test_a_long_quote_opens_and_closes(chat: Page, telegram: Telegram) -> None:
    await bot_says(telegram, f"<blockquote expandable>{'很长的引文，' * 60}</blockquote>")
    inside = chat.locator(".expandable > div")
    await expect(chat.get_by_role("button", name="展开引文")).to_be_visible()
    closed = await inside.evaluate("node => node.clientHeight")

    await chat.get_by_role("button", name="展开引文").click()

    assert await inside.evaluate("node => node.clientHeight") > closed
    await expect(chat.get_by_role("button", name="收起")).to_be_visible()


async def test_a_quote_that_is_not_cut_needs_no_button(chat: Page, telegram: Telegram) -> None:
    await bot_says(telegram, "<blockquote expandable>短</blockquote>")

    await expect(chat.locator(".expandable > div")).to_have_text("短")
    await expect(chat.locator(".more")).to_be_hidden()


async def test_shows_a_picture_with_its_caption(chat: Page, telegram: Telegram) -> None:
    upload = Upload(ICON, "预警.gif", "image/gif")
    params = {"chat_id": GROUP_ID, "photo": "attach://p", "caption": "台风预警"}
    await telegram.call("sendPhoto", params, {"p": upload})

    picture = chat.get_by_role("img", name="图片：台风预警")

    await expect(picture).to_be_visible()
    await expect(picture).to_have_js_property("naturalWidth", 2)
    await expect(chat.locator(".message .text")).to_have_text("台风预警")


async def test_offers_a_document_for_saving(chat: Page, telegram: Telegram) -> None:
    upload = Upload("总结".encode(), "总结.txt", "text/plain")
    params = {"chat_id": GROUP_ID, "document": "attach://d"}
    await telegram.call("sendDocument", params, {"d": upload})

    async with chat.expect_download() as saving:
        await chat.get_by_role("link", name="下载文件：总结.txt").click()

    saved = await (await saving.value).path()
    assert (await saving.value).suggested_filename == "总结.txt"
    assert saved.read_text(encoding="utf-8") == "总结"


async def test_an_edited_message_changes_where_it_stands(chat: Page, telegram: Telegram) -> None:
    message_id = await bot_says(telegram, "旧的")
    telegram.say(GROUP_ID, AUNT_CHEN, "后来的")
    await expect(chat.locator(".message")).to_have_count(2)

    params = {"chat_id": GROUP_ID, "message_id": message_id, "text": "新的"}
    await telegram.call("editMessageText", params)

    await expect(chat.locator(".message .text")).to_have_text(["新的", "后来的"])
    await expect(chat.locator(".message").first.get_by_text("已编辑")).to_be_visible()
    await expect(chat.locator(".message").last.get_by_text("已编辑")).to_be_hidden()


async def test_a_deleted_message_disappears(chat: Page, telegram: Telegram) -> None:
    message_id = await bot_says(telegram, "收回的")
    await expect(chat.locator(".message")).to_have_count(1)

    await telegram.call("deleteMessage", {"chat_id": GROUP_ID, "message_id": message_id})

    await expect(chat.locator(".message")).to_have_count(0)


async def test_typing_shows_until_the_message_comes(chat: Page, telegram: Telegram) -> None:
    await telegram.call("sendChatAction", {"chat_id": GROUP_ID, "action": "typing"})
    await expect(chat.get_by_text("小越正在输入……")).to_be_visible()

    await bot_says(telegram, "写好了")

    await expect(chat.get_by_text("小越正在输入……")).to_be_hidden()


async def test_keeps_up_with_the_newest_message(chat: Page, telegram: Telegram) -> None:
    for number in range(30):
        telegram.say(GROUP_ID, YOUNG_LI, f"第{number}条")

    await bot_says(telegram, "很长的一段话，" * 500)

    newest = chat.locator(".message.bot")
    await expect(newest.locator("header")).to_be_in_viewport()
    telegram.say(GROUP_ID, YOUNG_LI, "最后一条")
    await expect(chat.locator(".message", has_text="最后一条")).to_be_in_viewport()


async def test_leaves_who_reads_older_messages_in_peace(chat: Page, telegram: Telegram) -> None:
    for number in range(30):
        telegram.say(GROUP_ID, YOUNG_LI, f"第{number}条")
    first = chat.locator(".message", has_text="第0条")
    await first.scroll_into_view_if_needed()

    telegram.say(GROUP_ID, YOUNG_LI, "新的一条")

    await expect(chat.locator(".message", has_text="新的一条")).to_be_attached()
    await expect(first).to_be_in_viewport()


async def test_a_screen_reader_hears_a_new_message(chat: Page, telegram: Telegram) -> None:
    await bot_says(telegram, "大家好")

    await expect(chat.locator("[aria-live=polite]")).to_have_text("小越：大家好")


async def test_tells_of_people_who_come_and_go(chat: Page, telegram: Telegram) -> None:
    telegram.leave(GROUP_ID, YOUNG_LI)

    await expect(chat.locator(".service")).to_have_text("小李 离开了群聊")


async def test_marks_news_in_the_other_chat(chat: Page, telegram: Telegram) -> None:
    await telegram.call("sendMessage", {"chat_id": AUNT_CHEN, "text": "私下说"})
    private = chat.get_by_role("button", name="私聊小越")
    await expect(private).to_contain_text("新消息")

    await private.click()

    await expect(chat.locator(".message .text")).to_have_text("私下说")
    await expect(private).not_to_contain_text("新消息")
