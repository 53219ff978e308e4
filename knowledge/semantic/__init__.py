"""Meaning beyond words: how near the passages of a library are to a question.

It finds what is said in other words, and tells what the reports are not about at all. It cannot
tell what they leave out: a question on their matters that none answers comes as near as one that
is put in other words. So it may rank, and doubt, but not vouch for an answer.
"""

from knowledge.semantic.embedder import Embedder
from knowledge.semantic.nearness import Nearness

__all__ = ["Embedder", "Nearness"]
