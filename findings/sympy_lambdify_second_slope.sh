#!/bin/sh
# Versions: SymPy 1.14.0 with NumPy 2.4.6.
# You would expect: if lambdify takes an expression, the function it gives runs; what it can't print it refuses.
# Behaviour: the second derivative of ReLU holds a DiracDelta. lambdify takes it and gives a function, and this function
# raises NameError on every input, far from the kink too, where the curvature is 0.
# Why it matters: a plot of the curvature, or a Newton step, fails when called and not when built.
# Output seen (the lines below are compared with what the run prints):
#> Max(0, x) | DiracDelta(x) | built, then: name 'DiracDelta' is not defined
#> Abs(x) | 2*DiracDelta(x) | built, then: name 'DiracDelta' is not defined
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check sympy==1.14.0 mpmath==1.3.0 numpy==2.4.6
"$work/venv/bin/python" - >"$work/seen" <<'END'
import numpy as np
from sympy import Abs, Max, Symbol, diff, lambdify

x = Symbol("x", real=True)
for name, expr in (("Max(0, x)", Max(0, x)), ("Abs(x)", Abs(x))):
    curvature = diff(expr, x, 2)
    f = lambdify(x, curvature, "numpy")
    try:
        print(name, curvature, f(np.array([3.0])))
    except NameError as error:
        print(name, "|", curvature, "| built, then:", error)
END
cat "$work/seen"
sed -n 's/^#> //p' "$0" | diff - "$work/seen"
