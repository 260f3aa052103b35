"""Shapes that mean a safe function: 1/(1 + e^(−z)) is σ(z), ln(1 + e^z) is softplus(z), e^u/(e^u + e^v) is a softmax.

One rewriting from the inside out, each rule exact for real numbers. The safe forms themselves are in `stable`.
"""

from __future__ import annotations

from sympy import Add, Expr, Integer, Mul, Pow, cosh, exp, log, sech, sinh, tanh

from tutor.lower.heads import largest, sigmoid_slope, size
from tutor.symbolic.functions import relu, sigmoid, softplus

ZERO = Integer(0)


def recognise(expr: Expr) -> Expr:
    """The same value, with every shape that has a safe function written as that function."""
    return _recognise(expr, {})


def _recognise(expr: Expr, done: dict[Expr, Expr]) -> Expr:
    if not expr.args:
        return expr
    if expr not in done:
        args = tuple(_recognise(arg, done) for arg in expr.args)
        node = expr if args == expr.args else expr.func(*args)
        done[expr] = _rewritten(node)
    return done[expr]


def _rewritten(node: Expr) -> Expr:
    for head, rules in RULES:
        if isinstance(node, head):
            for rule in rules:
                new = rule(node)
                if new is not None:
                    return new
    return node


# sums of exponentials


def _exponents(total: Expr) -> tuple[tuple[Expr, Expr], ...]:
    """The (c, u) of a sum of c·e^u, if some u is there at all."""
    if not total.is_Add:
        return ()
    pairs = tuple(_split(term) for term in total.args)
    return pairs if any(u.free_symbols for _, u in pairs) else ()


def _split(term: Expr) -> tuple[Expr, Expr]:
    """c·e^u as (c, u)"""
    rest, powers = [], []
    for factor in Mul.make_args(term):
        (powers if isinstance(factor, exp) else rest).append(factor)
    return Mul(*rest), Add(*(power.args[0] for power in powers))


def _one_plus(total: Expr) -> Expr | None:
    """The u of 1 + e^u."""
    if total.is_Add and len(total.args) == 2 and total.args[0] == 1 and isinstance(total.args[1], exp):
        return total.args[1].args[0]
    return None


def _top(exponents: tuple[Expr, ...]) -> Expr:
    """The largest of the exponents."""
    distinct = sorted(set(exponents), key=lambda u: u.sort_key())
    if len(distinct) == 1:
        return distinct[0]
    if len(distinct) == 2:
        u, v = distinct
        if u == -v:
            return size(u)
        if ZERO in distinct:
            return relu(v if u == 0 else u)
    return largest(*distinct)


def _shifted(total: Expr) -> tuple[Expr, Expr] | None:
    """Σ c·e^u as (M, Σ c·e^(u − M)) where M is the largest u; None if there is no exponential."""
    pairs = _exponents(total)
    if not pairs:
        return None
    top = _top(tuple(u for _, u in pairs))
    return top, Add(*(c * exp(u - top) for c, u in pairs))


# powers


def _falls(exponent: Expr) -> bool:
    return bool(exponent.is_number and exponent.is_negative)


def sigmoid_from_power(node: Expr) -> Expr | None:
    """(1 + e^u)^−p = σ(−u)^p"""
    u = _one_plus(node.base)
    return sigmoid(-u) ** -node.exp if u is not None and _falls(node.exp) else None


def sech_from_power(node: Expr) -> Expr | None:
    """cosh(z)^−p = sech(z)^p"""
    if isinstance(node.base, cosh) and _falls(node.exp):
        return sech(node.base.args[0]) ** -node.exp
    return None


def shifted_power(node: Expr) -> Expr | None:
    """(Σ c·e^u)^−p = e^(−pM)·(Σ c·e^(u − M))^−p"""
    shifted = _shifted(node.base) if _falls(node.exp) else None
    if shifted is None:
        return None
    top, rest = shifted
    return exp(node.exp * top) * rest**node.exp


# products


def _powers(node: Expr) -> dict[Expr, Expr]:
    powers: dict[Expr, Expr] = {}
    for factor in node.args:
        base, exponent = factor.as_base_exp()
        powers[base] = powers.get(base, ZERO) + exponent
    return powers


def _times_in(part: Expr, total: Expr) -> Expr:
    """How often `part` is in `total` as a summand, zero if it is not a positive number of times."""
    terms = total.as_coefficients_dict()
    ratios = {terms.get(term, ZERO) / c for term, c in part.as_coefficients_dict().items()}
    ratio = ratios.pop() if len(ratios) == 1 else ZERO
    return ratio if ratio.is_positive else ZERO


def traded_exponential(node: Expr) -> Expr | None:
    """e^(−z)·σ(z) = σ(−z)"""
    _, exponent = _split(node)
    for factor in node.args:
        base, power = factor.as_base_exp()
        if isinstance(base, sigmoid) and power.is_number and power.is_positive:
            z = base.args[0]
            count = min(_times_in(-z, exponent), power)
            if count > 0:
                traded = base ** (power - count) * sigmoid(-z) ** count
                return _rewritten(node / factor * traded * exp(count * z))
    return None


def opened_sum(node: Expr) -> Expr | None:
    """(Σ c·e^u)·σ(z) = Σ c·e^u·σ(z), where some e^u would overflow without the σ(z)"""
    bases = tuple(factor.as_base_exp()[0] for factor in node.args)
    arguments = tuple(base.args[0] for base in bases if isinstance(base, sigmoid))
    for total in node.args:
        if any(_times_in(-z, u) for _, u in _exponents(total) for z in arguments):
            rest = node / total
            return _rewritten(Add(*(_rewritten(rest * term) for term in total.args)))
    return None


def slope_of_sigmoid(node: Expr) -> Expr | None:
    """σ(z)·σ(−z) = σ′(z)"""
    powers = _powers(node)
    for base, power in powers.items():
        if not isinstance(base, sigmoid) or base.args[0] == 0 or base.args[0].could_extract_minus_sign():
            continue
        other = sigmoid(-base.args[0])
        both = min(power, powers.get(other, ZERO)) if power.is_Integer and powers.get(other, ZERO).is_Integer else 0
        if both > 0:
            pair = (base * other) ** both
            return _rewritten(node / pair * sigmoid_slope(base.args[0]) ** both)
    return None


def tanh_from_quotient(node: Expr) -> Expr | None:
    """sinh(z)/cosh(z) = tanh(z)"""
    powers = _powers(node)
    for base, power in powers.items():
        if isinstance(base, sinh):
            other = sech(base.args[0])
            both = min(power, powers.get(other, ZERO)) if power.is_number else 0
            if both > 0:
                return _rewritten(node / (base * other) ** both * tanh(base.args[0]) ** both)
    return None


def shifted_numerator(node: Expr) -> Expr | None:
    """(Σ c·e^u)/(Σ d·e^v): the numerator gives its largest exponential away as the denominator did"""
    if not any(f.is_Pow and _falls(f.exp) and _exponents(f.base) for f in node.args):
        return None
    for total in node.args:
        shifted = _shifted(total)
        if shifted is not None:
            return exp(shifted[0]) * shifted[1] * (node / total)
    return None


# sums and logarithms


def one_minus_sigmoid(node: Expr) -> Expr | None:
    """c − c·σ(z) = c·σ(−z)"""
    number, rest = node.as_coeff_Add()
    for term in Add.make_args(rest) if number else ():
        c, s = term.as_coeff_Mul()
        if isinstance(s, sigmoid) and c == -number:
            return rest - term + number * sigmoid(-s.args[0])
    return None


def softplus_from_log(node: Expr) -> Expr | None:
    """ln(1 + e^u) = softplus(u), ln σ(z) = −softplus(−z)"""
    inside = node.args[0]
    u = _one_plus(inside)
    if u is not None:
        return softplus(u)
    base, power = inside.as_base_exp()
    return -power * softplus(-base.args[0]) if isinstance(base, sigmoid) else None


def log_of_product(node: Expr) -> Expr | None:
    """ln(e^u·c) = u + ln c, ln(c·σ(z)) = ln c + ln σ(z)"""
    if not node.args[0].is_Mul:
        return None
    for factor in node.args[0].args:
        base, _ = factor.as_base_exp()
        if isinstance(factor, exp) or isinstance(base, sigmoid):
            return _rewritten(log(factor)) + _rewritten(log(node.args[0] / factor))
    return None


def log_sum_exp(node: Expr) -> Expr | None:
    """ln Σ c·e^u = M + ln Σ c·e^(u − M)"""
    shifted = _shifted(node.args[0])
    if shifted is None:
        return None
    return shifted[0] + log(shifted[1])


RULES = (
    (Pow, (sigmoid_from_power, sech_from_power, shifted_power)),
    (Mul, (traded_exponential, opened_sum, slope_of_sigmoid, tanh_from_quotient, shifted_numerator)),
    (Add, (one_minus_sigmoid,)),
    (log, (softplus_from_log, log_of_product, log_sum_exp)),
)
