"""`read`: from what a learner typed to a tree, an expression and notes, or to one problem. It never raises.

Text goes in, and our own tree comes out; nothing that was typed reaches SymPy's parser, Python or a page as markup.
What the pieces are is said in `tokens`, `parser` and `tree`.
"""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Basic

from tutor.answers.reading.equation import restated
from tutor.answers.reading.parser import Parser
from tutor.answers.reading.problem import Problem, Unreadable, refuse
from tutor.answers.reading.sums import check_sums
from tutor.answers.reading.tree import Node, Vector, walk
from tutor.answers.reading.tree_sympy import to_sympy
from tutor.answers.reading.vocabulary import OPEN, Vocabulary
from tutor.symbolic.sentence import Sentence

LONGEST = 600
_STUMBLES = (ArithmeticError, AttributeError, TypeError, ValueError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood. Either `tree` and `expr` are there, or `problem` is.

    `expr` is a SymPy expression; a Tuple for a vector; with D's where a derivative was left to be taken. `left` is
    what stood left of an equals sign and was put aside.
    """

    tree: Node | None
    expr: Basic | None
    notes: tuple[Sentence, ...]
    problem: Problem | None
    left: Node | None = None


def read(text: object, vocabulary: Vocabulary = OPEN) -> Reading:
    """What a text means with the names of this vocabulary; anything else than text is a problem like others."""
    try:
        return _read(text, vocabulary)
    except Unreadable as unreadable:
        return Reading(None, None, (), unreadable.problem)


def _read(text: object, vocabulary: Vocabulary) -> Reading:
    if not isinstance(text, str):
        refuse("not-text", 0, "I can only read text.")
    if len(text) > LONGEST:
        refuse("too-long", LONGEST, "That is longer than {most} characters. Can you write it shorter?", most=LONGEST)
    if not text.strip(" \t\r\n$."):
        refuse("empty", 0, "Type a formula, and I will show you how I read it.")
    parser = Parser(text, vocabulary)
    left, tree = restated(parser)
    inner = next((node for node in walk(tree) if isinstance(node, Vector) and node is not tree), None)
    if inner is not None:
        refuse("vector", inner.at, "I can read a vector on its own, but not inside a formula.")
    check_sums(tree)
    return Reading(tree, _expression(tree), tuple(parser.notes.found), None, left)


def _expression(tree: Node) -> Basic:
    """The tree as SymPy. Where SymPy itself stumbles, the text is as good as unreadable, and says so."""
    try:
        return to_sympy(tree)
    except _STUMBLES:
        return refuse("too-hard", tree.at, "I read this, but I cannot work with it. Can you write it in a simpler way?")
