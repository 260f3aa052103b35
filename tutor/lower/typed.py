"""What somebody typed about one example, as the `gradient` of a network: the letters of a page become those of a layer.

A page about one example has no i and no 1/N: its δ_j is ∂C_i/∂z_j. In the trainer δ[i, j] belongs to the mean, so a
typed δ_j is N δ[i, j], and what comes out is divided by N. A number below a letter counts from 1 on the page, from 0
in the code. Whatever the trainer has no value for raises CannotLower.
"""

from __future__ import annotations

from collections.abc import Mapping

from sympy import Add, Expr, Indexed, Integer, Mul, Sum, Symbol, log

from tutor import notation
from tutor.elementary.heads import sigmoid
from tutor.lower.limits import CannotLower
from tutor.symbolic.indexed import N, SumOver, a, a_prev, bare_letters, delta, free_indices, i, j, k, w, y, z

Own = Mapping[str, Expr]
NEXT: tuple[tuple[object, Expr], ...] = (  # letters of the layer whose neurons j counts
    (w, w[j, k]),
    (delta, N * delta[i, j]),
    (a, a[i, j]),
    (z, z[i, j]),
)
SINGLE: tuple[tuple[Symbol, Expr], ...] = (  # b is z − w x, so that w x + b is z
    (notation.b, z[i, 0] - w[0, 0] * a_prev[i, 0]),
    (notation.w, w[0, 0]),
    (notation.x, a_prev[i, 0]),
    (notation.z, z[i, 0]),
    (notation.a, a[i, 0]),
    (notation.y, y[i, 0]),
)
DC_DA = Symbol("dC_da", real=True)


def for_neuron(by_w: Expr) -> Own:
    """∂C/∂w of a single neuron in a, y, z, x, w, b. Where it is x times something else, that is δ, and ∂C/∂b too."""
    formula = _known(by_w.xreplace(dict(SINGLE))).xreplace({sigmoid(z[i, 0]): a[i, 0]})
    rest = Add(*(term / a_prev[i, 0] for term in Add.make_args(formula)))
    if rest != 0 and not rest.has(a_prev, w):
        return {"delta": rest.xreplace({letter: letter.base[i, j] for letter in rest.atoms(Indexed)}) / N}
    return {"w": SumOver(formula / N, i) if i in free_indices(formula) else formula}


def follows(own: Own) -> bool:
    """∂C/∂b goes by what was typed, too."""
    return "delta" in own


def for_hidden(of_k: Expr) -> Own:
    """δ_k of a hidden neuron in w_jk, δ_j, a_j, z_j of the next layer and its own a_k and z_k."""
    return {"a_prev": _mean(_indexed(of_k)), "delta_hidden": DC_DA}


def for_edge(by_w: Expr) -> Own:
    """∂C/∂w_jk in w_jk, δ_j, a_j, z_j and a_k of the layer before."""
    formula = _indexed(by_w, edge=True)
    return {"w": _mean(formula) if i in free_indices(formula) else formula}


# --- letters ----------------------------------------------------------------------------------------------------------


def _indexed(typed: Expr, edge: bool = False) -> Expr:
    """The letters of a page with all the indices of the trainer; of δ_k, a j that no sum runs over is 1."""
    spelled = _sums(typed)
    if not edge and j in free_indices(spelled):
        spelled = _open_first(spelled)
    before = a_prev[i, k]
    own = {a[k]: before}
    if not edge:  # what comes into the first layer is no σ of anything
        own |= {sigmoid(z[k]): before, z[k]: log(before) - log(1 - before)}
    letters = {part: _next(part) for part in spelled.atoms(Indexed) if part not in own}
    return _known(spelled.xreplace(own | letters))


def _open_first(expr: Expr) -> Expr:
    """The expression with each j that no sum runs over made 1."""
    if isinstance(expr, SumOver) and expr.x == j:
        return expr
    if isinstance(expr, Indexed):
        return expr.xreplace({j: Integer(1)})
    return expr.func(*map(_open_first, expr.args)) if expr.args else expr


def _next(part: Indexed) -> Expr:
    """The letter of neuron j, or of a neuron with a number."""
    form = dict(NEXT).get(part.base)
    number = part.indices[0]
    whole = number.is_Integer and number >= 1
    if form is None or not (number == j or whole) or part.indices[1:] != ((k,) if part.base == w else ()):
        raise CannotLower(f"{part} has no value here")
    return form.xreplace({j: number - 1}) if whole else form


def _sums(expr: Expr) -> Expr:
    """SymPy's sums as ours: over all of j, or written out where they have a number for their end."""
    while found := [each for each in expr.atoms(Sum) if not each.function.has(Sum)]:
        expr = expr.xreplace({each: _sum(each) for each in found})
    return expr


def _sum(each: Sum) -> Expr:
    body = each.function
    for counter, low, high in each.limits:
        if low.is_Integer and high.is_Integer:
            body = Add(*(body.xreplace({counter: Integer(number)}) for number in range(int(low), int(high) + 1)))
        elif counter == j and low == 1:
            body = SumOver(body, j)
        else:
            raise CannotLower(f"there is nothing to add up over {counter} here")
    return body


def _known(expr: Expr) -> Expr:
    strange = bare_letters(expr) - {N}
    if strange:
        raise CannotLower(f"{min(map(str, strange))} has no value here")
    return expr


def _mean(formula: Expr) -> Expr:
    """formula/N, an N that every term of a sum has taken out of it first."""
    taken = formula.replace(lambda part: isinstance(part, SumOver), _taken_out)
    return taken / N


def _taken_out(part: SumOver) -> Expr:
    factors = Mul.make_args(part.f)
    return N * SumOver(part.f / N, part.x) if N in factors else part
