"""Derivatives by a letter with indices: one term of each sum is left, because [p = i] is 1 for one p only.

The steps have the shape of every other derivation: a target (a derivative or a sum, with its `f` and its `x`) and what
it becomes. The slope of the terms themselves comes from `tutor.symbolic.derive`.
"""

from __future__ import annotations

from collections.abc import Iterator

from sympy import Add, Basic, Expr, Indexed, Integer, Mul, Symbol, expand_mul

from tutor.elementary.heads import step as step_function
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import Differentiation, Step, resolve
from tutor.symbolic.indexed import Same, SumOver, bases, free_indices
from tutor.symbolic.rules import Rule
from tutor.symbolic.sentence import Sentence, after_one_another, names
from tutor.symbolic.unevaluated import put, times

LONGEST = 200  # steps


# --- derivatives ------------------------------------------------------------------------------------------------------


def absent(f: Expr, x: Indexed) -> Expr | None:
    """∂f/∂x = 0 where f has no such letter"""
    return None if x.base in bases(f) else Integer(0)


def inside_sum(f: Expr, x: Indexed) -> Expr | None:
    """∂/∂x Σ_p f = Σ_p ∂f/∂x"""
    return SumOver(D(f.f, x), f.x) if isinstance(f, SumOver) else None


def same_letter(f: Expr, x: Indexed) -> Expr | None:
    """∂a[p,q]/∂a[i,j] = [p = i][q = j]"""
    if not isinstance(f, Indexed):
        return None
    return Mul(*(Same(one, other) for one, other in zip(f.indices, x.indices, strict=True)))


def one_term(f: Expr, x: Indexed) -> Expr | None:
    """∂/∂x (u + c) = ∂u/∂x, where only u has such a letter"""
    part = _only_moving(f, x) if f.is_Add else None
    return None if part is None else D(part, x)


def one_factor(f: Expr, x: Indexed) -> Expr | None:
    """∂/∂x (c u) = c ∂u/∂x, where only u has such a letter"""
    part = _only_moving(f, x) if f.is_Mul else None
    return None if part is None else times(*(factor for factor in f.args if factor is not part), D(part, x))


def _only_moving(f: Expr, x: Indexed) -> Expr | None:
    moving = [part for part in f.args if x.base in bases(part)]
    return moving[0] if len(moving) == 1 else None


def through(f: Expr, x: Indexed) -> Expr | None:
    """∂g(u, v, …)/∂x = ∂g/∂u ∂u/∂x + ∂g/∂v ∂v/∂x + …"""
    parts = tuple(dict.fromkeys(_parts(f)))
    letters = {part: Symbol(f"u_{number}", real=True) for number, part in enumerate(parts)}
    back = {letter: part for part, letter in letters.items()}
    outer = _replaced(f, letters)
    terms = [_restored(slope_by(outer, letters[part]), back, D(part, x)) for part in parts if x.base in bases(part)]
    return Add(*terms)


def slope_by(f: Expr, x: Symbol) -> Expr:
    """∂f/∂x by the rules of the course"""
    return resolve(D(f, x))


def _parts(f: Expr) -> Iterator[Expr]:
    if isinstance(f, Indexed | SumOver):
        yield f
    else:
        for part in f.args:
            yield from _parts(part)


def _replaced(f: Basic, letters: dict[Expr, Symbol]) -> Basic:
    """Outermost parts first, so that a letter inside a sum stays in its sum."""
    if f in letters:
        return letters[f]
    return f.func(*(_replaced(part, letters) for part in f.args)) if f.args else f


def _restored(slope: Expr, back: dict[Symbol, Expr], rest: Expr) -> Expr:
    for letter, part in back.items():
        slope = put(slope, letter, part)
    return times(slope, rest)


# --- sums -------------------------------------------------------------------------------------------------------------


def one_left(f: Expr, x: Symbol) -> Expr | None:
    """Σ_p f(p) [p = i] = f(i)"""
    factors = Mul.make_args(f)
    for factor in factors:
        if isinstance(factor, Same) and x in factor.args:
            other = factor.args[1] if factor.args[0] == x else factor.args[0]
            return times(*(rest.xreplace({x: other}) for rest in factors if rest is not factor))
    return None


def taken_out(f: Expr, x: Symbol) -> Expr | None:
    """Σ_q c f(q) = c Σ_q f(q), where c has an [p = i] that waits for another sum"""
    outside = [factor for factor in Mul.make_args(f) if x not in free_indices(factor)]
    if not any(factor.has(Same) for factor in outside):
        return None
    inside = [factor for factor in Mul.make_args(f) if x in free_indices(factor)]
    return times(*outside, SumOver(times(*inside), x))


def term_by_term(f: Expr, x: Symbol) -> Expr | None:
    """Σ_p (f + g) = Σ_p f + Σ_p g"""
    opened = expand_mul(f, deep=False)
    if not f.has(Same) or not opened.is_Add:
        return None
    return Add(*(SumOver(term, x) for term in opened.args))


OF_DERIVATIVES: tuple[Rule, ...] = (
    Rule("nothing to move", "{f} has no {x} in it, so its slope is 0.", absent),
    Rule("slope of a sum", "The slope of a sum is the sum of the slopes. So look at one term of it.", inside_sum),
    Rule("sum rule", "Of all the terms, only {part} can move with {x}. The others have slope 0.", one_term),
    Rule("constant multiple rule", "Only {part} can move with {x}. The rest stays in front.", one_factor),
    Rule(
        "same letter",
        "{f} is {x} itself if the indices agree: then the slope is 1. If not, it is another number, which does not "
        "move: slope 0. A square bracket says both at once. {bracket} is 1 where it is true, and 0 where it is not.",
        same_letter,
    ),
    Rule(
        "chain rule",
        "{part} is inside, and can move with {x}. The slope by {part} is {slope}. Multiply by the slope of {part}.",
        through,
    ),
)
OF_SUMS: tuple[Rule, ...] = (
    Rule(
        "one term is left",
        "{bracket} is 1 for a single {x}, and 0 for all others. So one term of the sum is left: there, {x} is {other}.",
        one_left,
    ),
    Rule("out of the sum", "What does not change with {x} comes out of the sum over {x}.", taken_out),
    Rule("term by term", "Add up term by term.", term_by_term),
)
SEVERAL = "Several parts of {f} can move with {x}. Take the slope by each, times the slope of that part, and add up."
STEP = "{step} is 1 where {inside} is above 0, and 0 elsewhere."


def collapse(start: Expr) -> Differentiation:
    """Every derivative taken, then every sum with a bracket collapsed, until nothing is left to do.

    Where ∂f/∂x is taken, the counters of the sums in f must not be the indices of x.
    """
    steps: list[Step] = []
    now = start
    while len(steps) < LONGEST:
        found = _next(now)
        if found is None:
            return Differentiation(start, tuple(steps), now)
        rule, target, becomes = found
        after = put(now, target, becomes)
        steps.append(Step(rule, target, becomes, now, after))
        now = after
    raise ValueError(f"{start} needs more than {LONGEST} steps")


def _next(now: Expr) -> tuple[Rule, Expr, Expr] | None:
    waiting = [(part, OF_DERIVATIVES) for part in _inner_first(now) if isinstance(part, D)]
    waiting = waiting or [(part, OF_SUMS) for part in _inner_first(now) if isinstance(part, SumOver) and part.has(Same)]
    for target, rules in waiting:
        for rule in rules:
            becomes = rule.rewrite(*target.args)
            if becomes is not None:
                return rule, target, becomes
    return None


def _inner_first(expr: Basic) -> Iterator[Basic]:
    for part in expr.args:
        yield from _inner_first(part)
    yield expr


def sentence_for(step: Step) -> Sentence:
    """Why this step is right, with its own formulas."""
    templates: tuple[str, ...] = (step.rule.says,)
    fields: dict[str, Basic] = {"becomes": step.becomes, "before": step.target, "after": step.after}
    if len(step.target.args) == 2:
        fields |= {"f": step.target.args[0], "x": step.target.args[1]}
    rewrite = step.rule.rewrite if isinstance(step.rule, Rule) else None
    if rewrite in (one_term, one_factor):
        fields["part"] = _only_moving(*step.target.args)
    elif rewrite is through:
        templates, fields = _through(step, fields)
    elif rewrite in (same_letter, one_left):
        fields |= _bracket(step)
    said = [Sentence(template, {name: fields[name] for name in names(template)}) for template in templates]
    return said[0] if len(said) == 1 else after_one_another(*said)


def _through(step: Step, fields: dict[str, Basic]) -> tuple[tuple[str, ...], dict[str, Basic]]:
    """The sentence of the chain rule, with the one part that moves; a step function is explained."""
    f, x = step.target.args
    moving = [part for part in dict.fromkeys(_parts(f)) if x.base in bases(part)]
    if len(moving) != 1:
        return (SEVERAL,), fields
    letter = Symbol("u", real=True)
    slope = put(slope_by(_replaced(f, {moving[0]: letter}), letter), letter, moving[0])
    kinks = sorted(slope.atoms(step_function), key=str)
    more = {"step": kinks[0], "inside": kinks[0].args[0]} if kinks else {}
    return (step.rule.says, *((STEP,) if kinks else ())), fields | more | {"part": moving[0], "slope": slope}


def _bracket(step: Step) -> dict[str, Basic]:
    """The bracket that the step is about, and the index beside the one that is summed over."""
    summed = isinstance(step.target, SumOver)
    factors = Mul.make_args(step.target.f if summed else step.becomes)
    found = [factor for factor in factors if isinstance(factor, Same) and (not summed or step.target.x in factor.args)]
    if not found:
        return {"bracket": step.becomes}
    other = next((index for index in found[0].args if index != step.target.args[1]), found[0])
    return {"bracket": found[0], "other": other}
