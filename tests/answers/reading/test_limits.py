"""How much is read: on one side of each limit a text is read, on the other it is refused. The numbers stand here."""

from __future__ import annotations

import pytest

from tutor.answers.reading import read

LIMITS: tuple[tuple[str, str, str, str], ...] = (
    ("characters", "x" + " " * 598 + "y", "x" + " " * 599 + "y", "too-long"),
    ("brackets", "(" * 49 + "x" + ")" * 49, "(" * 50 + "x" + ")" * 50, "too-deep"),
    ("pieces of text", "+x" * 199 + "+", "+x" * 200, "too-long"),
    ("digits", "1" * 40, "1" * 41, "too-big"),
    ("exponent of ten", "1e300", "1e301", "too-big"),
    ("small exponent of ten", "1e-300", "1e-301", "too-big"),
    ("terms of a sum", "Σ_{i=1}^{200} x_i", "Σ_{i=1}^{201} x_i", "too-many-terms"),
    ("sums in sums", "Σ_i Σ_j Σ_k x_i", "Σ_i Σ_j Σ_k Σ_l x_i", "too-many-terms"),
    ("power of a sum", "(x+1)^1000000", "(x+1)^1000001", "too-big"),
    ("binary digits", "2^10000", "2^10001", "too-big"),
    ("what exp is given", "exp(exp(4000))", "exp(exp(4300))", "too-big"),
    ("primes", "f'''(x)", "f''''(x)", "primes"),
)


@pytest.mark.parametrize(("fits", "too_large", "code"), [row[1:] for row in LIMITS], ids=[row[0] for row in LIMITS])
def test_a_limit_is_where_it_is_said_to_be(fits: str, too_large: str, code: str) -> None:
    within, beyond = read(fits).problem, read(too_large).problem
    assert getattr(within, "code", None) != code
    assert getattr(beyond, "code", None) == code
