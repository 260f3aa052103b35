"""`read`: from what a learner typed to a tree, an expression and notes, or to one problem. It never raises.

Text goes in, and our own tree comes out; nothing that was typed reaches SymPy's parser, Python or a page as markup.
What the pieces are is said in `tokens`, `parser` and `tree`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sympy import Basic

from tutor.answers.reading.aside import rewritings
from tutor.answers.reading.defined import Divided, divided, knowing
from tutor.answers.reading.english import MEANT, PROSE
from tutor.answers.reading.equation import pieces, refuse_chain, whole
from tutor.answers.reading.names import LETTERS
from tutor.answers.reading.parser import Parser
from tutor.answers.reading.problem import Problem, Unreadable, refuse
from tutor.answers.reading.sums import check_sums
from tutor.answers.reading.tree import Node, Vector, walk
from tutor.answers.reading.tree_sympy import to_sympy
from tutor.answers.reading.vocabulary import OPEN, Vocabulary
from tutor.symbolic.sentence import Sentence

LONGEST = 600
MOST_MENDED = 6  # slips of different kinds in one text
_FINAL = ("empty", "other-side", "too-long", "too-big", "too-deep", "too-many-terms", "division-by-zero")
_STUMBLES = (ArithmeticError, AttributeError, TypeError, ValueError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Link:
    """A piece of a chain, dC/dw = link = answer: what was typed, and what it means; None where it cannot be read."""

    typed: str
    expr: Basic | None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was understood. Either `tree` and `expr` are there, or `problem` is.

    `expr` is a SymPy expression; a Tuple for a vector; with D's where a derivative was left to be taken. `links` are
    what stood left of equals signs and is a formula of its own; `named`: a left side that says what is asked was put
    aside. `text` is what was read, in the signs of a formula.
    """

    tree: Node | None
    expr: Basic | None
    notes: tuple[Sentence, ...]
    problem: Problem | None
    links: tuple[Link, ...] = ()
    named: bool = False
    text: str = ""


def read(text: object, vocabulary: Vocabulary = OPEN, *, chain: bool = False) -> Reading:
    """What a text means with the names of this vocabulary; anything else than text is a problem like others.

    `chain`: the links of A = B = C are handed over, for somebody who checks them; without, only the question may be
    restated.
    """
    try:
        return _read(text, vocabulary, chain)
    except Unreadable as unreadable:
        problem = unreadable.problem
    if isinstance(text, str) and len(text) <= LONGEST and problem.code not in _FINAL:
        if (again := _second_look(text, vocabulary, chain)) is not None:
            return again
        problem = _mended(problem, vocabulary, chain)
    return Reading(None, None, (), problem)


def meaning(text: str, vocabulary: Vocabulary) -> Basic | None:
    """What a formula alone means, exactly as it stands; None where it cannot be read."""
    try:
        tree = whole(Parser(text, vocabulary))
        check_sums(tree)
        return _expression(tree)
    except Unreadable:
        return None


def _read(text: object, vocabulary: Vocabulary, chain: bool) -> Reading:
    if not isinstance(text, str):
        refuse("not-text", 0, "I can only read text.")
    if len(text) > LONGEST:
        refuse("too-long", LONGEST, "That is longer than {most} characters. Can you write it shorter?", most=LONGEST)
    if not text.strip(" \t\r\n$."):
        refuse("empty", 0, "Type a formula, and I will show you how I read it.")
    if (apart := divided(text, vocabulary)) is not None:
        return _with_definitions(apart, vocabulary, chain)
    found = pieces(text, vocabulary)
    if found.links and not chain:
        refuse_chain(text)
    parser = Parser(found.answer, vocabulary)
    tree = whole(parser)
    inner = next((node for node in walk(tree) if isinstance(node, Vector) and node is not tree), None)
    if inner is not None:
        refuse("vector", inner.at, "I can read a vector on its own, but not inside a formula.")
    check_sums(tree)
    links = tuple(Link(link.strip(), _link(link, vocabulary)) for link in found.links)
    return Reading(tree, _expression(tree), tuple(parser.notes.found), None, links, found.named, found.answer)


def _link(text: str, vocabulary: Vocabulary) -> Basic | None:
    """What a link of a chain means; None where it is a formula in other letters, dC/da · da/dw or u'v + uv'."""
    expr = meaning(text, vocabulary)
    if expr is None:
        if any(run.lower() in PROSE | MEANT for run in LETTERS.findall(text)):
            refuse("equation", 0, "Write the formula alone, without an equals sign.")
        whole(Parser(text, replace(OPEN, by=vocabulary.by)))
    return expr


def _expr(text: str, vocabulary: Vocabulary) -> Basic | None:
    try:
        return _read(text, vocabulary, False).expr
    except Unreadable:
        return None


def _with_definitions(apart: Divided, vocabulary: Vocabulary, chain: bool) -> Reading:
    """The answer with the names put in that it brings."""
    known: dict[Basic, Basic] = {}
    waiting = list(apart.definitions)
    while waiting:
        read_now = [(each, expr) for each in waiting if (expr := _expr(each.text, vocabulary)) is not None]
        if not read_now:
            break
        for definition, expr in read_now:
            waiting.remove(definition)
            vocabulary, name = knowing(vocabulary, definition)
            known[name] = expr.xreplace(known)
    found = _read(apart.answer, vocabulary, chain)
    links = tuple(replace(link, expr=link.expr and link.expr.xreplace(known)) for link in found.links)
    return replace(found, expr=found.expr and found.expr.xreplace(known), links=links)


def _second_look(text: str, vocabulary: Vocabulary, chain: bool) -> Reading | None:
    """The text without what stands around the formula; None where that does not help."""
    for rewritten in rewritings(text, vocabulary):
        try:
            found = _read(rewritten.text, vocabulary, chain)
        except Unreadable:
            continue
        return replace(found, notes=(*rewritten.notes, *found.notes))
    return None


def _mended(problem: Problem, vocabulary: Vocabulary, chain: bool) -> Problem:
    """The problem with a suggestion that can be read, every slip of the same kind mended in it; or with none."""
    better = problem.suggestion
    for _ in range(MOST_MENDED):
        if better is None:
            break
        try:
            _read(better, vocabulary, chain)
        except Unreadable as unreadable:
            again = unreadable.problem
            better = again.suggestion if again.suggestion != better else None
            continue
        return replace(problem, suggestion=better.strip())
    return replace(problem, suggestion=None)


def _expression(tree: Node) -> Basic:
    """The tree as SymPy. Where SymPy itself stumbles, the text is as good as unreadable, and says so."""
    try:
        return to_sympy(tree)
    except _STUMBLES:
        return refuse("too-hard", tree.at, "I read this, but I cannot work with it. Can you write it in a simpler way?")
