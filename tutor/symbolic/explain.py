"""The reason for a step, with the formulas of that very step: the words belong to the rule, the fields to the step."""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Expr, Max, Min, Symbol, log

from tutor.elementary.heads import cases
from tutor.symbolic.building import times
from tutor.symbolic.derivative import AsPower, D
from tutor.symbolic.derive import Step
from tutor.symbolic.order import is_negative
from tutor.symbolic.outer import POWER, Outer, taken_apart
from tutor.symbolic.rules import CHAIN_RULE, constant_factor, fraction, meaning, moves, two_arguments, two_factors
from tutor.symbolic.sentence import Field, Sentence, names


def sentence_for(step: Step) -> Sentence:
    """Why this step is right, in a sentence or two."""
    f, x = step.mark.f, step.mark.x
    fields, template = dict(_parts(step)), step.rule.says
    if step.rule.name == CHAIN_RULE:
        template = template.replace("{outside}", _reading(f, x) + _outer(f, x).says)
    elif step.rule.name == POWER.name:
        template = _reading(f, x) + template
    folded, more = _folded(step)
    template += folded
    wanted = names(template)
    return Sentence(template, {name: value for name, value in (fields | more).items() if name in wanted})


def _outer(f: Expr, x: Symbol) -> Outer:
    parts = taken_apart(f, x)
    if parts is None:
        raise ValueError(f"{f} is no function of one inner quantity")
    return parts[0]


def _reading(f: Expr, x: Symbol) -> str:
    """A root or a fraction is first read as a power."""
    if f.is_Pow and f.base.is_Symbol and not moves(f.exp, x) and f.exp.is_Rational and not _plain(f.exp):
        return "Read {f} as {written}. "
    return ""


def _plain(exponent: Expr) -> bool:
    return bool(exponent.is_Integer and exponent.is_positive)


def _parts(step: Step) -> Iterator[tuple[str, Field]]:
    """The fields that the sentences of the rules name."""
    f, x = step.mark.f, step.mark.x
    yield from (("f", f), ("x", x))
    parts = constant_factor(f, x)
    if parts is not None:
        yield from (("c", parts[0]), ("u", parts[1]))
        return
    parts = fraction(f, x) or two_factors(f, x) or (two_arguments(f, x) if isinstance(f, Max | Min) else None)
    if parts is not None:
        yield from (("u", parts[0]), ("v", parts[1]), ("v_squared", parts[1] ** 2))
    yield from _powers(f, x)
    if isinstance(f, cases):
        yield from zip(("u", "above", "below"), f.args, strict=True)
    short_for = meaning(f)
    if short_for is not None:
        yield "meaning", short_for


def _powers(f: Expr, x: Symbol) -> Iterator[tuple[str, Field]]:
    if f.is_Pow:
        yield from (("n", f.exp), ("n_less", f.exp - 1), ("written", AsPower(f.base, f.exp)))
        yield from (("ln_c", log(f.base)), ("logarithm", times(f.exp, log(f.base))))
    found = taken_apart(f, x)
    if found is not None:
        outer, u = found
        yield from (("u", u), ("slope", outer.slope(f, u)))


def _folded(step: Step) -> tuple[str, dict[str, Field]]:
    """What the step took along without a line of its own: the slopes of x and of what does not change."""
    x, spelled = step.mark.x, step.rule.rewrite(step.mark.f, step.mark.x)
    parts = [] if spelled is None else sorted((mark.f for mark in spelled.atoms(D)), key=lambda part: part.sort_key())
    still = [-part if is_negative(part) else part for part in parts if not moves(part, x) and part != 0]
    says = " {x} itself has slope 1." if x in parts and step.mark.f != x else ""
    if len(still) == 1:
        says += " {still0} does not change with {x}: slope 0."
    elif still:
        says += f" {_listed([f'{{still{number}}}' for number in range(len(still))])} do not change with {{x}}: slope 0."
    return says, {f"still{number}": part for number, part in enumerate(still)}


def _listed(words: list[str]) -> str:
    return ", ".join(words[:-1]) + " and " + words[-1]
