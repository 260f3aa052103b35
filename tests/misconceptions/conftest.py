"""A second opinion on values, as the rules have it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.symbolic import conftest


@pytest.fixture(name="same", scope="session")
def _same() -> Callable[..., bool | None]:
    return conftest.same
