"""What the pages take hold of inside Streamlit, which promises none of it: all in one list, and still there.

The page's style and the script that looks after its fields reach beyond what Streamlit offers. A newer Streamlit may
give its parts other names; then these tests say which of them has gone, before a page looks wrong.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import streamlit

ROOT = Path(__file__).parents[2]
UI = ROOT / "tutor/ui"
BUNDLE = Path(streamlit.__file__).parent / "static/static/js"
HOOKS: tuple[tuple[str, str], ...] = (  # the name of a part, and what for
    ("stMain", "what belongs to the page, and not to the map beside it"),
    ("stMarkdownContainer", "a paragraph with a formula that is too wide scrolls by itself"),
    ("stRadio", "an option is high enough for a thumb"),
    ("stExpandSidebarButton", "the same for what opens the map"),
    ("stSidebarCollapseButton", "the same for what closes it"),
    ("stMainMenu", "the same for the menu"),
    ("stSidebar", "a link in the map folds the map up on a phone"),
    ("stSliderThumbValue", "the number on a slider is as dark as text"),
    ("stPageLink-NavLink", "a link to a page stands in line and looks like a link"),
    ("stSidebarContent", "the map can be scrolled by keyboard"),
    ("stMainBlockContainer", "the end of a page can be scrolled out from under the palette of a phone"),
    ("stElementContainer", "a formula on a line of its own has its button beside it"),
    ("stIconMaterial", "the name of an icon is no word of a selection that is copied"),
)
OTHERS: tuple[tuple[str, str], ...] = (  # how it marks what we have named, and what it makes of a formula and a choice
    ("st-key-", "a container, a field or a button with a key has a class that begins so"),
    ("katex-display", "a formula on a line of its own"),
    ("radiogroup", "the role of a list of options"),
)


def reached_for() -> dict[str, set[str]]:
    """The test ids in our own styles and scripts, each with the files that name it."""
    found: dict[str, set[str]] = {}
    for path in sorted([*UI.rglob("*.css"), *UI.rglob("*.js"), *UI.rglob("*.py")]):
        for name in re.findall(r"data-testid\W*=\W*([\w-]+)", path.read_text(encoding="utf-8")):
            found.setdefault(name, set()).add(path.relative_to(UI).as_posix())
    return found


def test_what_is_taken_hold_of_is_what_the_list_says():
    assert set(reached_for()) == {name for name, _ in HOOKS}


def test_only_the_page_s_style_and_what_looks_after_fields_and_formulas_take_hold_of_it():
    after = [f"components/{name}/{name}.{kind}" for name in ("copying", "palette") for kind in ("css", "js")]
    after += [f"components/{name}/{name}.js" for name in ("typing", "stepping_aside")]
    assert set().union(*reached_for().values()) == {"page.css", *after}


@pytest.fixture(scope="module")
def bundle() -> str:
    """All that Streamlit sends to a browser."""
    return "\n".join(path.read_text(encoding="utf-8") for path in BUNDLE.glob("*.js"))


@pytest.mark.parametrize("name", [name for name, _ in HOOKS])
def test_the_streamlit_that_is_installed_gives_a_part_this_name(name: str, bundle: str):
    assert re.search(rf"[\"'`]{re.escape(name)}[\"'`]", bundle)


@pytest.mark.parametrize("name", [name for name, _ in OTHERS])
def test_it_still_marks_so_what_it_draws(name: str, bundle: str):
    assert name in bundle
