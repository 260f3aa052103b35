"""Sums with an index, written out at small sizes."""

from __future__ import annotations

import pytest
from sympy import IndexedBase, Integer, Sum, Symbol, symbols

from tutor.answers.reading import read, write_out
from tutor.answers.reading.sums import limit_letters, sizes_of, sum_indices, with_limits
from tutor.answers.reading.tree_text import text

j, k = symbols("j k", integer=True)


def real(names: str) -> tuple[Symbol, ...]:
    return symbols(names, real=True)


def test_a_sum_is_written_out_at_its_size() -> None:
    d1, d2, w1k, w2k = real("delta_1 delta_2 w_1k w_2k")
    assert write_out(read("Σ_j w_jk δ_j").expr, {"j": 2}) == d1 * w1k + d2 * w2k


def test_an_authors_sum_and_a_learners_are_written_out_alike() -> None:
    w, delta = IndexedBase("w"), IndexedBase("delta")
    authored = Sum(w[j, k] * delta[j], (j, 1, Symbol("m", integer=True)))
    assert write_out(authored, {"j": 3}) == write_out(read("sum_j(w_jk*delta_j)").expr, {"j": 3})


def test_sums_inside_sums_are_written_out_from_within() -> None:
    written = write_out(read("Σ_i Σ_j x_ij").expr, {"i": 2, "j": 2})
    assert written == sum(Symbol(f"x_{row},{column}", real=True) for row in (1, 2) for column in (1, 2))


def test_limits_that_are_numbers_win_over_sizes() -> None:
    assert write_out(read("Σ_{i=2}^{4} x_i").expr, {"i": 9}) == sum(real("x_2 x_3 x_4"))
    assert sum_indices(read("Σ_{i=2}^{4} x_i").expr) == ()
    assert sum_indices(read("Σ_i Σ_j x_ij").expr) == ("i", "j")


def test_the_index_itself_is_counted() -> None:
    x1, x2 = real("x_1 x_2")
    assert write_out(read("Σ_i i x_i").expr, {"i": 2}) == x1 + 2 * x2


def test_a_written_limit_is_a_letter_and_an_unwritten_one_is_none() -> None:
    (n,) = real("n,")
    assert limit_letters(read("sum_{j=1}^{n} x_j").expr) == {n}
    assert limit_letters(read("Σ_j x_j").expr) == frozenset()
    assert limit_letters(read("sum_{i=1}^{4} sum_{j=1}^{i} x_ij").expr) == frozenset()


def test_the_number_for_a_limit_is_put_in_everywhere() -> None:
    (n,) = real("n,")
    typed = read("1/n sum(x_j, j, 1, n-1) + x_n").expr
    written = write_out(with_limits(typed, {n: Integer(3)}), {})
    assert written == sum(real("x_1 x_2")) / 3 + real("x_3,")[0]


@pytest.mark.parametrize("typed", ["sum_{j=1}^{n-1} x_j", "Σ_{j=1}^(n − 1) x_j", "\\sum_{j=1}^{ n - 1 } x_j"])
def test_a_sum_may_end_one_before_a_letter_and_is_printed_so(typed: str) -> None:
    (n,) = real("n,")
    found = read(typed)
    assert found.expr.limits[0][2] == n - 1
    assert read(text(found.tree)).expr == found.expr


def test_a_limit_in_an_odd_place_is_not_guessed_at() -> None:
    (n,) = real("n,")
    odd = Symbol("x_{n,1}", real=True) + n
    assert with_limits(odd, {n: Integer(2)}) is None


def test_different_limits_get_different_numbers() -> None:
    n, m = real("n m")
    assert all(numbers[n] != numbers[m] for _, numbers in sizes_of((2, 3), (m, n)))
    assert [size for size, _ in sizes_of((2, 3), ())] == [2, 3]


@pytest.mark.parametrize("typed", ["Σ_{i=1}^{999} x_i", "Σ_i Σ_j Σ_k Σ_l x_i", "Σ_{i=1}^{99} Σ_{j=1}^{99} x_ij"])
def test_a_sum_of_too_many_terms_is_refused(typed: str) -> None:
    assert read(typed).problem.code == "too-many-terms"
