"""A worked solution with one mistake at one place: which lines it has, which of them is wrong, and the right one.

A mistake is a wrong rule (`tutor.misconceptions`), run by the engine of the sound ones at one derivative of the way.
What comes below follows from the wrong line by sound rules, so exactly one line does not follow from the line above.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from sympy import Basic, Expr, Symbol

from tutor.answers import Verdict, decide
from tutor.exercises import mistakes
from tutor.exercises.drawing.hashed import hashed
from tutor.misconceptions import OF_DERIVATIVES, as_rule
from tutor.misconceptions.likelihood import RARE
from tutor.misconceptions.running import WrongRule
from tutor.symbolic.derivative import D, has_derivative
from tutor.symbolic.derive import Step, derive, derive_expression, resolve, run
from tutor.symbolic.rules import RULES, Reason

FEWEST, MOST = 2, 9  # lines: of one alone it would be known which is wrong, more do not fit on a screen


@dataclass(frozen=True, slots=True)
class Planted:
    """The lines below D(of, by), the one that is wrong (from 0), and the sound step that belongs in its place."""

    mistake: WrongRule
    steps: tuple[Step, ...]
    at: int
    sound: Step
    result: Expr  # what the right line comes to

    @property
    def name(self) -> str:
        """Of the misconception."""
        return self.mistake.name

    @property
    def lines(self) -> tuple[Basic, ...]:
        """What is shown, from line 1."""
        return tuple(step.after for step in self.steps)

    @property
    def rules(self) -> tuple[str, ...]:
        """The sound rule of each line."""
        return tuple((self.sound if at == self.at else step).rule.name for at, step in enumerate(self.steps))

    @property
    def right(self) -> Expr:
        """The line that belongs in the place of the wrong one."""
        return self.sound.after

    @property
    def part(self) -> Expr:
        """What is differentiated in the wrong line."""
        return self.sound.target.f

    @property
    def wrong_result(self) -> Expr:
        """What the wrong line comes to, and each line below it."""
        return self.steps[-1].after


def above(planted: Planted, at: int) -> Basic:
    """The line that a line is written below: the question for the first."""
    return planted.steps[at].before


@lru_cache(maxsize=1024)
def planted(of: Expr, by: Symbol, names: tuple[str, ...] = ()) -> Planted | None:
    """One of the mistakes of these names, or of any that is ordinary, at one of its places; the formula decides which.

    None where none of them has a chance, or the line that it makes is not wrong.
    """
    likely = [each for each in _chances(of, by) if (each[0].name in names if names else _is_ordinary(each[0]))]
    start = f"{of}:{by}"
    order = sorted(likely, key=lambda each: (hashed(start, each[0].name), hashed(start, each[0].says, each[1].target)))
    return next((found for form, step in order if (found := _plant(of, by, form, step))), None)


@lru_cache(maxsize=1024)
def possible(of: Expr, by: Symbol) -> frozenset[str]:
    """The names of the mistakes that make something wrong of a derivative on the way: numbers at a point tell."""
    chances = tuple(_chances(of, by))
    made = tuple(_worked_out(form, step) for form, step in chances)
    right = tuple(resolve(step.target) for _, step in chances)
    worths = mistakes.at_a_point((*right, *(expr for expr in made if expr is not None))) if made else ()
    here = iter(worths[len(right) :])
    found = set()
    for (form, _), expr, there in zip(chances, made, worths[: len(right)], strict=True):
        wrong = None if expr is None else next(here)
        if there is not None and wrong is not None and not mistakes.near(there, wrong):
            found.add(form.name)
    return frozenset(found)


def _worked_out(form: WrongRule, step: Step) -> Expr | None:
    """What a mistake comes to by itself; None where it leads to what has no rule."""
    made = form.apply(step.target)
    way = None if made is None else derive_expression(made)
    return None if way is None or way.missing is not None else way.result


@lru_cache(maxsize=1024)
def ordinary(of: Expr, by: Symbol) -> tuple[str, ...]:
    """The names of the ordinary mistakes that have a chance here; whether what they make is wrong is not yet known."""
    return tuple(dict.fromkeys(form.name for form, _ in _chances(of, by) if _is_ordinary(form)))


def _is_ordinary(form: WrongRule) -> bool:
    return form.name not in RARE and not form.alone


def _chances(of: Expr, by: Symbol) -> Iterator[tuple[WrongRule, Step]]:
    """Each mistake with each step of the sound way in whose place it can be made."""
    way = derive(of, by)
    if way.missing is None and len(way.steps) <= MOST:
        for form in OF_DERIVATIVES:
            yield from ((form, step) for step in way.steps if form.apply(step.target) is not None)


def _plant(of: Expr, by: Symbol, form: WrongRule, sound: Step) -> Planted | None:
    """The solution with this mistake instead of this step; None where it is not wrong, or not one line alone is."""
    way = run(D(of, by), (as_rule(form, sound.target), *RULES))
    made = [at for at, step in enumerate(way.steps) if step.rule.name == form.name]
    lines = tuple(step.after for step in way.steps)
    if way.missing is not None or len(made) != 1 or not FEWEST <= len(lines) <= MOST or len({*lines}) != len(lines):
        return None
    right, wrong = resolve(D(of, by)), way.result
    if (wrong.is_number and not right.is_number) or way.steps[made[0]].before != sound.before:
        return None
    there, here = mistakes.at_a_point((right, wrong))
    if there is None or here is None or mistakes.near(there, here) or _is_a_jump(sound, way.steps[made[0]].becomes):
        return None
    if decide(wrong, right).verdict is not Verdict.WRONG:
        return None
    named = replace(way.steps[made[0]], rule=Reason(form.name, form.says))  # a rule made anew would equal no other
    steps = (*way.steps[: made[0]], named, *way.steps[made[0] + 1 :])
    return Planted(form, steps, made[0], sound, right)


def _is_a_jump(sound: Step, becomes: Expr) -> bool:
    """The sign of the whole slope was turned where only one rule is due: no one rule would have led there."""
    if not has_derivative(sound.becomes) or has_derivative(becomes):
        return False
    there, here = mistakes.at_a_point((-resolve(sound.target), becomes))
    return mistakes.near(there, here)


def is_above(given: Expr, planted: Planted) -> bool:
    """The slope that the wrong line takes, or that of something that holds it, still stands in what was given."""
    return any(each.f.has(planted.part) for each in given.atoms(D) - planted.right.atoms(D))
