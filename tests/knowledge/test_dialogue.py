import pytest
from support.conversation import after
from support.reports import DATA, library_of

from knowledge import Answer, Kind, Library, Report, Turn
from knowledge.dialogue import turn_of
from knowledge.evaluate import read_questions
from knowledge.models import Lack

pytestmark = pytest.mark.no_cover  # the same lines for every question

CLAIMS = (Kind.DIRECT, Kind.CHOICE)
MOST_BENT = 0.02  # share of the questions of a file; 下一步有什么打算 may go on from anything
LEAST = 0.8  # share of the follow-ups of the file whose quote tells what is asked


@pytest.fixture(scope="module")
def asked_groups(library: Library) -> Turn:
    return turn_of(library.ask("艾小越机器人进了多少个居民微信群?"))


@pytest.mark.parametrize(
    ("before", "question", "quote"),
    [
        ("艾小越机器人进了多少个居民微信群?", "那服务了多少人?", "超31.7万居民群众"),
        ("各部门新建或认领了多少个政策兑现事项?", "其中已经上线的有几个?", "833个事项"),
        ("首席数据官制度什么时候推广?", "那城中村呢?", "优化城中村治理数据库建设"),
        ("合同审核了多少份?", "那讲座呢?", "法律讲座培训1次"),
        ("合同审核了多少份?", "讲座几次?", "法律讲座培训1次"),
        ("系统漏洞解决了几起?", "病毒呢?", "51起网络病毒攻击"),
        ("普法宣传做得怎么样?", "这方面还有什么不足?", "宣传内容主要以概念解释为主"),
        ("营商环境怎么优化?", "这方面还有什么不足?", "推动营商环境数字化、法治化力度"),
        ("艾小越机器人进了多少个居民微信群?", "有多少个呢", "约3113个居民微信群"),
        ("数据主题", "有多少个呢?", "1634个数据主题"),
        ("企业迁入办了多少家?", "怎么办理?", "线上办理迁入"),
        ("首席数据官制度是什么?", "什么时候?", "首席数据官"),
        ("艾小越是什么?", "它入驻了几个群?", "约3113个居民微信群"),
        ("法律顾问管理制度是怎么回事?", "他们审了多少份合同?", "合同审核55份"),
        ("认领了多少个政策兑现事项?", "是谁认领的?", "各部门、街道"),
        ("智能预约在黄花岗试点吗?", "还有哪个街道?", "洪桥街道"),
        ("企业迁入有多少家?", "在哪里办?", "越秀商家"),
        ("企业迁入有多少家?", "以后呢?", "企业线上迁入"),
        ("城市大脑IOC新增了什么板块?", "那标准屏呢?", "街道级标准屏"),
        ("视频资源有多少路?", "那数据有多少条?", "1029.88万条数据"),
        ("普法宣传有什么不足?", "打算怎么改进?", "作深入普及"),
        ("普法宣传是怎么开展的?", "有什么不足?", "概念解释为主"),
        ("普法宣传的形式有什么问题?", "那内容呢?", "概念解释为主"),
        ("信息公开坚持什么原则?", "发在哪儿?", "区政府门户网站"),
        ("合同审核了多少份?", "谁审的?", "法律顾问"),
        ("合同审核了多少份?", "培训搞过没有?", "法律讲座培训1次"),
        ("网络病毒攻击有几起?", "漏洞有幾多個?", "17起应用系统漏洞"),
        ("艾小越是什么?", "佢入咗幾多個群?", "约3113个居民微信群"),
    ],
)
def test_a_follow_up_is_read_with_the_question_before(
    library: Library, before: str, question: str, quote: str
) -> None:
    history = [turn_of(library.ask(before))]

    answer = library.ask(question, history)

    assert answer.kind is Kind.DIRECT
    assert quote in answer.hits[0].quote


@pytest.mark.parametrize(
    ("asked", "passage"),
    [
        (["艾小越是什么?", "它进了几个群?", "服务多少人?"], 9),
        (["数据主题有多少个?", "来自几个单位?", "那数据多少条?"], 7),
        (["普法宣传是怎么开展的?", "有什么不足?", "那明年怎么改?"], 14),
        (["合同审核了多少份?", "谢谢", "那讲座呢?"], 2),
        (["艾小越进了多少个居民微信群?", "合同审核了多少份?", "那讲座呢?"], 2),
        (["企业迁入有多少家?", "那艾小越进了几个群?"], 9),
    ],
)
def test_a_conversation_goes_on_from_what_it_is_about(
    library: Library, report: Report, asked: list[str], passage: int
) -> None:
    answer = after(library, *asked)

    assert answer.kind is Kind.DIRECT
    assert answer.hits[0].passage == report.passages[passage]


def test_most_follow_ups_are_answered_by_the_passage_that_is_meant(
    library: Library, report: Report
) -> None:
    missed, asked = [], 0
    for line in (DATA / "follow_ups.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            number, quote, *questions = line.split("\t")
            answer = after(library, *questions)
            hit = answer.hits[0] if answer.kind in CLAIMS else None
            asked += 1
            if not hit or hit.passage != report.passages[int(number)] or quote not in hit.quote:
                missed.append(questions)

    assert len(missed) <= (1 - LEAST) * asked, missed


def test_a_follow_up_is_read_with_the_last_turn_of_several(
    library: Library, report: Report, asked_groups: Turn
) -> None:
    history = [turn_of(library.ask("合同审核了多少份?")), asked_groups]

    assert library.ask("那服务了多少人?", history).hits[0].passage == report.passages[9]


# fmt: off
COMPLETE = [
    "艾小越机器人进了多少个居民微信群?", "艾小越服务了多少居民?", "艾小越是什么?",
    "合同审核了多少份?", "2023年法律讲座办了几次?", "数据主题有多少个?", "越秀智库是什么?",
    "首席数据官制度什么时候推广?", "城中村有什么安排?", "企业迁入办了多少家?",
    "哪两个街道试点智能预约?", "网络病毒攻击有几起?", "明年有什么安排?",
    "2023年主要做了哪些工作?", "营商环境方面还有什么欠缺?", "那个就业服务地图是谁开发的?",
    "越秀金卡怎么申请?", "粤商通有什么用?", "这个报告是哪个单位发的?", "报告什么时候发布的?",
    "比特币多少钱?", "公积金提取要带什么材料?", "那些数据主题有多少个?", "其中秋节有什么活动?",
    "该局审核了几份合同?", "这些年艾小越进了多少个群?", "刚才说的网络病毒攻击有几起?",
    "2022年艾小越进了多少个微信群?", "那越秀金卡、免证办要怎么申请和领取?", "视频资源有多少路?",
    "索引号是多少", "那啥,合同审核了几份?", "报告讲什么?", "那老年人服务平台的电话是多少?",
    "那数字平台的法律服务收费吗?", "存在哪些问题?", "你们还会招人吗?", "2021年汇聚了多少条数据?",
    "A股明天会涨吗?", "广州明天会不会下雨?", "报告的文号是多少?", "招商数字地图有什么特点?",
    "今年的防汛工作有什么安排?", "政务服务数据管理局的局长是谁?", "视频资源在全市排第几?",
    "哪个部门认领的政策兑现事项最多?", "艾小越一共服务了三十一万居民吗?",
    "广州市越秀区有多少个街道?", "企业迁入事项的目标是多少家?", "数据主题是哪一年的数据?",
    "党组会议一年开了几次?",
    "你们单位的钱怎么花,有没有人查账?", "普法宣传做了哪些、有什么不足?",
]
BEFORE = [
    "艾小越机器人进了多少个居民微信群?", "合同审核了多少份?", "首席数据官制度什么时候推广?",
    "普法宣传有什么不足?", "企业迁入办了多少家?", "比特币多少钱?", "2023年主要做了哪些工作?",
    "你好", "索引号是多少", "网络病毒攻击有几起?", "2022年艾小越进了多少个微信群?",
    "越秀金卡怎么申请?",
]
# fmt: on


def told(answer: Answer) -> tuple[object, ...]:
    """Return what a resident gets to see of `answer` first."""
    return answer.kind, answer.fact, answer.sections, [hit.quote for hit in answer.hits[:1]]


@pytest.fixture(scope="module")
def turns(library: Library) -> list[Turn]:
    return [turn_of(library.ask(question)) for question in BEFORE]


@pytest.mark.parametrize("question", COMPLETE)
def test_a_complete_question_is_answered_alike_whatever_came_before(
    library: Library, turns: list[Turn], question: str
) -> None:
    alone = told(library.ask(question))

    bent = [turn.question for turn in turns if told(library.ask(question, [turn])) != alone]

    assert bent == []


@pytest.mark.parametrize(
    "before", ["比特币多少钱?", "你好", "索引号是多少", "2023年主要做了哪些工作?"]
)
@pytest.mark.parametrize("question", ["有哪些不足?", "还有哪些不足?"])
def test_an_overview_is_given_where_no_passage_was_shown_before(
    library: Library, question: str, before: str
) -> None:
    answer = library.ask(question, [turn_of(library.ask(before))])

    assert answer == library.ask(question)


def test_of_two_passages_that_answer_the_one_that_was_just_shown_is_meant(
    library: Library, report: Report
) -> None:
    history = [turn_of(library.ask("数据主题有多少个?"))]

    assert library.ask("IOC是什么?").hits[0].passage == report.passages[9]
    assert library.ask("IOC是什么?", history).hits[0].passage == report.passages[7]


def test_a_follow_up_to_a_question_without_an_answer_is_read_with_that_question(
    library: Library, report: Report
) -> None:
    history = [Turn("首席数据官", None)]

    assert library.ask("那什么时候推广呢?", history).hits[0].passage == report.passages[15]


@pytest.mark.parametrize("said", ["", "???", "👍", "👍?", "。。。", "?!", "❓", "\u200b", "_"])
def test_a_message_without_a_word_is_no_follow_up(
    library: Library, asked_groups: Turn, said: str
) -> None:
    assert library.ask(said, [asked_groups]).hits == ()


@pytest.mark.parametrize(
    "question",
    ["为什么?", "为啥", "那为什么呢?", "多少钱?", "是谁呢?", "在哪里?", "那要多少钱?", "罚多少?"],
)
@pytest.mark.parametrize(
    "before", ["艾小越进了多少个群?", "合同审核了几份?", "系统漏洞解决了几起?"]
)
def test_what_the_passage_just_shown_does_not_tell_is_only_related(
    library: Library, before: str, question: str
) -> None:
    last = turn_of(library.ask(before))

    answer = library.ask(question, [last])

    assert answer.kind is Kind.RELATED
    assert answer.hits[0].passage == last.passage


@pytest.mark.parametrize(
    "question",
    ["明天会下雨吗?", "地铁几点停?", "学费多少?", "社保怎么交?", "那有停车场吗?"],
)
@pytest.mark.parametrize("before", ["艾小越进了多少个群?", "合同审核了几份?"])
def test_what_has_nothing_to_do_with_the_passage_just_shown_is_not_found(
    library: Library, before: str, question: str
) -> None:
    answer = library.ask(question, [turn_of(library.ask(before))])

    assert answer.kind is Kind.NOT_FOUND


@pytest.mark.parametrize("question", ["他们工资多少?", "那在哪报名?", "它收费吗?"])
def test_what_a_passage_does_not_tell_of_the_thing_meant_is_only_related(
    library: Library, asked_groups: Turn, question: str
) -> None:
    answer = library.ask(question, [asked_groups])

    assert answer.kind is Kind.RELATED
    assert answer.hits[0].passage == asked_groups.passage


@pytest.mark.parametrize("question", ["有多少个呢", "为什么", "那讲座呢", "什么时候"])
@pytest.mark.parametrize("before", ["数据主题", "合同审核了几份?", "艾小越是什么?"])
def test_a_question_mark_behind_a_follow_up_makes_no_difference(
    library: Library, before: str, question: str
) -> None:
    history = [turn_of(library.ask(before))]

    bare, marked = library.ask(question, history), library.ask(f"{question}?", history)

    assert bare.kind is marked.kind
    assert [hit.quote for hit in bare.hits] == [hit.quote for hit in marked.hits]


@pytest.mark.parametrize(
    ("before", "question", "lack"),
    [
        ("艾小越机器人进了多少个居民微信群?", "怎么把它拉进群?", Lack.WAY),
        ("艾小越是干什么的?", "它是谁开发的?", Lack.WHO),
        ("法律讲座办了几次?", "是哪天办的?", Lack.TIME),
        ("法律讲座办了几次?", "是谁讲的?", Lack.WHO),
        ("廉洁政务特约监督员是干什么的?", "有几个人?", Lack.NUMBER),
        ("明年会优化企业信用报告自助打印吗?", "在哪打印?", Lack.WHERE),
        ("诊所备案凭证能直接签发吗?", "要交多少钱?", Lack.MONEY),
    ],
)
def test_what_the_thing_spoken_of_is_not_said_to_be_is_named_as_lacking(
    library: Library, before: str, question: str, lack: Lack
) -> None:
    last = turn_of(library.ask(before))

    answer = library.ask(question, [last])

    assert (answer.kind, answer.lack) == (Kind.RELATED, lack)
    assert answer.hits[0].passage == last.passage


@pytest.mark.parametrize(
    ("before", "question"),
    [("企业迁入办了多少家?", "都是哪些企业?"), ("汇聚了多少个数据主题?", "分别是哪些主题?")],
)
def test_how_many_there_are_does_not_tell_which_they_are(
    library: Library, before: str, question: str
) -> None:
    answer = library.ask(question, [turn_of(library.ask(before))])

    assert answer.kind is Kind.RELATED


def test_a_pronoun_stands_for_the_thing_spoken_of_not_for_the_report(
    library: Library, report: Report
) -> None:
    history = [turn_of(library.ask("越秀就业服务地图是干嘛的?"))]

    of_the_thing = library.ask("它是谁做的?", history)
    of_the_report = library.ask("这份报告是谁写的?", history)

    assert "协助区人社局开发越秀就业服务地图" in of_the_thing.hits[0].quote
    assert of_the_report.fact == (report, "publisher")


def test_how_sure_a_follow_up_is_depends_on_how_well_it_fits(
    library: Library, asked_groups: Turn
) -> None:
    fits = library.ask("那服务了多少人?", [asked_groups])
    hardly = library.ask("它收费吗?", [asked_groups])

    assert hardly.confidence < fits.confidence < 1


@pytest.mark.parametrize(
    "name",
    [pytest.param("questions_own.jsonl", marks=pytest.mark.slow), "questions_report.jsonl"],
)
def test_hardly_any_question_of_the_files_is_bent_by_what_came_before(
    library: Library, turns: list[Turn], name: str
) -> None:
    asked = {gold.question for gold in read_questions(DATA / name) if not gold.followup_of}

    bent = {
        question
        for question in asked
        if (alone := told(library.ask(question)))
        and any(told(library.ask(question, [turn])) != alone for turn in turns)
    }

    assert len(bent) <= MOST_BENT * len(asked), bent


def test_the_year_of_a_swap_holds_while_the_same_is_wanted(library: Library) -> None:
    answer = after(library, "艾小越服务了多少居民?", "那2022年呢?", "进了几个群?")

    assert answer.lack is Lack.YEAR


def test_the_year_of_a_swap_is_left_where_another_thing_is_wanted(library: Library) -> None:
    answer = after(library, "艾小越服务了多少居民?", "那2022年呢?", "怎么加入?")

    assert answer.lack is Lack.WAY


@pytest.mark.parametrize("question", ["比去年多吗?", "同比增加了吗?", "跟上年比是多了还是少了?"])
def test_how_a_figure_changed_is_not_said_where_no_report_compares(
    library: Library, question: str
) -> None:
    answer = after(library, "网络病毒攻击有几起?", question)

    assert (answer.kind, answer.lack) == (Kind.RELATED, Lack.ASKED)
    assert "51起网络病毒攻击" in answer.hits[0].passage.text


def test_how_a_figure_changed_is_told_where_the_report_compares() -> None:
    library = library_of(
        "2024年甲市政府工作报告\n一、工作总结\n"
        "(一)环卫工作。全年清运垃圾70吨,比上年减少5吨。\n(二)就业工作。新增就业9万人。"
    )

    answer = after(library, "全年清运垃圾多少吨?", "比去年少吗?")

    assert answer.kind is Kind.DIRECT
    assert "比上年减少5吨" in answer.hits[0].quote


@pytest.mark.parametrize("question", ["其中呢?", "那其中呢?", "上面", "另外呢", "刚才那个呢?"])
def test_what_only_points_back_finds_nothing_by_itself(library: Library, question: str) -> None:
    assert library.ask(question).kind is Kind.NOT_FOUND


def test_the_year_of_the_question_before_still_holds(library: Library) -> None:
    history = [turn_of(library.ask("2022年艾小越进了多少个群?"))]

    assert library.ask("那服务了多少人?", history).kind is Kind.RELATED


def test_a_turn_holds_the_question_and_the_passage_that_answered(
    library: Library, report: Report
) -> None:
    left = turn_of(library.ask("合同审核了多少份?"))

    assert left == Turn("合同审核了多少份?", report.passages[2])


@pytest.mark.parametrize("question", ["你好", "比特币多少钱?", "有哪些不足?", "索引号是多少?"])
def test_a_turn_that_no_one_passage_answered_holds_none(library: Library, question: str) -> None:
    assert turn_of(library.ask(question)).passage is None


TOWNS = (
    "2024年甲市政府工作报告\n一、工作总结\n(一)环卫工作。全年清运垃圾80吨。\n二、下一步安排\n(一)加强环卫。更换车辆。",
    "2024年乙市政府工作报告\n一、工作总结\n(一)环卫工作。全年清运垃圾90吨。\n二、下一步安排\n(一)新建公园。建公园5个。",
)


@pytest.fixture(scope="module")
def towns() -> Library:
    return library_of(*TOWNS)


@pytest.mark.parametrize("number", [0, 1])
def test_an_overview_is_of_the_report_that_was_spoken_of(towns: Library, number: int) -> None:
    shown = towns.reports[number].passages[0]

    answer = towns.ask("下一步有什么打算?", [Turn("清运垃圾多少吨?", shown)])

    assert {hit.passage.report for hit in answer.hits} == {towns.reports[number]}


@pytest.mark.parametrize("number", [0, 1])
def test_a_follow_up_stays_with_the_report_that_was_spoken_of(towns: Library, number: int) -> None:
    shown = towns.reports[number].passages[0]

    answer = towns.ask("一共多少吨?", [Turn("环卫工作做得怎么样?", shown)])

    assert answer.hits[0].passage == shown


PROVINCES = (
    "2025年广东省政府工作报告\n一、工作总结\n(一)就业。城镇新增就业143万人。",
    "2025年浙江省政府工作报告\n一、工作总结\n(一)就业。城镇新增就业119万人。",
)


def test_another_place_is_read_with_the_question_before() -> None:
    library = library_of(*PROVINCES)

    answer = after(library, "广东城镇新增就业多少人?", "那浙江呢?")

    assert answer.kind is Kind.DIRECT
    assert "119万人" in answer.hits[0].quote


@pytest.mark.parametrize("asked", ["谁管这个", "这个归谁管", "它是谁管的"])
def test_whose_charge_something_is_stays_with_the_sentence_shown(
    library: Library, asked: str
) -> None:
    first = library.ask("艾小越是什么")

    answer = library.ask(asked, [turn_of(first)])

    assert answer.hits[0].passage == first.hits[0].passage
    assert "艾小越" in answer.hits[0].quote
    assert (answer.kind, answer.lack) == (Kind.RELATED, Lack.WHO)
