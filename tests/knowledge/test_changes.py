from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from support.filed import filed

from knowledge import Passage, Report
from knowledge.changes import Changes, changes
from knowledge.models import Metadata, Outline, Segment

TREES = "春季在主干道两旁补种行道树三百棵,由街道绿化所养护。"
LIFTS = "为二十个老旧小区加装电梯,居民出资不超过四成。"
LUNCH = "长者饭堂每天供应午餐八百份,七十岁以上老人减免两元。"


def report(name: str, *sentences: str, year: int = 2024) -> Report:
    return filed(name, *sentences, year=year).report


def placed(id_: str, *sections: tuple[str, str]) -> Report:
    """Return a report of passages, each a heading and what stands under it."""
    text, segments = "", []
    for heading, said in sections:
        segments.append(Segment((heading,), (len(text), len(text) + len(said))))
        text += said + "\n"
    return Report(id_, text, Metadata(), Outline((0, len(text)), (), tuple(segments)))


def texts(passages: Sequence[Passage]) -> list[str]:
    return [passage.text for passage in passages]


def paths(found: Changes) -> list[tuple[str, str]]:
    return [(moved.before.path[-1], moved.after.path[-1]) for moved in found.moved]


# Reports


def test_reports_are_added_removed_and_replaced_by_their_ids() -> None:
    before = [report("环卫", TREES), report("住建", LIFTS)]
    after = [report("环卫", TREES + "已完成。"), report("民政", LUNCH)]

    found = changes(before, after)

    assert found.reports_added == (after[1],)
    assert found.reports_removed == (before[1],)
    assert [(r.before, r.after) for r in found.reports_replaced] == [(before[0], after[0])]


def test_a_report_handed_in_under_another_name_replaces_the_one_of_its_title() -> None:
    before = Report("old", LIFTS, Metadata(name="住建报告"), Outline((0, 0), (), ()), 2024)
    after = Report("new", TREES, Metadata(name="住建报告"), Outline((0, 0), (), ()), 2024)
    next_year = Report("next", TREES, Metadata(name="住建报告"), Outline((0, 0), (), ()), 2025)

    found, other = changes([before], [after]), changes([before], [next_year])

    assert [(r.before.id, r.after.id) for r in found.reports_replaced] == [("old", "new")]
    assert not found.reports_added
    assert other.reports_added == (next_year,)
    assert not other.reports_replaced


def test_a_report_with_other_metadata_is_replaced_though_every_passage_is_unchanged() -> None:
    before = placed("a", ("一、绿化", TREES))
    after = Report("a", before.text, Metadata(document_no="1号"), before.outline)

    found = changes([before], [after])

    assert len(found.reports_replaced) == 1
    assert found.unchanged == 1


# Passages


def test_nothing_differs_between_reports_that_were_read_twice() -> None:
    found = changes([report("环卫", TREES, LUNCH)], [report("环卫", TREES, LUNCH)])

    assert found.unchanged == 2
    assert not any((found.added, found.removed, found.changed, found.moved))
    assert not found.reports_replaced


def test_the_order_within_a_section_does_not_matter() -> None:
    before = placed("a", ("一、工作", TREES), ("一、工作", LIFTS))
    after = placed("a", ("一、工作", LIFTS), ("一、工作", TREES))

    assert changes([before], [after]).unchanged == 2


def test_a_passage_with_another_figure_is_changed_and_the_figure_marked() -> None:
    found = changes([report("环卫", TREES)], [report("环卫", TREES.replace("三百", "五百"))])

    [changed] = found.changed
    [(was, now)] = changed.words
    assert changed.before.text[slice(*was)] == "三百"
    assert changed.after.text[slice(*now)] == "五百"
    assert found.unchanged == 0


def test_a_changed_passage_is_known_again_in_another_section_of_its_report() -> None:
    before = placed("a", ("一、绿化", TREES), ("二、饭堂", LUNCH))
    after = placed("a", ("一、饭堂", LUNCH + "周末照常。"), ("二、绿化", TREES + "已完成。"))

    found = changes([before], [after])

    assert [(c.before.text, c.after.text) for c in found.changed] == [
        (LUNCH, LUNCH + "周末照常。"),
        (TREES, TREES + "已完成。"),
    ]


def test_the_passage_that_is_most_alike_is_taken_for_the_changed_one() -> None:
    nearer, further = (
        LIFTS.replace("二十", "三十"),
        LIFTS.replace("居民出资不超过四成", "年底完工"),
    )
    before = placed("a", ("一、工作", LIFTS))
    after = placed("a", ("一、工作", further), ("一、工作", nearer))

    found = changes([before], [after])

    assert [c.after.text for c in found.changed] == [nearer]
    assert texts(found.added) == [further]


def test_what_stands_in_the_same_section_was_changed_however_little_is_left() -> None:
    found = changes([placed("a", ("一、工作", TREES))], [placed("a", ("一、工作", LUNCH))])

    assert [(c.before.text, c.after.text) for c in found.changed] == [(TREES, LUNCH)]


def test_a_passage_that_is_like_none_elsewhere_is_added_or_removed() -> None:
    before = placed("a", ("一、绿化", TREES), ("二、电梯", LIFTS))
    after = placed("a", ("一、绿化", TREES), ("三、饭堂", LUNCH))

    found = changes([before], [after])

    assert texts(found.removed) == [LIFTS]
    assert texts(found.added) == [LUNCH]
    assert not found.changed


def test_passages_of_different_reports_are_never_one_that_was_changed() -> None:
    found = changes([placed("a", ("一、绿化", TREES))], [placed("b", ("一、绿化", TREES[:-1]))])

    assert texts(found.removed) == [TREES]
    assert texts(found.added) == [TREES[:-1]]


def test_the_same_words_in_another_section_or_report_have_moved() -> None:
    before = [placed("a", ("一、绿化", TREES), ("二、电梯", LIFTS)), placed("b")]
    after = [placed("a", ("三、绿化", TREES)), placed("b", ("一、住房", LIFTS))]

    found = changes(before, after)

    assert paths(found) == [("一、绿化", "三、绿化"), ("二、电梯", "一、住房")]
    assert not any((found.added, found.removed, found.changed))


def test_words_that_stand_twice_have_moved_within_their_report_first() -> None:
    before = [placed("b", ("一、旧", TREES)), placed("a", ("一、旧", TREES))]
    after = [placed("a", ("二、新", TREES))]

    found = changes(before, after)

    assert [moved.before.report.id for moved in found.moved] == ["a"]
    assert [passage.report.id for passage in found.removed] == ["b"]


def test_a_passage_beyond_what_is_compared_still_pairs_with_its_neighbour() -> None:
    numbered = [f"第{n}户居民在社区服务站办理第{n}号事项。" for n in range(300)]
    before = placed("a", *((f"旧{n}", said) for n, said in enumerate(numbered)))
    after = placed("a", *((f"新{n}", said + "办结。") for n, said in enumerate(numbered)))

    found = changes([before], [after])

    assert [c.after.text for c in found.changed] == [said + "办结。" for said in numbered]


# Every passage, once

SENTENCES = st.sampled_from(
    [TREES, TREES + "已完成。", LIFTS, LIFTS[:-8] + "。", LUNCH, "详见附件。"]
)
SECTIONS = st.lists(st.tuples(st.sampled_from(["一、", "二、", "三、"]), SENTENCES), max_size=6)
EDITIONS = st.dictionaries(st.sampled_from("abc"), SECTIONS, max_size=3).map(
    lambda reports: [placed(id_, *sections) for id_, sections in reports.items()]
)


@given(EDITIONS, EDITIONS)
def test_every_passage_is_in_exactly_one_group(before: list[Report], after: list[Report]) -> None:
    found = changes(before, after)

    pairs = [*found.changed, *found.moved]
    old = [*found.removed, *(pair.before for pair in pairs)]
    new = [*found.added, *(pair.after for pair in pairs)]
    assert len(set(old)) == len(old)
    assert len(set(new)) == len(new)
    assert len(old) + found.unchanged == sum(len(r.passages) for r in before)
    assert len(new) + found.unchanged == sum(len(r.passages) for r in after)


@given(EDITIONS)
def test_an_edition_does_not_differ_from_itself(edition: list[Report]) -> None:
    found = changes(edition, edition)

    assert found.unchanged == sum(len(r.passages) for r in edition)
    assert not any((found.added, found.removed, found.changed, found.moved))
    assert not any((found.reports_added, found.reports_removed, found.reports_replaced))


@given(EDITIONS, EDITIONS)
def test_the_way_back_takes_out_what_was_added_and_undoes_every_change(
    before: list[Report], after: list[Report]
) -> None:
    found, back = changes(before, after), changes(after, before)

    assert back.added == found.removed
    assert back.removed == found.added
    assert back.unchanged == found.unchanged
    for there, here in ((back.changed, found.changed), (back.moved, found.moved)):
        assert {(p.after, p.before) for p in there} == {(p.before, p.after) for p in here}
    assert back.reports_added == found.reports_removed
