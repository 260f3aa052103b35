"""Functions and what they act on: brackets or none, powers and primes of a function's name, sums, derivatives.

The half of the parser that knows about words; `parser` has the signs.
"""

from __future__ import annotations

from fractions import Fraction

from tutor.answers.reading.calculus import Calculus
from tutor.answers.reading.functions import ABS, SQRT, Function
from tutor.answers.reading.notes import note_argument, note_log
from tutor.answers.reading.problem import refuse
from tutor.answers.reading.tokens import Token
from tutor.answers.reading.tree import (
    Call,
    Constant,
    Key,
    Name,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Root,
)

RAISE, PRODUCT, SUM = 30, 20, 10
MOST_PRIMES = 3
OPENING = ("(", "[", "{")


class Arguments(Calculus):
    """What `Parser` does with the words of a formula."""

    def special(self, token: Token) -> Node:
        """Everything that begins with a word, or cannot begin anything."""
        match token.kind:
            case "function":
                return self.function(token)
            case "rate":
                return self.rate(token)
            case "d/d":
                return self.operator(token)
            case "D":
                return self.derivative(token)
            case "sum":
                return self.summed(token)
            case "sqrt":
                return self.square_root(token)
            case _:
                return self.stranded(token)

    def function(self, token: Token) -> Node:
        """sin x, sin²(x), σ'(z), log_2(x), max(0, z)"""
        function, base = token.value
        primes = self.primes()
        exponent = self.exponent(token, function)
        bracketed = self.next.kind in OPENING
        arguments = self.arguments(token, function)
        if base:
            arguments = (*arguments, self.logarithm_base(base, token))
        if not function.least <= len(arguments) <= function.most:
            refuse(
                "arguments",
                token.start,
                "{name} does not take {count} arguments.",
                name=function.name,
                count=len(arguments),
            )
        note_log(self, function, arguments)
        made = _made(function, arguments, primes, token.start)
        made = made if exponent is None else Power(made, exponent, token.start)
        if not bracketed:
            note_argument(self, token, made, arguments[0])
        return made

    def logarithm_base(self, base: str, token: Token) -> Node:
        """The 2 of log_2."""
        if base.isdigit():
            return Number(Fraction(int(base)), base, token.start)
        symbol = self.vocabulary.symbol(Key(base))
        if symbol is None:
            refuse("undeclared", token.start, "I do not know the base {base} of this logarithm.", base=base)
        return Name(Key(base), symbol, token.start)

    def exponent(self, token: Token, function: Function) -> Node | None:
        """The ² of sin²; sin⁻¹ is asked back."""
        if self.next.kind != "^":
            return None
        self.take()
        exponent = self.expression(RAISE - 1)
        if isinstance(exponent, Negative):
            self.refuse_inverse(token, function, exponent)
        return exponent

    def refuse_inverse(self, token: Token, function: Function, exponent: Negative) -> None:
        """f^(−1) is the inverse function to some and 1/f to others."""
        name = self.text[token.start : token.end]
        typed = self.text[token.start : self.tokens[self.place - 1].end]
        says = "{typed} can be read in two ways. Write 1/{name}(…) for one divided by it"
        if function.inverse and exponent.of == Number(Fraction(1), "1"):
            says += ", or {inverse}{dots} for the function that undoes it"
        dots = "" if "(" in function.inverse else "(…)"
        says += "."
        refuse("inverse", token.start, says, typed=typed, name=name, inverse=function.inverse, dots=dots)

    def arguments(self, token: Token, function: Function) -> tuple[Node, ...]:
        """What the function acts on."""
        opening = self.next
        if opening.kind in OPENING:
            self.take()
            bars, self.bars = self.bars, 0
            found = [self.argument(function)]
            while self.next.kind == ",":
                self.take()
                if len(found) >= function.most:
                    self.too_many(token, function)
                found.append(self.argument(function))
            self.close(opening)
            self.bars = bars
            return tuple(found)
        minus = opening.kind == "-" and opening.spaced and not self.tokens[self.place + 1].spaced
        if not self.starts() and not minus:
            says = "{name} of what? Write what it acts on in brackets, {name}(…)."
            refuse("argument", token.start, says, name=self.text[token.start : token.end])
        return (self.bare(),)

    def argument(self, function: Function) -> Node:
        """One argument in brackets; there has to be one."""
        if self.next.kind in ")]},":
            refuse("argument", self.next.start, "{name} has nothing to act on here.", name=function.name)
        return self.expression()

    def too_many(self, token: Token, function: Function) -> None:
        """f(x, y) where f takes one: perhaps a decimal comma."""
        comma = self.tokens[self.place - 1]
        before, after = self.text[: comma.start], self.text[comma.end :]
        if before[-1:].isdigit() and after[:1].isdigit():
            refuse(
                "decimal-comma",
                comma.start,
                "Is the comma a decimal point? Type the number with a point.",
                f"{before}.{after}",
            )
        refuse("arguments", token.start, "{name} takes fewer arguments than that.", name=function.name)

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
        if token.kind not in ("name", "constant") or (self.tokens[self.place + 1].kind == "^" and token.value == "e"):
            return False
        if token.spaced and not isinstance(last, Number | Constant):
            before, after = self.text[: token.start].rstrip(), self.text[token.start :]
            says = (
                "Does {letter} belong to what the function acts on? Put brackets around that, or a * before {letter}."
            )
            letter = self.text[token.start : token.end]
            refuse("argument-end", token.start, says, f"{before}*{after}", letter=letter)
        return True

    def call_absolute(self, inner: Node, at: int) -> Node:
        """|u|"""
        return Call(ABS, (inner,), 0, at)

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
            self.take()
            degree = self.expression()
            self.close(self.tokens[self.place - 1]._replace(kind="[")) if self.next.kind != "]" else self.take()
        return Root(self.group(), degree, token.start)


def _made(function: Function, arguments: tuple[Node, ...], primes: int, at: int) -> Node:
    if function is SQRT and not primes:
        return Root(arguments[0], None, at)
    if function.name == "root" and not primes:
        return Root(arguments[0], arguments[1] if len(arguments) > 1 else None, at)
    return Call(function, arguments, primes, at)
