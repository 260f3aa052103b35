"""Strings to throw at the reader: random pieces, broken formulas, and well-formed ones that mean harm."""

from __future__ import annotations

from random import Random

_LETTERS = ("x", "y", "w", "z", "a", "b", "C", "L", "j", "k", "x_1", "w_jk", "δ_j", "η", "e", "pi", "а", "ｘ", "𝑥", "d")
_NUMERALS = ("2", "3", "0.5", "1e-3", "10^400", "½", "9^9", "1/0", "99999999", "²", "⁻¹", "₁", "⁽ᴸ⁾")
_SIGNS = (*"+-*/^()[]{}|,='√.$%!<_:;\"# \\", "**", "--", "^-1", ")'", "(x,w)", "%e", "\x00", "\ud800")
_WORDS = (
    "sin",
    "cos",
    "ln",
    "log",
    "exp",
    "sqrt",
    "σ",
    "sigma",
    "tanh",
    "max",
    "min",
    "abs",
    "relu",
    "log_2",
    "arcsin",
)
_CALLS = ("step", "sign", "root(x,3)", "root(", "lg(", "D(", "Σ_j", "Σ", "sum_j", "∑", "dC/dw", "d/dx", "∂C/∂w")
_LATEX = ("\\frac{", "}{", "\\sigma", "\\cdot", "\\left(", "\\right)", "\\sqrt[", "\\partial", "^{(L)}", "_{jk}")
PIECES = (*_LETTERS, *_NUMERALS, *_SIGNS, *_WORDS, *_CALLS, *_LATEX)
SEEDS = (
    "2(w-3)",
    "w1x1+w2x2+b",
    "-(y/a)+(1-y)/(1-a)",
    "2(σ(wx+b)-y)σ'(wx+b)x",
    "dC/da·da/dz·dz/dw",
    r"\frac{1}{2}\left(a-y\right)^{2}",
    "Σ_j w_jk δ_j",
    "d/dw(wx+b)^2",
    "|x|/max(0,x)",
    "(sin(x)*cos(y) - 3*x^2)/sqrt(x^2+1)",
    "dC/dw = 2x(wx+b-y)",
    "((9**9)**9999)**9999",
)
_FUNCTIONS = ("sin", "ln", "exp", "sqrt", "σ", "tanh", "abs", "relu", "arcsin", "sign", "log", "sec", "arcosh", "step")
_NUMBERS = ("0", "1", "2", "3", "9", "0.5", "-1", "1/3", "99999999", "1e300", "12345678901234567890", "10^400", "½")


def pieces(random: Random) -> str:
    """Tokens in any order."""
    return "".join(random.choice(PIECES) for _ in range(random.choice((3, 6, 12, 25, 60, 120))))


def broken(random: Random) -> str:
    """A formula with a few characters lost, put in or repeated."""
    text = random.choice(SEEDS)
    for _ in range(random.randint(1, 6)):
        start, end = sorted((random.randrange(len(text) + 1), random.randrange(len(text) + 1)))
        change = random.random()
        if change < 0.4:
            text = text[:start] + text[start + 1 :]
        elif change < 0.8:
            text = text[:start] + random.choice(PIECES) + text[start:]
        else:
            text = text[:end] + text[start:]
    return text[:650]


def characters(random: Random) -> str:
    """Any characters at all."""
    ranges = ((32, 127), (0x370, 0x400), (0, 0x11000))
    return "".join(chr(random.randrange(*random.choice(ranges))) for _ in range(random.choice((5, 20, 100))))


def formula(random: Random, depth: int = 4) -> str:
    """A formula that can be read, with numbers that hurt."""
    kind = random.random()
    if depth == 0 or kind < 0.15:
        return random.choice(("x", "y", "w", "e", "pi", random.choice(_NUMBERS)))
    if kind < 0.4:
        return f"{random.choice(_FUNCTIONS)}({formula(random, depth - 1)})"
    if kind < 0.45:
        return f"max({formula(random, depth - 1)}, {formula(random, depth - 2 if depth > 1 else 0)})"
    sign = random.choice(("+", "-", "*", "/", "^", "^"))
    return f"({formula(random, depth - 1)}){sign}({formula(random, depth - 1)})"


def any_string(random: Random) -> str:
    """One of the four, mostly the cheap ones."""
    return random.choice((pieces, pieces, broken, broken, characters, formula))(random)
