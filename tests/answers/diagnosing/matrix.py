"""Every question of the course, and many of our own, against every misconception that applies to it.

`row` computes what each misconception answers; `Row.same` counts how many of these answers nobody could tell apart. A
misconception whose answer is the key here (∂C/∂b has no inner slope to drop) does not apply to that question.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from sympy import Expr, Integer, Symbol, cos, cosh, exp, log, sin, sinh, sqrt, tan, tanh

from lessons import CURRICULUM
from tutor.answers import DerivativeOf, DifferenceQuotient, Plain, Question, Update, Verdict, decide, key
from tutor.answers.diagnosing.floats import FloatRows, alike
from tutor.answers.diagnosing.question import answer
from tutor.answers.diagnosing.samples import samples
from tutor.elementary.heads import relu, sigmoid, softplus
from tutor.exercises import draw, kind_of
from tutor.exercises.formula import posed
from tutor.misconceptions import OF_DERIVATIVES, OF_QUESTIONS, Form, as_rule
from tutor.misconceptions.errors import ONE_WAY
from tutor.misconceptions.paths import TWO_WAYS
from tutor.misconceptions.subjects import Posed
from tutor.notation import N, a, b, n, w, x, y, z
from tutor.symbolic.derivative import D, has_derivative
from tutor.symbolic.derive import derive_expression, run
from tutor.symbolic.rules import RULES

W1, W2 = (Symbol(f"w_{number}", real=True) for number in (1, 2))
LINE, NEURON, TWO = w * x + b, sigmoid(w * x + b), sigmoid(a * sigmoid(w * x + b))
OWN: tuple[Question, ...] = (
    *(DerivativeOf(f, x) for f in (5 * x**4, 4 * x**3 - 2 * x**2 + 7 * x - 1, 7 / x**3, sqrt(x), x**n, 3 * x**7 + 4)),
    *(DerivativeOf(f, x) for f in ((2 * x + 1) ** 3, sqrt(3 * x**2 + 1), (x**2 + x) ** 4, 1 / (3 * x + 2) ** 2)),
    *(
        DerivativeOf(f, x)
        for f in (x**2 * exp(x), x**3 * sin(x), sqrt(x) * log(x), (x**2 + 1) * cos(x), x**2 * tanh(x))
    ),
    *(DerivativeOf(f, x) for f in (sin(x) / x, (x**2 + 1) / (x + 3), log(x) / x**2, exp(x) / (x + 1), x / (x**2 + 4))),
    *(DerivativeOf(f, x) for f in (sin(3 * x), cos(x**2), exp(-2 * x), log(5 * x + 1), tanh(4 * x), 2**x, tan(2 * x))),
    *(DerivativeOf(f, x) for f in (exp(x**2 + 3 * x), sin(exp(2 * x)), log(cos(x)), softplus(3 * x), relu(2 * x - 1))),
    *(DerivativeOf(f, z) for f in (sigmoid(z), tanh(z), 1 / (1 + exp(-z)), softplus(z), relu(z), sigmoid(z) ** 2)),
    *(DerivativeOf((LINE - y) ** 2, by) for by in (w, b, x, y)),
    *(DerivativeOf((NEURON - y) ** 2, by) for by in (w, b, x, y)),
    *(DerivativeOf((TWO - y) ** 2, by) for by in (w, a, b, x)),
    *(DerivativeOf(f, w) for f in ((tanh(w * x) - y) ** 2, (relu(LINE) - y) ** 2, (softplus(LINE) - y) ** 2 / 2)),
    *(DerivativeOf(f, a) for f in ((a - y) ** 2, (a - y) ** 2 / 2, -y * log(a) - (1 - y) * log(1 - a), a * (1 - a))),
    *(DerivativeOf(f, w) for f in (((w * x - y) ** 2 + (w * a - b) ** 2) / 2, ((w - y) ** 2 + (w * x - y) ** 2) / N)),
    *(DerivativeOf((a * sigmoid(w * x) + b * tanh(w * z) - y) ** 2, by) for by in (w, x)),
    DerivativeOf((a * sigmoid(w * x) + b * tanh(w * x) - y) ** 2, x),
    DerivativeOf((w - y) ** 2 + (w * x - y) ** 2, w),
    *(DerivativeOf((sigmoid(W1 * x + W2 * z + b) - y) ** 2, by) for by in (W1, W2)),
    *(DerivativeOf((W1 * x + W2 * z + b - y) ** 2, by) for by in (W1, W2)),
    *(DerivativeOf((sigmoid(W2 * sigmoid(W1 * x)) - y) ** 2, by) for by in (W1, W2)),
    *(DerivativeOf(f, z) for f in (cosh(z), sinh(2 * z), 1 / (3 + exp(-z)))),
    DerivativeOf(x**2 * y, x),
    DerivativeOf(-y * log(a) - (1 - y) * log(1 - a), a),
    *(Plain(f) for f in (TWO_WAYS, ONE_WAY)),
    *(DerivativeOf(f, x, 2) for f in (x**4, sin(2 * x), x**3 - 5 * x**2, exp(-x))),
    *(Update(f, w) for f in ((w - 3) ** 2, w**4 - 2 * w, (w * x + b - y) ** 2, (NEURON - y) ** 2, 2 * w**2 + 5)),
    *(DifferenceQuotient(f, x) for f in (x**2, 3 * x**2 + x, x**3, 5 * x - 1)),
)


def of_the_course(seeds: int) -> Iterator[Question]:
    """What the exercises of the curriculum ask, drawn with so many seeds; each question once."""
    seen = set()
    for exercise in (each for lesson in CURRICULUM for each in lesson.exercises):
        for seed in range(seeds):
            wanted = kind_of(exercise).asked(draw(exercise, seed).filled)
            if isinstance(wanted, Expr) and has_derivative(wanted) and wanted not in seen:
                seen.add(wanted)
                yield posed(wanted)


@dataclass(frozen=True, slots=True)
class Row:
    """A question, its key, and the answer of each misconception that applies and does not lead to the key."""

    question: Question
    key: Expr
    answers: tuple[tuple[str, Expr], ...]
    undecided: tuple[str, ...]

    @property
    def pairs(self) -> int:
        """How many pairs of answers there are."""
        return len(self.answers) * (len(self.answers) - 1) // 2

    def same(self) -> tuple[tuple[str, str], ...]:
        """The pairs of misconceptions that give the same answer here."""
        points = samples(self.key, self.question, None)
        known = [each for each in self.answers if all(letter.name in points[0] for letter in each[1].free_symbols)]
        worth = [(name, expr, FloatRows(expr, points).at()) for name, expr in known]
        near = [(one, two) for one, two in combinations(worth, 2) if alike(one[2], two[2])]
        return tuple((p, q) for (p, f, _), (q, g, _) in near if decide(f, g).verdict is Verdict.RIGHT)


def wrong_answers(question: Question) -> Iterator[tuple[Form, Expr]]:
    """What each misconception that applies answers, made at every chance."""
    asked = question.asked
    marks = tuple(step.target for step in derive_expression(asked).steps)
    letter = getattr(question, "by", None) or marks[0].x
    for entry in OF_QUESTIONS:
        other = entry.apply(Posed(asked, letter))
        if isinstance(other, Expr):
            yield entry, answer(question, other)
    for entry in OF_DERIVATIVES:
        if any(entry.apply(mark) is not None for mark in marks):
            derivation = run(asked, (as_rule(entry), *RULES))
            if derivation.missing is None:
                yield entry, answer(question, derivation.result)


@lru_cache(maxsize=1024)
def row(question: Question) -> Row:
    """A question with everything that is known to go wrong in it."""
    right = key(question)
    found = [(entry.name, wrong, decide(wrong, right).verdict) for entry, wrong in wrong_answers(question)]
    apart = tuple((name, wrong) for name, wrong, verdict in found if verdict is Verdict.WRONG)
    return Row(question, right, apart, tuple(name for name, _, verdict in found if verdict is Verdict.UNDECIDED))


def noise(question: Question) -> tuple[Expr, ...]:
    """Answers that are merely wrong: key·3/2, key + x, key·x, key², a digit off."""
    right = key(question)
    letter = getattr(question, "by", None) or min(question.asked.atoms(D), key=str).x
    return (right * 3 / 2, right + letter, right * letter, right**2, right + 1, _digit_off(right))


def _digit_off(right: Expr) -> Expr:
    """The key with its largest whole number one larger; a slip of the pen."""
    numbers = sorted(part for part in right.atoms(Integer) if part > 1)
    return right.xreplace({numbers[-1]: numbers[-1] + 1}) if numbers else right + 2
