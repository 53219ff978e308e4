from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer
from support.residents import AUNT_CHEN, GROUP_ID, group

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
