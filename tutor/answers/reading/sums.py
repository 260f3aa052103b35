"""Sums with an index, written out: Σ_j w_jk δ_j at size 2 is w_1k δ_1 + w_2k δ_2.

Two sums are compared at small sizes; that an index runs to n is kept out of the way until then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import product

from sympy import Add, Basic, Expr, Indexed, Integer, Sum, Symbol

from tutor.answers.reading.asked_back import refuse_index
from tutor.answers.reading.problem import refuse
from tutor.answers.reading.tree import Key, Name, Node, TypedNumber, children, walk
from tutor.answers.reading.tree import Sum as SumNode
from tutor.answers.reading.vocabulary import pieces, real

MOST_TERMS = 200
DEEPEST = 3  # sums inside sums
LARGEST = 3  # the size at which a sum without limits is counted


def sum_indices(expr: Basic) -> tuple[str, ...]:
    """The indices that some sum in an expression runs over, without limits of its own, in order."""
    found = {counter.name for each in expr.atoms(Sum) for counter, _, high in each.limits if not high.is_Integer}
    return tuple(sorted(found))


def write_out(expr: Basic, sizes: Mapping[str, int]) -> Basic:
    """The expression without Σ: an index without a number for its limit runs from its lower limit up to its size.

    Every w[1, k] becomes the plain real symbol w_1k, w[1, 2] the symbol w_1,2.
    """
    spelled = expr
    while sums := [each for each in spelled.atoms(Sum) if not each.function.has(Sum)]:
        spelled = spelled.xreplace({each: _terms(each, sizes) for each in sums})
    return spelled.xreplace({each: _plain(each) for each in spelled.atoms(Indexed)})


def _terms(each: Sum, sizes: Mapping[str, int]) -> Expr:
    counters = [counter for counter, _, _ in each.limits]
    ranges = [_range(low, high, sizes.get(counter.name, LARGEST)) for counter, low, high in each.limits]
    places = product(*ranges)
    return Add(*(each.function.xreplace(dict(zip(counters, place, strict=True))) for place in places))


def _range(low: Expr, high: Expr, size: int) -> list[Integer]:
    first = int(low) if low.is_Integer else 1
    last = int(high) if high.is_Integer else first + size - 1
    return [Integer(number) for number in range(first, last + 1)]


def _plain(each: Indexed) -> Symbol:
    indices = [str(index).replace(" ", "") for index in each.indices]
    numbers = all(index.isdigit() for index in indices) and len(indices) > 1
    name = str(each.base)
    base, _, layer = name.partition("^(")
    return real(Key(base, ("," if numbers else "").join(indices), layer.rstrip(")")))


def shared_index(body: Node, at: int) -> str:
    """The index that most names of the body share, when nothing stands under the Σ."""
    seen: Counter[str] = Counter()
    for name in walk(body):
        if isinstance(name, Name):
            seen.update({piece for piece in pieces(name.key.subscript) if piece.isalpha()})
    (first, count), (_, second) = [*seen.most_common(2), ("", 0), ("", 0)][:2]
    if not first or count == second:
        refuse_index(at)
    return first


def check_sums(tree: Node, times: int = 1, depth: int = 0) -> None:
    """Refuse a tree whose sums would have too many terms when they are written out."""
    if isinstance(tree, SumNode):
        depth, times = depth + 1, times * _count(tree)
        if depth > DEEPEST or times > MOST_TERMS:
            refuse("too-many-terms", tree.at, "That sum has more terms than I can write out.")
    for piece in children(tree):
        check_sums(piece, times, depth)


def _count(node: SumNode) -> int:
    low, high = (int(limit.value) if isinstance(limit, TypedNumber) else None for limit in (node.low, node.high))
    return LARGEST if high is None else max(1, high - (1 if low is None else low) + 1)
