"""`read`: from what a learner typed to a tree, an expression and notes, or to one problem. It never raises.

Text goes in, and our own tree comes out; nothing that was typed reaches SymPy's parser, Python or a page as markup.
What the pieces are is said in `tokens`, `parser` and `tree`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from sympy import Basic

from tutor.answers.reading.aside import rewritings
from tutor.answers.reading.copies import Copy, copied
from tutor.answers.reading.defined import Divided, divided, knowing
from tutor.answers.reading.dialects import undressed
from tutor.answers.reading.english import MEANT, PROSE
from tutor.answers.reading.equation import pieces, refuse_chain, whole
from tutor.answers.reading.lost import refuse_layout
from tutor.answers.reading.names import LETTERS
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
        problem = _spoken(text, vocabulary, chain) or _mended(problem, vocabulary, chain)
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
    if is_machine_speech(text) and (formula := from_speech(text, vocabulary.functions)):
        return _copy(Copy(formula, say("I read this speech as {formula}.", formula=formula)), vocabulary, chain)
    refuse_layout(text)
    if copy := copied(text):
        return _copy(copy, vocabulary, chain)
    return _formula(undressed(text, vocabulary), vocabulary, chain)


def _copy(copy: Copy, vocabulary: Vocabulary, chain: bool) -> Reading:
    """What a copied text was found to say; a problem in it has no place in what was typed."""
    try:
        found = _formula(undressed(copy.text.replace("−", "-"), vocabulary), vocabulary, chain)
    except Unreadable as unreadable:
        raise Unreadable(replace(unreadable.problem, position=0)) from None
    return replace(found, notes=(copy.note, *found.notes))


def _formula(text: str, vocabulary: Vocabulary, chain: bool) -> Reading:
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
    """The problem with offers that can be read, every slip of the same kind mended in them; or with none."""
    offers = [
        better
        for offer in (problem.suggestion, problem.other)
        if offer is not None and (better := _readable(offer, vocabulary, chain)) is not None
    ]
    first, second = [*dict.fromkeys(offers), None, None][:2]
    return replace(problem, suggestion=first, other=second)


def _readable(better: str | None, vocabulary: Vocabulary, chain: bool) -> str | None:
    """An offer in which nothing is left to mend; None where that does not end."""
    for _ in range(MOST_MENDED):
        if better is None:
            return None
        try:
            _read(better, vocabulary, chain)
        except Unreadable as unreadable:
            again = unreadable.problem
            better = again.suggestion if again.suggestion != better else None
            continue
        return better.strip()
    return None


def _spoken(text: str, vocabulary: Vocabulary, chain: bool) -> Problem | None:
    """The question whether a formula is meant that is spoken in a text, or another, if it can be taken in two ways."""
    if len(text) > LONGEST_SPOKEN or not has_speech(text):
        return None
    found: list[str] = []
    for wide in (True, False):
        formula = from_speech(text, vocabulary.functions, wide)
        for each in (formula, formula and formula.lower()):
            if each and each not in found and _reads(each, vocabulary, chain):
                found.append(each)
                break
    if not found:
        return None
    first, second = [*found, None][:2]
    says = "I read formulas, not words. Is this what you mean: {formula}?"
    return Problem(0, say(says, formula=found[0]), first, "word", second)


def _reads(text: str, vocabulary: Vocabulary, chain: bool) -> bool:
    try:
        _read(text, vocabulary, chain)
    except Unreadable:
        return False
    return True


def _expression(tree: Node) -> Basic:
    """The tree as SymPy. Where SymPy itself stumbles, the text is as good as unreadable, and says so."""
    try:
        return to_sympy(tree)
    except _STUMBLES:
        return refuse("too-hard", tree.at, "I read this, but I cannot work with it. Can you write it in a simpler way?")
