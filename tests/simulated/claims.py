"""What is claimed of the model and of practice, what was found, and whether it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from statistics import fmean, median

from tests.simulated.measures import Naming
from tests.simulated.results import Results

A_SKILL = 12  # questions, at most, that a perfect learner needs for each skill
NEVER = 1_000  # stands for the number of a question that did not come
MINUTES, RETENTION = 10.0, 0.9


@dataclass(frozen=True, slots=True)
class Claim:
    """One line of the table."""

    learner: str
    wanted: str
    found: str
    holds: bool


def claims(results: Results) -> tuple[Claim, ...]:
    """All of them, in order."""
    return (*_of_mastery(results), *_of_mistakes(results), *_of_days(results), *_of_aiming(results))


def _of_mastery(results: Results) -> Iterator[Claim]:
    perfect, guessing, helped = results.perfect, results.guessing, results.helped
    bound = A_SKILL * perfect.of
    found = f"{perfect.mastered} of {perfect.of} in {perfect.questions} questions"
    yield Claim(
        "perfect", f"every skill within {bound} questions", found, perfect.questions <= bound and not perfect.missed
    )
    lucky = f"{guessing.mastered} of {guessing.of} after {guessing.questions} questions"
    yield Claim("guessing", "masters at most one skill in twenty", lucky, guessing.mastered <= guessing.of / 20)
    never = f"{helped.mastered} of {helped.of} after {helped.questions} questions"
    yield Claim("help-dependent", "masters nothing", never, helped.mastered == 0)


def _of_mistakes(results: Results) -> Iterator[Claim]:
    each = medians(results.namings, "showing")
    middle, worst = median(each.values()), max(each.values())
    among = [_number(one.showing) for one in results.namings]
    later = sum(number > 6 for number in among)
    found = f"median {middle:g}, worst {_said(worst)}; of {len(among)} runs {later} later than the sixth"
    yield Claim(
        "one mistake",
        "named within 3 questions that show it at the median, 6 at worst",
        found,
        middle <= 3 and worst <= 6,
    )
    held = [f"{one.mistake} ({', '.join(one.mastered)})" for one in results.namings if one.mastered]
    told = f"{len(held)} of {len(results.namings)} runs" + (f": {'; '.join(sorted(set(held)))}" if held else "")
    yield Claim("one mistake", "masters no skill that it corrupts", told, not held)
    well = [one for one in results.recoveries if one.overcome and one.mastered == one.of]
    failed = sorted(one.mistake for one in results.recoveries if one not in well)
    many = f"{len(well)} of {len(results.recoveries)}" + (f"; not {', '.join(failed)}" if failed else "")
    yield Claim("corrected midway", "overcomes it and masters its skills", many, not failed)


def _of_days(results: Results) -> Iterator[Claim]:
    burden = results.load
    most, mean, kept = max(burden.minutes), fmean(burden.minutes), fmean(burden.retention)
    found = f"at most {most:g} minutes, {mean:.1f} in the mean"
    yield Claim(
        "forgetful", f"at most {MINUTES:g} minutes a day over {len(burden.minutes)} days", found, most <= MINUTES
    )
    yield Claim("forgetful", f"retains at least {RETENTION:.0%}", f"{kept:.1%}", kept >= RETENTION)


def _of_aiming(results: Results) -> Iterator[Claim]:
    for name, aimed, chance in (("perfect", results.perfect, results.at_random), ("slow and steady", *results.slow)):
        ratio = aimed.questions / chance.questions
        found = f"{aimed.questions} to {chance.questions} questions, {ratio:.2f}"
        done = not aimed.missed
        yield Claim(f"{name}, aimed against random", "mastery in 0.7 of the questions", found, done and ratio <= 0.7)
    if not results.by_chance:
        return
    own = medians((one for one in results.namings if one.mistake in results.ambiguous), "questions")
    other = medians(results.by_chance, "questions")
    one, two = median(own.values()), median(other.values())
    found = f"{_said(one)} to {_said(two)} questions, {len(results.ambiguous)} mistakes"
    yield Claim("ambiguous, aimed against random", "named in half the questions", found, one <= two / 2)


def medians(namings: Iterable[Naming], what: str) -> dict[str, float]:
    """Of each mistake the median of its runs."""
    runs: dict[str, list[float]] = {}
    for one in namings:
        runs.setdefault(one.mistake, []).append(_number(getattr(one, what)))
    return {name: median(numbers) for name, numbers in runs.items()}


def _number(found: int | None) -> float:
    return NEVER if found is None else found


def _said(number: float) -> str:
    return "never" if number >= NEVER else f"{number:g}"
