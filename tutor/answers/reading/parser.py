"""The parser: tokens to a tree, by binding powers (Pratt). Budgets of depth and size are kept while it reads.

    +  −          10    1/2x is (1/2)·x, and a note says so
    *  /  beside  20    −x² is −(x²)
    ^             30    to the right: 2^x^2 is 2^(x²)
    '             40

A function without brackets takes the product that follows, up to the next sign, bracket or function.
"""

from __future__ import annotations

from tutor.answers.reading.arguments import Arguments
from tutor.answers.reading.notes import note_beside, note_one_below, note_power, note_root
from tutor.answers.reading.problem import refuse
from tutor.answers.reading.tokens import Token, tokenize
from tutor.answers.reading.tree import (
    Constant,
    Name,
    Negative,
    Node,
    Number,
    Plus,
    Power,
    Product,
    Quotient,
    Root,
    Vector,
)
from tutor.answers.reading.undeclared import refuse_name
from tutor.answers.reading.vocabulary import Vocabulary
from tutor.symbolic.sentence import Sentence

SUM, PRODUCT, RAISE, PRIME = 10, 20, 30, 40
DEEPEST = 50
STARTS = frozenset(
    ("number", "name", "function", "constant", "rate", "d/d", "D", "sum", "frac", "sqrt", "√", "(", "[", "{")
)
CLOSING = {"(": ")", "[": "]", "{": "}"}


class Parser(Arguments):
    """Reads one text. `notes` is what a reader should be told about how it was understood."""

    def __init__(self, text: str, vocabulary: Vocabulary) -> None:
        self.text, self.vocabulary = text, vocabulary
        self.tokens = tokenize(text, vocabulary)
        self.place = 0
        self.depth = 0
        self.bars = 0  # how many |…| are open inside the innermost bracket
        self.left = False  # inside the left side of an equation
        self.notes: list[Sentence] = []

    @property
    def next(self) -> Token:
        """The token to be read."""
        return self.tokens[self.place]

    def take(self) -> Token:
        """Read one token."""
        token = self.tokens[self.place]
        self.place += 1
        return token

    def expression(self, power: int = 0) -> Node:
        """A piece that holds together more tightly than `power`."""
        self.depth += 1
        if self.depth > DEEPEST:
            refuse(
                "too-deep", self.next.start, "That is nested more deeply than I can follow. Can you write it flatter?"
            )
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
            note_one_below(self, made)
            return made
        return _times(left, right, built == "*")

    def beside(self, left: Node, built: str) -> Node:
        """A factor without a sign: 2x, (a−y)x, x(1+x)."""
        token = self.next
        before = self.tokens[self.place - 1]
        if token.kind == "number":
            self.refuse_adjacent(before, token)
        right = self.expression(PRODUCT)
        made = _times(left, right, built == "*")
        if built == "/" and token.kind not in ("sum", "rate", "d/d"):
            note_beside(self, left, made)
        return made

    def refuse_adjacent(self, before: Token, token: Token) -> None:
        """3 4, 1 000, 1½, x 2: asked back."""
        typed, joined = self.text[before.start : token.end], self.text[before.start : before.end]
        second = self.text[token.start : token.end]
        head, tail = self.text[: before.end], self.text[token.start :]
        if before.kind == "number":
            if "\n" in self.text[before.end : token.start]:
                refuse("two-lines", before.start, "These are two lines. I read one formula at a time.")
            thousands = len(second) == 3 and second.isdigit() and joined.isdigit() and len(joined) < 4
            listed = "[" in self.text[: before.start] and not thousands
            glued = "." in joined and second.startswith(".")
            better = (
                None
                if glued
                else head
                + ("," if listed else "" if thousands else "+" if token.value[0].denominator > 1 else "*")
                + tail
            )
            says = "Two numbers stand side by side in {typed}. Is it one number, or is a sign missing between them?"
            refuse("two-numbers", before.start, says, better, typed=typed)
        if "\n" in self.text[before.end : token.start]:
            refuse("two-lines", token.start, "These are two lines. I read one formula at a time.")
        if before.kind in ("name", "constant"):
            says = "Is {typed} a power or a product? Write ^ or * between them."
            refuse("name-number", before.start, says, f"{head}^{tail}", typed=typed)

    def power(self, base: Node) -> Node:
        """uⁿ, to the right."""
        self.take()
        exponent = self.expression(RAISE - 1)
        made = Power(base, exponent, base.at)
        note_power(self, made)
        return made

    def operand(self, power: int) -> Node:
        """What an expression begins with."""
        token = self.take()
        match token.kind:
            case "number":
                return Number(*token.value, token.start)
            case "name":
                return self.name(token)
            case "constant":
                return Constant(token.value, token.start)
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
            case _:
                return self.special(token)

    def name(self, token: Token) -> Node:
        """A name that may be used here."""
        key, symbol = token.value
        if not self.left and not self.vocabulary.declares(key):
            if self.vocabulary.restates(key):
                says = "{name} is what the question asks for. Write it with the other letters."
                refuse("asked-for", token.start, says, name=str(key))
            refuse_name(self.text, token.start, token.end, self.vocabulary, key)
        return Name(key, symbol, token.start)

    def bracket(self, opening: Token) -> Node:
        """(…), […] and {…}; a comma in square brackets makes a vector."""
        bars, self.bars = self.bars, 0
        entries = [self.expression()]
        while self.next.kind == "," and opening.kind == "[":
            self.take()
            entries.append(self.expression())
        self.close(opening)
        self.bars = bars
        return entries[0] if len(entries) == 1 else Vector(tuple(entries), opening.start)

    def close(self, opening: Token) -> None:
        """The bracket that ends what `opening` began."""
        wanted, token = CLOSING[opening.kind], self.next
        if token.kind == wanted:
            self.take()
        elif token.kind == "end":
            says = "The bracket {bracket} is opened here and never closed."
            refuse("missing-bracket", opening.start, says, self.completed(), bracket=opening.kind)
        elif token.kind in ")]}":
            better = self.text[: token.start] + wanted + self.text[token.end :]
            says = "{opening} is closed by {closing}, which is another kind of bracket."
            refuse("other-bracket", token.start, says, better, opening=opening.kind, closing=token.kind)
        else:
            self.stranded(token)

    def completed(self) -> str | None:
        """The text with its missing brackets at the end."""
        waiting: list[str] = []
        for token in self.tokens:
            if token.kind in CLOSING and token.end > token.start:
                waiting.append(CLOSING[token.kind])
            elif waiting and token.kind == waiting[-1] and token.end > token.start:
                waiting.pop()
        return self.text.rstrip() + "".join(reversed(waiting)) if len(waiting) < 10 else None

    def absolute(self, opening: Token) -> Node:
        """|u|"""
        self.bars += 1
        inner = self.expression()
        if self.next.kind != "|":
            if self.next.kind == "end":
                says = "The bar | is opened here and never closed."
                refuse("missing-bracket", opening.start, says, self.text.rstrip() + "|")
            self.stranded(self.next)
        self.take()
        self.bars -= 1
        return self.call_absolute(inner, opening.start)

    def radical(self, token: Token) -> Node:
        """√ takes what follows directly: √x, √(x+1), √2."""
        inner = self.expression(RAISE)
        made = Root(inner, None, token.start)
        note_root(self, token, made)
        return made

    def stranded(self, token: Token) -> None:
        """A token that cannot stand here."""
        match token.kind:
            case "end":
                refuse("operand", token.start, "The formula stops in the middle. What comes next?")
            case ")" | "]" | "}" if self.place > 1 and self.tokens[self.place - 2].kind in CLOSING:
                refuse("empty-bracket", token.start, "There is nothing between these brackets.")
            case ")" | "]" | "}":
                better = self.text[: token.start] + self.text[token.end :]
                says = "This {bracket} closes nothing. Is there one too many?"
                refuse("extra-bracket", token.start, says, better, bracket=token.kind)
            case ",":
                self.refuse_comma(token)
            case "=":
                refuse("equation", token.start, "Write one formula without an equals sign, please.")
            case "<" | ">":
                refuse("inequality", token.start, "I read formulas, not inequalities. Write one side of it.")
            case "!":
                refuse(
                    "factorial",
                    token.start,
                    "I do not know what the ! means here. Factorials are not part of this course.",
                )
            case "'":
                refuse("prime", token.start, "Here is a ′ with nothing before it.")
            case kind:
                refuse("operand", token.start, "Something is missing before this {sign}.", sign=kind)

    def refuse_comma(self, token: Token) -> None:
        """1,5 may be a decimal; a, b may be a vector."""
        before, after = self.text[: token.start], self.text[token.end :]
        if before[-1:].isdigit() and after[:1].isdigit():
            says = "Is the comma a decimal point? Type the number with a point. A vector is written {form}."
            better = None if "." in before or "." in after else f"{before}.{after}"
            refuse("decimal-comma", token.start, says, better, form="[1, 2]")
        says = "I do not know what the comma separates. A vector is written [a, b]."
        refuse("comma", token.start, says)


def _times(left: Node, right: Node, lengthen: bool) -> Product:
    factors = left.factors if lengthen and isinstance(left, Product) else (left,)
    return Product((*factors, right), left.at)
