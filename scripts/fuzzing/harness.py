"""One reader under atheris, in a process of its own: READER FOLDER SECONDS.

`FOLDER/corpus` grows, `FOLDER/findings` holds what was found, stderr tells libFuzzer's figures.
"""

import sys
from pathlib import Path

import atheris
from fuzzing.parts import mutated

PYTHON = ["knowledge", "markdown_it", "mdurl", "charset_normalizer"]  # what reads; not its C

with atheris.instrument_imports(include=PYTHON):
    from fuzzing.readers import READERS
    from fuzzing.watch import MOST_GROWTH, MOST_SECONDS, Watch

    NAME, PATH, SECONDS = sys.argv[1:]
    READER = READERS[NAME]
    SEEDS = READER.seeds()
    for seed in SEEDS:  # what reads them is imported when the first is read
        READER.read(seed, f"seed{READER.suffix}")

LONGEST_INPUT = 64 * 1024  # bytes
ROOM = 500  # MB: what the program takes without an input, generously


def main() -> None:
    """Fuzz one reader until its time is over; libFuzzer ends the process itself."""
    folder = Path(PATH)
    corpus, findings = folder / "corpus", folder / "findings"
    for number, data in enumerate(SEEDS):
        (corpus / f"seed{number}").write_bytes(data)
    words = folder / "words"
    words.write_text("".join(map(_line, READER.words)))
    options = {
        "max_total_time": SECONDS,
        "timeout": round(MOST_SECONDS),
        "rss_limit_mb": round(MOST_GROWTH + ROOM),
        "max_len": LONGEST_INPUT,
        "dict": words,
        "artifact_prefix": f"{findings}/",
        "print_final_stats": 1,
    }
    arguments = [sys.argv[0], *(f"-{key}={value}" for key, value in options.items()), str(corpus)]
    watch = Watch(folder, READER.suffix, READER.read)
    mutator = {"custom_mutator": _inside} if READER.suffix == ".docx" else {}
    atheris.Setup(arguments, watch.read, **mutator)
    atheris.Fuzz()


def _inside(data: bytes, most: int, seed: int) -> bytes:
    return mutated(data, most, seed, atheris.Mutate)


def _line(word: str | bytes) -> str:
    """Return a line of libFuzzer's dictionary."""
    data = word.encode() if isinstance(word, str) else word
    return '"' + "".join(rf"\x{byte:02x}" for byte in data) + '"\n'


if __name__ == "__main__":
    main()
