r"""Dialects: what editors, programs and algebra systems write around a formula, put into the signs that are read here.

A piece is replaced by one of the same length, filled up with blanks, so that a position in the text stays a position in
what was typed: `np.exp` is `   exp`, `\left(` is `     (`, `{w}_{1}` is `  w_{1}`. Only what has one meaning is
replaced; what could have two is asked back in `lost` and `asked_back`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from html import unescape

from tutor.answers.reading.characters import plain
from tutor.answers.reading.names import is_word
from tutor.answers.reading.vocabulary import Vocabulary

Replace = Callable[[re.Match[str]], str]


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _blank_but(group: int) -> Replace:
    """Blanks around one group, which stays at its place."""

    def replace(found: re.Match[str]) -> str:
        before, after = found.start(group) - found.start(), found.end() - found.end(group)
        return " " * before + found[group] + " " * after

    return replace


def _sign(sign: str) -> Replace:
    return lambda found: sign.ljust(len(found[0]))


# --- whole texts: marks of emphasis, prompts of programs, remarks, the head of a function -----------------------------

_ARGUMENTS = r"[A-Za-z_]\w*(?:\s*,\s*[A-Za-z_]\w*)*"
_EDGES: tuple[tuple[re.Pattern[str], Replace], ...] = (
    # Markdown: **2x**, *2x*, __2x__, ~~2x~~
    (re.compile(r"\s*(\*{1,3}|_{1,3}|~~|==)(?![*_~=\s])(.+?)\1\s*"), _blank_but(2)),
    # the prompt of a program: >>> 2x, In [3]: 2x, Out[3]= 2x, (%o1) 2x
    (re.compile(r"\s*(?:>>>|In ?\[\d+\]:?=?:?|Out ?\[\d+\](?://\w+)?[=:]|\(%[io]\d+\))(.+)"), _blank_but(1)),
    # a label: a) 2x
    (re.compile(r"\s*[a-z0-9]\)\s+([^)].*)"), _blank_but(1)),
    # the head of a function: return 2x, lambda x: 2x, @(x) 2x, function(x) 2x, (x) => 2x
    (
        re.compile(
            rf"\s*(?:return\s|lambda\s+{_ARGUMENTS}\s*:|@\(\s*{_ARGUMENTS}\s*\)|function\s*\(\s*{_ARGUMENTS}\s*\)"
            rf"|\(\s*{_ARGUMENTS}\s*\)\s*=>|[a-z]\s*=>)(.+)"
        ),
        _blank_but(1),
    ),
    # what stands around an expression: expression(2 * x), (sym) 2*x
    (re.compile(r"\s*expression\((.+)\)\s*"), _blank_but(1)),
    (re.compile(r"\s*\(sym\)(.+)", re.DOTALL), _blank_but(1)),
    # an equals sign in front, as in a spreadsheet, or behind, as on a calculator
    (re.compile(r"\s*=(?![=>])([^=]+)"), _blank_but(1)),
    (re.compile(r"([^=<>:!]+)=\s*"), _blank_but(1)),
)
_REMARKS: tuple[tuple[re.Pattern[str], Replace], ...] = (
    (re.compile(r"(?<=[\w)\]};\s'])\s*#.*", re.DOTALL), _blank),
    (re.compile(r"(?<=[\s;])//\s*[A-Za-z]{3,}.*", re.DOTALL), _blank),
    (re.compile(r"(?:;\s{0,4}|(?<=[A-Za-z)\]])\s{1,4})%\s{1,4}[A-Za-z]{2,}.*", re.DOTALL), _blank),
    (re.compile(r"/\*.*?\*/\s*\Z", re.DOTALL), _blank),
    (re.compile(r";[\s;]*\Z"), _blank),
)

# --- HTML -------------------------------------------------------------------------------------------------------------

_TAGS: tuple[tuple[re.Pattern[str], Replace], ...] = (
    (re.compile(r"<sup(?:\s[^<>]{0,200})?>"), lambda found: "^(".rjust(len(found[0]))),
    (re.compile(r"</sup\s?>"), _sign(")")),
    (re.compile(r"<sub(?:\s[^<>]{0,200})?>"), lambda found: "_{".rjust(len(found[0]))),
    (re.compile(r"</sub\s?>"), _sign("}")),
    (re.compile(r"</?(?:i|b|em|strong|var|span|p|div|code|tt|br|nobr)(?:\s[^<>]{0,200})?/?>"), _blank),
)
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,10}[0-9]?|#[0-9]{2,5}|#x[0-9A-Fa-f]{2,4});")

# --- programs ---------------------------------------------------------------------------------------------------------

_MODULES = [
    "np",
    "numpy",
    "jnp",
    "jax",
    "math",
    "Math",
    "cmath",
    "torch",
    "nn",
    "functional",
    "F",
    "tf",
    "tensorflow",
    "keras",
    "K",
    "activations",
    "sp",
    "sympy",
    "scipy",
    "special",
    "mp",
    "mpmath",
    "cp",
    "cupy",
    "autograd",
    "anp",
    "xp",
    "Base",
]
_MODULE = re.compile(rf"(?<![\w.\\])(?:(?:{'|'.join(_MODULES)})\s?\.\s?)+(?=([A-Za-z]\w*))")
_SCOPE = re.compile(r"(?<![\w:])std\s?::\s?(?=[A-Za-z])")
_SLOPE = re.compile(
    r"(?<![A-Za-z_])([A-Za-z]{1,12})(?:_(?:prime|slope|derivative|deriv|grad)|Prime|Derivative)(?=\s*\()"
)
_SLOPE_IN_FRONT = re.compile(r"(?<![A-Za-z_])d_?([A-Za-z]{4,12})(?=\s*\()")
_SHORT = re.compile(r"(?<![\w.])([a-z]{3,5})f(?=\s*\()")  # expf(x), with numbers of half the length
_SUFFIX = re.compile(r"(?<![\w.])([0-9]+\.[0-9]*)(?:[fF]|[dD]0)(?![\w.])")
_METHOD_POWER = re.compile(r"(?<=[A-Za-z0-9)])\.(?:pow|powi|powf|power)\(")
_ELEMENTWISE = re.compile(r"\.(?=[*^/+-])|(?<=[0-9])\.(?=[),]|\s[*/])")
_EULER = re.compile(r"(?<![\w.])(?:(?:Math|math|np|numpy|sp|sympy)\.E|M_E)(?![\w(])")
_CONSTANTS = ("e", "pi", "PI")

# --- LaTeX ------------------------------------------------------------------------------------------------------------

_NOT_LETTER = r"(?![A-Za-z])"
_SIZES = rf"\\(?:(?:m?left|m?right){_NOT_LETTER}\s*\.?|[bB]igg?[lrm]?{_NOT_LETTER})"
_SHOWING = (
    r"textstyle|displaystyle|scriptstyle|scriptscriptstyle|nonumber|notag|mathstrut|limits|nolimits|rm|bf|it|sf|cal"
)
_LATEX: tuple[tuple[re.Pattern[str], Replace], ...] = (
    (re.compile(_SIZES), _blank),
    (re.compile(rf"\\(?:{_SHOWING}){_NOT_LETTER}"), _blank),
    (re.compile(r"\\(?:text|math)?color\s*(?:\[[A-Za-z]*\])?\s*\{[#\w!. ,]*\}"), _blank),
    (re.compile(r"\\(?:tag|label)\*?\s*\{[^{}]*\}"), _blank),
    (re.compile(r"\\(?:begin|end)\s*\{(?:equation|align|aligned|gather|displaymath|math|split)\*?\}"), _blank),
    (re.compile(rf"\\(?:f?boxed|fbox){_NOT_LETTER}\s*(?=\{{)"), _blank),
    (re.compile(rf"\\(?:mathrm|mathit|rm)\s+([A-Za-z]){_NOT_LETTER}"), _blank_but(1)),
    (re.compile(r"[.,](?=\s*\}[\s$]*\Z)"), _blank),
    (
        re.compile(r"\\p?dv\s*\{\s*([A-Za-z])\s*\}\s*\{\s*([A-Za-z])\s*\}"),
        lambda found: f"∂{found[1]}/∂{found[2]}".rjust(len(found[0])),
    ),
    (re.compile(rf"\\exponentialE{_NOT_LETTER}"), _sign("e")),
    (re.compile(rf"\\differentialD{_NOT_LETTER}"), _sign("d")),
    (re.compile(r"\\Sigma(?=\s*_)"), _sign("∑")),
    (
        re.compile(r"\\underset\s{0,4}\{\s{0,4}(\w)\s{0,4}\}\s{0,4}\{\s{0,4}\\sum\s{0,4}\}"),
        lambda found: f"\\sum_{found[1]}".ljust(len(found[0])),
    ),
    (re.compile(r"\\placeholder\s*\{\s*\}"), _blank),
    (re.compile(r"(?:\\\\\s*)+\Z"), _blank),
    (re.compile(r"~|&(?==)"), _blank),
)
_OVER_RATE = re.compile(
    r"\{\s{0,4}((?:\\partial|d)\s{0,4}[A-Za-z])\s{1,4}\\over\s{1,4}((?:\\partial|d)\s{0,4}[A-Za-z])\s{0,4}\}"
)
_WRAPPED = re.compile(
    r"\\(?:operatorname|mathrm|text|mathit|mathbf|textrm|textit|textbf|boldsymbol|bm|mathsf|mathtt|mathnormal)"
    r"\*?\s*\{\s*(\\?[A-Za-z]+|[α-ωΑ-Ω])\s*\}(?=(.?))",
    re.DOTALL,
)
_EMPTY_SCRIPT = re.compile(
    r"((?:\\sum|∑|\bsum)(?:\s*_\s*(?:\{[^{}]*\}|\w))?)(\s*\^\s*(?:\{\s*\}|\(\s*\)))",
)
_SUM_SUNK = re.compile(r"(\\sum|∑)\s*_\{\s*(_\{\w\})([^^]*)\}\s*(?:\^\s*\{\s*\}\s*)?(?=[$\s]*\Z)")
_NOTHING = re.compile(r"(?<=[\s(=+*-])\{\s{0,4}\}")
_INDEX_APART = re.compile(r"(\\[A-Za-z]{1,12}|[A-Za-zα-ωΑ-Ω])(\s{1,4})(_)")
_ARGUMENTS_APART = re.compile(
    r"(?<=[A-Za-z])\((?:[^();]|\([^();]{0,40}\)){0,60}(?:;(?:[^();]|\([^();]{0,40}\)){0,60}){1,4}\)"
)
_LAYER_TWICE = re.compile(r"\^\(\s*(\([A-Za-z0-9]+\s*(?:[+-]\s*[0-9]+)?\s*\))\s*\)")
_ROUND_INDEX = re.compile(r"(?<=_)\(\s*([A-Za-z0-9,=+\- ]{1,12})\)")
_ROUND_LIMIT = re.compile(r"(∑_\{[^{}]*\}\^|∑_\w\^)\(\s*([A-Za-z]|[0-9]{1,3})\s*\)")
_BARE_NAME = re.compile(
    r"\{\s*((?:\\?[A-Za-z]+|[α-ωΑ-Ω∑∇∂])(?:_(?:\{[^{}]*\}|\w))?(?:\^\{?\([^(){}]*\)\}?)?)\s*\}(?=(.?))", re.DOTALL
)
_TAKES = {"frac": 2, "dfrac": 2, "tfrac": 2, "cfrac": 2, "sqrt": 1}
_PIECE = re.compile(r"\\([A-Za-z]+)|\\.|[_^]|[{}]|\[[^\[\]{}]*\]|\s+|.", re.DOTALL)

# --- StarMath, UnicodeMath, Typst, AsciiMath, Wolfram -----------------------------------------------------------------

_NAMED = {
    "Sqrt": "√",
    "PartialD": "∂",
    "Prime": "'",
    "Sum": "∑",
    "Del": "∇",
    "Times": "*",
    "Minus": "-",
    "ExponentialE": "e",
    "DifferentialD": "d",
    "LeftArrow": "=",
    "InvisibleSpace": " ",
    "InvisibleApplication": " ",
} | dict(
    zip(
        [
            "Alpha",
            "Beta",
            "Gamma",
            "Delta",
            "Epsilon",
            "Eta",
            "Theta",
            "Lambda",
            "Mu",
            "Pi",
            "Rho",
            "Sigma",
            "Tau",
            "Phi",
            "Psi",
            "Omega",
        ],
        "αβγδεηθλμπρστφψω",
        strict=True,
    )
)
_ALL_OF = (  # a sum over all of an index, as programs write it
    re.compile(r"\bsum\(([^;]{1,120}?)\s+for\s+([ijkl])\s+in\s+range\(\w{1,8}\)\s?\)"),
    re.compile(r"\bSum\(([^;]{1,120}?),\s?\(([ijkl]),\s?[01],\s?[^(),;]{1,12}\)\s?\)"),
)
_LETTER = r"[A-Za-zα-ωΑ-Ω]"
_QUANTITY = (
    rf"(?:\\?[A-Za-z]{{1,12}}|{_LETTER})(?:_(?:\{{[^{{}}]{{1,12}}\}}|\w{{1,4}}))?(?:\^\{{?\([^()]{{1,6}}\)\}}?)?"
)
_BELOW, _STROKE = rf"\s{{0,4}}[d∂]\s{{0,12}}{_QUANTITY}\s{{0,4}}", r"\s{0,4}/\s{0,4}"
_ROUND = r"(?:partial\s|diff\s|del\s|∂)\s{0,4}"
_TOP = rf"\s{{0,4}}[d∂]\s{{0,12}}(?:{_QUANTITY})?\s{{0,4}}"


def _named(found: re.Match[str]) -> str:
    """A sign by its name; one that is not known is left."""
    return _NAMED.get(found[1], found[0]).ljust(len(found[0]))


def _round_rate(found: re.Match[str]) -> str:
    """frac(partial C, partial w)"""
    return f"∂{found[1]}/∂{found[2]}".rjust(len(found[0]))


def _rate(found: re.Match[str]) -> str:
    """Both parts of a derivative without their brackets."""
    return f"{found[1].strip()}/{found[2].strip()}".rjust(len(found[0]))


_OTHERS: tuple[tuple[tuple[str, ...], re.Pattern[str], Replace], ...] = (  # one of these has to be there
    (("left",), re.compile(r"\bleft\s{0,4}(?=[(\[{|])"), _blank),
    (("right",), re.compile(r"\bright\s{0,4}(?=[)\]}|])"), _blank),
    (("over",), re.compile(r"(?<=\})\s{0,4}over\s{0,4}(?=\{)"), lambda found: "/".center(len(found[0]))),
    (
        ("rsub",),
        re.compile(r"\{?\s{0,4}(%?[a-z]{1,12}|[α-ωΑ-Ω])\s{0,4}\}?\s{0,4}\brsub\s{0,4}(\{[^{}]{1,12}\}|\w{1,12})"),
        lambda found: f"{found[1]}_{found[2]}".rjust(len(found[0])),
    ),
    (("func",), re.compile(r"\bfunc\s{1,4}(?=[A-Za-z])"), _blank),
    (("rsup",), re.compile(r"\brsup\b"), lambda found: "^".rjust(len(found[0]))),
    (
        ("from",),
        re.compile(r"(?:\bsum|∑)\s{1,4}from(?:\s{0,4}\{\s{0,4}(\w)\s{0,4}\}|\s{1,4}([ijklmn])(?=\s))"),
        lambda found: f"∑_{found[1] or found[2]}".ljust(len(found[0])),
    ),
    (("%",), re.compile(r"%([a-z]{3,7})(?![A-Za-z])"), lambda found: found[0] if found[1] == "pi" else " " + found[1]),
    (
        ("dot",),
        re.compile(rf"(?<={_LETTER}|[\d)\]}}])\s{{1,4}}c?dot\s{{1,4}}(?=[A-Za-z\d(\[{{])"),
        lambda found: "*".center(len(found[0])),
    ),
    (
        ("op(", "upright(", "italic(", "bold(", "text("),
        re.compile(r"\b(?:op|upright|italic|bold|text)\(\s{0,4}([A-Za-z]{2,12})\s{0,4}\)"),
        lambda found: found[1].rjust(len(found[0])),
    ),
    (("lr((",), re.compile(r"\blr(?=\(\()"), _blank),
    (
        ("\\[",),
        re.compile(r"\\\[([A-Z][A-Za-z]+)\]"),
        lambda found: _NAMED.get(found[1], found[0]).ljust(len(found[0])),
    ),
    (
        ("Subscript",),
        re.compile(rf"\bSubscript\[\s?({_LETTER})\s{{0,12}},\s?(\w{{1,4}})\s?\]"),
        lambda found: f"{found[1]}_{found[2]}".rjust(len(found[0])),
    ),
    (
        ("Underscript",),
        re.compile(r"\bUnderscript\[\s?∑\s*,\s?(\w)\s?\]"),
        lambda found: f"∑_{found[1]}".rjust(len(found[0])),
    ),
    (("LogisticSigmoid",), re.compile(r"\bLogisticSigmoid\b"), lambda found: "sigmoid".rjust(len(found[0]))),
    (("larr", "arrow.l"), re.compile(r"(?<=\s)(?:larr|arrow\.l)(?=\s)"), _sign("=")),
    (
        ("frac{",),
        re.compile(r"(?<![\\A-Za-z])frac\{([^{}]*)\}\{([^{}]*)\}"),
        lambda found: f"frac({found[1]})({found[2]})",
    ),
    (("∂_",), re.compile(r"∂_(\w)\s?([A-Z])(?![\w(])"), lambda found: f"∂{found[2]}/∂{found[1]}".ljust(len(found[0]))),
    (("▒",), re.compile("▒"), _blank),
    (
        ("frac",),
        re.compile(
            rf"\bfrac\s{{0,2}}\(\s{{0,4}}{_ROUND}({_QUANTITY})\s{{0,4}}(?:,|\)\s{{0,2}}\()\s{{0,4}}{_ROUND}({_QUANTITY})\s{{0,4}}\)"
        ),
        _round_rate,
    ),
    (
        ("partial",),
        re.compile(rf"\bpartial\s{{1,4}}(?={_LETTER}[^/]*/\s{{0,4}}[({{]?\s{{0,4}}partial\b)"),
        _sign("∂"),
    ),
    (("diff",), re.compile(rf"\bdiff\s{{1,4}}(?={_LETTER}[^/]*/\s{{0,4}}[({{]?\s{{0,4}}diff\b)"), _sign("∂")),
    (("del",), re.compile(rf"\bdel\s{{1,4}}(?={_LETTER}[^/]*/\s{{0,4}}[({{]?\s{{0,4}}del\b)"), _sign("∂")),
    (
        ("partial", "del", "diff"),
        re.compile(rf"(?<=/)(\s{{0,4}}[({{]?\s{{0,4}})(?:partial|del|diff)\s{{1,4}}(?={_LETTER})"),
        lambda found: f"{found[1]}∂".ljust(len(found[0])),
    ),
    (("d", "∂"), re.compile(rf"[({{]({_TOP})[)}}]{_STROKE}[({{]({_BELOW})[)}}]"), _rate),
    (("d", "∂"), re.compile(rf"(?<![A-Za-z])({_TOP}){_STROKE}\(({_BELOW})\)"), _rate),
    (("d", "∂"), re.compile(rf"\(({_TOP})\){_STROKE}({_BELOW})"), _rate),
    (("…",), re.compile(r"…{2}"), lambda found: "^ "),
)


_NEEDLES = {needle for needles, *_ in _OTHERS for needle in needles} - {"d"}
_SOME_OTHER = re.compile("|".join(map(re.escape, sorted(_NEEDLES))) + "|d[^/]*/")


def undressed(typed: str, vocabulary: Vocabulary) -> str:
    """What was typed, as it stands, but for the pieces that are replaced."""
    text = plain(typed)
    changed = rewritten(text, vocabulary)
    if changed == text:
        return typed
    return "".join(old if new == same else new for old, same, new in zip(typed, text, changed, strict=True))


@lru_cache(maxsize=64)  # a text is put plainly whole, and once more in pieces
def rewritten(text: str, vocabulary: Vocabulary) -> str:
    """A text of the same length in the signs that are read here."""
    if "&" in text:
        text = _ENTITY.sub(lambda found: plain(unescape(found[0])).ljust(len(found[0])), text)
    if "</su" in text:
        for pattern, replace in _TAGS:
            text = pattern.sub(replace, text)
    for pattern, replace in _REMARKS:
        text = pattern.sub(replace, text)
    for pattern, replace in _EDGES:
        if found := pattern.fullmatch(text):
            text = replace(found)
    if "_" in text or "(" in text:
        text = _SLOPE.sub(lambda found: _slope(found, vocabulary), text)
    if ":" in text:
        text = _SCOPE.sub(_blank, text)
    if "E" in text or "M_PI" in text:
        text = _EULER.sub(lambda found: "e".rjust(len(found[0])), text).replace("M_PI", "  pi")
    if "." in text:
        text = _MODULE.sub(lambda found: _module(found, vocabulary), text)
        text = _SUFFIX.sub(lambda found: _without_suffix(found, vocabulary), text)
        text = _METHOD_POWER.sub(lambda found: "^(".rjust(len(found[0])), text)
        text = _ELEMENTWISE.sub(" ", text)
    if "(" in text:
        text = _SLOPE_IN_FRONT.sub(lambda found: _slope_in_front(found, vocabulary), text)
        text = _SHORT.sub(lambda found: _short(found, vocabulary), text)
    text = _escaped_brackets(text)
    if "\\" in text or "~" in text or "&" in text:
        text = _OVER_RATE.sub(_rate, text)
        for pattern, replace in _LATEX:
            text = pattern.sub(replace, text)
        for _ in range(2):
            text = _WRAPPED.sub(lambda found: _glued(found, vocabulary), text)
    if vocabulary.indexed and ("for" in text or "Sum" in text):
        for pattern in _ALL_OF:
            text = pattern.sub(lambda found: f"∑_{found[2]}({found[1]})".ljust(len(found[0])), text)
    if _SOME_OTHER.search(text):
        for needles, pattern, replace in _OTHERS:
            if any(needle in text for needle in needles):
                text = pattern.sub(replace, text)
    if "{" in text:
        text = _unwrapped(_NOTHING.sub(_blank, text))
    if "_" in text:
        text = _INDEX_APART.sub(lambda found: (found[1] + found[3]).rjust(len(found[0])), text)
    if ";" in text:
        text = _ARGUMENTS_APART.sub(lambda found: found[0].replace(";", ","), text)
    text = _ROUND_INDEX.sub(lambda found: "{" + found[0][1:-1] + "}", text)
    text = _SUM_SUNK.sub(lambda found: f"{found[1]}{found[2]}{found[3]}".ljust(len(found[0])), text)
    text = _EMPTY_SCRIPT.sub(lambda found: found[1].ljust(len(found[0])), text)
    text = _LAYER_TWICE.sub(lambda found: "^{" + found[1] + "}".rjust(len(found[0]) - len(found[1]) - 2), text)
    return _ROUND_LIMIT.sub(lambda found: f"{found[1]}{{{found[0][len(found[1]) + 1 : -1]}}}", text)


def _module(found: re.Match[str], vocabulary: Vocabulary) -> str:
    """np. before a function or a constant."""
    known = found[1] in vocabulary.functions or found[1] in _CONSTANTS
    return _blank(found) if known else found[0]


def _slope(found: re.Match[str], vocabulary: Vocabulary) -> str:
    """sigmoid_prime(z) is σ'(z)."""
    return (found[1] + "'").ljust(len(found[0])) if found[1] in vocabulary.functions else found[0]


def _slope_in_front(found: re.Match[str], vocabulary: Vocabulary) -> str:
    """dsigmoid(z) is σ'(z), where it is no function itself."""
    known = found[1] in vocabulary.functions and found[0] not in vocabulary.functions
    return (found[1] + "'").ljust(len(found[0])) if known else found[0]


def _without_suffix(found: re.Match[str], vocabulary: Vocabulary) -> str:
    """2.0f is a number, where f is no letter."""
    letter = found[0][len(found[1])].lower()
    free = letter not in vocabulary.bases and (not vocabulary.open or found[0].endswith((".0f", "0d0")))
    return found[1].ljust(len(found[0])) if free else found[0]


def _short(found: re.Match[str], vocabulary: Vocabulary) -> str:
    """sqrtf(x) is √x."""
    known = found[1] in vocabulary.functions and found[0] not in vocabulary.functions
    return found[1].rjust(len(found[0])) if known else found[0]


def _glued(found: re.Match[str], vocabulary: Vocabulary) -> str:
    r"""\mathrm{sech} is sech, moved up to what follows, an index perhaps; a word that is not known is left."""
    word = found[1]
    if not is_word(word.lstrip("\\"), vocabulary) and len(word) > 1:
        return found[0]
    behind = " " if found[2].isalpha() else ""
    return (word + behind).rjust(len(found[0]))


def _escaped_brackets(text: str) -> str:
    r"""\( a \) within a formula are brackets, as Typst writes them; around the whole of it they say nothing."""
    if "\\(" not in text and "\\[" not in text:
        return text
    whole = re.fullmatch(r"[\s$]*\\([(\[])(.*)\\([)\]])[\s$.]*", text, re.DOTALL)
    if whole and "\\" + whole[1] not in whole[2]:
        return " " * whole.start(2) + whole[2] + " " * (len(text) - whole.end(2))
    return re.sub(r"\\([(\[])(?![A-Z])|\\([)\]])", lambda found: " " + (found[1] or found[2]), text)


def _unwrapped(text: str) -> str:
    r"""{w} is w, unless it is what a command, an index or an exponent takes."""
    return "".join(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    place, waiting, stack = 0, 0, []
    while place < len(text):
        if text[place] == "{" and not waiting and (name := _BARE_NAME.match(text, place)):
            behind = " " if name[2].isalnum() else ""
            yield (name[1] + behind).rjust(len(name[0]))
            place = name.end()
            continue
        piece = _PIECE.match(text, place)
        if piece is None:
            return
        place = piece.end()
        sign = piece[0]
        if sign == "{":
            stack.append(max(waiting - 1, 0))
            waiting = 0
        elif sign == "}":
            waiting = stack.pop() if stack else 0
        elif piece[1]:
            waiting = _TAKES.get(piece[1], 0)
        elif sign in "_^":
            waiting = 1
        elif not sign.isspace() and not (sign.startswith("[") and waiting):
            waiting = max(waiting - 1, 0) if waiting and len(sign) == 1 else 0
        yield sign
