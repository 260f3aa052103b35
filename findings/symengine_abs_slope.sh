#!/bin/sh
# Versions: SymEngine's Python wrapper 0.15.0, beside SymPy 1.14.0.
# You would expect: the derivative of |x| is the sign of x, or stays as it stands until x has a value.
# Behaviour: SymEngine leaves it unevaluated, and putting a number in replaces the variable in both places: the result
# is the derivative of 3 with respect to -3, an object that means nothing, and no error is raised. SymPy says -1.
# Why it matters: SymEngine is used as a faster SymPy; an L1 penalty or a ReLU then has no slope anywhere.
# Output seen (the lines below are compared with what the run prints):
#> SymEngine: Derivative(abs(x), x) | at -3: Derivative(3, -3)
#> SymPy: sign(x) | at -3: -1
#> SymEngine's ReLU: Derivative(max(0, x), x) | at 2: Derivative(2, 2)
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check symengine==0.15.0 sympy==1.14.0 mpmath==1.3.0
"$work/venv/bin/python" - >"$work/seen" <<'END'
import symengine
import sympy

x = symengine.Symbol("x")
slope = symengine.Abs(x).diff(x)
print("SymEngine:", slope, "| at -3:", slope.subs({x: -3}))
real = sympy.Symbol("x", real=True)
print("SymPy:", sympy.diff(sympy.Abs(real), real), "| at -3:", sympy.diff(sympy.Abs(real), real).subs(real, -3))
print("SymEngine's ReLU:", symengine.Max(0, x).diff(x), "| at 2:", symengine.Max(0, x).diff(x).subs({x: 2}))
END
cat "$work/seen"
sed -n 's/^#> //p' "$0" | diff - "$work/seen"
