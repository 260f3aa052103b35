#!/bin/sh
# Versions: JAX 0.10.2, beside HIPS autograd 1.9.1.
# You would expect: x to the power 0 is the constant 1, so its slope is 0 everywhere.
# Behaviour: in JAX the slope at 0 is 0 if the exponent is the integer 0 and NaN if it is the float 0.0; so is the third
# derivative of x ** 2.0 at 0, for x ** 2 it is 0. autograd gives 0 for both. The values themselves all agree.
# Why it matters: a polynomial with its exponents in a float array has a NaN gradient at the origin, from its constant.
# Output seen (the lines below are compared with what the run prints):
#> x ** 0   JAX 0.0 autograd 0.0
#> x ** 0.0 JAX nan autograd 0.0
#> third derivative of x ** 2   0.0
#> third derivative of x ** 2.0 nan
#> 1 + x + x^2, float exponents: value 1.0 slope nan
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check jax==0.10.2 jaxlib==0.10.2 numpy==2.4.6 autograd==1.9.1
"$work/venv/bin/python" - >"$work/seen" <<'END'
import autograd
import jax
import jax.numpy as jnp


def third(f):
    return jax.grad(jax.grad(jax.grad(f)))


print("x ** 0   JAX", float(jax.grad(lambda x: x**0)(0.0)), "autograd", float(autograd.grad(lambda x: x**0)(0.0)))
print("x ** 0.0 JAX", float(jax.grad(lambda x: x**0.0)(0.0)), "autograd", float(autograd.grad(lambda x: x**0.0)(0.0)))
print("third derivative of x ** 2  ", float(third(lambda x: x**2)(0.0)))
print("third derivative of x ** 2.0", float(third(lambda x: x**2.0)(0.0)))
exponents = jnp.array([0.0, 1.0, 2.0])
value, slope = jax.value_and_grad(lambda x: jnp.sum(x**exponents))(0.0)
print("1 + x + x^2, float exponents: value", float(value), "slope", float(slope))
END
cat "$work/seen"
sed -n 's/^#> //p' "$0" | diff - "$work/seen"
