import struct

import pytest
from support.residents import AUNT_CHEN, GROUP_ID, PICTURE, group, refusal_of

from bot.local.files import Files, picture_size
from bot.local.telegram import Refused, Telegram, Upload, Wire


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", width, height)


JPEG = b"\xff\xd8\xff\xe0\0\4JF\xff\xc0\0\x0b\x08\0\3\0\2"


@pytest.fixture
def telegram() -> Telegram:
    return group()


async def test_an_uploaded_photo_is_shown_and_kept(telegram: Telegram) -> None:
    message = await telegram.call(
        "sendPhoto",
        {"chat_id": GROUP_ID, "photo": "attach://x", "caption": "<b>图</b>", "parse_mode": "HTML"},
        {"x": PICTURE},
    )

    photo = message["photo"][0]
    assert (photo["width"], photo["height"]) == (2, 3)
    assert message["caption"] == "图"
    assert message["caption_entities"] == [{"type": "bold", "offset": 0, "length": 1}]
    assert telegram.file(photo["file_id"]).data == PICTURE.data
    assert telegram.file(photo["file_id"]).mime == "image/png"


async def test_a_photo_is_sent_again_by_its_id(telegram: Telegram) -> None:
    first = telegram.send_photo(GROUP_ID, AUNT_CHEN, PICTURE, "看")
    file_id = first["photo"][0]["file_id"]

    again = await telegram.call("sendPhoto", {"chat_id": GROUP_ID, "photo": file_id})

    assert again["photo"] == first["photo"]


async def test_a_document_keeps_name_and_type(telegram: Telegram) -> None:
    report = Upload("报告".encode(), "报告.txt")

    message = await telegram.call("sendDocument", {"chat_id": GROUP_ID}, {"document": report})

    document = message["document"]
    assert (document["file_name"], document["mime_type"]) == ("报告.txt", "text/plain")
    assert document["file_size"] == 6


async def test_a_file_can_be_asked_for(telegram: Telegram) -> None:
    file_id = telegram.send_photo(GROUP_ID, AUNT_CHEN, PICTURE)["photo"][0]["file_id"]

    file = await telegram.call("getFile", {"file_id": file_id})
    unknown = await refusal_of(telegram, "getFile", file_id="x")

    assert file["file_path"] == f"files/{file_id}"
    assert unknown[1] == "Bad Request: wrong file_id or the file is temporarily unavailable"


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({}, "there is no photo in the request"),
        ({"photo": "http://a.cn/a.png"}, "wrong file identifier/HTTP URL specified"),
        ({"photo": "attach://x"}, "wrong file identifier/HTTP URL specified"),
    ],
)
async def test_a_photo_that_is_not_there_is_refused(
    telegram: Telegram, params: Wire, reason: str
) -> None:
    refused = await refusal_of(telegram, "sendPhoto", chat_id=GROUP_ID, **params)

    assert refused == (400, f"Bad Request: {reason}", {})


async def test_a_long_caption_is_refused(telegram: Telegram) -> None:
    file_id = telegram.send_photo(GROUP_ID, AUNT_CHEN, PICTURE)["photo"][0]["file_id"]

    refused = await refusal_of(
        telegram, "sendPhoto", chat_id=GROUP_ID, photo=file_id, caption="越" * 1025
    )

    assert refused == (400, "Bad Request: message caption is too long", {})


@pytest.mark.parametrize(
    ("data", "size"),
    [(png(2, 3), (2, 3)), (b"GIF89a\2\0\3\0", (2, 3)), (JPEG, (2, 3))],
)
def test_pictures_tell_their_size(data: bytes, size: tuple[int, int]) -> None:
    assert picture_size(Upload(data, "a")) == size


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "Bad Request: file must be non-empty"),
        (b"text", "Bad Request: IMAGE_PROCESS_FAILED"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "Bad Request: IMAGE_PROCESS_FAILED"),
        (b"\xff\xd8\xff\xe0\0\4JF", "Bad Request: IMAGE_PROCESS_FAILED"),
        (b"\xff\xd8\xff\xc0\0\4", "Bad Request: IMAGE_PROCESS_FAILED"),
        (png(0, 1), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (png(1, 21), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (png(6000, 6000), "Bad Request: PHOTO_INVALID_DIMENSIONS"),
        (bytes(10 * 1024 * 1024 + 1), "Request Entity Too Large"),
    ],
)
def test_what_is_no_photo_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(Refused) as caught:
        picture_size(Upload(data, "a"))

    assert caught.value.description == reason


def test_the_oldest_file_goes_when_room_is_short() -> None:
    files = Files(room=5)

    first, second = files.put(Upload(b"abc", "a")), files.put(Upload(b"def", "b"))

    assert files.get(first) is None
    assert files.get(second) is not None
    assert files.put(Upload(b"def", "b")) == second


def test_a_file_nobody_sent_is_a_key_error(telegram: Telegram) -> None:
    with pytest.raises(KeyError):
        telegram.file("x")
