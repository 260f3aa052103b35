"""What is measured of each made-up learner. Everything follows from the seeds: the same figures on every machine."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from random import Random
from statistics import fmean

from tests.simulated.diary import Diary
from tests.simulated.learners import Corrected, Forgetful, Learner, Mistaken
from tests.simulated.questions import Put, like
from tests.simulated.world import AtRandom, Chooser, corrupted, plan, questions
from tutor.learner.model import Held, Picture, Standing, due_today
from tutor.learner.sittings import REVIEW

NAMED = 0.9  # from this belief on a mistake is named
A_DAY = 12  # questions
MASTERED = (Standing.SOLID, Standing.FADING)
MINUTES = 0.75  # of one question in a review


@dataclass(frozen=True, slots=True)
class Mastery:
    """After how many questions how many skills were mastered; `curve` after each day."""

    mastered: int
    of: int
    questions: int
    missed: tuple[str, ...]
    curve: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Naming:
    """After how many questions a mistake was named, of those that could show it and of all; None: it was not."""

    mistake: str
    showing: int | None
    questions: int | None
    mastered: tuple[str, ...]  # skills that it corrupts and that counted as mastered at some time


@dataclass(frozen=True, slots=True)
class Recovery:
    """What became of a mistake that was corrected: overcome, and of its skills how many were mastered afterwards."""

    mistake: str
    named: bool
    overcome: bool
    mastered: int
    of: int
    questions: int


@dataclass(frozen=True, slots=True)
class Load:
    """Minutes of review on each day, what was recalled of all that was learned, and the right answers in reviews."""

    minutes: tuple[float, ...]
    retention: tuple[float, ...]
    right: float


def mastered(picture: Picture, skills: Collection[str]) -> tuple[str, ...]:
    """Those that count as mastered."""
    return tuple(name for name in skills if picture.skills[name].standing in MASTERED)


def belief(picture: Picture, mistake: str) -> float:
    """The belief in a mistake, under its own name or that of one that says the same."""
    return max((each.belief for name, each in picture.mistakes.items() if like(mistake, name)), default=0.0)


def to_mastery(
    learner: Learner, choose: Chooser, most: int, skills: Collection[str] | None = None, a_day: int = A_DAY
) -> Mastery:
    """Day after day of practice until every skill is mastered, or `most` questions were asked."""
    wanted = tuple(plan().skills if skills is None else skills)
    diary, curve, ever = Diary(plan(), learner), [], set[str]()
    while len(diary.entries) < most and len(ever) < len(wanted):
        for _ in range(a_day):
            diary.ask(choose(diary, [name for name in wanted if name not in ever]))
            ever |= set(mastered(diary.picture(), wanted))
            if len(ever) == len(wanted):
                break
        curve.append(len(ever))
        diary.sleep()
    missed = tuple(name for name in wanted if name not in ever)
    return Mastery(len(ever), len(wanted), len(diary.entries), missed, tuple(curve))


def naming(mistake: str, choose: Chooser, run: int, most: int, on: int = 0) -> Naming:
    """Practice of the skills that a mistake corrupts, until it is named, and for `on` questions at least."""
    skills = corrupted(mistake)
    diary = Diary(plan(), Mistaken(Random(f"{mistake} {run}"), mistake))
    showing, named, ever = 0, None, set[str]()
    for number in range(1, most + 1):
        put = choose(diary, skills)
        diary.ask(put)
        showing += put.shows(mistake)
        now = diary.picture()
        ever |= set(mastered(now, skills))
        if named is None and belief(now, mistake) >= NAMED:
            named = (showing, number)
        if named is not None and number >= on:
            break
        if number % A_DAY == 0:
            diary.sleep()
    return Naming(mistake, *(named or (None, None)), tuple(name for name in skills if name in ever))


def recovery(mistake: str, choose: Chooser, run: int, until: int = 12, most: int = 120) -> Recovery:
    """The same, where the mistake is corrected after `until` questions."""
    skills = corrupted(mistake)[:3]
    diary, ever, named, over = (
        Diary(plan(), Corrected(Random(f"{mistake} {run}"), mistake, until)),
        set[str](),
        False,
        False,
    )
    for number in range(1, most + 1):
        diary.ask(choose(diary, skills))
        now = diary.picture()
        named = named or belief(now, mistake) >= NAMED
        held = [each.held for name, each in now.mistakes.items() if like(mistake, name)]
        over = bool(held) and not {Held.LIVE, Held.REPEATED} & set(held) and Held.OVERCOME in held
        ever = set(mastered(now, skills)) if number > until else ever
        if over and len(ever) == len(skills):
            break
        if number % A_DAY == 0:
            diary.sleep()
    return Recovery(mistake, named, over, len(ever), len(skills), len(diary.entries))


def load(run: int, days: int = 60, new: int = 2) -> Load:
    """Some new skills a day as long as there are any, three questions each; and every day what is due."""
    learner, random = Forgetful(Random(f"forgetful {run}")), Random(f"reviews {run}")
    diary, control = Diary(plan(), learner), AtRandom(random)
    ahead, minutes, retention, right = list(plan().skills), [], [], []
    for _ in range(days):
        due = due_today(diary.model, plan(), diary.now)
        minutes.append(len(due) * MINUTES)
        right += [diary.ask(_of(random, skill), REVIEW).answered.right for skill in due]
        for skill in ahead[:new]:
            for _ in range(3):
                diary.ask(control(diary, (skill,)))
        ahead = ahead[new:]
        diary.sleep()
        retention.append(fmean(learner.recalls(skill, diary.now) for skill in learner.met))
    return Load(tuple(minutes), tuple(retention), fmean(right))


def _of(random: Random, skill: str) -> Put:
    lesson, block = random.choice(questions(frozenset((skill,))))
    return Put(lesson.slug, block, random.randrange(2))
