"""A tree as one would type it: for notes and alternative texts, and to be read again to the same meaning."""

from __future__ import annotations

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
)
from tutor.symbolic.letters import GREEK

_LETTERS = {name: letter for letter, name in GREEK}
SUM, PRODUCT, NEGATIVE, RAISE, ATOM = 10, 20, 20, 30, 50


def strength(node: Node) -> int:
    """How tightly a piece holds together: a piece in a stronger place needs brackets."""
    match node:
        case Plus():
            return SUM
        case Negative():
            return SUM + 5
        case TypedNumber(value=value):
            return ATOM if value.denominator == 1 or "." in node.typed or node.typed.isdigit() else PRODUCT
        case Product() | Quotient() | Derivative():
            return PRODUCT
        case Sum():
            return SUM + 5
        case Power():
            return RAISE
        case _:
            return ATOM


def key_text(key: Key) -> str:
    """w_jk^(L)"""
    base = _LETTERS.get(key.base, key.base)
    subscript = key.subscript if len(key.subscript) < 2 else f"{{{key.subscript}}}"
    return base + (f"_{subscript}" if subscript else "") + (f"^({key.layer})" if key.layer else "")


def text(node: Node) -> str:
    """The tree in typed signs, with brackets where they are needed."""
    match node:
        case TypedNumber():
            return _number(node)
        case Name(key=key):
            return key_text(key)
        case Constant(name=name):
            return _LETTERS.get(name, name)
        case Negative(of=of):
            return f"-{_in(of, PRODUCT)}"
        case Plus(terms=terms):
            return _plus(terms)
        case Product(factors=factors):
            return "·".join(_in(factor, PRODUCT + 1) for factor in factors)
        case Quotient(top=top, bottom=bottom):
            return f"{_in(top, PRODUCT)}/{_in(bottom, PRODUCT + 1)}"
        case Power(base=base, exponent=exponent):
            return f"{_in(base, RAISE + 1)}^{_in(exponent, RAISE)}"
        case Root(of=of, degree=degree):
            return f"sqrt({text(of)})" if degree is None else f"root({text(of)}, {text(degree)})"
        case Call(function=function, arguments=arguments, primes=primes):
            name = _LETTERS.get(function.name, function.name)
            return f"{name}{chr(39) * primes}({', '.join(text(each) for each in arguments)})"
        case Rate(of=of, by=by):
            order = "" if len(by) == 1 else f"^{len(by)}"
            return f"d{order}{text(of)}/" + " ".join(f"d{text(each)}" for each in by)
        case Derivative(of=of, by=by):
            if len(by) == 1:
                return f"d/d{text(by[0])}({text(of)})"
            return f"D({text(of)}, {', '.join(text(each) for each in by)})"
        case Sum(index=index, body=body, low=low, high=high):
            below = index if low is None else f"{{{index}={text(low)}}}"
            end = "" if high is None else text(high)
            above = f"^{{{end}}}" if " " in end else f"^{end}" if end else ""
            return f"Σ_{below}{above} ({text(body)})"
        case Vector(entries=entries):
            return f"[{', '.join(text(each) for each in entries)}]"


def _number(node: TypedNumber) -> str:
    whole = node.value.denominator == 1 or node.typed.replace(".", "").isdigit()
    return node.typed if whole and node.typed.isascii() else str(node.value)


def _plus(terms: tuple[Node, ...]) -> str:
    written = _in(terms[0], SUM + 1)
    for term in terms[1:]:
        if isinstance(term, Negative):
            written += f" - {_in(term.of, SUM + 6)}"
        else:
            written += f" + {_in(term, SUM + 6 if isinstance(term, Plus | Negative) else SUM + 1)}"
    return written


def _in(node: Node, least: int) -> str:
    return text(node) if strength(node) >= least else f"({text(node)})"
