#!/bin/sh
# Versions: JAX 0.10.2, HIPS autograd 1.9.1, CasADi 3.8.2, SymPy 1.14.0.
# You would expect: each tool has one rule for a kink, say "take the middle" or "take the left side".
# Behaviour: SymPy and CasADi take the middle: 0 for |x| and 1/2 for max(x, 0). JAX takes the right side for |x| (1), the
# middle for maximum and clip (1/2), and the left side for relu (0). autograd takes the middle for abs and maximum, and
# the outside for clip (0). So (x + |x|)/2, which is relu in algebra, has in JAX the slope 1 at 0.
# Why it matters: a tutor that says "the tools give 0 here" is right for one spelling of one tool.
# Output seen (the lines below are compared with what the run prints):
#> JAX      {'abs': 1.0, 'maximum': 0.5, 'clip': 0.5, 'relu': 0.0, '(x+|x|)/2': 1.0}
#> autograd {'abs': 0.0, 'maximum': 0.5, 'clip': 0.0}
#> CasADi   {'abs': 0.0, 'maximum': 0.5}
#> SymPy    {'abs': 0.0, 'maximum': 0.5}
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check jax==0.10.2 \
    jaxlib==0.10.2 \
    numpy==2.4.6 \
    autograd==1.9.1 \
    casadi==3.8.2 \
    sympy==1.14.0 \
    mpmath==1.3.0
"$work/venv/bin/python" - >"$work/seen" <<'END'
import autograd
import autograd.numpy as anp
import casadi
import jax
import jax.numpy as jnp
import sympy

print("JAX     ", {name: float(jax.grad(f)(0.0)) for name, f in {
    "abs": jnp.abs, "maximum": lambda x: jnp.maximum(x, 0.0), "clip": lambda x: jnp.clip(x, 0.0, 1.0),
    "relu": jax.nn.relu, "(x+|x|)/2": lambda x: (x + jnp.abs(x)) / 2}.items()})
print("autograd", {name: float(autograd.grad(f)(0.0)) for name, f in {
    "abs": anp.abs, "maximum": lambda x: anp.maximum(x, 0.0), "clip": lambda x: anp.clip(x, 0.0, 1.0)}.items()})
c = casadi.SX.sym("x")
print("CasADi  ", {name: float(casadi.Function("f", [c], [casadi.jacobian(f, c)])(0)) for name, f in {
    "abs": casadi.fabs(c), "maximum": casadi.fmax(c, 0)}.items()})
s = sympy.Symbol("x", real=True)
print("SymPy   ", {name: float(sympy.diff(f, s).subs(s, 0)) for name, f in {
    "abs": sympy.Abs(s), "maximum": sympy.Max(s, 0)}.items()})
END
cat "$work/seen"
sed -n 's/^#> //p' "$0" | diff - "$work/seen"
