"""The blocks that a lesson is made of: plain data, read from top to bottom like the page.

No callables, no Streamlit, no typed answers and no typed formulas. A formula in a text is a `{field}` that is filled
from a SymPy object: a symbol of `tutor.notation` by its own name, a part of the block (`{of}`, `{by}`, `{start}` …), a
hole that a seed fills, or a field given by name. What is wrong with a lesson is said when it is loaded, as an
AuthorError that names the lesson, the block and the fix.
"""

from __future__ import annotations

from tutor.lesson import course, exercises, experiments, explanations, figures, holes, page, skills, training
from tutor.lesson.course import *
from tutor.lesson.exercises import *
from tutor.lesson.experiments import *
from tutor.lesson.explanations import *
from tutor.lesson.figures import *
from tutor.lesson.holes import *
from tutor.lesson.page import *
from tutor.lesson.skills import *
from tutor.lesson.training import *

__all__: list[str] = []
__all__ += course.__all__
__all__ += exercises.__all__
__all__ += experiments.__all__
__all__ += explanations.__all__
__all__ += figures.__all__
__all__ += holes.__all__
__all__ += page.__all__
__all__ += skills.__all__
__all__ += training.__all__
