"""How large things are: `python -m tests.house` lists the long modules and functions, and the usual lengths.

A report, and no limit: something long may be one thing, and then it stays whole.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.architecture import sources

ROOT = Path(__file__).parents[1]
LONG_MODULE, LONG_FUNCTION = 500, 60


def report(root: Path) -> Iterator[str]:
    """The lines of the report on a source tree."""
    modules = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in sources(root)}
    lengths = {where: len(text.splitlines()) for where, text in modules.items()}
    functions = {
        f"{where}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for where, text in modules.items()
        if where.endswith(".py")
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    for name, sizes, most in (("modules", lengths, LONG_MODULE), ("functions", functions, LONG_FUNCTION)):
        inorder = sorted(sizes.values()) or [0]
        middle, high = inorder[len(inorder) // 2], inorder[len(inorder) * 9 // 10]
        yield f"{len(sizes)} {name}: p50 {middle}, p90 {high}, max {inorder[-1]} lines"
        yield from (f"  {where}: {lines} lines" for where, lines in sizes.items() if lines > most)


if __name__ == "__main__":
    print("\n".join(report(ROOT)))
