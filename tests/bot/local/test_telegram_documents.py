import json

import pytest
from aiogram.types import BufferedInputFile, InputMediaDocument, Update
from support.fronts import Front, inside, wire
from support.residents import AUNT_CHEN, GROUP_ID, PICTURE, group, refusal_of, updates

from bot.local.about import DOWNLOAD_BYTES
from bot.local.files import DOCUMENT_BYTES
from bot.local.telegram import LOCAL_TOKEN, Refused, Telegram, Upload, Wire

BOTH = pytest.mark.parametrize("front", [inside, wire])
REPORT = Upload("一、总体情况".encode(), "2024年报告.txt")
ANNEX = Upload(b"\xd0\xcf\x11\xe0", "附件.doc")


@pytest.fixture
def telegram() -> Telegram:
    return group(can_read_all_group_messages=True)


def media(*kinds: str) -> str:
    items = [{"type": kind, "media": f"attach://{at}"} for at, kind in enumerate(kinds)]
    return json.dumps(items)


async def test_a_document_of_a_person_reaches_the_bot(telegram: Telegram) -> None:
    (sent,) = telegram.send_documents(AUNT_CHEN, AUNT_CHEN, [REPORT], "请看")

    (update,) = await updates(telegram)
    message = Update.model_validate(update).message
    assert message
    assert message.document
    assert (message.caption, message.media_group_id) == ("请看", None)
    assert message.document.file_name == "2024年报告.txt"
    assert message.document.mime_type == "text/plain"
    assert message.document.file_size == len(REPORT.data)
    assert sent["document"]["file_id"] == message.document.file_id


async def test_several_documents_are_an_album_with_the_caption_at_its_end(
    telegram: Telegram,
) -> None:
    telegram.send_documents(AUNT_CHEN, AUNT_CHEN, [REPORT, ANNEX], "两份")
    telegram.send_documents(AUNT_CHEN, AUNT_CHEN, [ANNEX, REPORT])

    messages = [update["message"] for update in await updates(telegram)]

    names = [message["document"]["file_name"] for message in messages]
    assert names == ["2024年报告.txt", "附件.doc", "附件.doc", "2024年报告.txt"]
    assert [message.get("caption") for message in messages] == [None, "两份", None, None]
    first, second, third, fourth = [message["media_group_id"] for message in messages]
    assert first == second != third == fourth


@BOTH
async def test_the_bot_downloads_the_very_bytes(front: Front, telegram: Telegram) -> None:
    (sent,) = telegram.send_documents(AUNT_CHEN, AUNT_CHEN, [ANNEX])

    async with front(telegram, LOCAL_TOKEN) as bot:
        stream = await bot.download(sent["document"]["file_id"])

    assert stream
    assert stream.read() == ANNEX.data


@pytest.mark.parametrize(
    ("files", "caption", "reason"),
    [
        ([], "", "Bad Request: 10 files at most can be sent together"),
        ([REPORT] * 11, "", "Bad Request: 10 files at most can be sent together"),
        ([REPORT, Upload(b"", "空.txt")], "", "Bad Request: file must be non-empty"),
        ([REPORT, ANNEX], "长" * 1025, "Bad Request: message caption is too long"),
        ([Upload(bytes(DOCUMENT_BYTES + 1), "大.txt")], "", "Request Entity Too Large"),
    ],
)
async def test_files_that_cannot_be_sent_are_refused_together(
    telegram: Telegram, files: list[Upload], caption: str, reason: str
) -> None:
    with pytest.raises(Refused) as caught:
        telegram.send_documents(AUNT_CHEN, AUNT_CHEN, files, caption)

    assert caught.value.description == reason
    assert await updates(telegram) == []


async def test_a_document_over_the_limit_cannot_be_downloaded(telegram: Telegram) -> None:
    big = Upload(bytes(DOWNLOAD_BYTES + 1), "大.txt")
    (sent,) = telegram.send_documents(AUNT_CHEN, AUNT_CHEN, [big])

    refused = await refusal_of(telegram, "getFile", file_id=sent["document"]["file_id"])

    assert refused == (400, "Bad Request: file is too big", {})


@BOTH
async def test_the_bot_sends_an_album_of_documents(front: Front, telegram: Telegram) -> None:
    (known,) = telegram.send_documents(GROUP_ID, AUNT_CHEN, [ANNEX])
    album = [
        InputMediaDocument(media=BufferedInputFile(REPORT.data, REPORT.name)),
        InputMediaDocument(media=known["document"]["file_id"], caption="<b>两份</b>"),
    ]

    async with front(telegram, LOCAL_TOKEN) as bot:
        first, second = await bot.send_media_group(GROUP_ID, album, message_thread_id=None)

    assert first.document
    assert telegram.file(first.document.file_id).data == REPORT.data
    assert first.media_group_id == second.media_group_id is not None
    assert second.document
    assert (second.document.file_name, second.caption) == ("附件.doc", "<b>两份</b>")


async def test_the_bot_sends_an_album_of_pictures(telegram: Telegram) -> None:
    params = {"chat_id": GROUP_ID, "media": media("photo", "photo")}

    messages = await telegram.call("sendMediaGroup", params, {"0": PICTURE, "1": PICTURE})

    assert [message["photo"][0]["width"] for message in messages] == [2, 2]
    assert len({message["media_group_id"] for message in messages}) == 1


@pytest.mark.parametrize(
    ("album", "reason"),
    [
        ("", "group send failed: an album holds 2-10 items"),
        (media("document"), "group send failed: an album holds 2-10 items"),
        (media(*["document"] * 11), "group send failed: an album holds 2-10 items"),
        (media("document", "photo"), "documents can't be mixed with other media types"),
        (media("document", "poll"), "can't parse InputMedia: unsupported type specified"),
        ("[1, 2]", "can't parse InputMedia: unsupported type specified"),
        (media("document", "document"), "wrong file identifier/HTTP URL specified"),
    ],
)
async def test_an_album_that_cannot_be_sent_leaves_nothing(
    telegram: Telegram, album: str, reason: str
) -> None:
    params: Wire = {"chat_id": GROUP_ID, "media": album}

    with pytest.raises(Refused) as caught:
        await telegram.call("sendMediaGroup", params, {"0": REPORT})

    assert caught.value.description == f"Bad Request: {reason}"
    assert telegram.snapshot()["chats"][0]["messages"] == []
