"""The reason for a step, with the formulas of that very step: the words belong to the rule, the fields to the step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sympy import Expr, Max, Min, Symbol, log

from tutor.elementary.heads import cases
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import Step
from tutor.symbolic.order import is_negative
from tutor.symbolic.outer import POWER, Outer, taken_apart
from tutor.symbolic.rules import CHAIN_RULE, Rule, constant_factor, fraction, meaning, moves, two_arguments, two_factors
from tutor.symbolic.sentence import Field, Listed, Sentence, after_one_another, names, say
from tutor.symbolic.shown import AsPower
from tutor.symbolic.unevaluated import times


def sentence_for(step: Step) -> Sentence:
    """Why this step is right, in a sentence or two."""
    f, x = step.target.f, step.target.x
    fields = dict(_parts(step))
    first = _reading(f, x, fields) if step.rule.name == POWER.name else ()
    if step.rule.name == CHAIN_RULE:
        outside = _filled(_outer(f, x).says, fields)
        fields["outside"] = _in_a_row(*_reading(f, x, fields), outside)
    return _in_a_row(*first, _filled(step.rule.says, fields), *_folded(step))


def _filled(template: str, fields: Mapping[str, Field]) -> Sentence:
    """A template with those of the fields that it names."""
    return Sentence(template, {name: fields[name] for name in names(template)})


def _in_a_row(*sentences: Sentence) -> Sentence:
    return sentences[0] if len(sentences) == 1 else after_one_another(*sentences)


def _outer(f: Expr, x: Symbol) -> Outer:
    parts = taken_apart(f, x)
    if parts is None:
        raise ValueError(f"{f} is no function of one inner quantity")
    return parts[0]


def _reading(f: Expr, x: Symbol, fields: Mapping[str, Field]) -> tuple[Sentence, ...]:
    """A root or a fraction is first read as a power."""
    if f.is_Pow and f.base.is_Symbol and not moves(f.exp, x) and f.exp.is_Rational and not _is_ordinary_power(f.exp):
        return (_filled("Read {f} as {written}.", fields),)
    return ()


def _is_ordinary_power(exponent: Expr) -> bool:
    return bool(exponent.is_Integer and exponent.is_positive)


def _parts(step: Step) -> Iterator[tuple[str, Field]]:
    """The fields that the sentences of the rules name."""
    f, x = step.target.f, step.target.x
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
    short_for = meaning(f, x)
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


def _folded(step: Step) -> Iterator[Sentence]:
    """What the step took along without a line of its own: the slopes of x and of what does not change."""
    x = step.target.x
    spelled = step.rule.rewrite(step.target.f, x) if isinstance(step.rule, Rule) else None
    parts = (
        []
        if spelled is None
        else sorted((derivative.f for derivative in spelled.atoms(D)), key=lambda part: part.sort_key())
    )
    still = tuple(-part if is_negative(part) else part for part in parts if not moves(part, x) and part != 0)
    if x in parts and step.target.f != x:
        yield say("{x} itself has slope 1.", x=x)
    if len(still) == 1:
        yield say("{still} does not change with {x}: slope 0.", still=still[0], x=x)
    elif still:
        yield say("{still} do not change with {x}: slope 0.", still=Listed(still), x=x)
