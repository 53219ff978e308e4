import pytest

from bot.actions import Bind, DoEntry, OnEntry, Ref
from bot.local.markup import parse_html
from bot.message import MESSAGE_LIMIT, Message, units
from bot.office import finds
from knowledge import Library
from knowledge.faq import Bound, Entry, Faq
from knowledge.seed import embedded_report

CARD = "越秀金卡怎么申请?"
GROUPS = "艾小越进了多少个居民微信群?"


@pytest.fixture(scope="module")
def library() -> Library:
    return Library.build([embedded_report()])


def actions(message: Message) -> list[object]:
    return [button.action for row in message.rows for button in row]


def labels(message: Message) -> list[str]:
    return [button.text for row in message.rows for button in row]


def test_staff_read_how_it_was_read_what_was_decided_and_what_was_found(library: Library) -> None:
    text = finds.explanation(library.account(CARD)).message.plain

    for told in (
        "要找的：越秀金卡 申请",
        "想知道：怎么办理",
        "怎样答：在所有段落里找。",
        "答法：只是提到，把握 0.05",
        "因为：那一段提到了这件事，但没有写怎么办理、要带什么。",
        "› 三、下一年度主要安排 › (三)持续优化法治化营商环境",
        "对上的：越秀金卡",
        "想知道：怎么办理：没写",
    ):
        assert told in text


def test_the_words_that_matched_stand_in_bold(library: Library) -> None:
    markup = finds.explanation(library.account(CARD)).message.html

    assert "企业线上迁入、<b>越秀金卡</b>、企业信用报告" in markup


def test_words_of_a_report_for_those_of_the_question_stand_in_bold_too(library: Library) -> None:
    markup = finds.explanation(library.account(GROUPS)).message.html

    assert "与<b>群众</b>直接交流接触的优势" in markup


def test_the_best_three_passages_have_a_button_each(library: Library) -> None:
    account = library.account(CARD)

    message = finds.explanation(account).message

    best = account.answer.hits[0]
    assert labels(message) == [f"绑定为标准答案（第 {n} 段）" for n in (1, 2, 3)]
    assert actions(message)[0] == Bind(Ref(best.passage.id, best.quote_span))


def test_of_several_questions_in_one_the_best_passage_of_each_is_shown(library: Library) -> None:
    account = library.account("视频有多少路?法治宣传有什么不足?")

    message = finds.explanation(account).message

    assert "第 1 问：视频有多少路?" in message.plain
    assert "第 2 问：法治宣传有什么不足?" in message.plain
    bound = [action.ref.passage_id for action in actions(message) if isinstance(action, Bind)]
    assert bound == [hit.passage.id for hit in account.answer.hits]


def test_passages_that_were_not_searched_for_can_be_bound_too(library: Library) -> None:
    message = finds.explanation(library.account("存在哪些问题?")).message

    assert "答法：列出小标题" in message.plain
    assert len(actions(message)) == 3


def test_small_talk_leads_to_no_passage(library: Library) -> None:
    message = finds.explanation(library.account("你好")).message

    assert "怎样答：这是打招呼" in message.plain
    assert message.rows == ()


def test_what_an_entry_answers_leads_to_the_entry(library: Library) -> None:
    hit = library.account(CARD).answer.hits[0]
    entry = Entry(12, (CARD,), (Bound.to(hit),))

    page = finds.explanation(library.with_faq(Faq([entry])).account(CARD), entry)

    assert "和一条标准答案的问法一致" in page.message.plain
    assert hit.quote[:40] in page.message.plain
    assert actions(page.message) == [OnEntry(DoEntry.SHOW, 12)]


def test_the_whole_explanation_goes_along_as_a_text_file(library: Library) -> None:
    (file,) = finds.explanation(library.account(CARD)).files

    text = file.content.decode("utf-8-sig")
    assert file.name == "回答的由来.txt"
    assert "把握从哪里来" in text
    assert "第 5 段" in text


@pytest.mark.parametrize(
    "question",
    [
        "<b>越秀金卡</b>&怎么申请?",
        "问" * 4000,
        "?".join(f"越秀智库第{n}是什么" for n in range(200)),
    ],
)
def test_whatever_is_asked_the_explanation_fits_into_a_message(
    library: Library, question: str
) -> None:
    message = finds.explanation(library.account(question)).message

    assert units(message.plain) <= MESSAGE_LIMIT
    assert parse_html(message.html).text == message.plain
