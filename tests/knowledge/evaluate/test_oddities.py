from knowledge.evaluate import Asked, Oddities, oddities


def test_questions_that_stand_for_themselves_have_no_oddities() -> None:
    questions = [
        Asked(id="b", question="那几个?", followup_of="a"),
        Asked(id="a", question="几吨?"),
    ]

    assert oddities(questions) == Oddities(repeated=(), lone=())


def test_ids_that_come_again_and_follow_ups_of_nothing_are_told() -> None:
    questions = [
        Asked(id="a", question="几吨?"),
        Asked(id="b", question="那几个?", followup_of="z"),
        Asked(id="a", question="几个?"),
        Asked(id="a", question="几棵?"),
    ]

    assert oddities(questions) == Oddities(repeated=("a",), lone=("b",))
