"""Every symbol of the course, once: how it is written, coloured, named, and where it lives.

One symbol has one meaning and one colour on every page. Nothing is derived here and nothing is drawn; a lesson,
the answer parser and the printers all read the same table.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sympy import Expr, Rational, Symbol, oo


@dataclass(frozen=True, slots=True)
class Domain:
    """An interval of real numbers, with its ends, which may be −∞ and ∞; `integer` keeps whole numbers."""

    low: Expr
    high: Expr
    integer: bool = False

    @property
    def positive(self) -> bool:
        """No point of the domain is zero or below."""
        return bool(self.low > 0)


REAL = Domain(Rational(-3), Rational(3))
POSITIVE = Domain(Rational(1, 8), Rational(3))
UNIT = Domain(Rational(1, 16), Rational(15, 16))
TARGET = Domain(Rational(0), Rational(1))
COUNT = Domain(Rational(2), Rational(7), integer=True)
LINE = Domain(-oo, oo)  # every real number
RIGHT_HALF = Domain(Rational(0), oo)
WHOLES = Domain(-oo, oo, integer=True)
COUNTED = Domain(Rational(1), oo, integer=True)


@dataclass(frozen=True, slots=True)
class Notation:
    """One symbol: how it is printed and typed, and what it means in plain English."""

    symbol: Symbol
    latex: str
    name: str
    primer: str  # two short lines for the fold beside its first appearance
    colour: tuple[str, str]  # on a light page, on a dark page: at least 4.5 : 1 against the background
    domain: Domain = REAL  # where it is drawn
    typed: tuple[str, ...] = ()  # other spellings that mean the same
    reach: Domain = LINE  # where it can be, and two formulas have to agree


BLUE = ("#1f5fbf", "#7db4ff")
TEAL = ("#0b6e75", "#4fd1c9")
ORANGE = ("#a34700", "#ffb070")
RED = ("#b3261e", "#ff9a91")
PURPLE = ("#7a2fa0", "#d3a4f5")
GREEN = ("#24702a", "#86d98b")
PINK = ("#a8205f", "#ff9ac8")
BROWN = ("#6d5200", "#e0c25c")
GREY = ("#4a5160", "#b9c0cc")


def _real(name: str) -> Symbol:
    return Symbol(name, real=True)


C, w, b, z, a, x, y = (_real(name) for name in ("C", "w", "b", "z", "a", "x", "y"))
theta, eta, h, n, delta = (_real(name) for name in ("theta", "eta", "h", "n", "delta"))
u, v, t = (_real(name) for name in ("u", "v", "t"))
j, k, i = (Symbol(name, integer=True) for name in ("j", "k", "i"))
l, L, N = (Symbol(name, integer=True, positive=True) for name in ("l", "L", "N"))

TABLE: tuple[Notation, ...] = (
    Notation(C, "C", "cost", "One number that says how wrong the answer is.\nSmall is good; zero is perfect.", RED),
    Notation(w, "w", "weight", "A number that training may change.\nIt says how strongly an input counts.", BLUE),
    Notation(b, "b", "bias", "A number that training may change.\nIt is added, whatever the input.", TEAL),
    Notation(
        z,
        "z",
        "weighted input",
        "Weight times input, plus bias.\nThe neuron squashes it, and that is its output.",
        BROWN,
    ),
    Notation(
        a,
        "a",
        "activation",
        "The output of a neuron.\nFor the sigmoid, a number between 0 and 1.",
        ORANGE,
        UNIT,
    ),
    Notation(x, "x", "input", "What goes in.\nBefore the neurons: the number that a function depends on.", GREEN),
    Notation(
        y, "y", "target", "What the output should have been.\nIt comes with the training example.", PURPLE, TARGET
    ),
    Notation(
        theta, r"\theta", "all parameters", "Every weight and bias, in one long list.\nSay “theta”.", BLUE, typed=("θ",)
    ),
    Notation(
        eta,
        r"\eta",
        "learning rate",
        "How far to step for each unit of slope.\nSay “eta”.",
        PINK,
        Domain(Rational(1, 16), Rational(2)),
        ("η",),
        RIGHT_HALF,
    ),
    Notation(h, "h", "nudge", "A small change, to see what it does.\nIt may shrink towards zero.", PINK, POSITIVE),
    Notation(
        n,
        "n",
        "exponent",
        "How many equal factors a power has: x³ has three.\nNegative exponents divide, and ½ is the root.",
        PINK,
        COUNT,
        reach=WHOLES,
    ),
    Notation(
        delta,
        r"\delta",
        "error of a neuron",
        "How fast the cost grows with the weighted input.\nSay “delta”. It is a rate, not output minus target.",
        RED,
        typed=("δ",),
    ),
    Notation(
        u,
        "u",
        "an inner quantity",
        "A name for a part of a formula.\nIt stands for what is inside, or for one of two factors.",
        TEAL,
    ),
    Notation(v, "v", "a second quantity", "A name for another part of a formula.\nIt goes with u.", PURPLE),
    Notation(
        t,
        "t",
        "time",
        "How much time has passed, in the unit of the text.\nIn training it counts the steps: 0, 1, 2 …",
        GREY,
    ),
    Notation(
        j,
        "j",
        "index of a neuron in its layer",
        "A counter: neuron 1, neuron 2 …\nIt counts in the layer that you look at.",
        GREY,
        COUNT,
        reach=COUNTED,
    ),
    Notation(
        k,
        "k",
        "index of a neuron one layer before",
        "A counter, like j.\nIt counts in the layer before.",
        GREY,
        COUNT,
        reach=COUNTED,
    ),
    Notation(
        i,
        "i",
        "index of a training example",
        "A counter: example 1, example 2 …\nIt runs to N.",
        GREY,
        COUNT,
        reach=COUNTED,
    ),
    Notation(l, "l", "layer", "Which layer is meant.\nWritten small, above, in brackets.", GREY, COUNT, reach=COUNTED),
    Notation(
        L,
        "L",
        "last layer",
        "The number of the last layer.\nIts activations are the output.",
        GREY,
        COUNT,
        reach=COUNTED,
    ),
    Notation(
        N,
        "N",
        "number of training examples",
        "How many examples there are.\nThe mean divides by it.",
        GREY,
        COUNT,
        reach=COUNTED,
    ),
)

_BY_NAME = {entry.symbol.name: entry for entry in TABLE}
_PLACE = re.compile(r"(?:_?[0-9]+|_[a-z]|_\{[^{}]+\})?(?:\^\{\([A-Za-z0-9+\-]+\)\})?")  # what stands below, and above


def at_layer(symbol: Symbol, layer: str) -> Symbol:
    """w^{(L)}: the letter with its layer above it; it keeps its meaning, its colour and its domain."""
    return _real(f"{symbol.name}^{{({layer})}}")


def numbered(symbol: Symbol, number: int | str) -> Symbol:
    """w_1 or w_{jk}: the letter with a number or an index below it; it keeps its meaning, its colour and its domain."""
    below = str(number)
    return _real(f"{symbol.name}_{below}" if len(below) == 1 else f"{symbol.name}_{{{below}}}")


def notation(symbol: Symbol) -> Notation | None:
    """The entry of a symbol, matched by its name, or None for a letter that the course gives no meaning."""
    return _BY_NAME.get(symbol.name)


def family(symbol: Symbol) -> Notation | None:
    """The entry of a letter whatever stands below and above it: that of w for w_1 and for w^{(L)}; None as above."""
    return _family(symbol.name)


@lru_cache(maxsize=1024)
def _family(name: str) -> Notation | None:
    if name in _BY_NAME:
        return _BY_NAME[name]
    stems = (stem for stem in _BY_NAME if name.startswith(stem) and _PLACE.fullmatch(name[len(stem) :]))
    return next((_BY_NAME[stem] for stem in stems), None)


def domain(symbol: Symbol) -> Domain:
    """Where a symbol is drawn: its declared domain, positive if SymPy knows that it is positive, otherwise real."""
    entry = family(symbol)
    if entry is not None:
        return entry.domain
    return POSITIVE if symbol.is_positive else REAL


def reach(symbol: Symbol) -> Domain:
    """Where a symbol can be, and formulas have to agree: on the whole line, unless its meaning forbids a part of it.

    An activation is drawn between 0 and 1, but only of a sigmoid's is it known that it stays there; a lesson that says
    so puts σ(z) in its place.
    """
    entry = family(symbol)
    if entry is not None:
        return entry.reach
    return RIGHT_HALF if symbol.is_positive else LINE


def home(symbol: Symbol) -> Domain:
    """Where a symbol is at home: where numbers are shown for it, and where a formula without a value counts."""
    drawn = domain(symbol)
    return LINE if drawn == REAL else drawn


def by_name(names: Iterable[str]) -> tuple[Symbol, ...]:
    """The course's symbols of these names, in this order; KeyError names one that is not in the table."""
    return tuple(_BY_NAME[name].symbol for name in names)
