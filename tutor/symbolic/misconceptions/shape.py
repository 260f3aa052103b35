"""What a misconception is: a rewrite that some learners believe in, of the same shape as a rule.

Its answer is computed, for any question, by the engine that runs the sound rules. `says` and `asks` have the fields
{place}, the formula at which it happened, and {x}, by what is differentiated; neither may give the answer away.
"""

from __future__ import annotations

from dataclasses import dataclass

from sympy import Expr, Symbol

from tutor.symbolic.rules import Rewrite

Witness = tuple[Expr, Symbol, Expr]


@dataclass(frozen=True, slots=True)
class Misconception:
    """A rewrite of d/dx f, or of a whole question, that is wrong in a way that people are wrong."""

    name: str  # kebab-case; kept with attempts, so it never changes
    says: str  # what seems to have been done
    asks: str  # the question that leads on
    rewrite: Rewrite  # None: there is no chance for it here
    witness: Witness  # a function or a question, by what, and the wrong answer that follows when it is always made
