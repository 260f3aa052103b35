"""Shapes that mean a safe function: 1/(1 + e^(−z)) is σ(z), ln(1 + e^z) is softplus(z), e^u/(e^u + e^v) is a softmax.

One rewriting from the inside out, each rule exact for real numbers. The safe forms themselves are in `stable`.
"""

from __future__ import annotations

from collections.abc import Callable

from sympy import Add, Dummy, Expr, Integer, Mul, Pow, cosh, exp, log, sech, sinh, tanh

from tutor.elementary.heads import below, cases, largest, relu, sigmoid, sigmoid_slope, size, softplus
from tutor.elementary.table import ROWS
from tutor.lower.limits import count

ZERO = Integer(0)


def recognise(expr: Expr) -> Expr:
    """The same value, with every shape that has a safe function written as that function. Raises CannotLower."""
    return _recognise(expr, {}, {})


def _recognise(expr: Expr, done: dict[Expr, Expr], counts: dict[Expr, int]) -> Expr:
    if not expr.args:
        return expr
    if expr not in done:
        args = tuple(_recognise(arg, done, counts) for arg in expr.args)
        done[expr] = _rewritten(expr if args == expr.args else expr.func(*args))
        count(done[expr], counts)
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
    rest: list[Expr] = []
    powers: list[Expr] = []
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
    if len(distinct) == 2 and distinct[0] == -distinct[1]:
        return size(distinct[0])
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


def _without(node: Expr, factor: Expr) -> Expr:
    """The product of the other factors; SymPy's own division does not always cancel an exponential."""
    return Mul(*(other for other in Mul.make_args(node) if other != factor))


def _times_in(part: Expr, total: Expr) -> Expr:
    """How often `part` is in `total` as a summand, zero if it is not a positive number of times."""
    terms = total.as_coefficients_dict()
    ratios = {terms.get(term, ZERO) / c for term, c in part.as_coefficients_dict().items()}
    ratio = ratios.pop() if len(ratios) == 1 else ZERO
    return ratio if ratio.is_positive else ZERO


def _sigmoids(node: Expr) -> tuple[tuple[Expr, Expr, Expr], ...]:
    """The (factor, z, p) of each factor σ(z)^p with p > 0."""
    found = ((factor, *factor.as_base_exp()) for factor in node.args)
    return tuple((f, base.args[0], p) for f, base, p in found if isinstance(base, sigmoid) and _rises(p))


def _rises(exponent: Expr) -> bool:
    return bool(exponent.is_number and exponent.is_positive)


def joined_exponentials(node: Expr) -> Expr | None:
    """e^u·e^v = e^(u + v), where one alone would overflow"""
    if sum(isinstance(factor, exp) for factor in node.args) < 2:
        return None
    rest, exponent = _split(node)
    return _rewritten(rest * exp(exponent))


def traded_exponential(node: Expr) -> Expr | None:
    """e^(−z)·σ(z) = σ(−z)"""
    rest, exponent = _split(node)
    for factor, z, power in _sigmoids(node):
        count = min(_times_in(-z, exponent), power)
        if count > 0:
            traded = sigmoid(z) ** (power - count) * sigmoid(-z) ** count
            return _rewritten(_without(rest, factor) * traded * exp(exponent + count * z))
    return None


def opened_sum(node: Expr) -> Expr | None:
    """(Σ c·e^u)·σ(z) = Σ c·e^u·σ(z), where some e^u would overflow without the σ(z)"""
    sums = tuple(factor for factor in node.args if _exponents(factor))
    if len(sums) != 1:  # opening several of them would multiply the terms
        return None
    arguments = tuple(z for _, z, _ in _sigmoids(node))
    if not any(_times_in(-z, u) for _, u in _exponents(sums[0]) for z in arguments):
        return None
    rest = _without(node, sums[0])
    return _rewritten(Add(*(_rewritten(rest * term) for term in sums[0].args)))


def slope_of_sigmoid(node: Expr) -> Expr | None:
    """σ(z)·σ(−z) = σ′(z)"""
    powers = {z: (factor, power) for factor, z, power in _sigmoids(node)}
    for z in powers:
        if -z in powers and not z.could_extract_minus_sign():
            (one, p), (other, q) = powers[z], powers[-z]
            both = min(p, q)
            left = sigmoid(z) ** (p - both) * sigmoid(-z) ** (q - both)
            return _rewritten(_without(_without(node, one), other) * left * sigmoid_slope(z) ** both)
    return None


def tanh_from_quotient(node: Expr) -> Expr | None:
    """sinh(z)/cosh(z) = tanh(z)"""
    powers = dict(factor.as_base_exp() for factor in node.args)
    for base, p in powers.items():
        q = powers.get(sech(base.args[0]), ZERO) if isinstance(base, sinh) and _rises(p) else ZERO
        both = min(p, q) if _rises(q) else ZERO
        if both > 0:
            z = base.args[0]
            rest = _without(_without(node, sinh(z) ** p), sech(z) ** q)
            return _rewritten(rest * tanh(z) ** both * sinh(z) ** (p - both) * sech(z) ** (q - both))
    return None


def shifted_numerator(node: Expr) -> Expr | None:
    """(Σ c·e^u)/(Σ d·e^v): the numerator gives its largest exponential away as the denominator did"""
    if not any(factor.is_Pow and _falls(factor.exp) and _exponents(factor.base) for factor in node.args):
        return None
    for total in node.args:
        shifted = None if total.has(largest, size) else _shifted(total)
        if shifted is not None:
            rest, exponent = _split(_without(node, total))
            return exp(shifted[0] + exponent) * shifted[1] * rest
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
    """ln(1 + e^u) = softplus(u), and the logarithms of the table"""
    u = _one_plus(node.args[0])
    if u is not None:
        return softplus(u)
    base, power = node.args[0].as_base_exp()
    for head, log_of in LOGARITHMS:
        if isinstance(base, head):
            return power * log_of(base.args[0])
    return None


LOGARITHMS: tuple[tuple[type[Expr], Callable[[Expr], Expr]], ...] = tuple(
    (row.head, row.logarithm) for row in ROWS if row.logarithm is not None
)
SAFE_LOGARITHM = tuple(head for head, _ in LOGARITHMS)


def log_of_product(node: Expr) -> Expr | None:
    """ln(e^u·c) = u + ln c, ln(c·σ(z)) = ln c + ln σ(z)"""
    if not node.args[0].is_Mul:
        return None
    for factor in node.args[0].args:
        if isinstance(factor.as_base_exp()[0], SAFE_LOGARITHM) or isinstance(factor, exp):
            return _rewritten(log(factor)) + _rewritten(log(_without(node.args[0], factor)))
    return None


def log_sum_exp(node: Expr) -> Expr | None:
    """ln Σ c·e^u = M + ln Σ c·e^(u − M)"""
    shifted = _shifted(node.args[0])
    if shifted is None:
        return None
    return shifted[0] + log(shifted[1])


# cases


def branches_apart(node: Expr) -> Expr | None:
    """Each branch sees its own side of u alone: cases(u, a(u), b(u)) = cases(u, a(max(u, 0)), b(min(u, 0)))

    NumPy computes both branches everywhere, and the one that is not taken must not overflow.
    """
    u, *branches = node.args
    parts = [_on_its_side(branch, u, kept(u)) for branch, kept in zip(branches, (relu, below), strict=True)]
    return None if parts == branches else cases(u, *parts)


def _on_its_side(branch: Expr, u: Expr, kept: Expr) -> Expr:
    if branch in (u, kept) or not branch.has(u):
        return branch
    place = Dummy(real=True)
    return branch.xreplace({kept: place}).xreplace({u: kept}).xreplace({place: kept})


RULES = (
    (Pow, (sigmoid_from_power, sech_from_power, shifted_power)),
    (
        Mul,
        (
            joined_exponentials,
            traded_exponential,
            opened_sum,
            slope_of_sigmoid,
            tanh_from_quotient,
            shifted_numerator,
        ),
    ),
    (Add, (one_minus_sigmoid,)),
    (cases, (branches_apart,)),
    (log, (softplus_from_log, log_of_product, log_sum_exp)),
)
