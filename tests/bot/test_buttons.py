from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions import Notes, Ref, ShowPassage, ShowSection
from bot.buttons import PassagePress, SectionPress, keyboard, pack
from knowledge.models import Lack

IDS = st.text(st.sampled_from("abcXYZ019-_"), min_size=8, max_size=8)
REFS = st.builds(Ref, IDS, st.tuples(st.integers(0, 10**7), st.integers(0, 10**7)))
NOTES = st.builds(
    Notes,
    lack=st.sampled_from([None, *Lack]),
    now=st.booleans(),
    undated=st.booleans(),
    chosen=st.booleans(),
    browsing=st.booleans(),
    unanswered=st.sets(st.integers(1, 66), max_size=6).map(lambda found: tuple(sorted(found))),
    understood=st.text(max_size=60),
)
SHOWN = st.lists(REFS, min_size=1, max_size=5).flatmap(
    lambda refs: st.builds(
        ShowPassage, st.just(tuple(refs)), st.integers(0, len(refs) - 1), st.booleans(), NOTES
    )
)
REF = Ref("aBc-_019", (12, 345))


@pytest.mark.parametrize(
    "action",
    [
        ShowPassage((REF,)),
        ShowPassage((REF, Ref("ZZZZZZZZ", (0, 0))), at=1, whole=True),
        ShowPassage((REF,), notes=Notes(now=True, undated=True, chosen=True, browsing=True)),
        ShowPassage((REF,), notes=Notes(understood="越秀智库、艾小越")),
        ShowPassage((REF,), notes=Notes(unanswered=(1, 3, 6))),
        *(ShowPassage((REF,), notes=Notes(lack=lack)) for lack in Lack),
        *(ShowPassage((REF,) * 3, 2, whole=True, notes=Notes(lack=lack)) for lack in Lack),
    ],
)
def test_what_is_packed_comes_back(action: ShowPassage) -> None:
    assert PassagePress.unpack(pack(action)).action() == action


def test_what_is_lacking_is_written_as_on_buttons_that_were_sent_before() -> None:
    lacking = [pack(ShowPassage((REF,), notes=Notes(lack=lack))) for lack in (None, *Lack)]

    numbers = [
        "0",
        "w",
        "1s",
        "2o",
        "3k",
        "4g",
        "5c",
        "68",
        "74",
        "80",
        "8w",
        "9s",
        "ao",
        "bk",
        "cg",
    ]
    assert lacking == [f"p2:aBc-_019c.9l:{number}:" for number in numbers]


@pytest.mark.parametrize("state", ["-1", "-10", "-5lc0", "e8", "dc"])
def test_a_press_on_a_passage_that_is_not_listed_is_refused(state: str) -> None:
    with pytest.raises(ValueError, match=state):
        PassagePress(refs="aBc-_0190.1", state=state).action()


def test_a_section_comes_back() -> None:
    assert SectionPress.unpack(pack(ShowSection("aBc-_019"))).section_id == "aBc-_019"


def test_terms_that_do_not_fit_are_left_out_first() -> None:
    refs = (REF, REF, REF)
    packed = pack(ShowPassage(refs, notes=Notes(now=True, understood="一二三四五六七八九十")))

    assert PassagePress.unpack(packed).action() == ShowPassage(refs, notes=Notes(now=True))


def test_other_passages_that_do_not_fit_are_left_out_next() -> None:
    other = Ref("ZZZZZZZZ", (99, 100))
    packed = pack(ShowPassage((REF, REF, REF, REF, other), at=4, whole=True))

    assert PassagePress.unpack(packed).action() == ShowPassage((other,), whole=True)


@given(SHOWN)
def test_callback_data_always_fits_and_keeps_what_is_shown(action: ShowPassage) -> None:
    data = pack(action)

    assert 1 <= len(data.encode()) <= 64
    back = PassagePress.unpack(data).action()
    assert back.refs[back.at] == action.refs[action.at]
    assert back.whole == action.whole
    assert replace(back.notes, understood="") == replace(action.notes, understood="")


def test_a_message_without_buttons_has_no_keyboard() -> None:
    assert keyboard(()) is None
