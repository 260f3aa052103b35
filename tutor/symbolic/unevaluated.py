"""Products and replacements that leave an expression as it was written.

SymPy multiplies a number into a sum, 2(w − 3) becoming 2w − 6, whenever it builds the product. Whoever derives builds
here instead, so that the flag which turns that off, and which empties SymPy's caches at every turn, is never touched.
"""

from __future__ import annotations

from sympy import Add, Basic, Expr, Integer, Max, Min, Mul

from tutor.symbolic.derivative import D, has_derivative


def times(*factors: Expr) -> Expr:
    """The product; a number stays in front of a sum: times(2, w − 3) = 2(w − 3)."""
    number, rest = Integer(1), []
    for factor in factors:
        coefficient, body = factor.as_coeff_Mul()
        number *= coefficient
        rest.append(body)
    body = Mul(*rest)
    if number == 1 or not body.is_Add:
        return number * body
    return Mul(number, body, evaluate=False) if number != 0 else Integer(0)


def over(above: Expr, below: Expr) -> Expr:
    """The fraction above/below, built like a product."""
    return times(above, below**-1)


def put(expr: Basic, old: Basic, new: Basic) -> Basic:
    """The expression with every `old` replaced by `new`, products built as `times` builds them."""
    if expr == old:
        return new
    if not expr.args or (isinstance(old, D) and not has_derivative(expr)):
        return expr
    parts = [put(part, old, new) for part in expr.args]
    if all(part is before for part, before in zip(parts, expr.args, strict=True)):
        return expr
    if expr.is_Mul:
        return times(*parts)
    if isinstance(expr, Max | Min):
        return expr.func(*parts, evaluate=False)  # or each part is compared with each other
    return Add(*parts) if expr.is_Add else expr.func(*parts)
