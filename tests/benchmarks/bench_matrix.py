"""Every question against every misconception: told from the key, told from each other, explained by name; and noise.

python -m tests.benchmarks.bench_matrix [--size 1]

Told from the key and from each other is asserted; so is that noise stays unexplained. `--size` is how often each
exercise of the course is drawn. The control for the time of a diagnosis is `decide` on the same answer.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter

from tests.answers.diagnosing.matrix import OWN, Row, noise, of_the_course, row
from tutor.answers import Question, Verdict, decide, explain


def told_apart(rows: list[Row]) -> None:
    """Misconceptions from the key, and from each other."""
    assert not [each for each in rows if each.undecided]
    answers, pairs = sum(len(each.answers) for each in rows), sum(each.pairs for each in rows)
    same = Counter(pair for each in rows for pair in each.same())
    alike = sum(same.values())
    assert alike <= 0.02 * pairs, same.most_common(10)
    print(f"{len(rows)} questions, {answers} answers of misconceptions: all told from the key")
    print(f"{pairs} pairs of them: {100 * (1 - alike / pairs):.2f} % told from each other")
    for (one, other), count in same.most_common(5):
        print(f"    {count:3} questions on which {one} and {other} answer alike")


def explained(rows: list[Row], every: int) -> None:
    """How many are explained, by their own name or as a rival; with times."""
    found, named, asked, spent, control = 0, 0, 0, 0.0, 0.0
    for each in rows[::every]:
        for name, wrong in each.answers:
            start = time.perf_counter()
            diagnosis = explain(wrong, each.question)
            middle = time.perf_counter()
            decide(wrong, each.key)
            spent, control = spent + middle - start, control + time.perf_counter() - middle
            names = {part for names in (diagnosis.misconceptions, *diagnosis.rivals) for part in names}
            asked, found, named = asked + 1, found + bool(names), named + (name in names)
            assert diagnosis.verdict is not Verdict.RIGHT, (name, each.question)
    print(f"{asked} diagnosed: {100 * found / asked:.1f} % explained, {100 * named / asked:.1f} % with that very name")
    print(f"{1000 * spent / asked:.1f} ms each; decide, the control, {1000 * control / asked:.1f} ms")


def merely_wrong(questions: tuple[Question, ...]) -> None:
    """key·3/2, key + x, key·x, key², key + 1 and a digit off."""
    verdicts = Counter(explain(given, question).verdict for question in questions for given in noise(question))
    share = verdicts[Verdict.MISCONCEPTION] / sum(verdicts.values())
    assert share <= 0.05, verdicts
    print(f"{sum(verdicts.values())} answers that are merely wrong: {100 * share:.1f} % explained")


def main() -> None:
    """Assert, then print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", type=int, default=3, help="draws of each exercise; 1 is the quick run")
    size = options.parse_args().size
    questions = (*of_the_course(size), *OWN)
    rows = [row(question) for question in questions]
    told_apart(rows)
    explained(rows, 1 if size > 1 else 10)
    merely_wrong(questions)


if __name__ == "__main__":
    main()
