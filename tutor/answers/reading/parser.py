"""The parser: tokens to a tree, by binding powers (Pratt). Budgets of depth and size are kept while it reads.

    +  −          10    1/2x is (1/2)·x, and a note says so
    *  /  beside  20    −x² is −(x²)
    ^             30    to the right: 2^x^2 is 2^(x²)
    '                   holds most tightly

A function without brackets takes the product that follows, up to the next sign, bracket or function.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import NoReturn

from tutor.answers.reading.asked_back import (
    refuse_adjacent,
    refuse_argument_end,
    refuse_argument_more,
    refuse_bracket,
    refuse_divided,
    refuse_index,
    refuse_left,
    refuse_stranded,
)
from tutor.answers.reading.brackets import has_comma
from tutor.answers.reading.functions import (
    ABS,
    FRACTION,
    OPERATIONS,
    POWER,
    ROOT,
    SQRT,
    SQUARE,
    SUBTRACT,
    TIMES,
    FunctionSpelling,
)
from tutor.answers.reading.lost import is_base, refuse_inverse_or_quotient, refuse_power_or_product
from tutor.answers.reading.names import Found
from tutor.answers.reading.notes import Notes
from tutor.answers.reading.problem import Problem, Unreadable, refuse
from tutor.answers.reading.rates import FoundRate, FoundSum
from tutor.answers.reading.scanner import tokenize
from tutor.answers.reading.sums import shared_index
from tutor.answers.reading.tokens import CLOSING, Applied, Token
from tutor.answers.reading.tree import (
    Call,
    Constant,
    Derivative,
    Key,
    Name,
    Negative,
    Node,
    Plus,
    Power,
    Product,
    Quotient,
    Rate,
    Root,
    Sum,
    TypedNumber,
    Vector,
    walk,
)
from tutor.answers.reading.tree_text import text
from tutor.answers.reading.undeclared import refuse_name
from tutor.answers.reading.vocabulary import Vocabulary, real
from tutor.symbolic.sentence import plural

SUM, PRODUCT, RAISE = 10, 20, 30
DEEPEST = 50
MOST_PRIMES = 3
EXPONENT = Key("n")
_ROOTS = {"∛": 3, "∜": 4}
STARTS = frozenset(
    ("number", "name", "function", "constant", "rate", "d/d", "D", "sum", "frac", "sqrt", "√", "(", "[", "{")
)


class Parser:
    """Reads one text. `notes` is what a reader should be told about how it was understood."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text, self.vocabulary = text, vocabulary
        self.tokens = tokenize(text, vocabulary)
        self.place = 0
        self.depth = 0
        self.bars = 0  # how many |…| are open inside the innermost bracket
        self.left = False  # inside the left side of an equation
        self.notes = Notes(text, self.tokens)
        self.notes.minus()

    @property
    def next(self) -> Token:
        """The token to be read."""
        return self.tokens[self.place]

    def take(self) -> Token:
        """Read one token."""
        self.place += 1
        return self.tokens[self.place - 1]

    def typed(self, token: Token) -> str:
        """What was typed for a token."""
        return self.text[token.start : token.end]

    # --- what stands between operands

    def expression(self, power: int = 0) -> Node:
        """A piece that holds together more tightly than `power`."""
        self.depth += 1
        if self.depth > DEEPEST:
            says = "That is nested more deeply than I can follow. Can you write it flatter?"
            refuse("too-deep", self.next.start, says)
        node = self.more(self.operand(power), power)
        self.depth -= 1
        return node

    def more(self, left: Node, power: int) -> Node:
        """What follows an operand: signs, factors, powers, primes."""
        built = ""  # which chain `left` is, if it was built here and may be lengthened
        while True:
            token = self.next
            if token.kind in "+-" and power < SUM:
                left, built = self.plus(left, built == "+"), "+"
            elif token.kind in "*/" and power < PRODUCT:
                left, built = self.times(left, built), token.kind
            elif token.kind == "^" and power < RAISE:
                left, built = self.power(left), ""
            elif token.kind == "'":
                left, built = self.primed(left), ""
            elif self.starts() and power < PRODUCT:
                left, built = self.beside(left, built), "/ " if built in ("/", "/ ") else "*"
            else:
                return left

    def starts(self) -> bool:
        """The next token begins an operand: then it stands beside the one before, as a factor."""
        return self.next.kind in STARTS or (self.next.kind == "|" and not self.bars)

    def plus(self, left: Node, lengthen: bool) -> Node:
        """One term more."""
        sign = self.take()
        right = self.expression(SUM)
        term = Negative(right, sign.start) if sign.kind == "-" else right
        return Plus((*left.terms, term) if lengthen and isinstance(left, Plus) else (left, term), left.at)

    def times(self, left: Node, built: str) -> Node:
        """One factor or one divisor more."""
        sign = self.take()
        if sign.kind == "/" and self.next.kind == "/":
            refuse("operand", self.next.start, "There are two strokes here, and nothing between them.")
        right = self.expression(PRODUCT)
        if sign.kind == "/":
            made = Quotient(left, right, left.at)
            self.notes.one_below(self.place, made)
            return made
        return _times(left, right, built == "*")

    def beside(self, left: Node, built: str) -> Node:
        """A factor without a sign: 2x, (a−y)x, x(1+x)."""
        token = self.next
        before = self.tokens[self.place - 1]
        if token.kind == "number" and before.kind == "|":
            refuse_power_or_product(self.text, left.at, before.end, token)
        if token.kind == "number" and not (token.spaced and before.kind == "name" and is_base(self.tokens, self.place)):
            refuse_adjacent(self.text, before, token)
        right = self.expression(PRODUCT)
        made = _times(left, right, built == "*")
        if built in ("/", "/ ") and _is_itself_below(made):
            refuse_divided(self.text, left.at, self.tokens[self.place - 1].end)
        raised = isinstance(token.value, Name) and token.value.key == EXPONENT and not self.vocabulary.open
        if raised and before.kind == "name" and not token.spaced:
            self.notes.exponent(before, token)
        last = left.factors[-1] if isinstance(left, Product) else left
        if token.kind == "number" and before.kind in (")", "]") and not isinstance(last, Power):
            self.notes.factor(self.place, made)
        if built == "/" and token.kind not in ("sum", "rate", "d/d"):
            self.notes.beside(self.place, left, made)
        return made

    def power(self, base: Node) -> Node:
        """uⁿ, to the right."""
        sign = self.take()
        exponent = self.expression(RAISE - 1)
        made = Power(base, exponent, base.at)
        if sign.end - sign.start == 2 and isinstance(base, TypedNumber) and isinstance(exponent, Name):
            self.notes.stars(made)
        self.notes.power(self.place, made)
        return made

    # --- operands

    def operand(self, power: int) -> Node:
        """What an expression begins with."""
        token = self.take()
        match token.value:
            case TypedNumber() | Constant() as leaf:
                return leaf
            case Name() as name:
                return self.name(name, token)
            case Applied() as applied:
                return self.function(applied, token)
            case FoundRate() as rate:
                return self.operator(rate, token) if rate.of is None else self.rate(rate.of, rate, token)
            case FoundSum() as sum_:
                return self.summed(sum_, token)
        match token.kind:
            case "-":
                return Negative(self.expression(max(power, SUM)), token.start)
            case "+":
                return self.expression(max(power, SUM))
            case "(" | "[" | "{":
                return self.bracket(token)
            case "|":
                return self.absolute(token)
            case "√":
                return self.radical(token)
            case "frac":
                return Quotient(self.group(), self.group(), token.start)
            case "D":
                return self.derivative(token)
            case "sqrt":
                return self.square_root(token)
            case _:
                return self.stranded(token)

    def stranded(self, token: Token) -> NoReturn:
        """A token that cannot stand here."""
        refuse_stranded(self.text, token, self.tokens[self.place - 2] if self.place > 1 else None)

    def name(self, name: Name, token: Token) -> Node:
        """A name that may be used here."""
        if not self.left and not self.vocabulary.declares(name.key):
            if self.vocabulary.restates(name.key):
                says = "{name} is what the question asks for. Write it with the other letters."
                refuse("asked-for", token.start, says, name=str(name.key))
            refuse_name(self.text, token.start, token.end, self.vocabulary, name.key)
        return name

    def bracket(self, opening: Token) -> Node:
        """(…), […] and {…}; a comma in square brackets makes a vector."""
        bars, self.bars = self.bars, 0
        entries = [self.stroke(self.expression())]
        while self.next.kind == "," and opening.kind == "[":
            self.take()
            entries.append(self.expression())
        self.close(opening)
        self.bars = bars
        return entries[0] if len(entries) == 1 else Vector(tuple(entries), opening.start)

    def stroke(self, top: Node) -> Node:
        r"""u \over v, where the stroke is under all that stands before it in its bracket."""
        if self.next.kind != "over":
            return top
        self.take()
        return Quotient(top, self.expression(), top.at)

    def close(self, opening: Token) -> None:
        """The bracket that ends what `opening` began."""
        token = self.next
        if token.kind != CLOSING[opening.kind]:
            refuse_bracket(self.text, self.tokens, opening, token)
            self.stranded(token)
        self.take()

    def absolute(self, opening: Token) -> Node:
        """|u|"""
        self.bars += 1
        inner = self.expression()
        if self.next.kind == "end":
            says = "The bar | is opened here and never closed."
            refuse("missing-bracket", opening.start, says, self.text.rstrip() + "|")
        if self.next.kind != "|":
            self.stranded(self.next)
        self.take()
        self.bars -= 1
        return Call(ABS, (inner,), 0, opening.start)

    def radical(self, token: Token) -> Node:
        """√ takes what follows directly: √x, √(x+1), √2."""
        index = _ROOTS.get(self.typed(token))
        degree = None if index is None else TypedNumber(Fraction(index), str(index), token.start)
        made = self.root_with_degree(token) or Root(self.expression(RAISE), degree, token.start)
        self.notes.root(self.place, token, made)
        return made

    def root_with_degree(self, token: Token) -> Node | None:
        """√(3&x), the third root of x."""
        behind = self.tokens[self.place : self.place + 3]
        if [each.kind for each in behind[:1] + behind[2:]] != ["(", "&"]:
            return None
        opening, degree, _ = self.take(), self.operand(RAISE), self.take()
        inner = self.expression()
        self.close(opening)
        return Root(inner, degree, token.start)

    def group(self) -> Node:
        r"""A part of \frac: {…} or one digit or letter."""
        opening = self.next
        if opening.kind == "{":
            self.take()
            return self.bracket(opening)
        if opening.kind in ("number", "name", "constant"):
            return self.operand(RAISE)
        return refuse("operand", opening.start, "A fraction has two parts, {form}.", form=r"\frac{1}{2}")

    def square_root(self, token: Token) -> Node:
        r"""\sqrt{x} and \sqrt[3]{x}"""
        degree = None
        if self.next.kind == "[":
            opening = self.take()
            degree = self.expression()
            self.close(opening)
        return Root(self.group(), degree, token.start)

    # --- functions and what they act on: brackets or none, powers and primes of a function's name

    def function(self, applied: Applied, token: Token) -> Node:
        """sin x, sin²(x), σ'(z), log_2(x), max(0, z)"""
        function, primes = applied.function, self.primes()
        exponent = self.exponent(token, function)
        bracketed = self.next.kind in CLOSING
        arguments = self.arguments(token, function)
        if function is FRACTION and len(arguments) == 1 and self.next.kind == "(":
            arguments += self.arguments(token, function)
        if applied.base:
            arguments = (*arguments, self.logarithm_base(applied.base, token))
        if not function.least <= len(arguments) <= function.most:
            one, many = "{name} does not take {count} argument.", "{name} does not take {count} arguments."
            says = plural(len(arguments), one, many, name=function.name)
            raise Unreadable(Problem(token.start, says, None, "arguments"))
        self.notes.log(function, arguments)
        if function is ROOT and not primes:
            self.ask_degree(arguments, token)
        made = _call(function, arguments, primes, token.start)
        made = made if exponent is None else Power(made, exponent, token.start)
        if not bracketed:
            self.notes.argument(self.place, token, made, arguments[0])
        return made

    def ask_degree(self, arguments: tuple[Node, ...], token: Token) -> None:
        """root(3, x), where the degree may be meant to come first."""
        if len(arguments) < 2 or not isinstance(arguments[0], TypedNumber) or isinstance(arguments[1], TypedNumber):
            return
        inside, degree, end = text(arguments[1]), text(arguments[0]), self.tokens[self.place - 1].end
        better = f"root({inside}, {degree})"
        says = "A root is written with its degree behind: {better}. Is that what you mean?"
        other = f"({degree})^(1/({inside}))"
        offers = [self.text[: token.start] + each + self.text[end:] for each in (better, other)]
        refuse("degree", token.start, says, *offers, better=better)

    def primes(self) -> int:
        """How many ′ stand here."""
        count = 0
        while self.next.kind == "'":
            count += 1
            if count > MOST_PRIMES:
                refuse("primes", self.next.start, "That is more than the third derivative; I stop at ′′′.")
            self.take()
        return count

    def exponent(self, token: Token, function: FunctionSpelling) -> Node | None:
        """The ² of sin²; sin⁻¹ is asked back."""
        if self.next.kind != "^":
            return None
        self.take()
        exponent = self.expression(RAISE - 1)
        if isinstance(exponent, Negative):
            plain = function if exponent.of == TypedNumber(Fraction(1), "1") else replace(function, inverse="")
            refuse_inverse_or_quotient(self.text, token, self.tokens[self.place - 1].end, plain)
        return exponent

    def arguments(self, token: Token, function: FunctionSpelling) -> tuple[Node, ...]:
        """What the function acts on."""
        opening = self.next
        if opening.kind in CLOSING:
            self.take()
            bars, self.bars = self.bars, 0
            found = [self.argument(function)]
            while self.next.kind == ",":
                comma = self.take()
                if len(found) >= function.most:
                    refuse_argument_more(self.text, comma, token.start, function)
                found.append(self.argument(function))
            self.close(opening)
            self.bars = bars
            return tuple(found)
        minus = opening.kind == "-" and opening.spaced and not self.tokens[self.place + 1].spaced
        if not self.starts() and not minus:
            says = "{name} of what? Write what it acts on in brackets, {name}(…)."
            refuse("argument", token.start, says, name=self.typed(token))
        return (self.bare(),)

    def argument(self, function: FunctionSpelling) -> Node:
        """One argument in brackets; there has to be one."""
        if self.next.kind in ")]},":
            refuse("argument", self.next.start, "{name} has nothing to act on here.", name=function.name)
        return self.expression()

    def bare(self) -> Node:
        """The argument of a function without brackets: sin 2x, ln a, tanh z²."""
        start = self.next
        if start.kind == "-":
            self.take()
            return Negative(self.bare(), start.start)
        factors = [self.expression(PRODUCT)]
        while start.kind not in ("function", "|") and self.goes_on(factors[-1]):
            factors.append(self.expression(PRODUCT))
        return factors[0] if len(factors) == 1 else Product(tuple(factors), start.start)

    def goes_on(self, last: Node) -> bool:
        """The next name belongs to the argument; e^… begins another factor, and after cos x y nobody can tell."""
        token = self.next
        if not isinstance(token.value, Name | Constant):
            return False
        if token.value == Constant("e") and self.tokens[self.place + 1].kind == "^":
            return False
        if token.spaced and not isinstance(last, TypedNumber | Constant):
            refuse_argument_end(self.text, token)
        return True

    def logarithm_base(self, base: str, token: Token) -> Node:
        """The 2 of log_2."""
        if base.isdigit():
            return TypedNumber(Fraction(int(base)), base, token.start)
        symbol = self.vocabulary.symbol(Key(base))
        if symbol is None:
            refuse("undeclared", token.start, "I do not know the base {base} of this logarithm.", base=base)
        return Name(Key(base), symbol, token.start)

    # --- derivatives

    def rate(self, top: Found, found: FoundRate, token: Token) -> Node:
        """dC/dw as one quantity."""
        for bottom in found.by:
            if not self.vocabulary.allows(top.key, bottom.key) and not self.left:
                if not self.vocabulary.rates:
                    refuse_left(self.typed(token), token.start)
                says = "{typed} is not one of the derivatives of this question."
                refuse("undeclared-rate", token.start, says, typed=self.typed(token))
        of, by = _named(top, token), tuple(_named(bottom, token) for bottom in found.by)
        return Rate(of, by, found.partial, token.start)

    def operator(self, found: FoundRate, token: Token) -> Node:
        """d/dw (…): what follows directly, with its power."""
        by = tuple(_named(bottom, token) for bottom in found.by)
        if self.next.kind == "end":
            says = "{typed} of what? Write it in brackets behind."
            refuse("operand", token.start, says, typed=self.typed(token))
        bracketed = self.next.kind in ("(", "[", "{", "frac")
        of = self.expression(PRODUCT) if bracketed else self.expression(SUM)
        made = Derivative(of, by, token.start)
        self.notes.operator(self.place, token, made, bracketed)
        return made

    def derivative(self, token: Token) -> Node:
        """D(u, x), and D(u, x, 2) for the second."""
        opening = self.take()
        of = self.expression()
        by: list[Name] = []
        while self.next.kind == ",":
            self.take()
            by += self.variable(by)
        if not by:  # diff(u)
            by = [self.prime_variable(of, token.start)]
        self.close(opening)
        return Derivative(of, tuple(by), token.start)

    def variable(self, by: list[Name]) -> list[Name]:
        """One more variable of D(u, x, y), or how often the last."""
        at, node = self.next.start, self.expression()
        if isinstance(node, Name):
            return [node]
        if by and isinstance(node, TypedNumber) and node.value in (1, 2, 3):
            return [by[-1]] * (int(node.value) - 1)
        return refuse("variable", at, "A derivative is taken by a letter, like {form}.", form="D(w^2, w)")

    def primed(self, left: Node) -> Node:
        """(…)' is a derivative to be taken; u' is du/dx where the vocabulary has just one."""
        at = self.next.start
        count = self.primes()
        if isinstance(left, Name):
            return self.primed_name(left, count, at)
        return Derivative(left, (self.prime_variable(left, at),) * count, left.at)

    def primed_name(self, name: Name, count: int, at: int) -> Node:
        """u'"""
        sides = self.vocabulary.left if self.left else self.vocabulary.rates
        rates = {side[1] for side in sides if not isinstance(side, Key) and side[0] == name.key}
        by = self.vocabulary.by
        if len(rates) == 1:
            return Rate(name, (self.known(rates.pop(), at),) * count, False, name.at)
        if by is not None:
            return Derivative(name, (Name(Key(by.name), by, at),) * count, name.at)
        behind = self.tokens[self.place : self.place + 2]
        inside = next((token.value for token in behind if isinstance(token.value, Name)), None)
        if self.left and self.next.kind == "(" and inside is not None:  # C'(w) = …
            return Derivative(name, (Name(inside.key, inside.symbol, at),) * count, name.at)
        says = "By what is {name} differentiated here? Write it out, like {form}."
        other = str(inside.key) if inside is not None else "t" if name.key.base == "x" else "x"
        return refuse("prime", at, says, name=str(name.key), form=f"d{name.key}/d{other}")

    def prime_variable(self, of: Node, at: int) -> Name:
        """By what (…)' differentiates: the question's variable, or the only letter there is."""
        if self.vocabulary.by is not None:
            return Name(Key(self.vocabulary.by.name), self.vocabulary.by, at)
        letters = {piece.key: piece for piece in walk(of) if isinstance(piece, Name)}
        if len(letters) != 1:
            refuse("prime", at, "By which letter is this differentiated? Write {form}.", form="d/dx(…)")
        return next(iter(letters.values()))

    # --- sums

    def summed(self, found: FoundSum, token: Token) -> Node:
        """Σ_j and the product that follows."""
        if not self.starts() and self.next.kind not in ("-", "|"):
            refuse("argument", token.start, "A sum of what? Write it behind the Σ.")
        if self.next.kind == "(" and not found.index and has_comma(self.text, self.next.start):
            return self.sum_over(token)
        body = self.expression(SUM)
        index = found.index or shared_index(body, token.start)
        if not found.index:
            self.notes.index(index)
        return Sum(index, body, self.limit(found.low, token), self.limit(found.high, token), token.start)

    def sum_over(self, token: Token) -> Node:
        """sum(u, j) and sum(u, j, 1, n)"""
        opening = self.take()
        parts = [self.expression()]
        while self.next.kind == ",":
            self.take()
            parts.append(self.expression())
        self.close(opening)
        body, *over = parts
        index, low, high = [*over, None, None, None][:3]
        if not isinstance(index, Name) or len(index.key.base) > 1 or len(over) > 3:
            refuse_index(token.start)
        return Sum(index.key.base, body, low, high, token.start)

    def limit(self, typed: str, token: Token) -> Node | None:
        """What stands below or above a Σ: a number, a letter, or one with a number more or less, as n − 1."""
        if not typed:
            return None
        if typed.isdigit():
            return TypedNumber(Fraction(int(typed)), typed, token.start)
        name = self.known(Key(typed[0]), token.start)
        sign, number = typed[1:].strip()[:1], typed[1:].strip(" -+−")
        if not number:
            return name
        further = TypedNumber(Fraction(int(number)), number, token.start)
        return Plus((name, further if sign == "+" else Negative(further, token.start)), token.start)

    def known(self, key: Key, at: int) -> Name:
        """A name that needs no declaration here."""
        return Name(key, self.vocabulary.symbol(key) or real(key), at)


def _times(left: Node, right: Node, lengthen: bool) -> Product:
    factors = left.factors if lengthen and isinstance(left, Product) else (left,)
    return Product((*factors, right), left.at)


def _is_itself_below(made: Node) -> bool:
    """2x/2x as (2x/2)·x: what stands below would be what stands above, if all of it were meant."""
    flat = _factors(made)
    if not isinstance(flat[0], Quotient):
        return False
    return (*_factors(flat[0].bottom), *flat[1:]) == _factors(flat[0].top)


def _factors(node: Node) -> tuple[Node, ...]:
    if not isinstance(node, Product):
        return (node,)
    return tuple(part for factor in node.factors for part in _factors(factor))


def _call(function: FunctionSpelling, arguments: tuple[Node, ...], primes: int, at: int) -> Node:
    if function in OPERATIONS and not primes:
        return _operation(function, arguments, at)
    if (function is SQRT or function.name == "root") and not primes:
        return Root(arguments[0], arguments[1] if len(arguments) > 1 else None, at)
    return Call(function, arguments, primes, at)


def _operation(function: FunctionSpelling, parts: tuple[Node, ...], at: int) -> Node:
    """pow(x, 2) is x²."""
    if function is POWER:
        return Power(parts[0], parts[1], at)
    if function is SQUARE:
        return Power(parts[0], TypedNumber(Fraction(2), "2", at), at)
    if function is FRACTION:
        return Quotient(parts[0], parts[1], at)
    if function is SUBTRACT:
        return Plus((parts[0], Negative(parts[1], at)), at)
    return Product(parts, at) if function is TIMES else Plus(parts, at)


def _named(found: Found, token: Token) -> Name:
    """A name inside dC/dw."""
    if found.symbol is None:
        refuse("undeclared", token.start, "I do not know {name} here.", name=str(found.key))
    return Name(found.key, found.symbol, token.start)
