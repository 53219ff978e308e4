"""Ways to find passages: ours, and the peers that it is measured beside.

Each takes the passages and returns what answers a question with the ids of the best, the best
first. Each imports what it needs when it is called: a process holds the libraries it uses.
"""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.pool import Line

MOST = 10  # passages that an engine returns

Find = Callable[[str], Sequence[str]]
Build = Callable[[Sequence[Line]], Find]


@dataclass(frozen=True, slots=True)
class Engine:
    """What builds it; how many questions it is asked at most, where it is slow; what it needs."""

    build: Build
    most: int = 0
    needs: str = "knowledge"


def _ours(lines: Sequence[Line]) -> Find:
    """Rank the passages for the question as it stands, which is all that the peers do."""
    from benchmarks.reports import reports_of  # noqa: PLC0415 - see above

    from knowledge import names  # noqa: PLC0415 - see above
    from knowledge.normalize import normalize  # noqa: PLC0415 - see above
    from knowledge.search import Index  # noqa: PLC0415 - see above
    from knowledge.tokens import Words  # noqa: PLC0415 - see above

    reports, ids = reports_of(lines)
    words = Words(names.mine(reports))
    index = Index([passage for report in reports for passage in report.passages], words, words)
    return lambda question: [ids[found] for found in index.nearest(normalize(question), MOST)]


def _whole_of_ours(lines: Sequence[Line]) -> Find:
    """Read the question, put it right, rank the passages, and quote a sentence of each."""
    from benchmarks.reports import reports_of  # noqa: PLC0415 - see above

    from knowledge import Library  # noqa: PLC0415 - see above

    reports, ids = reports_of(lines)
    library = Library.build(reports)
    return lambda question: [ids[hit.passage] for hit in library.search(question, MOST)]


def _bm25s(lines: Sequence[Line]) -> Find:
    import bm25s  # noqa: PLC0415 - see above

    peer = bm25s.BM25()
    peer.index([_words(_whole(line)) for line in lines], show_progress=False)

    def find(question: str) -> list[str]:
        known = sorted(set(_words(question)) & peer.vocab_dict.keys())
        if not known:
            return []
        scores = peer.get_scores(known)
        best = (-scores).argsort(kind="stable")[:MOST]
        return [lines[at].id for at in best if scores[at] > 0]

    return find


def _tantivy(lines: Sequence[Line]) -> Find:
    import tantivy  # noqa: PLC0415 - see above

    schema = (
        tantivy.SchemaBuilder()
        .add_integer_field("place", stored=True)
        .add_text_field("words", tokenizer_name="whitespace")
        .build()
    )
    index = tantivy.Index(schema)
    writer = index.writer(num_threads=1)
    for place, line in enumerate(lines):
        writer.add_document(tantivy.Document(place=place, words=" ".join(_words(_whole(line)))))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def find(question: str) -> list[str]:
        terms = [
            (tantivy.Occur.Should, tantivy.Query.term_query(schema, "words", word))
            for word in dict.fromkeys(_words(question))
        ]
        found = searcher.search(tantivy.Query.boolean_query(terms), MOST, count=False)
        return [lines[searcher.doc(address)["place"][0]].id for _, address in found.hits]

    return find


def _sqlite(lines: Sequence[Line]) -> Find:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE pool USING fts5(text, tokenize='trigram')")
    database.executemany("INSERT INTO pool VALUES (?)", [(_whole(line),) for line in lines])

    def find(question: str) -> list[str]:
        threes = dict.fromkeys(question[at : at + 3] for at in range(len(question) - 2))
        if not threes:
            return []
        wanted = " OR ".join('"' + three.replace('"', '""') + '"' for three in threes)
        rows = database.execute(
            "SELECT rowid FROM pool WHERE pool MATCH ? ORDER BY rank LIMIT ?", (wanted, MOST)
        )
        return [lines[row - 1].id for (row,) in rows]

    return find


def _rapidfuzz(lines: Sequence[Line]) -> Find:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - see above

    texts = [_whole(line) for line in lines]

    def find(question: str) -> list[str]:
        found = process.extract(question, texts, scorer=fuzz.partial_ratio, limit=MOST)
        return [lines[at].id for _, _, at in found]

    return find


def _whole(line: Line) -> str:
    return f"{line.title}\n{line.text}"


def _words(text: str) -> list[str]:
    import jieba  # noqa: PLC0415 - see above

    return [word for word in jieba.cut(text) if not word.isspace()]


OURS = "ours"
WHOLE = "ours, Library.search"
TANTIVY = "tantivy + jieba"
ENGINES: Mapping[str, Engine] = {
    OURS: Engine(_ours),
    WHOLE: Engine(_whole_of_ours),
    "bm25s + jieba": Engine(_bm25s, needs="bm25s"),
    TANTIVY: Engine(_tantivy, needs="tantivy"),
    "SQLite FTS5, trigram": Engine(_sqlite),
    "rapidfuzz partial_ratio": Engine(_rapidfuzz, most=50),
}
