"""What each field and factor of the ranking is there for, in reports of two passages."""

import pytest
from support.reports import library_of

from knowledge import Kind
from knowledge.dialogue import turn_of


def test_a_word_is_found_by_its_sound() -> None:
    library = library_of("一、公园\n公园新增八家。\n二、卫生\n诊所新增九家。")

    answer = library.ask("枕锁新增几家")

    assert answer.kind is Kind.DIRECT
    assert "九家" in answer.hits[0].quote


def test_a_heading_that_is_asked_about_beats_the_same_words_in_the_text() -> None:
    library = library_of("一、公园\n垃圾分类清运八吨。\n二、垃圾分类\n公园清运九吨。")

    assert "九吨" in library.search("垃圾分类", 1)[0].quote


def test_what_the_heading_says_need_not_stand_in_the_sentence_that_is_quoted() -> None:
    library = library_of("一、青山公园\n青山公园环境优美。全年接待游客八万人。")

    assert library.search("青山公园接待了多少游客", 1)[0].quote == "全年接待游客八万人。"


def test_words_in_one_sentence_beat_the_same_words_in_two() -> None:
    library = library_of(
        "一、东片\n公园种树整修。湖泊养鱼清淤。\n二、西片\n公园湖泊清淤。种树养鱼整修。"
    )

    assert "公园湖泊" in library.ask("公园里有湖泊吗").hits[0].quote


@pytest.mark.parametrize(
    ("everyday", "official"), [("敬老院", "养老机构"), ("老板", "企业"), ("下岗", "失业")]
)
def test_an_everyday_word_finds_the_official_one(everyday: str, official: str) -> None:
    library = library_of(f"一、交通\n修路八条。\n二、民生\n{official}新增九家。")

    answer = library.ask(f"{everyday}新增了多少")

    assert answer.kind is Kind.DIRECT
    assert official in answer.hits[0].quote


def test_an_everyday_word_alone_finds_the_official_one() -> None:
    library = library_of("一、交通\n修路八条。\n二、民生\n企业新增九家。")

    answer = library.ask("老板有多少")

    assert answer.kind is Kind.DIRECT
    assert "企业" in answer.hits[0].quote


def test_official_words_for_what_was_said_beat_stray_characters_of_it() -> None:
    library = library_of(
        "一、公园\n软管由谁做完谁来看管，件件做完，来人打卡分组。\n"
        "二、项目\n各个信息系统上线之前均须组织专家验收评估，评估不合格的不予上线。"
    )

    assert "验收评估" in library.search("软件做完谁来打分", 1)[0].quote


def test_a_sentence_with_a_figure_is_quoted_where_one_is_asked_for() -> None:
    library = library_of("一、环卫\n清运垃圾。清运垃圾共8吨。")

    answer = library.ask("清运垃圾多少")

    assert answer.kind is Kind.DIRECT
    assert answer.hits[0].quote == "清运垃圾共8吨。"


def test_the_sentence_under_a_run_in_heading_is_quoted_not_the_heading() -> None:
    library = library_of("一、工作\n(一)普法宣传。面向全区居民开展普法宣传活动。")

    assert library.ask("普法宣传如何").hits[0].quote == "面向全区居民开展普法宣传活动。"


def test_the_part_of_the_report_that_is_asked_about_comes_first() -> None:
    library = library_of(
        "一、工作总结\n开展普法宣传。\n二、下一步安排\n继续面向全区居民开展各类普法宣传。"
    )

    assert "继续" in library.ask("普法宣传今后怎么改").hits[0].quote


def test_passages_that_are_about_as_good_are_shown_together() -> None:
    library = library_of(
        "一、东片\n清运垃圾八吨。\n二、西片\n清运垃圾九吨。\n三、公园\n垃圾桶十个。"
    )

    hits = library.ask("清运垃圾多少").hits

    assert [hit.quote for hit in hits] == ["清运垃圾八吨。", "清运垃圾九吨。"]


@pytest.mark.parametrize(
    ("before", "quote"), [("青山平台是什么", "九人"), ("绿水地图是什么", "八人")]
)
def test_a_follow_up_is_answered_from_what_the_turn_before_was_about(
    before: str, quote: str
) -> None:
    library = library_of(
        "一、地图\n绿水地图服务居民八人。\n二、平台\n青山平台服务居民九人。\n三、交通\n修路十条。"
    )
    history = [turn_of(library.ask(before))]

    assert quote in library.ask("那服务了多少居民?", history).hits[0].quote
    assert quote in library.ask("居民几人?", history).hits[0].quote
