#!/bin/sh
# Versions: SymEngine's Python wrapper 0.15.0, beside SymPy 1.14.0 with NumPy 2.4.6.
# You would expect: a ReLU compiled from Max(0, x) passes NaN on, as the same expression does in SymPy's lambdify.
# Behaviour: SymEngine's lambdify gives 0 for NaN, and Min(3, x) gives 3: the constant wins.
# Why it matters: NaN is how a diverged training run shows itself; here the next layer sees a healthy number.
# Output seen (the lines below are compared with what the run prints):
#> SymEngine Max(0, nan): 0.0
#> SymEngine Min(3, nan): 3.0
#> SymPy Max(0, nan): nan
#> SymPy Min(3, nan): nan
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check symengine==0.15.0 sympy==1.14.0 mpmath==1.3.0 numpy==2.4.6
"$work/venv/bin/python" - >"$work/seen" <<'END'
import numpy as np
import symengine
import sympy

x = symengine.Symbol("x")
nan = float("nan")
print("SymEngine Max(0, nan):", float(symengine.lambdify([x], [symengine.Max(0, x)])([nan])))
print("SymEngine Min(3, nan):", float(symengine.lambdify([x], [symengine.Min(3, x)])([nan])))
s = sympy.Symbol("x", real=True)
print("SymPy Max(0, nan):", float(sympy.lambdify(s, sympy.Max(0, s), "numpy")(np.float64(nan))))
print("SymPy Min(3, nan):", float(sympy.lambdify(s, sympy.Min(3, s), "numpy")(np.float64(nan))))
END
cat "$work/seen"
sed -n 's/^#> //p' "$0" | diff - "$work/seen"
