"""The rules of the house as data, and the reading of a source tree that finds what breaks them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from tutor.elementary.table import FUNCTIONS

MOST_FUNCTIONS = 3  # in one list outside tutor/elementary
HEADS = frozenset(row.head.__name__ for row in FUNCTIONS)
SPELLED = HEADS | {name for row in FUNCTIONS for name in (row.name, *row.spellings)}
PRODUCT = ("app.py", "tutor", "lessons")
MOST_IGNORED = 20  # places that the type checker is told to pass over, all in all


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the project: what of the project it may import, and which libraries it may not."""

    name: str
    may_import: tuple[str, ...] = ()
    not_even: tuple[str, ...] = ("streamlit",)


GROUND = ("tutor.notation", "tutor.elementary")
PARTS = (
    Part("tutor.notation", (), ("numpy", "streamlit")),
    Part("tutor.elementary", (), ("numpy", "streamlit")),
    Part("tutor.symbolic", (*GROUND,), ("numpy", "streamlit")),
    Part("tutor.numeric", (), ("sympy", "streamlit")),
    Part("tutor.learner", (), ("sympy", "numpy", "streamlit")),
    Part("tutor.lower", (*GROUND, "tutor.symbolic", "tutor.numeric")),
    Part("tutor.lesson", (*GROUND, "tutor.symbolic"), ("numpy", "streamlit")),
    Part("tutor.misconceptions", (*GROUND, "tutor.symbolic", "tutor.lesson"), ("numpy", "streamlit")),
    Part("tutor.answers", (*GROUND, "tutor.symbolic", "tutor.lower", "tutor.misconceptions")),
    Part(
        "tutor.exercises",
        (*GROUND, "tutor.symbolic", "tutor.lower", "tutor.lesson", "tutor.misconceptions", "tutor.answers"),
    ),
    Part(
        "tutor.practice",
        (
            *GROUND,
            "tutor.symbolic",
            "tutor.lesson",
            "tutor.misconceptions",
            "tutor.answers",
            "tutor.exercises",
            "tutor.learner",
        ),
    ),
    Part("lessons", (*GROUND, "tutor.symbolic", "tutor.lesson"), ("numpy", "streamlit")),
    Part("tutor.ui", ("tutor",), ()),
    Part("tutor.launch", (), ()),
    Part("tutor.__main__", ("tutor", "lessons", "app")),
    Part("app", ("tutor", "lessons"), ()),
)
OURS = ("tutor", "lessons", "app", "tests")

CALLS: tuple[tuple[str, str], ...] = (
    ("eval", "runs text"),
    ("exec", "runs text"),
    ("compile", "makes code of text"),
    ("__import__", "hides an import"),
    ("import_module", "hides an import"),
    ("parse_expr", "SymPy's text parser is eval"),
    ("parse_latex", "SymPy's text parsers are not for learners' text"),
    ("S", "SymPy's S(text) is eval"),
    ("sympify", "SymPy's sympify(text) is eval; strict=True refuses text"),
)
ALLOWED: tuple[tuple[str, str, str], ...] = (  # once in that file, and nowhere else
    ("tutor/lower/network.py", "exec", "the trainer runs the source that it shows; the text is printed from formulas"),
    ("tutor/lower/network.py", "compile", "the same text, with a file name for its traceback"),
)
WORDS: tuple[tuple[str, str], ...] = (
    (r"unsafe_allow_html", "raw HTML in a page"),
    (r"\b(TODO|FIXME|XXX|HACK)\b", "unfinished"),
    (r"\bNotImplementedError\b", "unfinished"),
    (r"\brun_every=", "run_every: its requests can break a page; tutor/ui/components/poll asks in turn"),
    (r"/(work|tmp|root|home)/", "a path of one machine"),
)


def violations(root: Path) -> list[str]:
    """What in a source tree breaks the rules: one line each, with the place and the rule."""
    found: list[str] = []
    for path in sources(root):
        where, text = path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
        found += [f"{where}{complaint}" for complaint in (*_of_text(text), *_of_code(where, text))]
    return [*found, *_cycle(root), *_twice(root), *_ignored(root)]


def sources(root: Path) -> Iterator[Path]:
    """The product's own files: Python, JavaScript, CSS."""
    for name in PRODUCT:
        path = root / name
        files = [path] if path.is_file() else sorted(path.rglob("*"))
        yield from (file for file in files if file.suffix in (".py", ".js", ".css"))


def module_name(where: str) -> str:
    """tutor/lesson/__init__.py is tutor.lesson"""
    return where.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def part_of(module: str) -> Part | None:
    """The part that a module belongs to."""
    return next((part for part in PARTS if inside(module, part.name)), None)


def inside(module: str, package: str) -> bool:
    """The module is the package, or in it."""
    return module == package or module.startswith(f"{package}.")


# --- the rules --------------------------------------------------------------------------------------------------------


def _of_text(text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), 1):
        yield from (f":{number}: {why}" for pattern, why in WORDS if re.search(pattern, line))


def _of_code(where: str, text: str) -> Iterator[str]:
    if not where.endswith(".py"):
        return
    tree = ast.parse(text)
    yield from _imports(module_name(where), tree)
    yield from _lists(where, tree)
    allowed = [call for file, call, _ in ALLOWED if file == where]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _call(node, allowed)
        elif isinstance(node, ast.ExceptHandler) and all(isinstance(line, ast.Pass | ast.Expr) for line in node.body):
            silent = all(isinstance(line, ast.Pass) or isinstance(line.value, ast.Constant) for line in node.body)
            yield from [f":{node.lineno}: swallows an exception"] * silent
    if not ast.get_docstring(tree):
        yield ": has no docstring"
    yield from _public(tree.body)


def _imports(here: str, tree: ast.Module) -> Iterator[str]:
    part = part_of(here)
    if part is None and here != "tutor":
        yield f": {here} is in no part of the house"
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            yield f":{node.lineno}: a relative import; absolute ones keep the arrows visible"
            continue
        for target in _targets(node):
            if not _allowed(part, target):
                yield f":{node.lineno}: {here} imports {target}, against the arrows"


def _targets(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [name.name for name in node.names]
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{name.name}" for name in node.names]
    return []


def _allowed(part: Part | None, target: str) -> bool:
    if not any(inside(target, name) for name in OURS):
        return part is None or not any(inside(target, library) for library in part.not_even)
    return part is not None and any(inside(target, name) for name in (part.name, *part.may_import))


def _ignored(root: Path) -> Iterator[str]:
    """Places that the type checker passes over without saying which of its complaints and why; or too many of them."""
    places = [
        (f"{path.relative_to(root).as_posix()}:{number}", line)
        for path in sources(root)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"#\s*type:\s*ignore|#\s*mypy:", line)
    ]
    for where, line in places:
        if not re.search(r"# type: ignore\[[a-z-]+\]  # \w", line):
            yield f"{where}: a type: ignore without its code, or without a reason behind it"
    yield from (f"{where}: one type: ignore more than {MOST_IGNORED}" for where, _ in places[MOST_IGNORED:])


def _cycle(root: Path) -> Iterator[str]:
    """Modules that import one another in a circle, imports under TYPE_CHECKING and in functions counted as well."""
    paths = {module_name(path.relative_to(root).as_posix()): path for path in sources(root) if path.suffix == ".py"}
    imported: dict[str, set[str]] = {}
    for module, path in paths.items():
        targets = {name for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) for name in _targets(node)}
        nearest = {name if name in paths else name.rpartition(".")[0] for name in targets}
        imported[module] = nearest & paths.keys()
    try:
        TopologicalSorter(imported).prepare()
    except CycleError as error:
        circle = error.args[1][:-1]
        first = circle.index(min(circle))
        names = [*circle[first:], *circle[:first], circle[first]]
        yield f"{paths[names[0]].relative_to(root).as_posix()}: a circle of imports: {' ← '.join(names)}"


def _twice(root: Path) -> Iterator[str]:
    """Two classes of one name: a reader who searches for it finds the wrong one."""
    first: dict[str, str] = {}
    for path in sources(root):
        where = path.relative_to(root).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8")) if path.suffix == ".py" else ast.Module([], [])
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef) and first.setdefault(node.name, where) != where:
                yield f"{where}:{node.lineno}: a second class {node.name}, beside that of {first[node.name]}"


def _call(node: ast.Call, allowed: list[str]) -> Iterator[str]:
    if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name) and node.func.value.id == "re":
        return  # re.compile
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", None)
    if name in allowed:
        allowed.remove(name)
        return
    strict = any(keyword.arg == "strict" and ast.unparse(keyword.value) == "True" for keyword in node.keywords)
    yield from (f":{node.lineno}: {name}: {why}" for called, why in CALLS if called == name and not strict)


def _lists(where: str, tree: ast.Module) -> Iterator[str]:
    """Tables of functions, which belong into tutor/elementary and nowhere else."""
    if where.startswith("tutor/elementary/"):
        return
    for node in ast.walk(tree):
        found = sorted(_listed(node))
        if len(found) >= MOST_FUNCTIONS:
            yield f":{node.lineno}: a second list of functions: {', '.join(found)}; tutor/elementary has them"


def _listed(node: ast.AST) -> set[str]:
    """The functions that a tuple, a dict, a | b | c, or one text with nothing else in it lists."""
    if isinstance(node, ast.Tuple | ast.List | ast.Set):
        return {name for part in node.elts for name in _entry(part)}
    if isinstance(node, ast.Dict):
        return {name for part in (*node.keys, *node.values) if part is not None for name in _entry(part)}
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        return {name for part in (node.left, node.right) for name in (_listed(part) or _entry(part))}
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        words = set(re.findall(r"\w+", node.value))
        return words if words <= SPELLED else set()
    return set()


def _entry(part: ast.expr) -> set[str]:
    """The function that an entry of a table is about: sin, "sin", (sin, …), Entry(sin, …); none in a glossary's row."""
    match part:
        case ast.Tuple(elts=[ast.Constant(value=str()), ast.Constant(value=str(meaning))]) if meaning.endswith("."):
            return set()  # a word and a sentence that explains it
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return {name} & HEADS
        case ast.Constant(value=str(name)):
            return {name} & SPELLED
        case ast.Tuple(elts=[first, *_]) | ast.List(elts=[first, *_]):
            return _entry(first)
        case ast.Call(args=arguments, keywords=keywords):
            given = (*arguments, *(keyword.value for keyword in keywords))
            return {name for one in given if isinstance(one, ast.Name | ast.Attribute) for name in _entry(one)}
    return set()


def _public(body: list[ast.stmt]) -> Iterator[str]:
    """Public functions, classes and their methods have docstrings; functions have type hints, too."""
    for node in body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from _documented(node)
            yield from _public(node.body)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            yield from _documented(node)
            arguments = node.args
            every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
            named = [one for one in every if one is not None and one.arg not in ("self", "cls")]
            if node.returns is None or any(one.annotation is None for one in named):
                yield f":{node.lineno}: {node.name} has no type hints, or not all"


def _documented(node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> Iterator[str]:
    if not ast.get_docstring(node):
        yield f":{node.lineno}: {node.name} has no docstring"
