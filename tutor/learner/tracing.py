"""P(known): Bayesian knowledge tracing, in which what is known fades between two answers.

    before an answer  p ← p · R(days)                     R is FSRS's law of forgetting, of the skill's own stability
    after a right one p ← p (1 − slip) / (p (1 − slip) + (1 − p) guess)
    after a wrong one p ← p slip / (p slip + (1 − p) (1 − guess))
    then              p ← p + (1 − p) learn               the feedback teaches

Corbett & Anderson (1995); the slip stays under the 0.1 and the guess of a typed answer under the 0.3 of Beck & Chang
(2007), beyond which a wrong answer would no longer speak against knowing. The guess is the question's own: a choice
among two is guessed half of the time whatever is fitted.
"""

from __future__ import annotations

from tutor.learner.reviewing import retained

START, LEARN, SLIP = 0.2, 0.1, 0.09
LEAST_GUESS, MOST_GUESS = 0.005, 0.6
HELPED = 0.5  # the chance that somebody who does not know answers rightly with some help open


def faded(known: float, days: float, stability: float | None) -> float:
    """P(known) after some days without an answer."""
    return known * retained(days, stability)


def answered(known: float, right: bool, guess: float, helped: bool = False) -> float:
    """P(known) after an answer."""
    guess = min(max(guess, LEAST_GUESS), MOST_GUESS)
    if helped:
        guess = max(guess, HELPED)
    knowing, guessing = (1 - SLIP, guess) if right else (SLIP, 1 - guess)
    known = known * knowing / (known * knowing + (1 - known) * guessing)
    return known + (1 - known) * LEARN
