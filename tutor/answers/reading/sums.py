"""Sums with an index, written out: Σ_j w_jk δ_j at size 2 is w_1k δ_1 + w_2k δ_2.

Two sums are compared at small sizes. Where no limit is written an index runs to a size of its own, and a written one,
as in Σ_{j=1}^{n}, is a letter like any other: the number that is put in for it is put in wherever it stands.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from sympy import Add, Basic, Expr, Function, Indexed, Integer, Pow, Sum, Symbol, preorder_traversal

from tutor.answers.budget import spend
from tutor.answers.reading.asked_back import refuse_index
from tutor.answers.reading.problem import refuse
from tutor.answers.reading.tree import Key, Name, Node, TypedNumber, children, walk
from tutor.answers.reading.tree import Sum as SumNode
from tutor.answers.reading.vocabulary import pieces, real

MOST_TERMS = 200
NUMBERS = (2, 3, 4, 5, 7)  # for a letter up to which a sum runs
WRITTEN, DEARER = 15, 100  # units for each node of a term that is written out, and where it has functions or powers
DEEPEST = 3  # sums inside sums
LARGEST = 3  # the size at which a sum without limits is counted


def sum_indices(expr: Basic) -> tuple[str, ...]:
    """The indices that some sum in an expression runs over, without limits of its own, in order."""
    return tuple(sorted({counter.name for counter, _, high in _limits(expr) if _unwritten(counter, high)}))


def limit_letters(expr: Basic) -> frozenset[Symbol]:
    """The letters in written limits: n and m for Σ_{j=m}^{n}."""
    found = _limits(expr)
    counters = {counter for counter, _, _ in found}
    ends = {end for counter, low, high in found for end in (low, *(() if _unwritten(counter, high) else (high,)))}
    return frozenset(letter for end in ends for letter in end.free_symbols - counters)


def _limits(expr: Basic) -> list[tuple[Symbol, Expr, Expr]]:
    return [(counter, low, high) for each in expr.atoms(Sum) for counter, low, high in each.limits]


def _unwritten(counter: Symbol, high: Expr) -> bool:
    """The limit is the one that is put in where none is written."""
    return bool(high == unwritten(counter.name))


def unwritten(index: str) -> Symbol:
    """Where a sum over an index ends when nothing is written above it."""
    return Symbol(f"n_{index}", integer=True, positive=True)


def sizes_of(sizes: Iterable[int], letters: Sequence[Symbol]) -> Iterator[tuple[int, dict[Symbol, Integer]]]:
    """Sizes for what has no limit, with a number for each letter in a limit: different ones for different letters."""
    if not letters:
        yield from ((size, {}) for size in sizes)
        return
    for number in NUMBERS:
        yield number, {letter: Integer(number + at) for at, letter in enumerate(letters)}


def with_limits(expr: Basic, numbers: Mapping[Symbol, Integer]) -> Basic | None:
    """The expression with numbers for letters, also below a letter, as in x_n; None where one stands there oddly."""
    if not numbers:
        return expr
    new: dict[Basic, Basic] = dict(numbers)
    names = {letter.name: number for letter, number in numbers.items()}
    for symbol in expr.free_symbols - set(numbers):
        base, _, below = symbol.name.partition("_")
        below, _, above = below.removeprefix("{").partition("}")
        if below in names:
            new[symbol] = Symbol(f"{base}_{names[below]}{above}", real=True)
        elif set(pieces(below)) & set(names):
            return None
    made = expr.xreplace(new)
    return made if all(_settled(*limits) for limits in _limits(made)) else None


def _settled(counter: Symbol, low: Expr, high: Expr) -> bool:
    """It runs from a whole number, and to one, once the sums around it have been written out."""
    return not any(end.is_integer is False for end in (low, high))


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
    places = [*product(*ranges)]
    rate = DEARER if each.function.has(Function, Pow) else WRITTEN
    spend(rate * len(places) * sum(1 for _ in preorder_traversal(each.function)))
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
