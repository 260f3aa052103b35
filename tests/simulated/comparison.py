"""Which model foretells the next answer best: knowledge tracing with and without fading, PFA, a logistic with decay.

python tests/simulated/comparison.py [--learners 200]

The learners are made by two laws. One knows or does not, learns by leaps, and forgets by the exponential of its own
strength; the other has a strength that grows with practice and fades by a power of time, and answers by a logistic of
it. The second is near to what the logistic models assume. PFA (Pavlik, Cen & Koedinger 2009) and the logistic are
fitted to half of the learners, knowledge tracing has the parameters of tutor/learner/tracing.py; all foretell the other
half. Printed are the log loss, where 0.693 is a coin, and the AUC.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Callable, Sequence
from math import exp, log
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tutor.learner.observations import Observation
from tutor.learner.plan import Asked
from tutor.learner.reviewing import DAY, reviewed
from tutor.learner.tracing import START, answered, faded

GUESS, SLIP, SKILLS, ANSWERS = 0.02, 0.08, 8, 12
ASKED = Asked("skill")
Answer = tuple[float, bool]  # the day, and whether it was right
Past = Sequence[Answer]
Rows = list[tuple[list[float], bool]]
HALF_LIVES = (1.0, 4.0, 16.0, 64.0)


def leaps(source: random.Random) -> list[Answer]:
    """Knows or does not; each answer may teach, each pause may take it away, the less often the more was practised."""
    known, strength, day, found = source.random() < 0.2, 3.0, 0.0, []
    learns = source.uniform(0.1, 0.5)
    for _ in range(ANSWERS):
        pause = source.choice((0.01, 0.01, 1.0, 3.0, 10.0))
        day += pause
        known = known and source.random() < exp(-pause / strength)
        found.append((day, source.random() < (1 - SLIP if known else GUESS)))
        if known:
            strength *= 1.7
        known = known or source.random() < learns
    return found


def grows(source: random.Random) -> list[Answer]:
    """A strength that each answer adds to, and that fades by a power of the time since then."""
    talent, day, past, found = source.gauss(-1.5, 1.0), 0.0, [], []
    for _ in range(ANSWERS):
        day += source.choice((0.01, 0.01, 1.0, 3.0, 10.0))
        strength = talent + sum(1.1 * (1 + day - before) ** -0.3 for before in past)
        found.append((day, source.random() < GUESS + (1 - SLIP - GUESS) / (1 + exp(-strength))))
        past.append(day)
    return found


def traced(past: Past, day: float, fades: bool) -> float:
    """P(right) by knowledge tracing."""
    known, last, recall = START, None, None
    for number, (when, right) in enumerate(past):
        if fades and last is not None:
            known = faded(known, when - last, None if recall is None else recall.stability)
        recall = reviewed(recall, Observation(str(number), when * DAY, ASKED, right)) if fades else None
        known, last = answered(known, right, GUESS), when
    if fades and last is not None:
        known = faded(known, day - last, None if recall is None else recall.stability)
    return known * (1 - SLIP) + (1 - known) * GUESS


def counts(past: Past, _day: float) -> list[float]:
    """PFA: the right answers, and the wrong ones."""
    return [1.0, float(sum(right for _, right in past)), float(sum(not right for _, right in past))]


def decayed(half: float) -> Callable[[Past, float], list[float]]:
    """The same, where an answer weighs half as much after a half-life."""

    def features(past: Past, day: float) -> list[float]:
        right = sum(0.5 ** ((day - when) / half) for when, good in past if good)
        wrong = sum(0.5 ** ((day - when) / half) for when, good in past if not good)
        return [1.0, right, wrong, float(bool(past) and past[-1][1])]

    return features


def fitted(rows: Rows) -> list[float]:
    """The weights of a logistic regression, by descent with momentum."""
    weights, speed = [0.0] * len(rows[0][0]), [0.0] * len(rows[0][0])
    for _ in range(150):
        slopes = [0.0] * len(weights)
        for features, right in rows:
            miss = logistic(weights, features) - right
            for place, feature in enumerate(features):
                slopes[place] += miss * feature
        speed = [0.9 * old - 0.05 * slope / len(rows) for old, slope in zip(speed, slopes, strict=True)]
        weights = [weight + step for weight, step in zip(weights, speed, strict=True)]
    return weights


def logistic(weights: Sequence[float], features: Sequence[float]) -> float:
    """σ(w · x)"""
    total = sum(weight * feature for weight, feature in zip(weights, features, strict=True))
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def log_loss(foretold: Sequence[tuple[float, bool]]) -> float:
    """The mean of −log P(what came)."""
    sure = [(min(max(chance, 1e-6), 1 - 1e-6), right) for chance, right in foretold]
    return -sum(log(chance if right else 1 - chance) for chance, right in sure) / len(sure)


def auc(foretold: Sequence[tuple[float, bool]]) -> float:
    """The chance that a right answer was foretold above a wrong one; ties count half."""
    ranks: dict[float, list[bool]] = {}
    for chance, right in foretold:
        ranks.setdefault(chance, []).append(right)
    below, won = 0, 0.0
    for chance in sorted(ranks):
        right, wrong = sum(ranks[chance]), len(ranks[chance]) - sum(ranks[chance])
        won += right * (below + wrong / 2)
        below += wrong
    return won / (below * (len(foretold) - below))


def each(pasts: Sequence[Past], says: Callable[[Past, float], float]) -> list[tuple[float, bool]]:
    """What is foretold of every answer but each skill's first, and what came."""
    return [(says(past[:place], day), right) for past in pasts for place, (day, right) in enumerate(past) if place]


def by_regression(
    features: Callable[[Past, float], list[float]], seen: Sequence[Past]
) -> Callable[[Past, float], float]:
    """A logistic of these features, fitted to what was seen."""
    rows = [(features(past[:place], day), right) for past in seen for place, (day, right) in enumerate(past) if place]
    weights = fitted(rows)
    return lambda past, day: logistic(weights, features(past, day))


def compared(law: Callable[[random.Random], list[Answer]], learners: int) -> dict[str, tuple[float, float]]:
    """Log loss and AUC of each model on learners made by a law."""
    source = random.Random(5)
    pasts = [law(source) for _ in range(learners * SKILLS)]
    seen, new = pasts[: len(pasts) // 2], pasts[len(pasts) // 2 :]
    decays = [by_regression(decayed(half), seen) for half in HALF_LIVES]
    models: dict[str, Callable[[Past, float], float]] = {
        "tracing, no fading": lambda past, day: traced(past, day, False),
        "tracing with fading": lambda past, day: traced(past, day, True),
        "PFA": by_regression(counts, seen),
        "logistic with decay": min(decays, key=lambda model: log_loss(each(seen, model))),
    }
    found = {name: each(new, model) for name, model in models.items()}
    return {name: (log_loss(foretold), auc(foretold)) for name, foretold in found.items()}


def main() -> None:
    """A row for each model, a pair of columns for each law."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--learners", type=int, default=200)
    learners = options.parse_args().learners
    tables = [compared(law, learners) for law in (leaps, grows)]
    print("| model | leaps: log loss | AUC | grows: log loss | AUC |\n|---|---|---|---|---|")
    for name in tables[0]:
        figures = " | ".join(f"{loss:.3f} | {area:.3f}" for loss, area in (table[name] for table in tables))
        print(f"| {name} | {figures} |")


if __name__ == "__main__":
    main()
