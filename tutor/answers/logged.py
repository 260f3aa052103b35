"""`explain`, and a line in the log for each answer that it could not decide: an author can then mend the lesson.

The line has the question and the answer's normal form; who answered is not known here and is never written.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping

from sympy import Basic, Expr, Symbol

from tutor.answers.budget import allowance
from tutor.answers.deciding.equality import Definitions
from tutor.answers.deciding.normal import normal_text
from tutor.answers.diagnosing import diagnosis
from tutor.answers.diagnosing.question import Question
from tutor.answers.verdict import Mark, Verdict
from tutor.notation import Domain

LOG = logging.getLogger("tutor.answers")
LONGEST = 400  # characters of a question and of an answer


@allowance()
def explain(
    given: Expr,
    question: Question | Basic,
    domains: Mapping[Symbol, Domain] | None = None,
    definitions: Definitions = (),
) -> Mark:
    """The verdict on an answer, and what led to it if that is a known misconception or two; UNDECIDED is logged."""
    found = diagnosis.explain(given, question, domains, definitions)
    if found.verdict is Verdict.UNDECIDED:
        asked = question if isinstance(question, Basic) else question.asked
        LOG.warning("undecided: %s answered with %s", str(asked)[:LONGEST], normal_text(given)[:LONGEST])
    return found
