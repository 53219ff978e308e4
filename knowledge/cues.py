"""How a question shows that it goes on from another: by pronouns, connectives, what it omits."""

import re

from knowledge import lexicon
from knowledge.tokens import Words
from knowledge.understand import Question

SHORT = 6  # characters of content; a question that says more is complete, though 那 opens it
LONG = 12  # likewise, whatever opens it

_THIS = r"这(?!些年|个月|一?年|几年|里|篇|份|个?报告)"
_PRONOUN = re.compile(rf"^那?(?:其中(?!秋)|它|他们|她们|{_THIS})")
_POINTS_BACK = re.compile(
    rf"^(?:其中(?!秋)|它|他们|她们|{_THIS}|该(?![局区县市省街镇部委])|另外|此外|除此|别的|其他|其余"
    r"|还有(?=呢|吗|什么|啥|哪|没|几|多少|别的|其他)|上述|然后|接着|后来|结果|具体|详细)"
    r"|这方面|刚才|上面|前面说"
)
_SO = re.compile(r"^那么?(?!啥|个|些|里|边|时|年|天|儿)")  # may open a question of its own, too
_BARE = re.compile(r"^(?!.*(?:什么|啥|几|多少|哪|谁|怎|何|吗|[你我]))[^,?]{1,8}呢\??$")  # 漏洞呢?
_LATER = re.compile(
    r"之后|以后|后面|往后|后续|随后|日后|今后|接着|还(?:会|要|打算|做不做|搞不搞|改不改)"
    r"|还(?!有)(?:继续)?[一-鿿]{1,4}[吗么?]"
)
_LACKING = re.compile(
    r"(?:哪里|哪儿|哪些地方|哪些?方面|什么地方)[^,]{0,3}要(?:加强|改进|提升|完善|改)"
    r"|不好|不够|不到位|不行|没做好|没做到|欠|差在|毛病|缺点|弱点"
)
_REMEDY = re.compile(
    r"(?:怎么|怎样|如何|咋)样?(?:去|来|才能)?"
    r"(?:改|补|治|办(?!理)|破|弄|整|搞|解决|加强|完善|优化|提升|提高)"
)
_NOT_OF_A_PASSAGE = re.compile(
    r"为[什啥何](?!不)|什么原因|怎么回事|真的|确定|^那?(?:然后|后来|结果|所以|[是对]吗)[\W呢吗]*$"
    r"|^那?[就又]?[是在]?(?:谁|哪里|哪儿|哪)[\W啊呀呢]*$"
)
_BLANK = re.compile(r"[\W_]+")


def points_back(question: Question) -> bool:
    """Return whether a question says that it goes on, or only names what it now asks of."""
    length = len(_BLANK.sub("", question.content))
    if length > LONG:
        return False
    if _POINTS_BACK.search(question.text) or _BARE.search(question.text):
        return True
    return length <= SHORT and bool(_SO.search(question.text))


def has_pronoun(question: Question) -> bool:
    """Return whether a pronoun stands for what it is about."""
    return bool(_PRONOUN.search(question.text))


def aspects_of(question: Question) -> frozenset[str]:
    """Return which parts of a report a question is about, by more than their names."""
    if _LACKING.search(question.text):
        return question.aspects | {"problem"}
    return question.aspects | ({"plan"} if _LATER.search(question.text) else set())


def asks_for_a_remedy(question: Question) -> bool:
    """Return whether it asks how something is to be mended."""
    return bool(_REMEDY.search(question.text))


def asks_what_no_passage_tells(question: Question) -> bool:
    """Return whether it asks for reasons, or for more, with nothing by which to find it."""
    return bool(_NOT_OF_A_PASSAGE.search(question.text))


def is_bare(question: Question, words: Words) -> bool:
    """Return whether a question does not even say that it asks of the work, or of a report."""
    if lexicon.document_words().search(question.text):
        return False
    rest = {word for word in words.cut(without_aspects(question.content)) if word.isalnum()}
    if aspects_of(question):
        known = lexicon.follow_ups()
        return rest <= known["mend"] | known["empty"] | lexicon.function_words()
    return not rest & lexicon.general_words()


def without_aspects(content: str) -> str:
    """Return `content` without the words that name a part of a report."""
    for _, asked, _ in lexicon.aspects():
        content = asked.sub(" ", content)
    return content
