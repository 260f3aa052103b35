"""`read`: from what a learner typed to a tree, an expression and notes, or to one problem. It never raises.

Text goes in, and our own tree comes out; nothing that was typed reaches SymPy's parser, Python or a page as markup.
What the pieces are is said in `tokens`, `parser` and `tree`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sympy import Basic

from tutor.answers.reading.copies import Copy, copied
from tutor.answers.reading.equation import restated
from tutor.answers.reading.parser import Parser
from tutor.answers.reading.problem import Problem, Unreadable, refuse
from tutor.answers.reading.spoken import from_speech, has_speech, is_machine_speech
from tutor.answers.reading.sums import check_sums
from tutor.answers.reading.tree import Node, Vector, walk
from tutor.answers.reading.tree_sympy import to_sympy
from tutor.answers.reading.vocabulary import OPEN, Vocabulary
from tutor.symbolic.sentence import Sentence, say

LONGEST = 600
LONGEST_SPOKEN = 200
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
        problem = unreadable.problem
        if isinstance(text, str) and (offers := _spoken(text, vocabulary)):
            says = "I read formulas, not words. Is this what you mean: {formula}?"
            problem = Problem(0, say(says, formula=offers[0]), offers[0], "word", offers[1])
        return Reading(None, None, (), problem)


def _spoken(text: str, vocabulary: Vocabulary) -> tuple[str, str | None] | None:
    """The formula that is spoken in a text, and another if it can be taken in two ways; both can be read."""
    if len(text) > LONGEST_SPOKEN or not has_speech(text):
        return None
    found: list[str] = []
    for wide in (True, False):
        formula = from_speech(text, vocabulary.functions, wide)
        for each in (formula, formula and formula.lower()):
            if each and each not in found and _reads(each, vocabulary):
                found.append(each)
                break
    return (found[0], found[1] if len(found) > 1 else None) if found else None


def _reads(text: str, vocabulary: Vocabulary) -> bool:
    try:
        _formula(text, vocabulary)
    except Unreadable:
        return False
    return True


def _read(text: object, vocabulary: Vocabulary) -> Reading:
    if not isinstance(text, str):
        refuse("not-text", 0, "I can only read text.")
    if len(text) > LONGEST:
        refuse("too-long", LONGEST, "That is longer than {most} characters. Can you write it shorter?", most=LONGEST)
    if not text.strip(" \t\r\n$."):
        refuse("empty", 0, "Type a formula, and I will show you how I read it.")
    if is_machine_speech(text) and (formula := from_speech(text, vocabulary.functions)):
        return _copy(Copy(formula, say("I read this speech as {formula}.", formula=formula)), vocabulary)
    if copy := copied(text):
        return _copy(copy, vocabulary)
    return _formula(text, vocabulary)


def _copy(copy: Copy, vocabulary: Vocabulary) -> Reading:
    """What a copied text was found to say; a problem in it has no place in what was typed."""
    try:
        found = _formula(copy.text, vocabulary)
    except Unreadable as unreadable:
        raise Unreadable(replace(unreadable.problem, position=0)) from None
    return replace(found, notes=(copy.note, *found.notes))


def _formula(text: str, vocabulary: Vocabulary) -> Reading:
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
