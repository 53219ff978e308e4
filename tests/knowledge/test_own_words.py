import pytest
from support.reports import understanding_of

from knowledge import Library
from knowledge.own_words import DEED, LITTLE, LONE, THING, OwnWords, own_words_of
from knowledge.tokens import Words


def said(library: Library, typed: str) -> OwnWords:
    return own_words_of(understanding_of(library).read(typed), Words())


@pytest.mark.parametrize(
    ("typed", "things"),
    [
        ("那漏洞呢?", ("漏洞",)),
        ("服务了多少人?", ()),
        ("在哪个网站能看?", ()),
        ("有什么作用?", ()),
        ("一共照顾到多少人?", ()),
        ("加起来多少条?", ()),
        ("企迁业入几家?", ("企迁业入",)),
    ],
)
def test_the_things_a_question_names_are_what_it_is_about(
    library: Library, typed: str, things: tuple[str, ...]
) -> None:
    assert said(library, typed).things == things


def test_what_is_to_be_named_is_no_subject(library: Library) -> None:
    found = said(library, "在哪个网站能看?")

    assert found.asked_for == ("网站",)
    assert found.things == ()


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("进了几个群?", ("群",)),
        ("看了几份?", ("份",)),
        ("有多少条数据?", ("数据",)),
        ("有多少座大桥?", ("大桥",)),
        ("哪里能看?", ()),
        ("第几次办?", ()),
        ("拦了多少?", ()),
    ],
)
def test_what_is_counted_is_known(library: Library, typed: str, first: tuple[str, ...]) -> None:
    assert said(library, typed).counted == first


def test_people_are_counted_however_they_are_called(library: Library) -> None:
    assert {"人", "居民", "群众"} <= {*said(library, "服务了多少居民?").counted}


def test_a_measure_is_told_from_a_noun(library: Library) -> None:
    assert said(library, "看了几份?").is_measured
    assert not said(library, "进了几个群?").is_measured


def test_things_weigh_more_than_deeds_and_those_more_than_the_rest(library: Library) -> None:
    found = dict(said(library, "明天认领漏洞的屏吗?").words)

    assert found == {"明天": LITTLE, "认领": DEED, "漏洞": THING, "屏": LONE}


def test_what_any_plan_is_to_do_does_not_count_in_a_question_about_plans(
    library: Library,
) -> None:
    assert dict(said(library, "明年怎么改进?").words).get("改进", 0) == 0
    assert dict(said(library, "怎么改进?").words)["改进"] == DEED


def test_the_words_that_a_text_lacks_are_weighed(library: Library) -> None:
    found = said(library, "那漏洞认领了吗?")

    assert found.missing("协助解决17起漏洞问题") == pytest.approx(DEED)
    assert found.missing("认领漏洞") == 0
    assert not found.lacks_a_thing("漏洞")
    assert found.lacks_a_thing("病毒")


def test_what_was_said_before_is_left_out(library: Library) -> None:
    found = said(library, "普法的漏洞呢?").beyond("普法做了哪些?")

    assert found.things == ("漏洞",)
