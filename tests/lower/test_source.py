"""The text of a network: in place where that is safe, with room for z where it is needed, one operation a line."""

from __future__ import annotations

import re

import pytest

from tutor.elementary.heads import sigmoid
from tutor.lower import build_network
from tutor.notation import z


@pytest.mark.parametrize("name", ["sigmoid", "tanh", "identity", "softplus"])
def test_a_overwrites_z_where_no_one_needs_z(name: str):
    assert "z1 = a1 = empty" in build_network((3, 2, 2), name).source


@pytest.mark.parametrize("given", ["relu", "leaky-relu", z * sigmoid(z)], ids=str)
def test_z_has_its_own_room_where_the_slope_needs_it(given: object):
    assert "z1 = a1" not in build_network((3, 2, 2), given).source


def test_every_line_is_one_operation_or_a_formula():
    body = build_network((784, 16, 16, 10)).source.partition("def forward")[2].partition("def kinks")[0]
    lines = [line.strip() for line in body.splitlines()[1:] if line.strip()]
    one = re.compile(r"(# .+|\w+\(.+, out=\w+\)|return \w+|def \w+\(.*\):|\w+ = .+)")
    assert [line for line in lines if not one.fullmatch(line)] == []


def test_lowering_does_not_grow_with_the_width():
    narrow, wide = build_network((7, 5, 3)).source, build_network((784, 300, 10)).source
    assert len(narrow.splitlines()) == len(wide.splitlines())


def test_only_a_wide_network_goes_block_by_block():
    assert "block1" not in build_network((784, 16, 10)).source
    assert "block1" in build_network((784, 1400, 10), initial="zero").source
