"""Whether the pieces of what was read stand where they were typed, so that one of them can be shown there."""

from __future__ import annotations

from tutor.answers.reading.tree import Name, Node, TypedNumber, walk
from tutor.symbolic.letters import raised
from tutor.symbolic.text_printer import GREEK


def stands(tree: Node, typed: str) -> bool:
    """Each letter and number of the tree begins in the text where it says: nothing was rewritten before it was read."""
    return all(
        typed.startswith(_beginnings(node), node.at) for node in walk(tree) if isinstance(node, Name | TypedNumber)
    )


def _beginnings(node: Name | TypedNumber) -> tuple[str, ...]:
    if isinstance(node, TypedNumber):
        return node.typed[:1], raised(node.typed[:1])
    base = node.key.base
    return base, GREEK.get(base, base), f"\\{base}"
