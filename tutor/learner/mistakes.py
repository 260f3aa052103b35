"""P(this learner holds m), for each mistake m: Bayes' rule, one mistake at a time.

Who holds m makes it at 70 % of the places and slips at 10 % of them. Who does not hold it gives the same wrong answer
by another mistake that explains it as well, or by a slip that happens to fall there. So a wrong answer with one
explanation says nearly everything, one with two is shared out between them by what is believed of each, and a right
answer speaks against those mistakes alone that would have given another answer. A wrong answer that nothing explains
says nothing. Before each answer a belief moves a little: what is held is dropped, what is not held is taken up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import prod

from tutor.learner.observations import Aid, Observation

BEFORE = 0.2  # the belief before anything was seen of a mistake that a question shows
HIT = 0.7 * 0.9  # made at this place, and no slip besides
CHANCE = 0.1 / 36  # a slip that gives just this answer
RIGHT_ANYWAY = 0.45  # P(right | held) / P(right | not held): (1 − 0.7) 0.9 in some 0.6, for the skill is being learnt
DROPPED, TAKEN_UP = 0.08, 0.02  # between two answers
LEAST = 0.016  # where right answers lead, however many: below it nothing is written down any more
TOLD = 9.0  # how much likelier somebody says so, asked to tell two explanations apart
LIVE, OVER = 0.9, 0.1
MOST_SHOWN, MOST_SKILLS = 20, 8


@dataclass(frozen=True, slots=True)
class Suspicion:
    """What is kept of a mistake. `was`: it has been live; `open`: and has not been overcome since."""

    belief: float = BEFORE
    met: int = 0
    shown_by: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    was: bool = False
    open: bool = False
    since: float = 0.0

    @property
    def stands(self) -> int:
        """0: nothing to say; 1: suspected; 2: live; 3: live, and shown more than once; 4: overcome."""
        if self.belief >= LIVE:
            return 3 if self.met > 1 else 2
        if self.belief < OVER:
            return 4 if self.was else 0
        return 1 if self.met else 0


def suspected(held: Mapping[str, Suspicion], seen: Observation) -> dict[str, Suspicion]:
    """The mistakes of which an answer changes the belief, as they are after it."""
    if seen.right:
        apart = seen.apart if seen.aid is Aid.NONE else ()
        doubted = {name: _of(held, name) for name in sorted(apart)}
        return {name: _ruled_out(was, seen.at) for name, was in doubted.items() if was.belief > LEAST}
    before = {name: _waited(_of(held, name).belief) for name in sorted(frozenset().union(*seen.explained))}
    return {name: _shown(_of(held, name), _weighed(name, seen.explained, before), seen) for name in before}


def told_apart(
    held: Mapping[str, Suspicion], explained: Iterable[frozenset[str]], chosen: frozenset[str], at: float
) -> dict[str, Suspicion]:
    """What is believed after the learner said which of several explanations it was."""
    every = frozenset().union(*explained)
    if not chosen & every or every <= chosen:
        return {}
    return {
        name: _moved(_of(held, name), _odds(_of(held, name).belief, TOLD if name in chosen else 1 / TOLD), at)
        for name in sorted(every)
    }


def _of(held: Mapping[str, Suspicion], name: str) -> Suspicion:
    return held.get(name, _NOTHING)


_NOTHING = Suspicion()


def _waited(belief: float) -> float:
    return belief * (1 - DROPPED) + (1 - belief) * TAKEN_UP


def _ruled_out(was: Suspicion, at: float) -> Suspicion:
    return _moved(was, _odds(_waited(was.belief), RIGHT_ANYWAY), at)


def _odds(belief: float, times: float) -> float:
    return belief * times / (belief * times + 1 - belief)


def _weighed(name: str, explained: tuple[frozenset[str], ...], before: Mapping[str, float]) -> float:
    """P(m | answer), where an explanation of several mistakes needs each of them."""
    with_it = sum(HIT * _together(each - {name}, before) for each in explained if name in each)
    without = CHANCE + sum(_together(each, before) for each in explained if name not in each)
    return _odds(before[name], (with_it + without) / without)


def _together(names: frozenset[str], before: Mapping[str, float]) -> float:
    return prod(HIT * before[name] for name in sorted(names))


def _shown(was: Suspicion, belief: float, seen: Observation) -> Suspicion:
    places = was.skills if seen.asked.skill in was.skills else (*was.skills, seen.asked.skill)[-MOST_SKILLS:]
    shown = replace(was, met=was.met + 1, shown_by=(*was.shown_by, seen.id)[-MOST_SHOWN:], skills=places)
    return _moved(shown, belief, seen.at, was.stands)


def _moved(was: Suspicion, belief: float, at: float, stood: int | None = None) -> Suspicion:
    live = belief >= LIVE
    still = live or (was.open and belief >= OVER)
    now = Suspicion(belief, was.met, was.shown_by, was.skills, was.was or live, still, was.since)
    return now if now.stands == (was.stands if stood is None else stood) else replace(now, since=at)
