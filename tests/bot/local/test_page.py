from collections.abc import AsyncIterator
from io import BytesIO

import pytest
from aiohttp import ClientResponse, FormData
from aiohttp.test_utils import TestClient, TestServer
from support.residents import AUNT_CHEN, GROUP_ID, group

from bot.local.forms import ROOM_BYTES
from bot.local.page import page
from bot.local.telegram import Telegram, Upload

PNG = (
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89"
    b"\0\0\0\rIDATx\x9cc\xf8\xff\xff?\0\5\xfe\2\xfe\xa75\x81\x84\0\0\0\0IEND\xaeB`\x82"
)


@pytest.fixture
def telegram() -> Telegram:
    return group()


@pytest.fixture
async def client(telegram: Telegram) -> AsyncIterator[TestClient]:
    async with TestClient(TestServer(page(telegram))) as client:
        yield client


async def post(client: TestClient, path: str, body: object) -> ClientResponse:
    origin = f"http://{client.host}:{client.port}"
    return await client.post(path, json=body, headers={"Origin": origin})


async def button_message(telegram: Telegram) -> int:
    keyboard = {"inline_keyboard": [[{"text": "展开全文", "callback_data": "more"}]]}
    sent = await telegram.call(
        "sendMessage", {"chat_id": GROUP_ID, "text": "答案", "reply_markup": keyboard}
    )
    return sent["message_id"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html"),
        ("/static/page.css", "text/css"),
        ("/static/page.js", "application/javascript"),
        ("/static/icon.svg", "image/svg+xml"),
    ],
)
async def test_serves_the_page_and_its_parts(client: TestClient, path: str, kind: str) -> None:
    response = await client.get(path)

    assert response.status == 200
    assert response.content_type == kind


@pytest.mark.parametrize("path", ["/", "/state", "/static/page.js", "/nowhere"])
async def test_lets_nothing_but_its_own_files_run(client: TestClient, path: str) -> None:
    response = await client.get(path)

    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'; script-src 'self'; style-src 'self'" in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_the_page_names_no_other_host(client: TestClient) -> None:
    for name in ("/", "/static/page.css", "/static/page.js", "/static/wire.js"):
        text = await (await client.get(name)).text()
        assert "://" not in text


async def test_state_is_the_snapshot(client: TestClient, telegram: Telegram) -> None:
    telegram.say(GROUP_ID, AUNT_CHEN, "大家好")

    response = await client.get("/state")

    assert await response.json() == telegram.snapshot()


async def test_send_makes_a_person_speak(client: TestClient, telegram: Telegram) -> None:
    first = telegram.say(GROUP_ID, AUNT_CHEN, "大家好")

    response = await post(
        client,
        "/send",
        {"chat": GROUP_ID, "as": AUNT_CHEN, "text": "在吗", "reply_to": first["message_id"]},
    )

    said = await response.json()
    assert response.status == 200
    assert said["text"] == "在吗"
    assert said["from"]["first_name"] == "陈姨"
    assert said["reply_to_message"]["text"] == "大家好"
    assert telegram.snapshot()["chats"][0]["messages"][-1] == said


async def test_send_passes_on_a_refusal(client: TestClient) -> None:
    response = await post(client, "/send", {"chat": -5, "as": AUNT_CHEN, "text": "在吗"})

    assert response.status == 400
    assert await response.json() == {"error": "Bad Request: chat not found"}


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ({"chat": GROUP_ID, "as": AUNT_CHEN}, "text"),
        ({"chat": "x", "as": AUNT_CHEN, "text": "?"}, "chat"),
        ([], "body"),
        ("{", "body"),
    ],
)
async def test_send_names_what_is_wrong_in_a_body(
    client: TestClient, body: object, names: str
) -> None:
    response = await post(client, "/send", body)

    assert response.status == 400
    assert (await response.json())["error"].startswith(f"{names}: ")


async def test_send_takes_no_endless_body(client: TestClient) -> None:
    response = await post(
        client, "/send", {"chat": GROUP_ID, "as": AUNT_CHEN, "text": "长" * 70_000}
    )

    assert response.status == 413
    assert await response.json() == {"error": "message is too long"}


async def test_press_hands_the_button_to_the_bot(client: TestClient, telegram: Telegram) -> None:
    message_id = await button_message(telegram)

    response = await post(
        client,
        "/press",
        {"chat": GROUP_ID, "message": message_id, "as": AUNT_CHEN, "data": "more"},
    )

    query = (await telegram.call("getUpdates", {}))[-1]["callback_query"]
    assert await response.json() == {"id": query["id"]}
    assert query["data"] == "more"
    assert query["from"]["id"] == AUNT_CHEN


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8080", "192.168.1.5", "127.0.0.1.evil.example", "[", ""]
)
@pytest.mark.parametrize("path", ["/", "/state", "/events?after=0", "/static/page.js"])
async def test_answers_to_no_foreign_name(client: TestClient, path: str, host: str) -> None:
    response = await client.get(path, headers={"Host": host})

    assert response.status == 403


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST:8080", "127.0.0.1", "127.0.0.2", "[::1]:8080"]
)
async def test_answers_to_every_loopback_name(client: TestClient, host: str) -> None:
    response = await client.get("/state", headers={"Host": host})

    assert response.status == 200


@pytest.mark.parametrize("path", ["/send", "/press"])
@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", None])
async def test_takes_no_orders_from_another_page(
    client: TestClient, telegram: Telegram, path: str, origin: str | None
) -> None:
    body = {"chat": GROUP_ID, "as": AUNT_CHEN, "text": "在吗", "message": 1, "data": "more"}

    response = await client.post(path, json=body, headers={"Origin": origin} if origin else {})

    assert response.status == 403
    assert telegram.snapshot()["chats"][0]["messages"] == []


async def photo_id(telegram: Telegram) -> str:
    upload = Upload(PNG, "一.png", "image/png")
    message = await telegram.call(
        "sendPhoto", {"chat_id": GROUP_ID, "photo": "attach://p"}, {"p": upload}
    )
    return message["photo"][-1]["file_id"]


async def test_shows_a_picture(client: TestClient, telegram: Telegram) -> None:
    file_id = await photo_id(telegram)

    response = await client.get(f"/file/{file_id}")

    assert await response.read() == PNG
    assert response.content_type == "image/png"
    assert response.headers["Content-Disposition"] == "inline"


async def test_lets_any_other_file_only_be_saved(client: TestClient, telegram: Telegram) -> None:
    upload = Upload(b"<script>alert(1)</script>", "总结.html", "text/html")
    message = await telegram.call(
        "sendDocument", {"chat_id": GROUP_ID, "document": "attach://d"}, {"d": upload}
    )

    response = await client.get(f"/file/{message['document']['file_id']}")

    assert await response.read() == b"<script>alert(1)</script>"
    assert response.content_type == "application/octet-stream"
    disposition = response.headers["Content-Disposition"]
    assert disposition == "attachment; filename*=UTF-8''%E6%80%BB%E7%BB%93.html"


async def test_says_that_a_file_is_gone(client: TestClient) -> None:
    response = await client.get("/file/unknown")

    assert response.status == 404


async def attach(
    client: TestClient, *files: tuple[str, bytes], **fields: object
) -> ClientResponse:
    form = FormData(quote_fields=False, default_to_multipart=True)  # as browsers do
    for name, value in fields.items():
        form.add_field(name, str(value))
    for name, data in files:
        form.add_field("files", BytesIO(data), filename=name)
    origin = f"http://{client.host}:{client.port}"
    return await client.post("/attach", data=form, headers={"Origin": origin})


async def test_files_that_are_attached_come_down_as_they_went_up(
    client: TestClient, telegram: Telegram
) -> None:
    page_of_theirs = b"<script>alert(1)</script>"

    response = await attach(
        client,
        ("../报告 1.html", page_of_theirs),
        ("附件.bin", bytes(range(256))),
        **{"chat": AUNT_CHEN, "as": AUNT_CHEN, "text": "两份"},
    )

    first, second = await response.json()
    assert (first["document"]["file_name"], second["caption"]) == ("报告 1.html", "两份")
    assert telegram.snapshot()["chats"][1]["messages"] == [first, second]
    down = await client.get(f"/file/{first['document']['file_id']}")
    assert await down.read() == page_of_theirs
    assert down.content_type == "application/octet-stream"
    assert down.headers["X-Content-Type-Options"] == "nosniff"
    assert down.headers["Content-Disposition"].startswith("attachment; ")
    other = await client.get(f"/file/{second['document']['file_id']}")
    assert await other.read() == bytes(range(256))


async def test_a_file_may_answer_a_message(client: TestClient, telegram: Telegram) -> None:
    asked = telegram.say(AUNT_CHEN, AUNT_CHEN, "报告呢")["message_id"]
    fields = {"chat": AUNT_CHEN, "as": AUNT_CHEN, "reply_to": asked}

    (message,) = await (await attach(client, ("报告.txt", b"1"), **fields)).json()

    assert message["reply_to_message"]["message_id"] == asked


@pytest.mark.parametrize(
    ("files", "fields", "status", "reason"),
    [
        ([], {"chat": AUNT_CHEN, "as": AUNT_CHEN}, 400, "10 files at most"),
        ([("空.txt", b"")], {"chat": AUNT_CHEN, "as": AUNT_CHEN}, 400, "non-empty"),
        ([("报告.txt", b"1")], {"as": AUNT_CHEN}, 400, "chat: "),
        ([("报告.txt", b"1")], {"chat": 5, "as": AUNT_CHEN}, 400, "chat not found"),
    ],
)
async def test_what_cannot_be_attached_is_refused_with_the_reason(
    client: TestClient,
    files: list[tuple[str, bytes]],
    fields: dict[str, object],
    status: int,
    reason: str,
) -> None:
    response = await attach(client, *files, **fields)

    assert response.status == status
    assert reason in (await response.json())["error"]


async def test_no_other_page_may_attach_files(client: TestClient) -> None:
    form = FormData({"chat": str(AUNT_CHEN), "as": str(AUNT_CHEN)})
    form.add_field("files", BytesIO(b"1"), filename="1.txt")

    response = await client.post("/attach", data=form, headers={"Origin": "http://evil.cn"})

    assert response.status == 403


async def test_files_over_the_limit_are_refused_before_they_are_all_there(
    client: TestClient,
) -> None:
    response = await attach(client, ("大.bin", bytes(ROOM_BYTES + 1)), chat=1)

    assert response.status == 413
    assert await response.json() == {"error": "more than 60 MB together"}


@pytest.mark.parametrize(
    "kind", ["application/json", "multipart/form-data; boundary=b", "multipart/form-data"]
)
async def test_what_is_no_form_attaches_nothing(client: TestClient, kind: str) -> None:
    headers = {"Origin": f"http://{client.host}:{client.port}", "Content-Type": kind}

    response = await client.post("/attach", data=b"{}", headers=headers)

    assert response.status == 400
