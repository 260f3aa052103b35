"""What a learner may type, how it is read, and a few words: every notation, by groups. A page of the tutor shows it."""

from __future__ import annotations

from tutor.answers.reading.accepted_functions import FUNCTIONS
from tutor.answers.reading.accepted_letters import LETTERS

ACCEPTED = LETTERS | FUNCTIONS
