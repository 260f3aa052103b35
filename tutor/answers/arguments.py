"""Functions and what they act on: brackets or none, powers and primes of a function's name, sums, derivatives.

The half of the parser that knows about words; `parser` has the signs.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING


from tutor.answers.functions import ABS, SQRT, Function
from tutor.answers.names import Found
from tutor.answers.notes import note_argument, note_index, note_log, note_operator
from tutor.answers.problem import refuse
from tutor.answers.tree import (
    Call,
    Derivative,
    Key,
    Name,
    Negative,
    Node,
    Number,
    Power,
    Product,
    Rate,
    Root,
    Sum,
    walk,
)
from tutor.answers.vocabulary import pieces, real

if TYPE_CHECKING:
    from tutor.answers.tokens import Token

RAISE, PRODUCT, SUM = 30, 20, 10
MOST_PRIMES = 3


class Arguments:
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

    # --- functions ----------------------------------------------------------------------------------------------------

    def function(self, token: Token) -> Node:
        """sin x, sin²(x), σ'(z), log_2(x), max(0, z)"""
        function, base = token.value
        primes = self.primes()
        exponent = self.exponent(token, function)
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
        return made if exponent is None else Power(made, exponent, token.start)

    def logarithm_base(self, base: str, token: Token) -> Node:
        """The 2 of log_2."""
        if base.isdigit():
            return Number(Fraction(int(base)), base, token.start)
        symbol = self.vocabulary.symbol(Key(base))
        if symbol is None:
            refuse("undeclared", token.start, "I do not know the base {base} of this logarithm.", base=base)
        return Name(Key(base), symbol, token.start)

    def primes(self) -> int:
        """How many ′ stand here."""
        count = 0
        while self.next.kind == "'":
            count += 1
            if count > MOST_PRIMES:
                refuse("primes", self.next.start, "That is more than the third derivative; I stop at ′′′.")
            self.take()
        return count

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
        if opening.kind in ("(", "[", "{"):
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
        if not self.starts() and opening.kind not in ("-", "+"):
            says = "{name} of what? Write what it acts on in brackets, {name}(…)."
            refuse("argument", token.start, says, name=self.text[token.start : token.end])
        return (self.bare(token),)

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

    def bare(self, token: Token) -> Node:
        """The argument of a function without brackets: sin 2x, ln a, tanh z²."""
        start = self.next
        if start.kind in ("-", "+"):
            self.take()
            inner = self.bare(token)
            return Negative(inner, start.start) if start.kind == "-" else inner
        factors = [self.expression(PRODUCT)]
        while start.kind not in ("function", "|") and self.next.kind in ("name", "constant"):
            factors.append(self.expression(PRODUCT))
        argument = factors[0] if len(factors) == 1 else Product(tuple(factors), start.start)
        note_argument(self, token, _called(token, argument), argument)
        return argument

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

    # --- derivatives --------------------------------------------------------------------------------------------------

    def rate(self, token: Token) -> Node:
        """dC/dw as one quantity."""
        found = token.value
        for bottom in found.by:
            pair = (found.of.key, bottom.key)
            if not self.vocabulary.allows(*pair) and not self.left:
                says = "{typed} is not one of the derivatives of this question."
                refuse("undeclared-rate", token.start, says, typed=self.text[token.start : token.end])
        of, by = self.named(found.of, token), tuple(self.named(bottom, token) for bottom in found.by)
        return Rate(of, by, found.partial, token.start)

    def named(self, found: Found, token: Token) -> Name:
        """A name inside dC/dw."""
        symbol = found.symbol
        if symbol is None:
            name = str(found.key)
            refuse("undeclared", token.start, "I do not know {name} here.", name=name)
        return Name(found.key, symbol, token.start)

    def operator(self, token: Token) -> Node:
        """d/dw (…): what follows directly, with its power."""
        by = tuple(self.named(bottom, token) for bottom in token.value.by)
        if self.next.kind == "end":
            refuse(
                "operand",
                token.start,
                "{typed} of what? Write it in brackets behind.",
                typed=self.text[token.start : token.end],
            )
        bracketed = self.next.kind in ("(", "[", "{", "frac")
        of = self.expression(PRODUCT) if bracketed else self.expression(SUM)
        made = Derivative(of, by, token.start)
        note_operator(self, token, made, bracketed)
        return made

    def derivative(self, token: Token) -> Node:
        """D(u, x), and D(u, x, 2) for the second."""
        opening = self.take()
        of = self.expression()
        by: list[Name] = []
        while self.next.kind == ",":
            self.take()
            by += self.variable(by)
        self.close(opening)
        return Derivative(of, tuple(by), token.start)

    def variable(self, by: list[Name]) -> list[Name]:
        """One more variable of D(u, x, y), or how often the last."""
        at = self.next.start
        node = self.expression()
        if isinstance(node, Name):
            return [node]
        if by and isinstance(node, Number) and node.value in (1, 2, 3):
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
        rates = [bottom for top, bottom in self.vocabulary.rates if top == name.key]
        rates += [
            side[1] for side in self.vocabulary.left if not isinstance(side, Key) and side[0] == name.key and self.left
        ]
        by = self.vocabulary.by
        if len(set(rates)) == 1:
            bottom = Name(rates[0], self.vocabulary.symbol(rates[0]), at)
            return Rate(name, (bottom,) * count, False, name.at)
        if by is not None:
            return Derivative(name, (Name(Key(by.name), by, at),) * count, name.at)
        says = "By what is {name} differentiated here? Write it out, like {form}."
        return refuse("prime", at, says, name=str(name.key), form=f"d{name.key}/dx")

    def prime_variable(self, of: Node, at: int) -> Name:
        """By what (…)' differentiates: the question's variable, or the only letter there is."""
        if self.vocabulary.by is not None:
            return Name(Key(self.vocabulary.by.name), self.vocabulary.by, at)
        letters = {piece.key: piece for piece in walk(of) if isinstance(piece, Name)}
        if len(letters) != 1:
            refuse("prime", at, "By which letter is this differentiated? Write {form}.", form="d/dx(…)")
        return next(iter(letters.values()))

    # --- sums ---------------------------------------------------------------------------------------------------------

    def summed(self, token: Token) -> Node:
        """Σ_j and the product that follows."""
        found = token.value
        if not self.starts() and self.next.kind not in ("-", "|"):
            refuse("argument", token.start, "A sum of what? Write it behind the Σ.")
        body = self.expression(SUM)
        index = found.index or self.only_index(body, token)
        if not found.index:
            note_index(self, index)
        return Sum(index, body, self.limit(found.low, token), self.limit(found.high, token), token.start)

    def only_index(self, body: Node, token: Token) -> str:
        """The index that most names of the body share, when nothing stands under the Σ."""
        seen: Counter[str] = Counter()
        for name in walk(body):
            if isinstance(name, Name):
                seen.update({piece for piece in pieces(name.key.subscript) if piece.isalpha()})
        (first, count), (_, second) = [*seen.most_common(2), ("", 0), ("", 0)][:2]
        if not first or count == second:
            refuse("index", token.start, "A sum over which index? Write it below, like {form}.", form="Σ_j")
        return first

    def limit(self, typed: str, token: Token) -> Node | None:
        """What stands below or above a Σ."""
        if not typed:
            return None
        if typed.isdigit():
            return Number(Fraction(int(typed)), typed, token.start)
        return Name(Key(typed), self.vocabulary.symbol(Key(typed)) or real(Key(typed)), token.start)


def _called(token: Token, argument: Node) -> Node:
    return _made(token.value[0], (argument,), 0, token.start)


def _made(function: Function, arguments: tuple[Node, ...], primes: int, at: int) -> Node:
    if function is SQRT and not primes:
        return Root(arguments[0], None, at)
    if function.name == "root" and not primes:
        return Root(arguments[0], arguments[1] if len(arguments) > 1 else None, at)
    return Call(function, arguments, primes, at)
