from knowledge.word_lists import any_of, either, lines, written_out


def test_the_lines_of_a_file_are_those_that_say_something() -> None:
    found = [*lines("cues.tsv")]

    assert found
    assert not any(line.startswith("#") or not line for line in found)


def test_of_words_that_begin_alike_the_longest_is_found() -> None:
    assert either(["街", "街道", "a.b"]).findall("街道和街, a.b axb") == ["街道", "街", "a.b"]


def test_an_empty_pattern_finds_nothing_of_its_own() -> None:
    assert any_of(["", "多少|几", ""]).findall("几份?多少?") == ["几", "多少"]


def test_a_shorthand_is_written_out_and_is_no_row_itself() -> None:
    rows = written_out("cues.tsv")

    assert not any(name.startswith("=") for name in rows)
    assert not any("<how>" in pattern for pattern in rows["remedy"])


def test_several_rows_of_one_name_are_one() -> None:
    written = [line for line in lines("cues.tsv") if line.startswith("lacking\t")]

    assert len(written_out("cues.tsv")["lacking"]) == len(written) > 1
