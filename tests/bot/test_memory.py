"""What the bot keeps in memory: conversations, albums, the window of updates."""

from hypothesis import given
from hypothesis import strategies as st
from support.town import START, Clock

from bot.albums import REMEMBERED, Albums
from bot.conversations import LIFETIME, TURNS, Conversations
from bot.ledger import Ledger
from knowledge import Library
from knowledge.models import Turn

AUNT, LI = (-1, None, 1), (-1, None, 2)
FIRST, SECOND = Turn("第一问", None), Turn("第二问", None)


def test_a_conversation_is_remembered_by_who_spoke_where() -> None:
    conversations = Conversations(Clock())

    conversations.remember(AUNT, (-1, 10), (FIRST,))

    assert conversations.history(AUNT) == (FIRST,)
    assert conversations.history(LI) == ()
    assert conversations.history((-1, 7, 1)) == ()


def test_a_reply_to_an_answer_finds_what_it_answered() -> None:
    conversations = Conversations(Clock())

    conversations.remember(AUNT, (-1, 10), (FIRST,))
    conversations.remember(AUNT, (-1, 12), (FIRST, SECOND))

    assert conversations.history(LI, (-1, 10)) == (FIRST,)
    assert conversations.history(AUNT, (-1, 10)) == (FIRST,)
    assert conversations.history(AUNT, (-1, 99)) == (FIRST, SECOND)


def test_who_turns_an_answer_to_another_passage_goes_on_from_that(library: Library) -> None:
    shown, other = library.passages[:2]
    conversations = Conversations(Clock())
    conversations.remember(AUNT, (-1, 10), (FIRST, Turn("第二问", shown)))

    conversations.turn_to((-1, 10), other)

    assert conversations.history(AUNT) == (FIRST, Turn("第二问", other))
    assert conversations.history(LI, (-1, 10)) == (FIRST, Turn("第二问", other))


def test_an_older_answer_that_is_turned_leaves_the_later_question_alone(library: Library) -> None:
    shown, other = library.passages[:2]
    conversations = Conversations(Clock())
    conversations.remember(AUNT, (-1, 10), (Turn("第一问", shown),))
    conversations.remember(AUNT, (-1, 12), (SECOND,))

    conversations.turn_to((-1, 10), other)

    assert conversations.history(AUNT) == (SECOND,)
    assert conversations.history(AUNT, (-1, 10)) == (Turn("第一问", other),)


def test_turning_a_forgotten_answer_brings_nothing_back(library: Library) -> None:
    clock = Clock()
    conversations = Conversations(clock)
    conversations.remember(AUNT, (-1, 10), (FIRST,))
    clock.now += LIFETIME + 1

    conversations.turn_to((-1, 10), library.passages[0])
    conversations.turn_to((-1, 99), library.passages[0])

    assert conversations.history(AUNT, (-1, 10)) == ()
    assert conversations.history(AUNT, (-1, 99)) == ()


def test_a_conversation_is_over_after_ten_minutes() -> None:
    clock = Clock()
    conversations = Conversations(clock)
    conversations.remember(AUNT, (-1, 10), (FIRST,))

    clock.now += LIFETIME
    assert conversations.history(AUNT) == (FIRST,)
    clock.now += 1
    assert conversations.history(AUNT) == ()


def test_only_the_last_turns_are_kept() -> None:
    conversations = Conversations(Clock())
    turns = tuple(Turn(str(n), None) for n in range(9))

    conversations.remember(AUNT, (-1, 10), turns)

    assert conversations.history(AUNT) == turns[-TURNS:]


def test_the_least_recent_conversation_is_forgotten_first() -> None:
    conversations = Conversations(Clock(), capacity=2)

    for user in range(3):
        conversations.remember((-1, None, user), (-1, 10 + user), (FIRST,))

    assert [bool(conversations.history((-1, None, user))) for user in range(3)] == [
        False,
        True,
        True,
    ]


def test_what_is_over_is_forgotten_with_the_next_question() -> None:
    clock = Clock()
    conversations = Conversations(clock)
    for user in range(5):
        conversations.remember((-1, None, user), (-1, user), (FIRST,))

    clock.now += LIFETIME + 1
    conversations.remember(AUNT, (-1, 10), (SECOND,))
    clock.now = START

    assert [conversations.history((-1, None, user)) for user in range(5)] == [
        (),
        (SECOND,),
        *[()] * 3,
    ]


def test_an_album_is_claimed_once() -> None:
    albums = Albums()

    assert [albums.claim(album) for album in ("a", "a", "b", None, None)] == [
        True,
        False,
        True,
        True,
        True,
    ]


def test_old_albums_are_forgotten() -> None:
    albums = Albums()

    for number in range(REMEMBERED + 1):
        albums.claim(str(number))

    assert albums.claim("0")
    assert not albums.claim(str(REMEMBERED))


def test_the_offset_stays_at_the_first_update_that_is_not_handled() -> None:
    ledger = Ledger()

    assert ledger.take([5, 6, 7]) == [5, 6, 7]
    ledger.done(6)
    assert ledger.offset == 5
    ledger.done(5)
    assert ledger.offset == 7
    ledger.done(7)
    assert ledger.offset == 8


def test_an_update_that_is_handed_out_again_is_not_new() -> None:
    ledger = Ledger()
    ledger.take([5, 6])
    ledger.done(6)

    assert ledger.take([5, 6, 7]) == [7]
    assert ledger.busy


def test_an_empty_window_forgets_nothing() -> None:
    ledger = Ledger()
    ledger.take([5, 6])
    ledger.done(5)

    assert ledger.take([]) == []
    assert ledger.take([5, 6]) == []
    ledger.take([])
    ledger.done(6)
    assert ledger.offset == 7


def test_what_is_under_way_is_not_new_when_it_comes_back_after_a_gap() -> None:
    ledger = Ledger()
    ledger.take([5])

    assert ledger.take([7]) == [7]
    assert ledger.take([5, 7]) == []
    assert ledger.offset == 5


def test_nothing_is_known_before_the_first_update() -> None:
    ledger = Ledger()

    assert ledger.take([]) == []
    assert ledger.offset is None
    assert not ledger.busy


def test_ids_that_start_anew_lower_are_new() -> None:
    ledger = Ledger()
    ledger.take([900])
    ledger.done(900)

    assert ledger.take([3]) == [3]
    assert ledger.offset == 3


@given(st.permutations(range(12)), st.data())
def test_no_update_is_confirmed_before_it_is_handled(
    order: list[int], data: st.DataObject
) -> None:
    ledger, handled = Ledger(), set[int]()
    seen = list(ledger.take(range(data.draw(st.integers(1, 12)))))
    for update_id in (u for u in order if u in seen):
        ledger.done(update_id)
        handled.add(update_id)
        assert ledger.offset is not None
        assert set(range(ledger.offset)) <= handled
