#!/bin/sh
# Version: SymPy 1.14.0.
# You would expect: "where is ReLU zero?" is answered with every x <= 0, or refused.
# Behaviour: solve answers with the single point 0. Shifted by one it is refused; written as a Piecewise it is refused
# with the reason that the solution is an interval; solveset answers with the interval.
# Why it matters: the dead half of a ReLU is what the question is about, and it is lost without a word.
# Output seen (the lines below are compared with what the run prints):
#> solve Max(0, x): [0]
#> solve Max(0, x - 1): refused
#> solve as Piecewise: refused
#> solveset: Interval(-oo, 0)
#> Max(0, -5): 0
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check sympy==1.14.0 mpmath==1.3.0
"$work/venv/bin/python" - >"$work/seen" <<'END'
from sympy import Max, Piecewise, S, Symbol, solve, solveset

x = Symbol("x", real=True)


def answer(expr):
    try:
        return solve(expr, x)
    except NotImplementedError:
        return "refused"


print("solve Max(0, x):", answer(Max(0, x)))
print("solve Max(0, x - 1):", answer(Max(0, x - 1)))
print("solve as Piecewise:", answer(Max(0, x).rewrite(Piecewise)))
print("solveset:", solveset(Max(0, x), x, S.Reals))
print("Max(0, -5):", Max(0, x).subs(x, -5))
END
cat "$work/seen"
sed -n 's/^#> //p' "$0" | diff - "$work/seen"
