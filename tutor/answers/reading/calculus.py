"""Derivatives and sums in a formula: dC/dw, d/dw (…), D(u, x), (…)', Σ_j.

A part of the parser; functions are read in `arguments`.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

from tutor.answers.reading.derivatives import has_comma
from tutor.answers.reading.names import Found
from tutor.answers.reading.notes import note_index, note_operator
from tutor.answers.reading.problem import refuse
from tutor.answers.reading.tokens import Token
from tutor.answers.reading.tree import Derivative, Key, Name, Node, Number, Rate, Sum, walk
from tutor.answers.reading.vocabulary import pieces, real

PRODUCT, SUM = 20, 10
MOST_PRIMES = 3


class Calculus:
    """What `Parser` does with derivatives and sums."""

    def primes(self) -> int:
        """How many ′ stand here."""
        count = 0
        while self.next.kind == "'":
            count += 1
            if count > MOST_PRIMES:
                refuse("primes", self.next.start, "That is more than the third derivative; I stop at ′′′.")
            self.take()
        return count

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
        rates = [bottom for top, bottom in self.vocabulary.rates if top == name.key and not self.left]
        rates += [
            side[1] for side in self.vocabulary.left if not isinstance(side, Key) and side[0] == name.key and self.left
        ]
        by = self.vocabulary.by
        if len(set(rates)) == 1:
            bottom = Name(rates[0], self.vocabulary.symbol(rates[0]), at)
            return Rate(name, (bottom,) * count, False, name.at)
        if by is not None:
            return Derivative(name, (Name(Key(by.name), by, at),) * count, name.at)
        inside = [token.value for token in self.tokens[self.place : self.place + 2] if token.kind == "name"]
        if self.left and self.next.kind == "(" and inside:  # C'(w) = …
            bottom = Name(*inside[0], at)
            return Derivative(name, (bottom,) * count, name.at)
        says = "By what is {name} differentiated here? Write it out, like {form}."
        other = str(inside[0][0]) if inside else "t" if name.key.base == "x" else "x"
        return refuse("prime", at, says, name=str(name.key), form=f"d{name.key}/d{other}")

    def prime_variable(self, of: Node, at: int) -> Name:
        """By what (…)' differentiates: the question's variable, or the only letter there is."""
        if self.vocabulary.by is not None:
            return Name(Key(self.vocabulary.by.name), self.vocabulary.by, at)
        letters = {piece.key: piece for piece in walk(of) if isinstance(piece, Name)}
        if len(letters) != 1:
            refuse("prime", at, "By which letter is this differentiated? Write {form}.", form="d/dx(…)")
        return next(iter(letters.values()))

    def summed(self, token: Token) -> Node:
        """Σ_j and the product that follows."""
        found = token.value
        if not self.starts() and self.next.kind not in ("-", "|"):
            refuse("argument", token.start, "A sum of what? Write it behind the Σ.")
        if self.next.kind == "(" and not found.index and has_comma(self.text, self.next.start):
            return self.sum_over(token)
        body = self.expression(SUM)
        index = found.index or self.only_index(body, token)
        if not found.index:
            note_index(self, index)
        return Sum(index, body, self.limit(found.low, token), self.limit(found.high, token), token.start)

    def sum_over(self, token: Token) -> Node:
        """sum(u, j) and sum(u, j, 1, n)"""
        opening = self.take()
        parts = [self.expression()]
        while self.next.kind == ",":
            self.take()
            parts.append(self.expression())
        self.close(opening)
        body, index, low, high = [*parts, None, None][:4]
        if not isinstance(index, Name) or len(index.key.base) > 1 or len(parts) > 4:
            refuse("index", token.start, "A sum over which index? Write it below, like {form}.", form="Σ_j")
        return Sum(index.key.base, body, low, high, token.start)

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
