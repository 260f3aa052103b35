"""The text of a figure's own files, joined in order: what Streamlit is handed instead of paths."""

from __future__ import annotations

from pathlib import Path

HERE = Path(__file__).parent
SHARED = ("shared/words.js", "shared/numbers.js", "shared/evaluate.js", "shared/draw.js", "shared/controls.js")


def script(*names: str) -> str:
    """The shared scripts, then the named ones; the last of them holds the `export default`."""
    return _joined(SHARED + names)


def own_script(*names: str) -> str:
    """Scripts that need nothing of what figures share; the last of them holds the `export default`."""
    return _joined(names)


def own_style(*names: str) -> str:
    """Styles of what is no figure."""
    return _joined(names)


def style(*names: str) -> str:
    """The shared styles, then the named ones."""
    return _joined(("shared/figure.css", *names))


def _joined(names: tuple[str, ...]) -> str:
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in names)
