#!/bin/sh
# Version: SymPy 1.14.0.
# You would expect: equals says True for two forms of one function, since it may test numbers and then prove.
# Behaviour: for the sigmoid and its form with tanh it answers None, which is false in an if, and simplify leaves their
# difference standing; so it is for tanh and its form with exponentials. Rewritten with exp, the difference is 0 at once.
# Why it matters: a marker that writes "if a.equals(b)" turns away the learner who knows that a sigmoid is a tanh.
# Output seen (the lines below are compared with what the run prints):
#> sigmoid | equals: None | simplify gives 0: False | after rewrite(exp): 0
#> tanh | equals: None | simplify gives 0: False | after rewrite(exp): 0
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check sympy==1.14.0 mpmath==1.3.0
"$work/venv/bin/python" - >"$work/seen" <<'END'
from sympy import Symbol, exp, simplify, tanh

x = Symbol("x", real=True)
pairs = {
    "sigmoid": (1 / (1 + exp(-x)), (1 + tanh(x / 2)) / 2),
    "tanh": (tanh(x), 2 / (1 + exp(-2 * x)) - 1),
}
for name, (one, other) in pairs.items():
    gap = one - other
    print(name, "| equals:", one.equals(other), "| simplify gives 0:", simplify(gap) == 0, end=" ")
    print("| after rewrite(exp):", simplify(gap.rewrite(exp)))
END
cat "$work/seen"
sed -n 's/^#> //p' "$0" | diff - "$work/seen"
