"""No script names what nobody has declared, and none declares what nobody names."""

from __future__ import annotations

import pytest

from tests.javascript import bundles, everything, unknown_names, unused_names

SOUND = """
// A comment with ${words} and `ticks` in it.
const FAR = 10, { near: [one, two = FAR], ...rest } = document;
let last = /[/"]+/g, at = `a ${FAR + `${one} in ${two}`} and } more`;
class Figure extends Set {
  #place = 0;
  grain = 1;
  static of(first, { second = FAR } = {}) { return new Figure([first, second, ...rest]); }
  get place() { return this.#place / this.grain / 2; }
  set place(value) { this.#place = value; }
}
function told(...parts) {
  for (const [k, v] of Object.entries(parts)) if (k > 0 || !v) at += `${k}: ${v}`;
  try { last = { at, value: last?.value, ["x"]: parts.map((part) => part.x) }; } catch (error) { throw error; }
  return async ({ left }, right) => left ?? Math.max(right, 1);
}
export default told(Figure.of);
"""
PLANTED = (  # what is changed, into what, and the name that is found
    ("this.#place / this.grain", "this.#place / grian", "grian"),
    ("parts.map((part) => part.x)", "parts.map((part) => prat.x)", "prat"),
    ("`${k}: ${v}`", "`${k}: ${value}${w}`", "w"),
    ("Math.max(right, 1)", "Maths.max(right, 1)", "Maths"),
    ("two = FAR]", "two = FRA]", "FRA"),
    ("catch (error) {", "catch {", "error"),
)


@pytest.fixture(scope="module")
def handed() -> dict[str, str]:
    """The script of each component, as a page is handed it."""
    with pytest.MonkeyPatch.context() as patch:
        return bundles(patch)


def test_every_component_is_looked_at(handed: dict[str, str]):
    assert {"downhill_curve", "downhill_landscape", "downhill_pad", "downhill_poll", "downhill_typing"} <= set(handed)
    assert len(handed) >= 11


def test_each_name_in_a_script_is_declared_in_what_the_page_is_handed(handed: dict[str, str]):
    unknown = {component: names for component, text in handed.items() if (names := unknown_names(text))}
    assert not unknown


def test_each_name_that_is_declared_is_used():
    assert unused_names(everything()) == set()


# --- the look at names is tried on a script of its own ----------------------------------------------------------------


def test_a_sound_script_has_no_unknown_name():
    assert unknown_names(SOUND) == set()


@pytest.mark.parametrize(("old", "new", "name"), PLANTED, ids=[name for *_, name in PLANTED])
def test_a_name_that_nobody_declares_is_found(old: str, new: str, name: str):
    assert SOUND.count(old) == 1
    assert unknown_names(SOUND.replace(old, new)) == {name}


def test_a_name_that_is_declared_and_not_used_is_found():
    assert unused_names("function f() { const { a, b } = g; let c = 1, d; return a + d; } f(function g() {});") == {
        "b",
        "c",
    }
    assert unused_names("const left = 1; { const left = 2; left(); }") == set()
