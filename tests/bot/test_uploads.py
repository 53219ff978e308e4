"""Documents that operators hand in, one by one and as albums; /reload."""

from pathlib import Path

import pytest
from support.filed import filed
from support.town import AUNT, CHIEF, CLERK, GROUP, REVIEWER, OpenTown, Town, buttons

from bot import texts
from bot.downloads import DOCUMENT_BYTES
from bot.local.telegram import Upload
from bot.storage.audit import Entry

CHOICES = ["查看变化", "演练", "发布", "放弃"]


def upload(name: str, *sentences: str) -> Upload:
    made = filed(name, *(sentences or (f"{name}做了许多事。",)))
    return Upload(made.source, made.file)


async def send(town: Town, officer: int, *files: Upload, caption: str = "") -> str:
    """Return what the message says in the end that answers these files."""
    town.telegram.send_documents(officer, officer, files, caption)
    await town.settle()
    return str(town.spoken(officer)[-1]["text"])


def shown_buttons(town: Town, officer: int) -> list[str]:
    return [button["text"] for button in buttons(town.spoken(officer)[-1])]


async def last_entry(town: Town) -> Entry:
    return (await town.desk.audit.latest(1))[0]


async def test_a_document_makes_an_edition_that_is_shown_and_not_published(town: OpenTown) -> None:
    async with town() as t:
        shown = await send(t, CLERK, upload("水务局", "修了水管。", "通了水。"))

        assert "第 2 版做好了，还没有发布" in shown
        assert "《2024年水务局工作报告》" in shown
        assert "一、第一项" in shown
        assert "二、第二项" in shown
        assert "报告：增 1，撤 0，换 0" in shown
        assert shown_buttons(t, CLERK) == CHOICES
        assert (await t.desk.store.current()).edition == 1
        assert len(t.spoken(CLERK)) == 1  # the progress became the preview


async def test_who_made_an_edition_and_why_is_kept(town: OpenTown) -> None:
    async with town() as t:
        await send(t, CLERK, upload("水务局"), caption="补上\n水务局的")

        edition = await t.desk.store.edition(2)
        assert (edition.author, edition.note) == (str(CLERK), "补上 水务局的")
        entry = await last_entry(t)
        assert (entry.actor, entry.action) == (str(CLERK), "upload")
        assert entry.details["edition"] == 2
        assert entry.details["reports"] == ["水务局"]


async def test_a_document_without_a_caption_has_a_fixed_note(town: OpenTown) -> None:
    async with town() as t:
        await send(t, CLERK, upload("水务局"))

        assert (await t.desk.store.edition(2)).note == texts.OFFICE_NOTE_UPLOADED


async def test_an_album_makes_one_edition_of_all_its_documents(town: OpenTown) -> None:
    async with town() as t:
        shown = await send(
            t, CHIEF, upload("水务局"), upload("园林局"), upload("教育局"), caption="三份"
        )

        edition = await t.desk.store.edition(2)
        assert [report.id for report in edition.reports][1:] == ["水务局", "园林局", "教育局"]
        assert edition.note == "三份"
        assert len(await t.desk.store.editions()) == 2
        for name in ("水务局", "园林局", "教育局"):
            assert f"· {name}.txt：" in shown
        assert shown_buttons(t, CHIEF) == CHOICES
        assert len(t.spoken(CHIEF)) == 1


async def test_albums_of_two_operators_at_once_make_an_edition_each(town: OpenTown) -> None:
    async with town() as t:
        first, second = [upload("水务局"), upload("园林局")], [upload("教育局"), upload("卫健局")]
        t.telegram.send_documents(CLERK, CLERK, first)
        t.telegram.send_documents(REVIEWER, REVIEWER, second)
        await t.settle()

        made = (await t.desk.store.editions())[1:]
        assert {edition.author for edition in made} == {str(CLERK), str(REVIEWER)}
        newest = {report.id for report in made[-1].reports}
        assert {"水务局", "园林局", "教育局", "卫健局"} <= newest
        assert shown_buttons(t, CLERK) == shown_buttons(t, REVIEWER) == CHOICES


async def test_an_edition_on_one_that_nobody_published_says_what_that_brings(
    town: OpenTown,
) -> None:
    async with town() as t:
        await send(t, CLERK, upload("水务局"))
        shown = await send(t, REVIEWER, upload("园林局"))

        assert "先前做好、现在没有在用的改动：增 水务局" in shown
        assert "报告：增 2，撤 0，换 0" in shown


async def test_a_report_of_the_same_name_takes_the_place_of_the_one_before(
    town: OpenTown,
) -> None:
    async with town() as t:
        await send(t, CLERK, upload("水务局", "修了水管。"))
        shown = await send(t, CLERK, upload("水务局", "修了水管和水表。"))

        assert "会替下原来的 1 份：水务局" in shown
        assert len((await t.desk.store.edition(3)).reports) == 2
        assert (await last_entry(t)).details["replaced"] == ["水务局"]


async def test_a_document_that_is_there_already_makes_no_edition(town: OpenTown) -> None:
    async with town() as t:
        await send(t, CLERK, upload("水务局"))
        shown = await send(t, CLERK, upload("水务局"))

        assert "没有变化" in shown
        assert shown_buttons(t, CLERK) == []
        assert len(await t.desk.store.editions()) == 2
        assert (await last_entry(t)).action == "upload"


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (Upload(b"x", "a.csv"), "a.csv 的格式不支持"),
        (Upload(b"x", "没有后缀"), "没有后缀 的格式不支持"),
        (Upload(b" ", "空.txt"), "空.txt 是空的"),
        (Upload(b"PK", "坏.docx"), "坏.docx 打不开"),
    ],
)
async def test_a_document_that_cannot_be_read_is_named_with_the_reason(
    town: OpenTown, file: Upload, said: str
) -> None:
    async with town() as t:
        shown = await send(t, CLERK, file)

        assert said in shown
        assert shown_buttons(t, CLERK) == []
        assert len(await t.desk.store.editions()) == 1


async def test_what_can_be_read_of_an_album_is_taken_and_the_rest_named(town: OpenTown) -> None:
    async with town() as t:
        large = Upload(b"x" * (DOCUMENT_BYTES + 1), "大.txt")
        shown = await send(t, CLERK, large, upload("水务局"), Upload(b"x", "a.csv"))

        assert "大.txt 太大了：聊天里最多收 20 MB" in shown
        assert "a.csv 的格式不支持" in shown
        assert [report.id for report in (await t.desk.store.edition(2)).reports][1:] == ["水务局"]
        assert shown_buttons(t, CLERK) == CHOICES


async def test_a_document_that_telegram_no_longer_has_is_named(town: OpenTown) -> None:
    async with town() as t:
        gone = {"file_id": "gone", "file_unique_id": "gone", "file_name": "旧.txt"}
        t.telegram.post(CLERK, CLERK, document=gone)
        await t.settle()

        assert "旧.txt 没有下载成功" in str(t.spoken(CLERK)[-1]["text"])


async def test_two_documents_of_one_id_are_refused_by_name(town: OpenTown) -> None:
    async with town() as t:
        text = upload("水务局")
        shown = await send(t, CLERK, text, Upload(text.data, "水务局.md"))

        assert "水务局.txt 和 水务局.md 的编号都是 水务局" in shown
        assert len(await t.desk.store.editions()) == 1


async def test_a_name_with_folders_and_marks_that_nobody_sees_is_made_plain(
    town: OpenTown,
) -> None:
    async with town() as t:
        await send(t, CLERK, Upload(upload("水务局").data, "../../etc/水\u202e务\x00局.txt"))

        held = (await t.desk.store.edition(2)).reports[-1]
        assert (held.id, held.file) == ("水务局", "水务局.txt")


async def test_residents_and_groups_are_told_what_they_always_were(town: OpenTown) -> None:
    async with town() as t:
        t.telegram.send_documents(AUNT, AUNT, [upload("水务局")])
        t.telegram.send_documents(GROUP, AUNT, [upload("水务局")])
        t.telegram.say(AUNT, AUNT, "/reload")
        await t.settle()

        said = [message["text"] for message in t.spoken(AUNT)]
        assert texts.TEXT_ONLY.splitlines()[0] in said[0]
        assert texts.UNKNOWN_COMMAND.splitlines()[0] in said[1]
        assert t.spoken(GROUP) == []
        assert len(await t.desk.store.editions()) == 1


async def test_reload_without_a_folder_names_the_setting(town: OpenTown) -> None:
    async with town() as t:
        said = await t.hears(CLERK, CLERK, "/reload")

        assert said is not None
        assert "XIAOYUE_REPORTS_DIR" in said
        assert (await last_entry(t)).action == "reload"


async def test_reload_makes_an_edition_of_the_folder(town: OpenTown, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    (folder / "2024").mkdir(parents=True)
    for made in (filed("水务局", "修了水管。"), filed("园林局", "种了树。")):
        (folder / "2024" / made.file).write_bytes(made.source)
    (folder / "表.csv").write_bytes(b"x")

    async with town(reports_dir=folder) as t:
        shown = await t.hears(CLERK, CLERK, "/RELOAD") or ""

        assert "· 水务局.txt：" in shown
        assert "· 园林局.txt：" in shown
        assert "表.csv 的格式不支持" in shown
        first = (await t.desk.store.edition(1)).reports[0].id
        assert f"有 1 份不在文件夹里，保留不动：{first}。" in shown
        assert shown_buttons(t, CLERK) == CHOICES
        edition = await t.desk.store.edition(2)
        assert [report.id for report in edition.reports] == [first, "园林局", "水务局"]
        assert edition.note == texts.OFFICE_NOTE_RELOADED


async def test_reload_names_only_what_is_other_than_before(town: OpenTown, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for made in (filed("水务局", "修了水管。"), filed("园林局", "种了树。")):
        (folder / made.file).write_bytes(made.source)

    async with town(reports_dir=folder) as t:
        await t.hears(CLERK, CLERK, "/reload")
        (folder / "水务局.txt").write_bytes(filed("水务局", "修了水管和水表。").source)
        shown = await t.hears(CLERK, CLERK, "/reload") or ""

        assert "会替下原来的 1 份：水务局。" in shown
        assert "另有 1 份和最新一版里的是同一个文件" in shown
        assert "园林局.txt" not in shown


async def test_reload_of_a_folder_that_is_as_it_was_says_so_and_what_is_left(
    town: OpenTown, tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "水务局.txt").write_bytes(filed("水务局", "修了水管。").source)

    async with town(reports_dir=folder) as t:
        await t.hears(CLERK, CLERK, "/reload")
        shown = await t.hears(CLERK, CLERK, "/reload") or ""

        assert "没有变化" in shown
        assert "有 1 份不在文件夹里，保留不动" in shown
        assert shown_buttons(t, CLERK) == []


async def test_reload_of_an_empty_folder_says_so(town: OpenTown, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()

    async with town(reports_dir=folder) as t:
        assert "里没有报告" in (await t.hears(CLERK, CLERK, "/reload") or "")
        assert (await last_entry(t)).action == "reload"


async def test_two_files_of_one_id_in_the_folder_are_named_with_their_folders(
    town: OpenTown, tmp_path: Path
) -> None:
    folder = tmp_path / "reports"
    for year, said in (("2023", "修了水管。"), ("2024", "修了水表。")):
        (folder / year).mkdir(parents=True)
        (folder / year / "水务局.txt").write_bytes(filed("水务局", said).source)

    async with town(reports_dir=folder) as t:
        shown = await t.hears(CLERK, CLERK, "/reload") or ""

        assert "2023/水务局.txt 和 2024/水务局.txt 的编号都是 水务局" in shown
