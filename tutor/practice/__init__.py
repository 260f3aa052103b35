"""Practice that finds out: which question tells most about one learner, and why it is asked.

The public face. `plan_of` says what the model of a learner has to know of a course, `next_question` chooses, `drawn` is
the variant that was chosen; what each question can tell is found out beforehand, by `index`.
"""

from __future__ import annotations

from tutor.practice.choosing import Asked, Pick, next_question
from tutor.practice.index import SEEDS, drawn, is_alone, tells
from tutor.practice.planning import plan_of

__all__ = ["SEEDS", "Asked", "Pick", "drawn", "is_alone", "next_question", "plan_of", "tells"]
