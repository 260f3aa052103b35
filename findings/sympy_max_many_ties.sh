#!/bin/sh
# Versions: SymPy 1.14.0, beside JAX 0.10.2.
# You would expect: raising all inputs of a maximum by one raises it by one, so its partial derivatives sum to 1, however
# they are shared out where the inputs are equal. JAX shares out one whole.
# Behaviour: SymPy writes each partial as a step whose value at 0 is 1/2. Two equal inputs sum to 1, but n equal inputs
# sum to n/2. So the slope of Max(x, 2x, 3x, 4x) at 0 comes out as 5, steeper than any of its lines.
# Why it matters: a max-pooling layer over a blank patch gets a gradient too large, and no rule for kinks allows it.
# Output seen (the lines below are compared with what the run prints):
#> 2 equal inputs: SymPy [1/2, 1/2] sum 1 | JAX sum 1.0
#> 3 equal inputs: SymPy [1/2, 1/2, 1/2] sum 3/2 | JAX sum 1.0
#> 4 equal inputs: SymPy [1/2, 1/2, 1/2, 1/2] sum 2 | JAX sum 1.0
#> slope of Max(x, 2x, 3x, 4x) at 0: 5
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check sympy==1.14.0 \
    mpmath==1.3.0 \
    jax==0.10.2 \
    jaxlib==0.10.2 \
    numpy==2.4.6
"$work/venv/bin/python" - >"$work/seen" <<'END'
import jax
import jax.numpy as jnp
from sympy import Max, diff, symbols

for n in (2, 3, 4):
    inputs = symbols(f"a:{n}", real=True)
    partials = [diff(Max(*inputs), one).subs({each: 1 for each in inputs}) for one in inputs]
    shared = jax.grad(jnp.max)(jnp.ones(n))
    print(n, "equal inputs: SymPy", partials, "sum", sum(partials), "| JAX sum", round(float(shared.sum()), 3))
x = symbols("x", real=True)
print("slope of Max(x, 2x, 3x, 4x) at 0:", diff(Max(x, 2 * x, 3 * x, 4 * x), x).subs(x, 0))
END
cat "$work/seen"
sed -n 's/^#> //p' "$0" | diff - "$work/seen"
