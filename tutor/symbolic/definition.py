"""The derivative of a small polynomial from its definition: the difference quotient, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Add, Expr, Integer, Poly, Pow, Symbol, expand

from tutor import notation
from tutor.symbolic.sentence import Sentence, names, say
from tutor.symbolic.unevaluated import over, put, times

HIGHEST = 6  # from here on the lines are too long to read


@dataclass(frozen=True, slots=True)
class DefinitionStep:
    """One line: what was done, and what stands there now. Equal to the line before, but for the last, where h is 0."""

    words: Sentence
    expr: Expr


def from_definition(f: Expr, x: Symbol, h: Symbol = notation.h) -> tuple[DefinitionStep, ...]:
    """(f(x + h) − f(x))/h → multiplied out → what has no h cancels → divided by h → h = 0."""
    _check(f, x, h)
    nudged = put(f, x, x + h)
    left = expand(nudged - f)
    divided = expand(left / h)
    lines = (
        ("Nudge {x} by {h}. By how much does {f} change, for each unit of the nudge?", _change(nudged, f, h)),
        ("Multiply out {nudged}.", _change(expand(nudged), expand(f), h)),
        ("What has no {h} in it cancels. What the nudge brought is left.", over(left, h)),
        ("Divide each term by {h}.", divided),
        ("Now let {h} go to 0, and every term that still has an {h} goes with it.", put(divided, h, Integer(0))),
    )
    given = {"x": x, "h": h, "f": f, "nudged": nudged}
    return tuple(
        DefinitionStep(_filled(words, given), expr)
        for number, (words, expr) in enumerate(lines)
        if number == 0 or expr != lines[number - 1][1]
    )


def _change(after: Expr, before: Expr, h: Symbol) -> Expr:
    """(after − before)/h, left as it is even where parts would cancel."""
    return over(Add(after, times(Integer(-1), before), evaluate=False), h)


def _filled(words: str, given: dict[str, Expr]) -> Sentence:
    return say(words, **{name: given[name] for name in names(words)})


def _check(f: Expr, x: Symbol, h: Symbol) -> None:
    if h in f.free_symbols:
        raise ValueError(f"{f} has an {h} of its own; choose another letter for the nudge")
    steep = any(power.exp.is_Integer and power.exp > HIGHEST for power in f.atoms(Pow))
    if steep or not f.is_polynomial(x) or Poly(f, x).degree() > HIGHEST:
        raise ValueError(f"{f} is no polynomial in {x} of degree {HIGHEST} or less")
