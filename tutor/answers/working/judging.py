"""Marking a derivation line by line: each line against the key, the function and the line before.

A line that is the key is never wrong. Before anything is differentiated a line may rewrite the function. A wrong line
is explained by what happened in that line alone; one that follows from it is said to follow. Only of the truth is it
said that something should be so. A letter that the working brings, u = wx + b − y, is put in. Which rules were used is
found by walking our own derivation from the line before until it leaves the same derivatives standing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sympy import Add, Dummy, Expr, Integer, Symbol

from tutor.answers import logged
from tutor.answers.budget import Spent, allowance
from tutor.answers.deciding.equality import decide
from tutor.answers.diagnosing.question import DerivativeOf, DifferenceQuotient, Plain, Question
from tutor.answers.typed import question
from tutor.answers.verdict import Mark, Verdict
from tutor.answers.working.judged import MAIN, WRONG, JudgedLine, JudgedWorking, LineKind, finished, verdict_of
from tutor.answers.working.letters import FUNCTION, Unknown, grows_by, letters_of, near, parts_of, replaced, taken
from tutor.answers.working.lines import Statement, WrittenLine, read_lines
from tutor.symbolic.derivative import D, has_derivative
from tutor.symbolic.derive import NoRule, Step, derive_expression
from tutor.symbolic.sentence import Listed, Sentence, joined, say
from tutor.symbolic.unevaluated import put

MOST = 60  # lines; what comes after is not read
MOST_EXPLAINED = 3  # searches for what went wrong, in one working
MOST_DECIDED = 2 * MOST  # decisions in one working that two points do not settle

R, M, W = Verdict.RIGHT, Verdict.MISCONCEPTION, Verdict.WRONG
_UNDECIDED = say("I cannot tell whether this follows from the line before. It costs nothing.")
_RIGHT = say("Right.")
_QUESTION = say("the question itself")
_FUNCTION = say("the same function, still to be differentiated")
_ALSO_SLOPE = say("the slope; an arrow fits better than an equals sign, since the function is not its slope")
_QUOTIENT = say("the difference quotient of the function")
_TRUE = say("a true equation")
_MOVED = say("what the function is one nudge on")
_RISE = say("by how much the function grows; the nudge has still to be divided out")
_ONLY_WORDS = say("Only words: there is nothing to check.")
_NOT_EITHER = say("This is not right either. Mend the first wrong line, and I will look at this one again.")
_WHICH_PART = say("I cannot tell which part of the function this belongs to. It costs nothing.")
CHAIN = "chain rule"


@allowance()
def check_working(lines: Sequence[str], of: str | Expr, by: str | Symbol) -> JudgedWorking:
    """One verdict per line, the rule named, and a wrong line diagnosed for what happened in that line alone."""
    asked = question(of, by)
    if not isinstance(asked, DerivativeOf):
        return JudgedWorking((), Verdict.UNREADABLE, False)
    judged = judge_lines(read_lines(lines[:MOST], asked), asked)
    return JudgedWorking(judged, verdict_of(judged), finished(judged))


@allowance()
def judge_lines(
    lines: Sequence[WrittenLine], asked: DerivativeOf, numbers: Sequence[int] | None = None
) -> tuple[JudgedLine, ...]:
    """Each line that was read; `numbers` are those that are shown, from 1 without them."""
    walk = _Walk(lines, asked, numbers or range(1, len(lines) + 1))
    judged = [walk.line(at, line) for at, line in enumerate(lines)]
    main = [at for at, line in enumerate(judged) if line.kind in MAIN]
    if len(main) == 1 and judged[main[0]].kind is LineKind.FUNCTION and walk.bare(lines[main[0]]):
        judged[main[0]] = walk.as_answer(main[0], lines[main[0]])
    return tuple(judged)


@dataclass(frozen=True, slots=True)
class _Found:
    """What came of a statement."""

    kind: LineKind
    verdict: Verdict
    expr: Expr | None = None
    reason: Sentence | None = None
    message: Sentence | None = None
    rules: tuple[str, ...] = ()
    between: tuple[Expr, ...] = ()
    diagnosis: Mark | None = None
    standing: bool = False
    follows: int | None = None
    mends: int | None = None


class _Walk:
    """Goes down the lines; `before` is the last slope, `rewritten` the function as it was last written."""

    def __init__(self, lines: Sequence[WrittenLine], asked: DerivativeOf, numbers: Sequence[int]) -> None:
        self.asked, self.numbers = asked, numbers
        try:
            self.key: Expr | None = taken(asked.asked)
        except (NoRule, Spent):
            self.key = None
        self.letters = letters_of(lines, asked)
        self.before: Expr | None = None
        self.rewritten: Expr = asked.of
        self.slip: int | None = None  # the number of the wrong line that `before` or `rewritten` comes from
        self.number = self.explained = self.decided = 0
        self.defined: dict[Symbol, int] = {}
        self.claimed: dict[D, tuple[Expr, int]] = {}  # wrong slopes of parts, and where they were written
        self.quotient: tuple[Expr, int] | None = None  # a wrong difference quotient, and where it was written
        self.pieces: dict[D, None] = {}  # the slopes of parts that the lines have
        self.forms: dict[Symbol, tuple[Expr, int]] = {}  # C = u² that is not the function, and where it was written
        self.listed: dict[Expr, Expr] | None = None  # the terms whose slopes have lines of their own
        self.chains: list[Expr] = []  # slopes as they were written, dC/du · du/dw
        self.known: dict[tuple[Expr, Expr], Verdict] = {}
        self.ends = [self._end(line) for line in lines]
        self.at = 0

    def line(self, at: int, line: WrittenLine) -> JudgedLine:
        """The next line."""
        self.at, self.number = at, self.numbers[at]
        if line.problem is not None:
            return JudgedLine(line.text, None, Verdict.UNREADABLE, line.problem.message, kind=LineKind.UNREAD)
        if not line.statements:
            return JudgedLine(line.text, None, R, _ONLY_WORDS, kind=LineKind.WORDS)
        return _together(line.text, [each for statement in line.statements for each in self._statement(statement)])

    def bare(self, line: WrittenLine) -> bool:
        """The line is one formula, and does not say of what."""
        return len(line.statements) == 1 and len(line.statements[0].sides) == 1

    def as_answer(self, at: int, line: WrittenLine) -> JudgedLine:
        """A function that stands alone, and is what the learner takes for the slope."""
        self.number, self.rewritten = self.numbers[at], self.asked.of
        (statement,) = line.statements
        expr = self.letters.plain(statement.sides[0])
        return _together(line.text, [self._wrong(expr)])

    def _end(self, line: WrittenLine) -> Expr | None:
        """What a line comes to, where that is known."""
        if line.problem is not None or not line.statements:
            return None
        try:
            return self.letters.full(line.statements[-1].sides[-1])
        except (Unknown, NoRule, Spent):
            return None

    def _later(self, wanted: Expr | None) -> bool:
        """A later line comes to this: only looked at in numbers."""
        return wanted is not None and any(end is not None and near(end, wanted) for end in self.ends[self.at + 1 :])

    def _differentiated_below(self, expr: Expr) -> bool:
        """The next line is the slope of this one: it was meant to be the function."""
        end = next((end for end in self.ends[self.at + 1 :] if end is not None), None)
        return end is not None and grows_by(expr, self.asked.by, end)

    # --- statements

    def _statement(self, statement: Statement) -> list[_Found]:
        try:
            if statement.slope_of:
                return self._slope_of(statement)
            if statement.at is not None:
                return [self._at_number(statement, statement.at)]
            letter = statement.named
            if letter is not None and letter not in self.letters.names:
                return self._definition(letter, statement)
            first = statement.sides[0]
            if statement.part:
                return [self._part(statement)]
            if (beside := self._beside(statement)) is not None:
                return [beside]
            if len(statement.sides) > 1 and isinstance(first, D) and not self._is_key(self.letters.plain(first)):
                return self._piece(first, statement)
            return self._chain(statement)
        except Unknown as unknown:
            return [_Found(LineKind.UNREAD, Verdict.UNREADABLE, message=_ask(unknown))]
        except (NoRule, Spent):
            return [_Found(LineKind.UNREAD, Verdict.UNDECIDED, message=_UNDECIDED)]

    def _at_number(self, statement: Statement, at: int) -> _Found:
        """f'(2) = 7: what the slope is at a number; what the function is there, f(2) = 4"""
        there = {self.asked.by: Integer(at)}
        first, *others = (self.letters.full(side).xreplace(there) for side in statement.sides)
        if all(self._same(other, first) is R for other in others):
            return _Found(LineKind.PIECE, R, reason=_TRUE)
        return _Found(LineKind.PIECE, Verdict.UNDECIDED, message=_UNDECIDED)

    def _definition(self, letter: Symbol, statement: Statement) -> list[_Found]:
        if letter in self.letters.known:
            says = "{letter} is a letter of the question already. Take another one for what you put in its place."
            return [_Found(LineKind.UNREAD, Verdict.UNREADABLE, message=say(says, letter=letter))]
        meant = self.letters.full(letter)
        if letter in self.letters.moved:
            wrong = next(
                (each for each in statement.sides[1:] if self._same(self.letters.full(each), meant) is W), None
            )
            return [_Found(LineKind.PIECE, R, reason=_MOVED) if wrong is None else self._not_equal(wrong, letter)]
        earlier, before = self.defined.get(letter), letter
        if earlier is not None and self._same(self.letters.full(statement.sides[1]), meant) is W:
            self._redefine(letter, statement.sides[1])
            meant = self.letters.full(letter)
            says = "from here on {letter} stands for {meaning}; in line {line} it was something else"
            reason = say(says, letter=letter, meaning=statement.sides[1], line=earlier)
        else:
            reason = say("{letter} stands for {meaning}", letter=letter, meaning=self.letters.meanings[letter])
        self.defined[letter] = self.number
        for side in statement.sides[1:]:
            if self._same(self.letters.full(side), meant) is W:
                return [self._not_equal(side, before)]
            before = side
        if earlier is None and self._same(meant, self.key) is R:
            last = statement.sides[-1]
            return [self._right(last, self.letters.plain(last), False, has_derivative(last))]
        return [_Found(LineKind.DEFINITION, R, reason=reason)]

    def _redefine(self, letter: Symbol, meaning: Expr) -> None:
        """A letter that has served is taken once more, for something that is known without it."""
        if letter in self.letters.plain(meaning).free_symbols or letter in meaning.free_symbols:
            raise Unknown(letter)
        self.letters = replace(self.letters, meanings={**self.letters.meanings, letter: meaning})
        self.pieces = {derivative: None for derivative in self.pieces if letter not in derivative.free_symbols}
        self.claimed = {
            derivative: said for derivative, said in self.claimed.items() if letter not in derivative.free_symbols
        }

    def _not_equal(self, given: Expr, before: Expr) -> _Found:
        found = self._explain(self.letters.full(given), Plain(self.letters.full(before)))
        return _Found(LineKind.PIECE, found.verdict, message=found.message, diagnosis=found)

    def _part(self, statement: Statement) -> _Found:
        """inner: 2x, or inside: x² + 1"""
        written = statement.sides[-1]
        full = self.letters.full(written)
        known = [part for part in parts_of(self.asked.of, self.asked.by) if part != self.asked.of]
        if any(near(full, part) for part in known):
            return _Found(LineKind.PIECE, R)
        slope = next((part for part in known if near(full, taken(D(part, self.asked.by)))), None)
        if slope is not None:
            reason = say("the slope of {of} by {letter}", of=slope, letter=self.asked.by)
            return _Found(LineKind.PIECE, R, reason=reason)
        alone = self._alone(written, full) or self._outer(full, known)
        if alone is not None:
            return _Found(LineKind.PIECE, R, reason=alone)
        return _Found(LineKind.PIECE, Verdict.UNDECIDED, message=_WHICH_PART)

    def _slope_of(self, statement: Statement) -> list[_Found]:
        """The derivative of sin u is cos u, by whatever letter it is meant."""
        of, *others = statement.sides
        if near(self.letters.full(of), self.asked.of) and self._is_key(self.letters.plain(others[-1])):
            return self._chain(Statement((D(of, self.asked.by), *others), statement.equal))
        for letter in (self.asked.by, *self.letters.brings(of)):
            slope = self.letters.full(D(of, letter))
            if all(near(self.letters.full(other), slope) for other in others):
                return [_Found(LineKind.PIECE, R, reason=say("the slope of {of} by {letter}", of=of, letter=letter))]
        return [_Found(LineKind.PIECE, Verdict.UNDECIDED, message=_WHICH_PART)]

    def _outer(self, full: Expr, known: list[Expr]) -> Sentence | None:
        """The slope of the function by one of its parts, with the part put back."""
        for part in known:
            inside = Dummy(real=True)
            written = replaced(self.asked.of, part, inside)
            if inside in written.free_symbols:
                slope = taken(D(written, inside)).xreplace({inside: part})
                if near(full, slope):
                    return say("the slope by {part}", part=part)
        return None

    def _beside(self, statement: Statement) -> _Found | None:
        """What is true and is no step: f(x + h) = (x + h)², y′/y = 2 + 1/x, because 5 · 3 = 15; x³ → 3x² for a part."""
        first, *others = statement.sides
        if not others or isinstance(first, Symbol | D):
            return None
        if not statement.equal[1]:
            return self._part_taken(first, others[0]) if len(others) == 1 else None
        if self.letters.nudge in first.free_symbols and self._in_quotient(self.letters.full(first)):
            return None
        free = first.free_symbols - self.letters.known or self.letters.nudge in first.free_symbols
        if not (free or statement.aside or not any(side.free_symbols for side in statement.sides)):
            return None
        full = [self.letters.full(side) for side in statement.sides]
        if self._is_key(full[0]) or not all(self._agrees(each, full[0]) for each in full[1:]):
            return None
        return _Found(LineKind.PIECE, R, reason=_TRUE)

    def _agrees(self, given: Expr, wanted: Expr) -> bool:
        """The same where both have a value: ln y = 2 ln x, of which y = x² has more."""
        return self._same(given, wanted) is R or decide(given, wanted).note == "domain"

    def _part_taken(self, part: Expr, slope: Expr) -> _Found | None:
        """2x → 2, for a part of the function"""
        parts = {*parts_of(self.asked.of, self.asked.by)[:-1], *Add.make_args(self.asked.of)} - {self.asked.of}
        if part not in parts and -part not in parts:
            return None
        asked = DerivativeOf(part, self.asked.by)
        given = self.letters.full(slope)
        if self._same(given, taken(asked.asked)) is R:
            reason = say("the slope of {of} by {letter}", of=part, letter=self.asked.by)
            return _Found(LineKind.PIECE, R, reason=reason)
        mark = replace(self._explain(given, asked), asked=asked.asked)
        return _Found(LineKind.PIECE, mark.verdict, message=mark.message, diagnosis=mark)

    def _piece(self, rate: D, statement: Statement) -> list[_Found]:
        """du/dw = x"""
        truth = self.letters.full(rate)
        self.pieces[rate] = None
        before: Expr | None = None
        for side in statement.sides[1:]:
            given = self.letters.full(side)
            found = self._same(given, truth)
            if found is Verdict.UNDECIDED:
                return [_Found(LineKind.PIECE, found, message=_UNDECIDED)]
            if found is W and (before is None or self._same(given, before) is not R):
                return [self._wrong_piece(rate, side)]
            before = given
        reason = say("the slope of {of} by {letter}", of=rate.f, letter=rate.x)
        return [_Found(LineKind.PIECE, R, reason=reason)]

    def _wrong_piece(self, rate: D, given: Expr) -> _Found:
        """It may follow from a C = u² that is not the function; else it is explained for itself."""
        form, line = self.forms.get(rate.f, (None, 0))
        if form is not None and self._is_slope(form, rate.x, given):
            return _Found(LineKind.PIECE, R, follows=line)
        self.claimed[rate] = given, self.number
        mark = self._piece_mark(rate, given)
        return _Found(LineKind.PIECE, mark.verdict, message=mark.message, diagnosis=mark)

    def _is_slope(self, of: Expr, letter: Symbol, given: Expr) -> bool:
        try:
            written = self.letters.written_with(of, letter)
            return near(self.letters.full(taken(D(written, letter))), self.letters.full(given))
        except (Unknown, NoRule, Spent):
            return False

    def _piece_mark(self, rate: D, given: Expr) -> Mark:
        if rate.x in self.letters.known:
            asked = DerivativeOf(self.letters.plain(rate.f), rate.x)
            return replace(self._explain(self.letters.full(given), asked), asked=asked.asked)
        written, _ = self.letters.slope_by(rate.f, rate.x)
        asked = DerivativeOf(written, rate.x)
        return replace(self._explain(taken(self.letters.written_with(given, rate.x)), asked), asked=asked.asked)

    # --- the function and its slope

    def _chain(self, statement: Statement) -> list[_Found]:
        """A = B = C, or a formula alone."""
        found: list[_Found] = []
        claims = statement.named is not None  # C = …
        for at, side in enumerate(statement.sides):
            if at == 0 and claims:
                continue
            expr = self.letters.plain(side)
            of_function = found[-1].kind is LineKind.FUNCTION if found else claims
            each = self._side(side, expr, of_function and statement.equal[at], of_function or at > 0)
            if each.kind is LineKind.FUNCTION and each.verdict in WRONG and statement.named is not None:
                self._forget(statement.named)
            found.append(each)
            if each.verdict in WRONG:
                break
        return found

    def _forget(self, name: Symbol) -> None:
        """C = u² is not the function: what C stands for is known all the same."""
        forms = dict(self.letters.forms)
        if name in forms:
            self.forms[name] = forms.pop(name), self.number
            self.letters = replace(self.letters, forms=forms)

    def _side(self, written: Expr, expr: Expr, equated: bool, chained: bool) -> _Found:
        """One side: the key, the function, a consequence, or wrong. `equated`: it is said to be the function."""
        nudge = self.letters.nudge
        if nudge is not None and nudge in expr.free_symbols:
            return self._quotient(expr, nudge)
        full, standing = taken(expr), has_derivative(written)
        is_key = self._same(full, self.key)
        if is_key is R:
            return self._right(written, expr, equated, standing)
        if (self.before is None or equated) and self._same(full, self.asked.of) is R:
            self.rewritten = expr
            self.slip = None if self.before is None else self.slip
            return _Found(LineKind.FUNCTION, R, expr, _FUNCTION)
        if is_key is Verdict.UNDECIDED:
            return _Found(LineKind.SLOPE, is_key, expr, message=_UNDECIDED, standing=standing)
        if (line := self._follows_from(full)) is not None:
            self.before = expr
            return _Found(LineKind.SLOPE, R, expr, standing=standing, follows=line)
        if not chained and self._later(self.key):
            piece = self._alone(written, full) or self._of_term(full)
            if piece is not None:
                return _Found(LineKind.PIECE, R, reason=piece)
        if equated or (self.before is None and not standing and self._differentiated_below(expr)):
            return self._wrong_function(expr)
        self.chains.append(written)
        return replace(self._wrong(expr), standing=standing)

    def _right(self, written: Expr, expr: Expr, equated: bool, standing: bool) -> _Found:
        if expr == self.asked.asked:
            return _Found(LineKind.SLOPE, R, expr, _QUESTION, standing=True)
        slip, self.slip = self.slip, None
        before = self.before if self.before is not None and slip is None else D(self.rewritten, self.asked.by)
        self.chains.append(written)
        self.before = expr
        if slip is not None:
            return _Found(LineKind.SLOPE, R, expr, standing=standing, mends=slip)
        if equated:
            return _Found(LineKind.SLOPE, R, expr, _ALSO_SLOPE, standing=standing)
        steps = steps_between(before, expr)
        rules = tuple(dict.fromkeys(step.rule.name for step in steps))
        if any(derivative.x not in self.letters.known for derivative in written.atoms(D)):
            steps, rules = (), (CHAIN,)
        reason = self._reason(rules, self.letters.brings(written))
        return _Found(
            LineKind.SLOPE, R, expr, reason, None, rules, tuple(step.after for step in steps[:-1]), None, standing
        )

    def _reason(self, rules: tuple[str, ...], letters: tuple[Symbol, ...]) -> Sentence | None:
        told = joined("{before}, then {after}", *(say(rule) for rule in rules)) if rules else None
        if not letters:
            return told
        meant = [say("{letter} = {meaning}", letter=each, meaning=self.letters.meanings[each]) for each in letters]
        if told is None:
            return say("with {letters}", letters=Listed(tuple(meant)))
        return say("{rules}, with {letters}", rules=told, letters=Listed(tuple(meant)))

    def _in_quotient(self, full: Expr) -> bool:
        """The difference quotient, or what is above its stroke."""
        moved = self.asked.of.xreplace({self.asked.by: self.asked.by + self.letters.nudge})
        rise = moved - self.asked.of
        return any(near(full, each) for each in (moved, rise, rise / self.letters.nudge))

    def _quotient(self, expr: Expr, nudge: Symbol) -> _Found:
        """(f(x + h) − f(x))/h, what it comes to, or what is above its stroke."""
        asked = DifferenceQuotient(self.asked.of, self.asked.by, nudge)
        full = taken(expr)
        found = self._same(full, asked.asked)
        if found is R:
            self.quotient = None
            return _Found(LineKind.QUOTIENT, R, expr, _QUOTIENT, standing=True)
        moved = self.asked.of.xreplace({self.asked.by: self.asked.by + nudge})
        for above, reason in ((moved, _MOVED), (moved - self.asked.of, _RISE)):
            if self._same(full, above) is R:
                return _Found(LineKind.QUOTIENT, R, expr, reason, standing=True)
        if found is Verdict.UNDECIDED:
            return _Found(LineKind.QUOTIENT, found, expr, message=_UNDECIDED, standing=True)
        if self.quotient is not None and self._same(full, self.quotient[0]) is R:
            return _Found(LineKind.QUOTIENT, R, expr, standing=True, follows=self.quotient[1])
        self.quotient = full, self.number
        mark = replace(self._explain(full, asked), asked=asked.asked)
        return _Found(LineKind.QUOTIENT, mark.verdict, expr, message=mark.message, diagnosis=mark, standing=True)

    def _follows_from(self, full: Expr) -> int | None:
        """The wrong line that this one follows from, if it does."""
        if self.slip is not None:
            before = taken(self.before if self.before is not None else D(self.rewritten, self.asked.by))
            if self._same(full, before) is R:
                return self.slip
        for written in (*reversed(self.chains), *self._own_chains()):
            derivatives = written.atoms(D) & set(self.claimed)
            if derivatives:
                put_in = written.xreplace({derivative: self.claimed[derivative][0] for derivative in derivatives})
                line = min(self.claimed[derivative][1] for derivative in derivatives)
                try:
                    if near(self.letters.full(put_in), full):
                        self.slip = line
                        return line
                except (Unknown, NoRule, Spent):
                    continue
        return None

    def _own_chains(self) -> Iterator[Expr]:
        """The slope through the parts that have a wrong one: dC/du · du/dw, or u′v + uv′."""
        by = self.asked.by
        for inner in [derivative for derivative in (*self.pieces, *self.claimed) if derivative.x == by]:
            path, top = inner, inner.f
            while (above := next((derivative for derivative in self.pieces if derivative.x == top), None)) is not None:
                path, top = above * path, above.f
            yield path if top in self.letters.names else D(FUNCTION[0], top) * path
        for derivative in self.claimed:
            yield D(derivative.f, derivative.x) * D(derivative.x, by)
        written = self.asked.of
        for letter in self.letters.meanings:
            written = replaced(written, self.letters.plain(letter), letter)
        moving = [letter for letter in self.letters.meanings if letter in written.free_symbols]
        yield sum((taken(D(written, letter)) * D(letter, by) for letter in moving), taken(D(written, by)))

    def _alone(self, written: Expr, full: Expr) -> Sentence | None:
        """The slope of a part, written alone on the way: 2u for the outside, x for the inside."""
        for letter in self.letters.meanings:
            try:
                outer = self.letters.full(self.letters.slope_by(self.asked.of, letter)[1])
                if letter in written.free_symbols and near(full, outer):
                    return say("the slope by {letter}", letter=letter)
            except (Unknown, NoRule, Spent):
                continue
            if near(full, self.letters.full(D(letter, self.asked.by))):
                return say("the slope of {of} by {letter}", of=letter, letter=self.asked.by)
        return None

    def _of_term(self, full: Expr) -> Sentence | None:
        """The slope of one term, where all terms have a line of their own: 2x, then 3, then 2x + 3."""
        if self.listed is None:
            self.listed = self._listed()
        term = next((term for term, slope in self.listed.items() if near(full, slope)), None)
        return None if term is None else say("the slope of {of} by {letter}", of=term, letter=self.asked.by)

    def _listed(self) -> dict[Expr, Expr]:
        """The terms of the function with their slopes, if each of these is what a line comes to."""
        terms = [term for term in Add.make_args(self.asked.of) if term.has(self.asked.by)]
        slopes = {term: taken(D(term, self.asked.by)) for term in terms}
        ends = [end for end in self.ends if end is not None]
        listed = len(terms) > 1 and all(any(near(end, slope) for end in ends) for slope in slopes.values())
        return slopes if listed else {}

    def _wrong_function(self, expr: Expr) -> _Found:
        """What is said to be the function, and is not; it may be a slope that somebody took wrongly."""
        given = taken(expr)
        mark = self._explain(given, DerivativeOf(self.asked.of, self.asked.by))
        if mark.verdict is M:
            return self._wrong(expr)
        mark = replace(self._explain(given, Plain(self.asked.of)), asked=self.asked.of)
        self.rewritten, self.slip = expr, self.number
        message = say("This is not the function any more. {said}", said=mark.message)
        return _Found(LineKind.FUNCTION, mark.verdict, expr, message=message, diagnosis=mark)

    def _wrong(self, expr: Expr) -> _Found:
        """What happened in this line alone; where nobody knows, how far it is from the truth."""
        whole = DerivativeOf(self.asked.of, self.asked.by)
        asked: Question = whole
        if self.before is not None:
            asked = Plain(self.before)
        elif self.rewritten != self.asked.of:
            asked = DerivativeOf(self.rewritten, self.asked.by)
        given = taken(expr)
        mark = replace(self._explain(given, asked), asked=asked.asked)
        if mark.verdict is not M and asked != whole and self.explained < MOST_EXPLAINED:
            mark = replace(self._explain(given, whole), asked=asked.asked)
        elif self.slip is not None:  # the line before is not the truth, and nothing "should be" as it says
            mark = replace(mark, counterexample=None, message=mark.message if mark.verdict is M else _NOT_EITHER)
        self.before, self.slip = expr, self.number
        return _Found(LineKind.SLOPE, mark.verdict, expr, message=mark.message, diagnosis=mark)

    def _explain(self, given: Expr, asked: Question) -> Mark:
        """What went wrong; the first wrong lines alone are searched, since the others may come from them."""
        self.explained += 1
        if self.explained > MOST_EXPLAINED:
            return Mark(W, _NOT_EITHER)
        return logged.explain(given, asked)

    def _is_key(self, expr: Expr) -> bool:
        return self._same(taken(expr), self.key) is R

    def _same(self, given: Expr, wanted: Expr | None) -> Verdict:
        if wanted is None:
            return Verdict.UNDECIDED
        pair = given, wanted
        if pair not in self.known:
            self.known[pair] = W if not near(given, wanted) else self._decided(given, wanted)
        return self.known[pair]

    def _decided(self, given: Expr, wanted: Expr) -> Verdict:
        self.decided += 1
        if self.decided > MOST_DECIDED:
            return Verdict.UNDECIDED
        return decide(given, wanted, within=self.asked.of if wanted == self.key else None).verdict


def _ask(unknown: Unknown) -> Sentence:
    if unknown.of is None:
        says = "What does {letter} stand for? Write it in a line of its own, such as {letter} = …"
        return say(says, letter=unknown.letter)
    return say("I do not see where {letter} stands in {of}.", letter=unknown.letter, of=unknown.of)


def _together(text: str, found: list[_Found]) -> JudgedLine:
    """A line from its statements: the first that is wrong, or not read, speaks for all."""
    last = next((each for each in reversed(found) if each.kind in MAIN), found[-1])
    worst = next((each for each in found if each.verdict in WRONG), None)
    worst = worst or next((each for each in found if each.verdict is not R), None)
    if worst is not None:
        message = worst.message or _UNDECIDED
        kind = worst.kind if worst.kind is LineKind.UNREAD else last.kind
        return JudgedLine(text, last.expr, worst.verdict, message, (), (), worst.diagnosis, kind, None, last.standing)
    message, reason = _why(found)
    rules = tuple(dict.fromkeys(rule for each in found for rule in each.rules))
    between = tuple(expr for each in found for expr in each.between)
    return JudgedLine(
        text, last.expr, R, message, rules, between, None, last.kind, reason, last.standing, last.follows, last.mends
    )


def _why(found: list[_Found]) -> tuple[Sentence, Sentence | None]:
    """What is said of a right line, and why it is right."""
    follows, mends = (next((n for each in found if (n := getattr(each, name))), None) for name in ("follows", "mends"))
    if follows is not None:
        says = "This follows from line {line}. The slip is there."
        return say(says, line=follows), say("it follows from line {line}; the slip is there", line=follows)
    if mends is not None:
        says = "Right, this is the slope. The slip was in line {line}."
        return say(says, line=mends), say("this is the slope; the slip was in line {line}", line=mends)
    reasons: list[Sentence] = []
    for each in found:
        if each.reason is not None and each.reason not in reasons:
            reasons.append(each.reason)
    if len(found) > 1 and _QUESTION in reasons:
        reasons.remove(_QUESTION)
    if not reasons:
        return _RIGHT, None
    reason = joined("{before}; {after}", *reasons)
    return say("Right: {reason}.", reason=reason), reason


def steps_between(before: Expr, after: Expr) -> tuple[Step, ...]:
    """For each derivative of `before` that `after` has lost, our steps until only derivatives of `after` are left.

    () where they never are: the line is right, but by a way that is not ours.
    """
    standing, now = after.atoms(D), before
    taken: list[Step] = []
    for derivative in sorted(before.atoms(D) - standing, key=lambda derivative: derivative.sort_key()):
        steps = derive_expression(derivative).steps
        enough = next((at for at, step in enumerate(steps, 1) if step.after.atoms(D) <= standing), None)
        if enough is None:
            return ()
        for step in steps[:enough]:
            earlier, now = now, put(now, step.target, step.becomes)
            taken.append(replace(step, before=earlier, after=now))
    return tuple(taken)
