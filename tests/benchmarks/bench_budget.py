"""The dearest answers: what the worst that can be typed costs, and a search for worse.

python -m tests.benchmarks.bench_budget [--size 5000]

Each worst input is asserted first: it ends within the budget of an answer, and no wrong one counts as right. The
control is the key of an exercise. Then `size` answers are made from the keys, by changes drawn from a fixed seed, and
the slowest ten are printed. Times are those of the processor, so that other work on the machine does not count.
"""

from __future__ import annotations

import argparse
import gc
import logging
import random
import time
from collections.abc import Callable
from statistics import median

from lessons import CURRICULUM
from tutor.answers import Verdict, allowance, check_working, compare, diagnose
from tutor.answers.budget import ANSWER
from tutor.exercises import Variant, draw, mark
from tutor.lesson import Drive, Formula, Working

GOAL = 300  # milliseconds for any answer
LONGEST = 400  # characters of an answer
LINES, WIDEST = 12, 200  # of a working on the page
SLOWEST = 10
BETWEEN = 50  # answers from one collection to the next
SEED = 20_011

EXERCISES = {f"{lesson.slug}/{each.slug}": each for lesson in CURRICULUM for each in lesson.exercises}
TYPED = {name: each for name, each in EXERCISES.items() if isinstance(each, Formula | Drive | Working)}
HIDDEN = "a_k(1-a_k) Σ_j w_jk δ_j"
MANY = ",".join(f"x^{number}" for number in range(1, 19))
ON_THE_WAY = "d(3/x^4)/dx" + "".join(f"+ln(1+e^({number}x))-ln(1+e^(-{number}x))-{number}x" for number in range(1, 7))
TWICE = "1/(x+i+j*y)"


def steep(letter: str) -> str:
    """A sum of what is hard to tell from 0, longer than a field allows."""
    return "+".join(f"relu(-cosh(cosh({number}{letter})))" for number in range(1, 20))


def cut(text: str, longest: int) -> str:
    """The first terms of a sum, as many as there is room for."""
    return text if len(text) <= longest else text[:longest].rpartition("+")[0]


def worst() -> dict[str, Callable[[], Verdict]]:
    """What cost most before answers had a budget: a name, and what says the verdict."""
    hidden, power = draw(EXERCISES["backprop-layers/drive"], 1), draw(EXERCISES["power-rule/drill"], 1)
    mark(hidden, f"2*({HIDDEN})")
    letter = str(power.filled.by)
    long, kinks = f"{str(power.key).replace('**', '^')}+", steep(letter)
    lines = [cut(long + kinks[at * 20 :].partition("+")[2], WIDEST) for at in range(LINES)]
    same = [cut(ON_THE_WAY + "+0" * at, WIDEST) for at in range(LINES)]
    inner = f"σ(ln({TWICE}/(1-{TWICE})))"
    return {
        "57 characters": lambda: mark(hidden, f"{HIDDEN}+sum_{{j=1}}^{{20}} relu(-e^(w_jk))").verdict,
        "200 terms, 200 letters": lambda: mark(hidden, f"{HIDDEN}+sum_{{j=1}}^{{200}} relu(-e^(w_jk))").verdict,
        "50 logarithms": lambda: (
            mark(hidden, f"{HIDDEN}+sum_{{j=1}}^{{50}}(ln(1+exp(w_jk))-w_jk-ln(1+exp(-w_jk)))").verdict
        ),
        "200 letters, right": lambda: compare("sum_{j=1}^{200} w_j x_j", "sum_{i=1}^{200} x_i w_i").verdict,
        "20 softplus": lambda: softplus(20),
        "200 softplus": lambda: softplus(200),
        "sum in a sum": lambda: (
            compare(
                f"sum_{{i=1}}^{{14}} sum_{{j=1}}^{{14}} {TWICE}", f"sum_{{i=1}}^{{14}} sum_{{j=1}}^{{14}} {inner}"
            ).verdict
        ),
        "400 characters": lambda: mark(power, cut(long + kinks, LONGEST)).verdict,
        "12 × 200, kinks": lambda: check_working(lines, power.filled.of, letter).verdict,
        "12 × 200, logarithms": lambda: check_working(same, "3/x^4", "x").verdict,
        "max of 18, answered": lambda: diagnose(f"max({MANY})", "x^2", "x").verdict,
        "max of 18, asked": lambda: diagnose("2x", f"max({MANY})", "x").verdict,
        "max of 19 sines": lambda: compare(sines(range(1, 20)), sines(range(19, 0, -1))).verdict,
        "eight quotients": lambda: diagnose("x^2", "x" + "".join(f"/(x+{at})" for at in range(1, 9)), "x").verdict,
        "six deep": lambda: diagnose("x", "sin(exp(sin(exp(sin(exp(x))))))", "x").verdict,
    }


def softplus(terms: int) -> Verdict:
    """Σ ln(1 + e^(jx)) written in two ways."""
    left = f"sum_{{j=1}}^{{{terms}}} ln(1+exp(j*x))"
    return compare(left, f"sum_{{j=1}}^{{{terms}}} (j*x+ln(1+exp(-j*x)))").verdict


def sines(numbers: range) -> str:
    """The largest of several sines."""
    return f"max({','.join(f'sin({number}x)' for number in numbers)})"


def milliseconds(action: Callable[[], object]) -> float:
    """Of the processor, for one call."""
    start = time.process_time()
    action()
    return (time.process_time() - start) * 1000


# --- a search for worse -----------------------------------------------------------------------------------------------


FUNCTIONS = (
    "relu",
    "abs",
    "tanh",
    "σ",
    "ln",
    "sqrt",
    "cosh",
    "exp",
    "sin",
    "arctan",
    "softplus",
    "step",
    "sign",
    "tan",
)


def piece(letters: list[str], dice: random.Random) -> str:
    """A short expression in these letters."""
    letter, number = dice.choice(letters), dice.choice((2, 3, 7, 10, 50, 1000))
    return dice.choice(
        (
            letter,
            str(number),
            f"{number}{letter}",
            f"{letter}^{dice.choice((2, 3, 7, 20))}",
            f"({letter}+{number})",
            f"{dice.choice(FUNCTIONS)}({number}{letter})",
            f"|{letter}-{number}|",
            f"max({letter},{number},{dice.choice(letters)})",
            f"1/({letter}^2+{number})",
            f"relu(1/{number}-|{letter}-1/7|)",
            f"sum_{{q=1}}^{{{number % 97}}} {dice.choice(FUNCTIONS)}(q*{letter})",
        )
    )


def changed(text: str, letters: list[str], dice: random.Random) -> str:
    """One change."""
    part = piece(letters, dice)
    letter = dice.choice(letters)
    return dice.choice(
        (
            f"{text}+{part}",
            f"({text})*{part}",
            f"({text})/({part})",
            f"({text})^2",
            f"max({text},{part})",
            f"{dice.choice(FUNCTIONS)}({text})",
            f"{text}+{text}",
            f"{text}+{part}-{part}",
            f"({text})*σ({part})+({text})*σ(-({part}))",
            text.replace(letter, f"({part})", 1),
            text.replace("+", "-", 1),
        )
    )


def mutated(variant: Variant, dice: random.Random, longest: int) -> str:
    """The key with several changes, no longer than a field allows."""
    text = str(variant.key).replace("**", "^")
    letters = sorted({str(letter) for letter in getattr(variant.key, "free_symbols", ())} - {"j"}) or ["x"]
    for _ in range(dice.randint(1, 12)):
        other = changed(text, letters, dice)
        text = other if len(other) <= longest else text
    return text


def searched(size: int) -> list[tuple[float, str, str]]:
    """So many answers, and what each of them costs: milliseconds, the exercise, the answer.

    Rubbish is collected between answers only: a search fills the caches as no learner does, and no later answer is the
    cause of it.
    """
    dice = random.Random(SEED)
    variants = [(name, draw(exercise, 1)) for name, exercise in TYPED.items()]
    for _, variant in variants:  # what a process does once is no answer's cost
        mark(variant, f"{variant.key}+1".replace("**", "^"))
    found = []
    gc.disable()
    for number in range(size):
        if number % BETWEEN == 0:
            gc.collect()
        name, variant = dice.choice(variants)
        if isinstance(variant.exercise, Working):
            sent: object = tuple(mutated(variant, dice, WIDEST) for _ in range(dice.randint(1, LINES)))
        else:
            sent = mutated(variant, dice, LONGEST)
        found.append((milliseconds(lambda variant=variant, sent=sent: mark(variant, sent)), name, str(sent)))
    gc.enable()
    return sorted(found, reverse=True)


def main() -> None:
    """Assert, then time; the control first."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--size", type=int, default=5000, help="answers that are searched; 50 is the quick run")
    size = options.parse_args().size
    logging.getLogger("tutor.answers").setLevel(logging.CRITICAL)
    inputs = worst()
    first = {}
    for name, verdict in inputs.items():
        with allowance() as budget:
            start = time.process_time()
            found = verdict()
            first[name] = (time.process_time() - start) * 1000, budget.spent, found
        assert budget.spent <= ANSWER, (name, budget.spent)
        assert found is not Verdict.RIGHT or name in RIGHT, (name, found)
    variant = draw(EXERCISES["power-rule/drill"], 1)
    key = str(variant.key).replace("**", "^")
    control = median(milliseconds(lambda: mark(variant, key)) for _ in range(51))
    print(f"the key of an exercise, marked: {control:.2f} ms")
    for name, (took, spent, found) in first.items():
        print(f"{name:24}{took:8.0f} ms   {took / control:6.0f} times the key   {spent:7} units   {found.value}")
    rows = searched(size)
    times = [row[0] for row in rows]
    over = sum(took > GOAL for took in times)
    print(f"{size} answers searched: median {median(times):.1f} ms, {over} over {GOAL} ms; the slowest")
    for took, name, text in rows[:SLOWEST]:
        print(f"{took:8.0f} ms   {name:32}{len(text):5} characters   {text[:90]}")


RIGHT = ("200 letters, right", "max of 19 sines", "six deep", "20 softplus")  # these are the same, and may be found so

if __name__ == "__main__":
    main()
