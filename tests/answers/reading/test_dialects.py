"""What editors, programs and algebra systems write is read as the same formula, typed; and no place is moved."""

from __future__ import annotations

from random import Random

import pytest

from tests.answers.reading.strings import any_string
from tests.answers.reading.test_reader import same
from tutor.answers.reading import OPEN, read
from tutor.answers.reading.characters import plain
from tutor.answers.reading.dialects import rewritten
from tutor.answers.reading.vocabulary import vocabulary
from tutor.notation import C, a, eta, w, x, y, z
from tutor.symbolic import indexed
from tutor.symbolic.derivative import D

PROGRAMS = (
    ("np.exp(-z)/(1+np.exp(-z))**2", "e^(-z)/(1+e^(-z))^2"),
    ("1 - numpy.tanh(z)**2", "1-tanh(z)^2"),
    ("torch.nn.functional.relu(z)", "relu(z)"),
    ("tf.nn.sigmoid(z)", "σ(z)"),
    ("scipy.special.expit(z)", "σ(z)"),
    ("jnp.maximum(0, z)", "max(0, z)"),
    ("np.absolute(x) + Math.abs(y)", "|x|+|y|"),
    ("np.pi*x + Math.PI", "πx+π"),
    ("Math.E**x + M_PI", "e^x+π"),
    ("pow(x, 2) + np.power(x, 3)", "x^2+x^3"),
    ("np.square(x - 1)", "(x-1)^2"),
    ("np.multiply(2, x)", "2x"),
    ("np.divide(x, 2)", "x/2"),
    ("np.add(x, 1) - np.subtract(x, 1)", "2"),
    ("sigmoid_prime(z)*x", "σ'(z)x"),
    ("exp(-z) ./ (1 .+ exp(-z)).^2", "e^(-z)/(1+e^(-z))^2"),
    ("(2.)*x + 3.*x", "5x"),
    ("2*x # the slope", "2x"),
    ("2*x // the slope", "2x"),
    ("2*x; % slope", "2x"),
    ("a*x % slope", "ax"),
    ("2*x /* slope */", "2x"),
    ("2*x;", "2x"),
    ("return 2*x;", "2x"),
    ("lambda x: 2*x", "2x"),
    ("lambda w, x: w*x", "wx"),
    ("@(x) 2*x", "2x"),
    ("function(x) 2*x", "2x"),
    ("(x) => 2*x", "2x"),
    (">>> 2*x", "2x"),
    ("In [3]: 2*x", "2x"),
    ("Out[3]= 2 x", "2x"),
    ("(%o1) 2*x", "2x"),
    ("a) 2x", "2x"),
    ("=1/(2*SQRT(x))", "1/(2√x)"),
    ("=POWER(x;2)", "x^2"),
    ("2x=", "2x"),
    ("Times[n, Power[x, Plus[-1, n]]]", "n x^(n-1)"),
    ("Times[Rational[1, 2], x]", "x/2"),
    (r"1/(2 \[Sqrt]x)", "1/(2√x)"),
    (r"\[Sigma]'[z]", "σ'(z)"),
    ("nroot(x, 3) + ∛x", "2root(x, 3)"),
    ("std::exp(-z)/std::pow(1 + std::exp(-z), 2)", "e^(-z)/(1+e^(-z))^2"),
    ("1.0f/(2.0f*sqrtf(x))", "1/(2√x)"),
    ("-1.0d0/x**2", "-1/x^2"),
    ("1 - torch.tanh(z).pow(2)", "1-tanh(z)^2"),
    ("-x.powi(-2)", "-x^-2"),
    ("2. * x", "2x"),
    ("2*(a-y)*dsigmoid(z)*x", "2(a-y)σ'(z)x"),
    ("d_sigmoid(z) + sigmoidPrime(z)", "2σ'(z)"),
    ("=1-POWER(TANH(z);2)", "1-tanh(z)^2"),
    ("expression(exp(-z)/(1 + exp(-z))^2)", "e^(-z)/(1+e^(-z))^2"),
    ("(sym) -1/x^2", "-1/x^2"),
    ("Subscript[w, 1]*Subscript[x, 1]", "w_1 x_1"),
    (r"Underscript[\[Sum], j] Subscript[w, jk] Subscript[\[Delta], j]", "Σ_j w_jk δ_j"),
    ("LogisticSigmoid[z] (1 - LogisticSigmoid[z])", "σ(z)(1-σ(z))"),
    ("x<sup>2</sup> + w<sub>1</sub>x<sub>1</sub>", "x^2 + w_1 x_1"),
    ("<i>n</i><i>x</i><sup><i>n</i>&minus;1</sup>", "n x^(n-1)"),
    ("e<sup>-z</sup>/(1+e<sup>-z</sup>)<sup>2</sup>", "e^(-z)/(1+e^(-z))^2"),
    ("x&sup2; &middot; &radic;x", "x^2 √x"),
)
LATEX = (
    (r"\exponentialE^{-z}", "e^(-z)"),
    (r"\frac{\differentialD C}{\differentialD w}", "dC/dw"),
    (r"\operatorname{\mathrm{sech}}^2\left(z\right)", "sech(z)^2"),
    (r"\operatorname*{max}(0, z)", "max(0, z)"),
    (r"\operatorname {sech} ^{2}(z)", "sech(z)^2"),
    (r"\sum_{j}^{ }w_{jk}\delta_j", "Σ_j w_jk δ_j"),
    (r"\sum_{j}^{\placeholder{}}w_{jk}\delta_j", "Σ_j w_jk δ_j"),
    (r"\sum_{_{j}w_{jk}\delta_{j}}^{\placeholder{}}", "Σ_j w_jk δ_j"),
    (r"\sum\limits_{j} w_{jk}\delta_j", "Σ_j w_jk δ_j"),
    (r"{\sum}_{j}{w}_{jk}{\delta}_{j}", "Σ_j w_jk δ_j"),
    (r"\Sigma_j x_j", "Σ_j x_j"),
    (r"{\displaystyle \sum _{j}w_{jk}\delta _{j}}", "Σ_j w_jk δ_j"),
    (r"\underset{j}{\sum} w_{jk}\delta_j", "Σ_j w_jk δ_j"),
    (r"{1 \over x} + {{1}\over{x^2}}", "1/x+1/x^2"),
    (r"{\rm e}^x + \mathrm{e}^{x}", "2e^x"),
    (r"\left({\rm sech}\; z\right)^2", "sech(z)^2"),
    (r"{\tanh}^{2}z", "tanh(z)^2"),
    (r"{\sigma}^{\prime}(z)", "σ'(z)"),
    (r"\textcolor{#24702a}{x}^{2}", "x^2"),
    (r"\frac{\partial \textcolor{#24702a}{C}}{\partial \textcolor{red}{w}}", "dC/dw"),
    (r"\textcolor{#1f5fbf}{w}_{\textcolor{#4a5160}{j}\textcolor{#4a5160}{k}}", "w_jk"),
    (r"{\color{red} x}", "x"),
    (r"\Bigg( x \Bigg)\textstyle y~z", "xyz"),
    (r"\mleft( x \mright) \\", "x"),
    (r"\begin{equation}2x\end{equation}", "2x"),
    (r"2x\tag{1}", "2x"),
    (r"\left(\right. 1 + x \left.\right)^{2}", "(1+x)^2"),
    (r"\(2x\)", "2x"),
    (r"$2 \( a - y \) sigma' \( z \) x$", "2(a-y)σ'(z)x"),
    (r"\frac{{a}}{{b}}{x}", "a/b x"),
    (r"{w}_{1}{x}_{1}", "w_1 x_1"),
    ("$`n x^{n-1}`$", "n x^(n-1)"),
    (r"$$\boxed{\frac{1}{2\sqrt{x}}}$$", "1/(2√x)"),
    (r"\frac{{\mathrm e}^{-z}}{\left(1+{\mathrm e}^{-z}\right)^{2}}", "e^(-z)/(1+e^(-z))^2"),
    (r"{\displaystyle nx^{n-1}.}", "n x^(n-1)"),
    (r"{\partial C \over \partial w}", "dC/dw"),
    (r"\pdv{C}{w} + \dv{C}{w}", "2dC/dw"),
)
PRIMES = (
    "σ^' (z)",
    "σ^′(z)",
    r"\sigma^{′}(z)",
    "σ^(′)(z)",
    r"\sigma^{\prime}(z)",
    r"\sigma^\prime\left(z\right)",
    r"\sigma\prime(z)",
    "σ ′ (z)",
    "{σ}'(z)",
)
OTHERS = (
    ("(∂C)/(∂w)", "dC/dw"),
    ("∂_w C", "dC/dw"),
    ("ⅆC/ⅆw", "dC/dw"),
    ("-frac{1}{x^2}", "-1/x^2"),
    ("func sech^2 (z)", "sech(z)^2"),
    ("sum from {j} {w_{jk} %delta_j}", "Σ_j w_jk δ_j"),
    ("sum from j w_{jk} %delta_j", "Σ_j w_jk δ_j"),
    ("2(a−y)σ΄(z)x", "2(a-y)σ'(z)x"),
    ("∂C/(∂w)", "dC/dw"),
    ("(∂C)/∂w", "dC/dw"),
    ("partial C/partial w", "dC/dw"),
    ("(partial C)/(partial w)", "dC/dw"),
    ("(del C)/(del w)", "dC/dw"),
    ("(diff C)/(diff w)", "dC/dw"),
    ("frac(partial C, partial w)", "dC/dw"),
    ("frac(del C)(del w)", "dC/dw"),
    ("{partial C} over {partial w}", "dC/dw"),
    ("∑_(j)w_(jk)δ_(j)", "Σ_j w_jk δ_j"),
    ("∑_(j)^()w_(jk)δ_(j)", "Σ_j w_jk δ_j"),
    ("sum from{j} w rsub {jk}", "Σ_j w_jk"),
    ("∑ from {j} {} {w} rsub {jk} {δ} rsub {j}", "Σ_j w_jk δ_j"),
    ("∑_j▒〖w_jk δ_j 〗", "Σ_j w_jk δ_j"),
    ("1-〖tanh〗^2⁡〖(z)〗", "1-tanh(z)^2"),
    ("1−tanh²⁡(𝑧)", "1-tanh(z)^2"),
    ("2𝑥𝑒^𝑥²", "2x e^(x^2)"),
    ("√(3&x)", "root(x, 3)"),
    ("frac(1, 2 sqrt(x))", "1/(2√x)"),
    ("frac(1)(2 sqrt(x))", "1/(2√x)"),
    ('( e ^(- z ))/(lr((1+ e ^(- z )))""^2)', "e^(-z)/(1+e^(-z))^2"),
    ('op("sech")(z)', "sech(z)"),
    ("2 dot x", "2x"),
    ("{1} over {2 sqrt {x}}", "1/(2√x)"),
    ("{w} rsub {1} {x} rsub {1}", "w_1 x_1"),
    ("2 left (a − y right ) σ ′ left (z right ) x", "2(a-y)σ'(z)x"),
    ("1 − {tanh} ^ {2} left (z right )", "1-tanh(z)^2"),
    ("**2x**", "2x"),
    ("*x^2*", "x^2"),
    ("x……2", "x^2"),
    ("0。5x。", "x/2"),
    ("⁻1/x²", "-1/x^2"),
    ("e^(⁻z)", "e^(-z)"),
    ("1/(2√x̅)", "1/(2√x)"),
    ("1/(2√ˉx)", "1/(2√x)"),
    ("2✖️x", "2x"),
    ("2️⃣x", "2x"),
    ("1½", "3/2"),
    ("½·x⁻½", "1/(2√x)"),
    ("2●x↑2", "2x^2"),
)
ROWS = (*PROGRAMS, *LATEX, *((typed, "σ'(z)") for typed in PRIMES), *OTHERS)


@pytest.mark.parametrize(("typed", "meant"), ROWS, ids=[typed for typed, _ in ROWS])
def test_what_tools_write_is_read_as_the_same_formula_typed(typed: str, meant: str) -> None:
    found = read(typed)
    assert found.problem is None, str(found.problem and found.problem.message)
    assert same(found.expr, read(meant).expr)


@pytest.mark.parametrize(("typed", "meant"), ROWS, ids=[typed for typed, _ in ROWS])
def test_a_rewritten_text_has_its_old_length(typed: str, meant: str) -> None:
    assert len(rewritten(plain(typed), OPEN)) == len(typed)


def test_any_text_keeps_its_length() -> None:
    random = Random(7)
    pieces = [typed for typed, _ in ROWS]
    for _ in range(2000):
        typed = any_string(random) + random.choice(pieces)[: random.randint(1, 30)] + random.choice(pieces)
        assert len(rewritten(plain(typed), OPEN)) == len(typed), typed


@pytest.mark.parametrize(
    "typed",
    ["w ← w - 2x", "w <- w - 2x", "w -> w - 2x", "w → w - 2x", "w := w - 2x", "w -= 2x", "w += -2x"]
    + [rf"w {arrow} w - 2x" for arrow in (r"\leftarrow", r"\gets", r"\larr", r"\to", r"\coloneqq")],
)
def test_an_arrow_gives_a_letter_its_new_value(typed: str) -> None:
    words = vocabulary(w, x, eta, left=(w,))
    assert read(typed, words).expr == w - 2 * x


def test_a_module_is_dropped_before_what_is_known_and_nowhere_else() -> None:
    assert read("w.sin(x)").problem.suggestion == "w*sin(x)"
    assert read("np.foo(x)").problem is not None
    assert read("F.relu(z)").problem is None


def test_a_remark_takes_no_part_of_a_formula_with_it() -> None:
    for typed in ("x // y", "10 % of w", "5 // 2", "# 2x", "2%"):
        assert read(typed).problem is not None, typed
    assert read("%e^x").expr == read("e^x").expr


def test_a_word_that_is_not_known_becomes_no_product_of_its_letters() -> None:
    assert read(r"\operatorname{foo}(x)").problem.code == "command"
    assert read(r"\mathrm{abc}x").problem.code == "command"


def test_an_empty_exponent_is_a_gap_unless_it_stands_above_a_sum() -> None:
    assert read("x^{}").problem.code == "empty-bracket"
    assert read(r"x^{\placeholder{}}").problem.code == "empty-bracket"


def test_a_derivative_of_the_question_is_read_in_every_dress() -> None:
    words = vocabulary(a, y, x, z, w, derivatives=(D(C, w),), left=(D(C, w),))
    for left in ("(∂C)/(∂w)", r"\frac{\mathrm{d}C}{\mathrm{d}w}", "partial C/partial w", "{∂ C} over {∂ w}"):
        assert read(f"{left} = 2(a-y)", words).expr.expand() == 2 * a - 2 * y


@pytest.mark.parametrize(
    "typed",
    [
        "a[k]*sum(w[j][k]*delta[j] for j in range(n))",
        "a[k]*sum(w[j,k]*delta[j] for j in range(10))",
        "Sum(w[j, k]*delta[j], (j, 0, n - 1))*a[k]",
    ],
)
def test_a_sum_of_a_program_goes_over_all_of_an_index(typed: str) -> None:
    words = vocabulary(indexed.w, indexed.delta, indexed.a)
    found = read(typed, words)
    assert found.problem is None, str(found.problem and found.problem.message)
    assert same(found.expr, read("a_k Σ_j w_jk δ_j", words).expr)
    assert read("sum(c/n for j in range(n))").problem is not None


def test_a_capital_sum_is_spoken_of_whole() -> None:
    message = str(read("Sum a_j", vocabulary(indexed.a)).problem.message)
    assert message.startswith("I know sum here, but not Sum:")
