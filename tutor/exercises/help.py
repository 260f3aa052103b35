"""Help in five levels: where to look, which rule, a sibling worked out, a line with a gap, the whole way.

A kind offers several wordings for each level, the most telling first. The first that does not give the answer away is
taken, so a level never holds a part that equals the key; only the solution does.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from sympy import Basic, Expr, Float, Mul, Number, Rational, Tuple, sympify

from tutor.answers import Verdict, decide
from tutor.exercises.drawing.siblings import siblings
from tutor.exercises.hints import GAP
from tutor.exercises.in_order import ordered
from tutor.exercises.kind import AnyVariant
from tutor.exercises.kinds import kind_of
from tutor.exercises.levels import LEVELS, SIBLING, Help, Level, Offers
from tutor.symbolic.derivative import D, has_derivative
from tutor.symbolic.derive import derive_expression
from tutor.symbolic.explain import sentence_for
from tutor.symbolic.sentence import after_one_another, say
from tutor.symbolic.shown import InOrder

GIVES_AWAY = 1e-9  # of its size: a number that is nearer to the key than this gives it away


@lru_cache(maxsize=256)
def help_levels(variant: AnyVariant) -> tuple[Help, ...]:
    """place → rule → sibling → gap → solution; no part of a level before the last equals the key."""
    kind = kind_of(variant.exercise)
    seen, endings = frozenset(_parts_of(variant.shown)), last_words(variant)
    offers = _authored(variant, kind.helps(variant, siblings(variant)))
    found = []
    for level, series in zip(LEVELS[:-1], (offers.place, offers.rule, offers.sibling, offers.gap), strict=True):
        secrets = secrets_at(variant, level)
        kept = () if level is SIBLING else endings
        sound = (
            offer
            for offer in series
            if not (leaks_in(offer, secrets, seen) or tells(offer, kept) or _says_it(variant, level, offer))
        )
        found.append(next(sound, Help(say(level.last_resort), template=True)))
    return tuple(map(ordered, (*found, offers.solution)))


def secrets_at(variant: AnyVariant, level: Level) -> tuple[Expr, ...]:
    """What a level must not show."""
    kind = kind_of(variant.exercise)
    return kind.secrets(variant) if level in kind.secret_at else ()


def _says_it(variant: AnyVariant, level: Level, offer: Help) -> bool:
    """It says in words what is right. (A sibling may: it speaks of its own numbers.)"""
    return level is not SIBLING and kind_of(variant.exercise).says_it(variant, offer.sentences())


def given_away(variant: AnyVariant, levels: Iterable[Help]) -> tuple[str, ...]:
    """What the levels before the last give away, each with the name of its level; none in sound help."""
    seen, found = frozenset(_parts_of(variant.shown)), []
    for level, said in zip(LEVELS[:-1], levels, strict=False):
        found += [f"{level.name}: {part}" for part in leaks_in(said, secrets_at(variant, level), seen)]
        found += [f"{level.name}: {said.says}"] if _says_it(variant, level, said) else []
    return tuple(found)


def _authored(variant: AnyVariant, offers: Offers) -> Offers:
    """The author's own words come first: where to look, the idea, a gap in words, and why the answer is right."""
    filled = variant.filled
    return replace(
        offers,
        place=chain(_said(variant, filled.look), offers.place),
        rule=chain(_said(variant, filled.idea), offers.rule),
        gap=chain(_said(variant, filled.gap), offers.gap),
        solution=_with_reasons(variant, offers),
    )


def _with_reasons(variant: AnyVariant, offers: Offers) -> Help:
    """The solution with its author's reason, the idea where there is none; without any it is known as a template."""
    says, lines = offers.solution.says, offers.solution.lines
    idea = variant.filled.idea
    reasons = kind_of(variant.exercise).because(variant) or ((variant.sentence(idea),) if idea else ())
    told = (says, *reasons) if offers.is_answer else (*reasons, says)
    reasoned = bool(reasons) or any(line.reason is not None and not line.is_bare for line in lines)
    return replace(offers.solution, says=after_one_another(*told), template=not reasoned)


def _said(variant: AnyVariant, text: str) -> tuple[Help, ...]:
    return (Help(variant.sentence(text)),) if text else ()


def leaks(levels: Iterable[Help], key: Expr | tuple[Expr, ...], seen: Iterable[Basic] = ()) -> tuple[Basic, ...]:
    """The parts of the levels before the last that equal the key, or one of several; `seen` is what the question says.

    The question itself may hold the key (the slope of e^x is in it), and so may a derivative still to be taken.
    """
    secrets = key if isinstance(key, tuple) else (key,)
    known = frozenset(_parts_of(seen))
    return tuple(part for level in tuple(levels)[:-1] for part in leaks_in(level, secrets, known))


def last_words(variant: AnyVariant) -> tuple[str, ...]:
    """The reasons of the steps that lead to the answer, but for a factor of 1: each is the answer in words."""
    asked = kind_of(variant.exercise).asked(variant.filled)
    if asked is None:
        return ()
    derivations = [derive_expression(part) for part in (asked if isinstance(asked, Tuple) else (asked,))]
    return tuple(
        str(sentence_for(step))
        for derivation in derivations
        for step in derivation.steps
        if _is_the_same(bare(step.after), derivation.result)
    )


def tells(offer: Help, endings: tuple[str, ...]) -> bool:
    """It says in words how the derivation ends. (A sibling may: it speaks of its own numbers.)"""
    said = [str(sentence) for sentence in offer.sentences()]
    return any(ending in sentence for ending in endings for sentence in said)


def tells_early(variant: AnyVariant, levels: Iterable[Help]) -> tuple[str, ...]:
    """The names of the levels before the last that say in words how the derivation ends."""
    endings = last_words(variant)
    before = zip(LEVELS[:-1], levels, strict=False)
    return tuple(level.name for level, said in before if level is not SIBLING and tells(said, endings))


def leaks_in(offer: Help, secrets: tuple[Expr, ...], seen: frozenset[Basic]) -> tuple[Basic, ...]:
    """The parts of one level that equal a secret and are not in the question."""
    fields = [value for sentence in offer.sentences() for value in sentence.values()]
    shown = [sympify(value, strict=True) for value in fields if not isinstance(value, str)]
    shown += [line.formula.replace(InOrder, Mul) for line in offer.lines]
    parts = (part for part in _parts_of(shown) if part not in seen)
    return tuple(part for part in parts if any(_is_the_same(part, secret) for secret in secrets))


def _parts_of(shown: Iterable[Basic]) -> tuple[Basic, ...]:
    """Every sub-expression that a reader sees, once: the sign of −x and the exponents of 1/x and √x are none.

    What is left of an expression without its derivatives and gaps counts as well, if anything is left.
    """
    found: dict[Basic, None] = {}
    waiting = list(shown)
    while waiting:
        part = waiting.pop()
        if part not in found:
            found[part] = None
            waiting.extend(inner for inner in part.args if not _is_only_a_sign(inner, part))
            waiting.extend(rest for rest in ((bare(part),) if part.has(D, GAP) else ()) if rest != 0)
    return tuple(found)


def bare(part: Basic) -> Basic:
    """The expression with each factor and term left out that is a gap or a derivative still to be taken."""
    if not (part.is_Mul or part.is_Add):
        return part
    plain = [bare(inner) for inner in part.args if not isinstance(inner, D) and inner != GAP]
    return part.func(*plain) if plain else part


def _is_only_a_sign(inner: Basic, part: Basic) -> bool:
    return (part.is_Mul and inner == -1) or (part.is_Pow and inner == part.exp and inner in (-1, Rational(1, 2)))


def _as_written(number: Number) -> Number:
    """A decimal for display holds as many bits as its digits need; what is read is what it prints."""
    return Rational(str(number)) if isinstance(number, Float) and number.is_finite else number


def _is_the_same(part: Basic, secret: Expr) -> bool:
    """The two are equal; a part with a derivative still in it is a question, not an answer."""
    if part == secret:
        return True
    if not isinstance(part, Expr) or has_derivative(part) or part.free_symbols != secret.free_symbols:
        return False
    if isinstance(part, Number) and isinstance(secret, Number):
        return bool(abs(_as_written(part) - _as_written(secret)) <= GIVES_AWAY * max(1, abs(secret)))
    return decide(part, secret).verdict is Verdict.RIGHT
