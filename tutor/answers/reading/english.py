"""English words that people write around a formula, and those that mean something in one."""

from __future__ import annotations

_LABELS = """
answer ans result solution slope gradient grad derivative rate value step update weight error the my our is of at by
so thus hence then therefore we get have it new next and change speed steepness final out
"""
LABELS = frozenset(_LABELS.split())  # what stands left of a colon or an equals sign, as a name for the answer

_PROSE = """
the is it its it's it’s of to so as by we get got gets have has this that and answer answers ans slope slopes our
think guess maybe probably perhaps done here are be then thus hence therefore now yes ok okay hope chain power
product quotient rule rules sum i'm i’m sure final result solution derivative gradient would should must becomes
equals equal comes out simplified simplify which formula function my me say said see first second outer inner with
respect please cost loss error thanks qed differentiate differentiated differentiating right
"""
PROSE = frozenset(_PROSE.split())  # what may stand directly before or behind a formula, and says nothing of it

_MEANT = """
zero one two three four five six seven eight nine ten eleven twelve hundred thousand half third quarter twice double
triple square root cube inverse reciprocal negative not no never wrong without except infinity undefined none null
nan true false dne log sine cosine tangent logarithm exponential constant if else otherwise
"""
MEANT = frozenset(_MEANT.split())  # never read over: half w is not w
