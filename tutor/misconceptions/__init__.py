"""Everything that people are known to believe and that is not so: one registry, one entry for each mistake.

A family of entries has its module; `subjects` says what can be got wrong, `misconception` what an entry is made of.
Whoever marks an answer asks for `answers(SUBJECT, asked)`. The names that answers were kept with are in `former`.
"""

from __future__ import annotations

from tutor.misconceptions.former import entry, name_today
from tutor.misconceptions.misconception import Form, Misconception, Subject
from tutor.misconceptions.registry import (
    BY_NAME,
    MISCONCEPTIONS,
    OF_DERIVATIVES,
    OF_QUESTIONS,
    answers,
    forms,
)
from tutor.misconceptions.running import as_rule, chances, derive_with

__all__ = [
    "BY_NAME",
    "MISCONCEPTIONS",
    "OF_DERIVATIVES",
    "OF_QUESTIONS",
    "Form",
    "Misconception",
    "Subject",
    "answers",
    "as_rule",
    "chances",
    "derive_with",
    "entry",
    "forms",
    "name_today",
]
