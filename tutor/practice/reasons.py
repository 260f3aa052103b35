"""GivenReason a question is asked, in one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.exercises import Groups
from tutor.learner.model import Held, MistakeState, Picture, SkillState, Standing
from tutor.lesson import Course, Prose
from tutor.lesson import sentence as filled
from tutor.misconceptions.in_short import did
from tutor.symbolic.sentence import Sentence, say

LIVE = (Held.LIVE, Held.REPEATED)


@dataclass(frozen=True, slots=True)
class GivenReason:
    """The sentence, and the mistake that it speaks of, if it does."""

    said: Sentence
    mistake: str = ""


def reason(course: Course, skill: str, groups: Groups, picture: Picture) -> GivenReason:
    """The first that holds: a mistake that is there, one that may be, how the skill stands."""
    for mistake in _looked_for(groups, picture):
        said = _of_mistake(mistake)
        if said is not None:
            return GivenReason(said, mistake.name)
    return GivenReason(_of_skill(course, picture.skills.get(skill, SkillState(skill)), groups))


def _looked_for(groups: Groups, picture: Picture) -> list[MistakeState]:
    """The mistakes of a draw that are there or suspected, what is believed most first."""
    shown = {name for group in groups for name in group}
    states = (picture.mistakes[name] for name in sorted(shown & picture.mistakes.keys()))
    held = (state for state in states if state.held in (*LIVE, Held.SUSPECTED))
    return sorted(held, key=lambda state: -state.belief)


def _of_mistake(mistake: MistakeState) -> Sentence | None:
    phrase = did(mistake.name)
    if phrase is None:
        return None
    if mistake.held is Held.SUSPECTED:
        return say("Because one answer looked as if you {did}.", did=phrase)
    if mistake.met == 2:
        return say("Because twice you {did}.", did=phrase)
    if mistake.met > 2:
        return say("Because {count} times you {did}.", count=mistake.met, did=phrase)
    return say("Because lately you {did}.", did=phrase)


def _of_skill(course: Course, state: SkillState, groups: Groups) -> Sentence:
    found = course.skills.of(state.name)
    can = say("{name}", name=state.name) if found is None else filled(found.can, Prose(found.can))
    if state.standing is Standing.FADING:
        return say("Because it is time to see whether you still can: {can}.", can=can)
    if not state.answers:
        return say("Because nothing tells yet whether you can {can}.", can=can)
    if {*state.missing} & {name for group in groups for name in group}:
        return say("Because you can {can}, and a trap in it has not been tried yet.", can=can)
    if state.standing is Standing.SOLID:
        return say("Because it stays yours when it is asked now and then: {can}.", can=can)
    return say("Because of what you have met, this is the least certain: whether you can {can}.", can=can)
