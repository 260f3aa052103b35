"""From what a learner typed to a verdict: text → tree → equal or not → what was done → marked working.

The public face; the modules behind it are private to it. It is as light as SymPy allows: nothing is read or computed on
import. A newcomer guesses the file: `reading` (text to tree), `deciding` (equal or not), `diagnosing` (what was done),
`typed` (the two short forms for text), `working` (line by line), `verdict` (the shapes that come out).

- `compare(given, expected, symbols)`: whether two typed expressions are the same, and a point that tells them apart.
- `diagnose(given, of, by, symbols)` or `diagnose(given, question)`: how an answer is graded, and what led to it.
- `check_working(lines, of, by)`: one verdict for each line of a derivation, the rule named, a wrong line explained;
  `read_lines` and `judge_lines` are its two halves, and `finished` says whether the slope is reached.
- `decide(given, expected)`, `explain(given, question)`: the first two for SymPy's expressions, modulo definitions.
  What `explain` cannot decide is logged for the author, as "undecided", by the logger tutor.answers.
- `number_matches(given, expected, digits)`: whether a number is right to its significant figures; `is_rounded_from`:
  whether it is another number, rounded.
- `linked(mark, …)`: an answer at the end of A = B = C, with the link that is wrong; `with_brackets(text, …)`: the
  bracket that paper does not need and a text does; `rounded_number(given, key)`: the one that makes an answer inexact,
  and `in_decimals(number)` as it was typed.
- `DerivativeOf`, `Update`, `DifferenceQuotient`, `GradientOf`, `Plain`: what can be asked; `key(question)` answers it.
- `read(text, words)`, `vocabulary(…)`, `latex(tree)`: what was understood, and how it is shown; `plain_text(tree)`: as
  one types it; `stands(tree, text)`: whether its pieces are where they were typed; `ACCEPTED`: every notation that may
  be typed. `entries(text, …)`, `side_by_side(text)`: a vector's components; `with_points(text)`:
  decimal commas as points.
- `write_out(expr, lengths)`: sums over an index, written out for so many neurons.
- `allowance()`: the budget of one answer, shared by all that is computed inside; `Spent` is raised where it ends, and
  `TOO_MUCH` is what is said then.
- `value(expr, point)`, `values(expressions, point)`, `ordinary_point(names)`: what expressions are worth somewhere.
"""

from __future__ import annotations

from tutor.answers.budget import TOO_MUCH, Spent, allowance
from tutor.answers.chain import linked
from tutor.answers.deciding.equality import decide
from tutor.answers.deciding.evaluate import ordinary_point, value, values
from tutor.answers.deciding.numbers import NumberMatch, is_rounded_from, number_matches
from tutor.answers.diagnosing.question import DerivativeOf, DifferenceQuotient, GradientOf, Plain, Question, Update, key
from tutor.answers.logged import explain
from tutor.answers.reading import ACCEPTED, LONGEST, OPEN, Problem, Reading, Vocabulary, latex, read, vocabulary
from tutor.answers.reading.asked_back import with_points
from tutor.answers.reading.places import stands
from tutor.answers.reading.sums import write_out
from tutor.answers.reading.tree_text import text as plain_text
from tutor.answers.reading.vectors import entries, side_by_side
from tutor.answers.regrouped import with_brackets
from tutor.answers.rounding import in_decimals, rounded_number
from tutor.answers.typed import compare, diagnose
from tutor.answers.verdict import Comparison, Counterexample, Mark, Separator, Verdict
from tutor.answers.working.judged import JudgedLine, JudgedWorking, LineKind, finished
from tutor.answers.working.judging import check_working, judge_lines
from tutor.answers.working.lines import Statement, WrittenLine, read_lines

__all__ = [
    "ACCEPTED",
    "LONGEST",
    "OPEN",
    "TOO_MUCH",
    "Comparison",
    "Counterexample",
    "DerivativeOf",
    "DifferenceQuotient",
    "GradientOf",
    "JudgedLine",
    "JudgedWorking",
    "LineKind",
    "Mark",
    "NumberMatch",
    "Plain",
    "Problem",
    "Question",
    "Reading",
    "Separator",
    "Spent",
    "Statement",
    "Update",
    "Verdict",
    "Vocabulary",
    "WrittenLine",
    "allowance",
    "check_working",
    "compare",
    "decide",
    "diagnose",
    "entries",
    "explain",
    "finished",
    "in_decimals",
    "is_rounded_from",
    "judge_lines",
    "key",
    "latex",
    "linked",
    "number_matches",
    "ordinary_point",
    "plain_text",
    "read",
    "read_lines",
    "rounded_number",
    "side_by_side",
    "stands",
    "value",
    "values",
    "vocabulary",
    "with_brackets",
    "with_points",
    "write_out",
]
