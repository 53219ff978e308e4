from hypothesis import given
from hypothesis import strategies as st

from knowledge import Passage, Report
from knowledge.marked import END, headings_of, marked, parts
from knowledge.models import Metadata, Outline, Segment
from knowledge.sentences import sentence_spans


def passage_of(text: str) -> Passage:
    segment = Segment(("一、垃圾",), (0, len(text)))
    report = Report("made", text, Metadata(), Outline((0, len(text)), (), (segment,)))
    return report.passages[0]


def test_headings_and_sentences_are_parted_and_normalised() -> None:
    passage = passage_of("清運垃圾8吨。新建ＡＢ公園。")

    text = marked(passage)

    assert headings_of(passage, text) == "一、垃圾"
    assert parts(passage, text) == ("一、垃圾", ["清运垃圾8吨。", "新建ab公园。"])


@given(st.text(st.sampled_from(f"清运。!?\n;” A{END}\u0301"), min_size=1, max_size=30))
def test_there_are_as_many_sentences_as_the_passage_has(text: str) -> None:
    passage = passage_of(text)

    above, sentences = parts(passage, marked(passage))

    assert len(sentences) == len(sentence_spans(passage.text))
    assert above == "一、垃圾"
