"""What a learner may type, what it means, and in which words it is told: the page of accepted notation is this table.

Every meaning is checked with numbers by test_reader.py. The rows of OPEN_ROWS are read without any vocabulary; those
of DECLARED_ROWS with the names of an exercise, DECLARED.
"""

from __future__ import annotations

from typing import NamedTuple

import sympy as sp
from sympy import Basic, Indexed, IndexedBase, Integer, Rational, Symbol

from tutor.answers.reading.vocabulary import vocabulary
from tutor.elementary.heads import cases, cbrt, elu, gelu, mish, relu, side, sigmoid, silu, softplus, step
from tutor.notation import C, a, b, delta, eta, theta, u, v, w, x, y, z
from tutor.symbolic.derivative import D


class Row(NamedTuple):
    """One notation."""

    typed: str
    meaning: Basic
    words: str


def _real(name: str) -> Symbol:
    return Symbol(name, real=True)


n, t, L, N, d, f, r, c = (_real(name) for name in ("n", "t", "L", "N", "d", "f", "r", "c"))
w1, w2, x1, x2, wjk, aj, dj, C0, x12 = (
    _real(name) for name in ("w_1", "w_2", "x_1", "x_2", "w_jk", "a_j", "delta_j", "C_0", "x_12")
)
alpha, beta, gamma, lam, mu, phi, Delta = (
    _real(name) for name in ("alpha", "beta", "gamma", "lambda", "mu", "phi", "Delta")
)
_j, _i, _k = (Symbol(name, integer=True) for name in ("j", "i", "k"))
_half = Rational(1, 2)


def _over(letter: Symbol, body: Basic, low: int = 1, high: Basic | None = None) -> Basic:
    return sp.Sum(body, (letter, low, high or Symbol(f"n_{letter.name}", integer=True, positive=True)))


def _at(name: str, *indices: Basic) -> Indexed:
    return IndexedBase(name, real=True)[indices]


NUMBERS: tuple[Row, ...] = (
    Row("7", Integer(7), "a whole number"),
    Row("0.5", _half, "a decimal, read exactly"),
    Row(".5", _half, "a decimal without its zero"),
    Row("3/4", Rational(3, 4), "a fraction"),
    Row("½", _half, "a fraction in one character"),
    Row("٣x^২", 3 * x**2, "digits of any script"),
    Row("¾x", 3 * x / 4, "and beside a letter"),
    Row("-3", Integer(-3), "a negative number"),
    Row("1e-3", Rational(1, 1000), "a power of ten, as calculators write it"),
    Row("6.02e23", Rational(602) * 10**21, "a large one"),
    Row("2E3", Integer(2000), "with a capital E behind digits"),
    Row("1e-3x", x / 1000, "a power of ten, times x"),
    Row("10^6", Integer(10) ** 6, "or written with ^"),
    Row("0.1+0.2", Rational(3, 10), "decimals are exact"),
    Row("3x", 3 * x, "a number beside a letter is a product"),
    Row("e", sp.E, "e is Euler's number"),
    Row("pi", sp.pi, "pi by its name"),
    Row("π", sp.pi, "or by its letter"),
    Row("Pi", sp.pi, "with a phone's capital"),
    Row("%e^x", sp.exp(x), "e as computer algebra writes it"),
    Row("%pi", sp.pi, "and pi"),
    Row("2πr", 2 * sp.pi * r, "π among letters"),
)

PRODUCTS: tuple[Row, ...] = (
    Row("2*x", 2 * x, "a product with a star"),
    Row("2x", 2 * x, "without a sign"),
    Row("2 x", 2 * x, "with a space"),
    Row("2·x", 2 * x, "with a dot"),
    Row("2⋅x", 2 * x, "with another dot"),
    Row("2 × 3", Integer(6), "with a cross"),
    Row("wx+b", w * x + b, "letters side by side are multiplied"),
    Row("w x", w * x, "with a space"),
    Row("2(w-3)", 2 * (w - 3), "a number before a bracket"),
    Row("(a-y)x", (a - y) * x, "a letter behind a bracket"),
    Row("x(1+x)", x * (1 + x), "a letter before a bracket is a factor"),
    Row("w(x)", w * x, "also when it looks like a function"),
    Row("(a-y)(a+y)", (a - y) * (a + y), "two brackets"),
    Row("a(b+c)", a * (b + c), "a product of a letter and a sum"),
    Row("2*-3", Integer(-6), "a signed factor"),
    Row("x+-3", x - 3, "a signed term"),
    Row("x − 3", x - 3, "the long minus sign"),
    Row("x–3", x - 3, "and the dash"),
    Row("+x", x, "a plus sign in front"),
    Row("-(-(-x))", -x, "signs in a row"),
    Row("--x", x, "and without brackets"),
    Row("a-b-c", a - b - c, "differences from left to right"),
    Row("a-(b-c)", a - b + c, "unless brackets say otherwise"),
)

QUOTIENTS: tuple[Row, ...] = (
    Row("a/b", a / b, "a quotient"),
    Row("a÷b", a / b, "with the other sign"),
    Row("a/b/c", a / b / c, "quotients from left to right"),
    Row("a/(b*c)", a / (b * c), "one divisor in brackets"),
    Row("1/2x", x / 2, "half of x; a note says so"),
    Row("1/(2x)", 1 / (2 * x), "one over 2x needs its brackets"),
    Row("a/2(b+c)", a * (b + c) / 2, "likewise; a note says so"),
    Row("a/b*c", a * c / b, "a product behind a quotient"),
    Row("2/-3", Rational(-2, 3), "a signed divisor"),
    Row("-y/a + (1-y)/(1-a)", -y / a + (1 - y) / (1 - a), "a longer one"),
    Row("(x+1)/(x-1)", (x + 1) / (x - 1), "brackets above and below"),
)

POWERS: tuple[Row, ...] = (
    Row("x^2", x**2, "a power"),
    Row("x**2", x**2, "with two stars"),
    Row("x²", x**2, "with a small 2"),
    Row("x¹²", x**12, "with two small digits"),
    Row("x^n", x**n, "a letter as exponent"),
    Row("xⁿ", x**n, "a small letter"),
    Row("x^-2", x**-2, "a negative exponent"),
    Row("x⁻²", x**-2, "in small signs"),
    Row("x^(n-1)", x ** (n - 1), "a longer exponent in brackets"),
    Row("x^{n-1}", x ** (n - 1), "or in braces"),
    Row("x^(1/2)", sp.sqrt(x), "a root as a power"),
    Row("2^-1", _half, "of a number"),
    Row("2^x^2", 2 ** (x**2), "powers of powers from the right"),
    Row("-x^2", -(x**2), "the sign comes last"),
    Row("(-x)^2", x**2, "unless it is in the bracket"),
    Row("2x^2", 2 * x**2, "the power comes before the product"),
    Row("(2x)^2", 4 * x**2, "unless there are brackets"),
    Row("e^x", sp.exp(x), "the exponential"),
    Row("e^-x", sp.exp(-x), "with a sign"),
    Row("e⁻ˣ", sp.exp(-x), "in small letters"),
    Row("e^(-x)", sp.exp(-x), "in brackets"),
    Row("e^-x^2", sp.exp(-(x**2)), "a power in the exponent"),
    Row("e^2x", sp.exp(2) * x, "the exponent is 2 alone; a note says so"),
    Row("½(a−y)²", (a - y) ** 2 / 2, "all together"),
    Row("x1^2", x1**2, "a power of x₁"),
    Row("√x", sp.sqrt(x), "a root"),
    Row("√(x+1)", sp.sqrt(x + 1), "of a bracket"),
    Row("√2x", sp.sqrt(2) * x, "of what follows directly; a note says so"),
    Row("sqrt(x)", sp.sqrt(x), "by its name"),
    Row("sqrt x", sp.sqrt(x), "without brackets"),
    Row("root(x,3)", x ** Rational(1, 3), "a cube root"),
    Row("cbrt(x)", cbrt(x), "the cube root by its name, of a negative number too"),
    Row("root(2)", sp.sqrt(2), "root alone is the square root"),
)

BRACKETS: tuple[Row, ...] = (
    Row("((x))", x, "brackets as many as you like"),
    Row("[2(w-3)]", 2 * (w - 3), "square brackets"),
    Row("{2(w-3)}", 2 * (w - 3), "braces"),
    Row("2[(w-3)+1]", 2 * (w - 2), "mixed"),
    Row("|x|", sp.Abs(x), "the absolute value"),
    Row("|a|-|b|", sp.Abs(a) - sp.Abs(b), "twice"),
    Row("2|x|", 2 * sp.Abs(x), "behind a number"),
    Row("|y-a|^2", (y - a) ** 2, "its square"),
    Row("||x|-1|", sp.Abs(sp.Abs(x) - 1), "one inside the other"),
    Row("|x||y|", sp.Abs(x * y), "side by side"),
    Row("[a, b]", sp.Tuple(a, b), "a vector"),
    Row("[2x, -1, w/2]", sp.Tuple(2 * x, -1, w / 2), "a longer vector"),
)

NAMES: tuple[Row, ...] = (
    Row("w1", w1, "a name with an index"),
    Row("w_1", w1, "with an underscore"),
    Row("w₁", w1, "with a small digit"),
    Row("w_{1}", w1, "in braces"),
    Row("w1x1+w2x2+b", w1 * x1 + w2 * x2 + b, "side by side"),
    Row("x₁x₂", x1 * x2, "small digits side by side"),
    Row("5x2", 5 * x2, "x₂, times 5"),
    Row("x_12", x12, "index twelve"),
    Row("w_jk", wjk, "two indices"),
    Row("w_{jk}", wjk, "in braces"),
    Row("w_{j,k}", wjk, "with a comma"),
    Row("wⱼₖ", wjk, "in small letters"),
    Row("a_jδ_j", aj * dj, "side by side"),
    Row("C_0", C0, "index zero"),
    Row("x_max", _real("x_max"), "a word as index"),
    Row("η", eta, "a Greek letter"),
    Row("eta", eta, "by its name"),
    Row("w - ηx", w - eta * x, "beside another"),
    Row("λw", lam * w, "Greek beside Latin"),
    Row("lambda*w", lam * w, "by its name"),
    Row("alpha x", alpha * x, "with a space"),
    Row("alphax", alpha * x, "without"),
    Row("beta gamma", beta * gamma, "two names"),
    Row("θ", theta, "theta"),
    Row("ϑ", theta, "in its other shape"),
    Row("δ", delta, "delta"),
    Row("φ + μ", phi + mu, "phi and mu"),
    Row("ϕ", phi, "phi in its other shape"),
    Row("Δx", Delta * x, "a capital one"),
    Row("E", _real("E"), "a capital E is a letter"),
    Row("I", _real("I"), "so is I"),
    Row("N", N, "and N"),
    Row("𝑤𝑥+𝑏", w * x + b, "slanted letters from a page"),
    Row("ｘ＋１", x + 1, "wide letters of an East Asian keyboard"),
)

FUNCTIONS: tuple[Row, ...] = (
    Row("exp(-x)", sp.exp(-x), "the exponential by its name"),
    Row("exp x", sp.exp(x), "without brackets"),
    Row("ln(x)", sp.log(x), "the natural logarithm"),
    Row("ln x", sp.log(x), "without brackets"),
    Row("log(x)", sp.log(x), "log is the natural one too; a note says so"),
    Row("lg(x)", sp.log(x) / sp.log(10), "lg is to the base ten"),
    Row("log_10 x", sp.log(x) / sp.log(10), "or with the base below"),
    Row("log_2(x)", sp.log(x) / sp.log(2), "to the base two"),
    Row("log(x,2)", sp.log(x) / sp.log(2), "the base as second argument"),
    Row("lg(x,3)", sp.log(x) / sp.log(3), "for lg as well"),
    Row("sigma(z)", sigmoid(z), "the sigmoid"),
    Row("σ(z)", sigmoid(z), "by its letter"),
    Row("sigmoid(z)", sigmoid(z), "by its whole name"),
    Row("σ(wx+b)", sigmoid(w * x + b), "of a weighted input"),
    Row("σ(z)(1-σ(z))", sigmoid(z) * (1 - sigmoid(z)), "and its slope"),
    Row("σ²(z)", sigmoid(z) ** 2, "its square"),
    Row("tanh(z)", sp.tanh(z), "the hyperbolic tangent"),
    Row("tanh²(z)", sp.tanh(z) ** 2, "its square"),
    Row("1-tanh(z)^2", 1 - sp.tanh(z) ** 2, "or so"),
    Row("ReLU(z)", relu(z), "the rectifier"),
    Row("relu(z)", relu(z), "in small letters"),
    Row("softplus(z)", softplus(z), "the soft rectifier"),
    Row("silu(z)", silu(z), "the sigmoid linear unit"),
    Row("swish(z)", silu(z), "by its other name"),
    Row("gelu(z)", gelu(z), "the Gaussian error linear unit"),
    Row("elu(z)", elu(z), "the exponential linear unit"),
    Row("mish(z)", mish(z), "between tanh and softplus"),
    Row("erf(x)", sp.erf(x), "the error function"),
    Row("cases(z, 1, e^z)", cases(z, Integer(1), sp.exp(z)), "the first where z is positive, otherwise the second"),
    Row("max(0,z)", sp.Max(0, z), "the larger"),
    Row("min(x, y, 1)", sp.Min(x, y, 1), "the smallest of three"),
    Row("abs(x)", sp.Abs(x), "the absolute value by its name"),
    Row("sign(x)", side(x), "the sign"),
    Row("signum(-3)", Integer(-1), "by its Latin name"),
    Row("step(z)", step(z), "1 where z is positive"),
    Row("sin(x)", sp.sin(x), "sine"),
    Row("sin x", sp.sin(x), "without brackets"),
    Row("2sin(x)", 2 * sp.sin(x), "behind a number"),
    Row("x sin x", x * sp.sin(x), "behind a letter"),
    Row("xsinx", x * sp.sin(x), "without any space"),
    Row("sin 2x", sp.sin(2 * x), "takes the product that follows; a note says so"),
    Row("sin x/2", sp.sin(x) / 2, "but not the divisor; a note says so"),
    Row("sin x cos x", sp.sin(x) * sp.cos(x), "up to the next function"),
    Row("y ln a + (1-y) ln(1-a)", y * sp.log(a) + (1 - y) * sp.log(1 - a), "up to the next sign"),
    Row("sin^2(x)", sp.sin(x) ** 2, "the square of a sine"),
    Row("sin²x", sp.sin(x) ** 2, "in small digits"),
    Row("sin(x)^2", sp.sin(x) ** 2, "or behind the bracket"),
    Row("sin(x^2)", sp.sin(x**2), "the sine of a square"),
    Row("Sin(x)", sp.sin(x), "with a phone's capital"),
    Row("cos(x)", sp.cos(x), "cosine"),
    Row("tan(x)", sp.tan(x), "tangent"),
    Row("sec x", 1 / sp.cos(x), "secant"),
    Row("csc(x)", 1 / sp.sin(x), "cosecant"),
    Row("cot(x)", 1 / sp.tan(x), "cotangent"),
    Row("arcsin(a)", sp.asin(a), "the inverse of the sine"),
    Row("acos(a)", sp.acos(a), "in short"),
    Row("arctan x", sp.atan(x), "without brackets"),
    Row("sinh(x)", sp.sinh(x), "hyperbolic sine"),
    Row("cosh(x)", sp.cosh(x), "hyperbolic cosine"),
    Row("sech(x)", 1 / sp.cosh(x), "and its inverse value"),
    Row("coth(x)", 1 / sp.tanh(x), "hyperbolic cotangent"),
    Row("csch(x)", 1 / sp.sinh(x), "hyperbolic cosecant"),
    Row("artanh(a)", sp.atanh(a), "the inverse of tanh"),
    Row("arsinh(x)", sp.asinh(x), "the inverse of sinh"),
    Row("arcosh(2)", sp.acosh(2), "the inverse of cosh"),
    Row("arcsec(3)", sp.asec(3), "the inverse of the secant"),
    Row("arccsc(3)", sp.acsc(3), "of the cosecant"),
    Row("arccot(x)", sp.acot(x), "and of the cotangent"),
    Row("ln(e^x)", x, "one inside another"),
    Row("1/(1+e^-z)", sigmoid(z), "the sigmoid, written out"),
)

DERIVATIVES: tuple[Row, ...] = (
    Row("σ'(z)", sigmoid(z) * (1 - sigmoid(z)), "the slope of a function"),
    Row("sigma'(z)", sigmoid(z) * (1 - sigmoid(z)), "by its name"),
    Row("σ′(z)", sigmoid(z) * (1 - sigmoid(z)), "with a true prime"),
    Row("tanh'(z)", 1 - sp.tanh(z) ** 2, "of another function"),
    Row("sin''(x)", -sp.sin(x), "the second slope"),
    Row("dC/dw", D(C, w), "one quantity, as in the chain rule"),
    Row("d C / d w", D(C, w), "with spaces"),
    Row("∂C/∂w", D(C, w), "with round d's"),
    Row("dC/da · da/dz · dz/dw", D(C, a) * D(a, z) * D(z, w), "a product of such"),
    Row("dC/da da/dz dz/dw", D(C, a) * D(a, z) * D(z, w), "with spaces only"),
    Row("d²C/dw²", D(D(C, w), w), "a second derivative"),
    Row("d*C/(d*w)", C / w, "with stars, d is a letter like any other"),
    Row("D(w^2, w)", D(w**2, w), "a derivative left to be taken"),
    Row("d/dw(w^2)", D(w**2, w), "the same"),
    Row("d/dw (2w+1)^3", D((2 * w + 1) ** 3, w), "the power belongs to it"),
    Row("d/dw w^2 + 1", D(w**2, w) + 1, "without brackets up to the next sign; a note says so"),
    Row("(w^2)'", D(w**2, w), "with a prime, where there is one letter"),
    Row("(w^2)'w + w^2", D(w**2, w) * w + w**2, "in a longer line"),
    Row("diff(w^2, w)", D(w**2, w), "as computer algebra writes it"),
)

SUMS: tuple[Row, ...] = (
    Row("Σ_j w_jk δ_j", _over(_j, _at("w", _j, _k) * _at("delta", _j)), "a sum over an index"),
    Row("sum_j(w_jk*delta_j)", _over(_j, _at("w", _j, _k) * _at("delta", _j)), "by its name"),
    Row(r"\sum_j w_{jk} \delta_j", _over(_j, _at("w", _j, _k) * _at("delta", _j)), "in LaTeX"),
    Row("Σⱼ wⱼₖ δⱼ", _over(_j, _at("w", _j, _k) * _at("delta", _j)), "in small letters"),
    Row("sum(a_j^2, j)", _over(_j, _at("a", _j) ** 2), "the index as second argument"),
    Row("Σ_j (a_j - y_j)^2", _over(_j, (_at("a", _j) - _at("y", _j)) ** 2), "of a bracket, with its power"),
    Row("1/N Σ_i C_i", _over(_i, _at("C", _i)) / N, "a mean"),
    Row(r"\sum_{i=1}^{3} x_i", _over(_i, _at("x", _i), 1, Integer(3)), "with limits"),
    Row("Σ w_j a_j", _over(_j, _at("w", _j) * _at("a", _j)), "the common index, when none is written; a note says so"),
    Row("Σ_j x_j + b", _over(_j, _at("x", _j)) + b, "up to the next plus or minus"),
)

LATEX: tuple[Row, ...] = (
    Row(r"\frac{1}{2}x", x / 2, "a fraction"),
    Row(r"\frac12 x", x / 2, "of two digits"),
    Row(r"\frac{a-y}{a(1-a)}", (a - y) / (a * (1 - a)), "a longer one"),
    Row(r"2 \cdot x", 2 * x, "a dot"),
    Row(r"2 \times x", 2 * x, "a cross"),
    Row(r"\left(x+1\right)^{2}", (x + 1) ** 2, "growing brackets"),
    Row(r"\sigma(z)", sigmoid(z), "a function's letter"),
    Row(r"\(2x\)", 2 * x, "as it is pasted"),
    Row(r"\sigma^{\prime}(z)", sigmoid(z) * (1 - sigmoid(z)), "with a raised prime"),
    Row(r"\sigma'(z)", sigmoid(z) * (1 - sigmoid(z)), "with a prime"),
    Row(r"\ln x", sp.log(x), "a function"),
    Row(r"\tanh^2(z)", sp.tanh(z) ** 2, "its square"),
    Row(r"\exp\left(-x\right)", sp.exp(-x), "with growing brackets"),
    Row(r"\sqrt{x+1}", sp.sqrt(x + 1), "a root"),
    Row(r"\sqrt[3]{x}", x ** Rational(1, 3), "a cube root"),
    Row(r"\operatorname{ReLU}(z)", relu(z), "a function by its name"),
    Row(r"\frac{\partial C}{\partial w}", D(C, w), "a derivative"),
    Row(r"\frac{dC}{da}\frac{da}{dz}", D(C, a) * D(a, z), "a product of derivatives"),
    Row(r"\frac{d}{dw}(w^2)", D(w**2, w), "a derivative to be taken"),
    Row(r"\eta \, x", eta * x, "small spaces"),
    Row("$2(w-3)$", 2 * (w - 3), "dollars around it"),
    Row(r"\left|x\right|", sp.Abs(x), "bars"),
)

PASTED: tuple[Row, ...] = (
    Row("np.exp(-z)", sp.exp(-z), "from a program, with its module"),
    Row("pow(x, 2)", x**2, "a power as a function"),
    Row("x.^2 ./ 2", x**2 / 2, "element by element, as Octave writes it"),
    Row("maximum(0, z)", relu(z), "NumPy's name of max"),
    Row("2*x # the slope", 2 * x, "a remark is left out"),
    Row("lambda x: 2*x", 2 * x, "so is the head of a function"),
    Row("=2x", 2 * x, "an equals sign in front, as in a spreadsheet"),
    Row("**2x**", 2 * x, "the stars of Markdown"),
    Row("frac(1, 2x)", 1 / (2 * x), "a fraction, as Typst writes it"),
    Row("{1} over {2x}", 1 / (2 * x), "as LibreOffice writes it"),
    Row("(∂C)/(∂w)", D(C, w), "a derivative in brackets, as Word writes it"),
    Row("Power[x, 2]", x**2, "as Mathematica writes it"),
    Row("\\textcolor{#24702a}{x}", x, "LaTeX in its colours, as on these pages"),
    Row("{1 \\over x}", 1 / x, "a fraction in plain TeX"),
    Row("<msup><mi>x</mi><mn>2</mn></msup>", x**2, "MathML"),
)
EDGES: tuple[Row, ...] = (
    Row("“2x”", 2 * x, "between quotation marks"),
    Row("w ← 3w", 3 * w, "an arrow as in a step"),
    Row("w := 3w", 3 * w, "or as in a program"),
    Row("d(x^2)/dx", D(x**2, x), "a bracket to be differentiated"),
    Row("cos x e^x", sp.cos(x) * sp.exp(x), "e^… begins another factor"),
    Row("2(w-3).", 2 * (w - 3), "a full stop at the end"),
    Row("dC/dw = 2(w-3)", 2 * (w - 3), "the question repeated in front"),
    Row("x = 3", Integer(3), "the letter repeated in front"),
    Row("  2 x  ", 2 * x, "spaces around it"),
)

OPEN_ROWS: tuple[tuple[str, tuple[Row, ...]], ...] = (
    ("Numbers", NUMBERS),
    ("Sums and products", PRODUCTS),
    ("Quotients", QUOTIENTS),
    ("Powers and roots", POWERS),
    ("Brackets and vectors", BRACKETS),
    ("Names", NAMES),
    ("Functions", FUNCTIONS),
    ("Derivatives", DERIVATIVES),
    ("Sums with an index", SUMS),
    ("LaTeX", LATEX),
    ("Around a formula", EDGES),
    ("From other programs", PASTED),
)

wL, aL, aL1, zL, ajL, wjkL = (
    _real(name) for name in ("w^{(L)}", "a^{(L)}", "a^{(L-1)}", "z^{(L)}", "a_j^{(L)}", "w_{jk}^{(L)}")
)
_w, _delta = IndexedBase("w", real=True), IndexedBase("delta", real=True)
DECLARED = vocabulary(
    *(wL, aL, aL1, zL, ajL, wjkL, x, y, u, v, x2),
    _delta,
    derivatives=(D(C, wL), D(C, wjkL), D(u, x), D(v, x)),
    left=(D(C, x), y),
    by=x,
)
DECLARED_ROWS: tuple[Row, ...] = (
    Row("a^(L)", aL, "a layer, where the exercise has layers"),
    Row("a^{(L)}", aL, "in braces"),
    Row("a^[L]", aL, "in square brackets"),
    Row("a⁽ᴸ⁾", aL, "in small letters"),
    Row("a^(L-1)", aL1, "the layer before"),
    Row("w^(L)a^(L-1)", wL * aL1, "side by side"),
    Row("a^(L)^2", aL**2, "the square of a layer's activation"),
    Row("a_j^(L)", ajL, "with an index"),
    Row("a^{(L)}_j", ajL, "in the other order"),
    Row("w_{jk}^{(L)}", wjkL, "with two"),
    Row("w_jk^(L)", wjkL, "without braces"),
    Row("∂C/∂w^{(L)}", D(C, wL), "a derivative by a layer's weight"),
    Row(r"\frac{\partial C}{\partial w_{jk}^{(L)}}", D(C, wjkL), "in LaTeX"),
    Row("2(a^(L)-y)σ'(z^(L))a^(L-1)", 2 * (aL - y) * sigmoid(zL) * (1 - sigmoid(zL)) * aL1, "all together"),
    Row("δ_1 + δ_2", _delta[1] + _delta[2], "an indexed quantity"),
    Row("x2", x2, "x₂, where it is declared"),
    Row("u'v + uv'", D(u, x) * v + u * D(v, x), "primes of quantities that depend on x"),
    Row("(x^2 y)'", D(x**2 * y, x), "a prime of a bracket: by the question's letter"),
    Row("C'(x) = 2x", 2 * x, "the question repeated in front, with a prime"),
    Row("y = 2x", 2 * x, "or by its letter"),
    Row("answer: 2x", 2 * x, "or in words"),
    Row("2x, because x² falls", 2 * x, "a reason behind the formula"),
    Row("2x (power rule)", 2 * x, "a remark in brackets"),
    Row("z^L a^{L-1}", zL * aL1, "a layer without brackets, where there is no other z and a"),
    Row("δ[1]", _delta[1], "an index in brackets"),
)
