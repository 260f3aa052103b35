"""The faults, each of them one text in one file that is replaced by another, with the tests that ought to notice."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mutant:
    """In the file at `path` the text `old`, which stands there once, becomes `new`; `tests` are run.

    `equivalent` says why nothing can notice it, where that is so; such a fault still counts as not noticed.
    """

    name: str
    path: str
    old: str
    new: str
    tests: tuple[str, ...]
    equivalent: str = ""


def _of(folder: str, module: str, test: str, *faults: tuple[str, str, str]) -> tuple[Mutant, ...]:
    """Faults of one module, noticed by one file of tests."""
    path, tests = f"tutor/{folder}/{module}.py", (f"tests/{folder}/{test}.py",)
    return tuple(Mutant(f"{folder}/{module}: {name}", path, old, new, tests) for name, old, new in faults)


READING = (
    *_of("answers/reading", "reader", "test_limits", ("ten times as long a text", "LONGEST = 600", "LONGEST = 6000")),
    *_of(
        "answers/reading",
        "parser",
        "test_limits",
        ("ten times as deep", "DEEPEST = 50", "DEEPEST = 500"),
    ),
    *_of(
        "answers/reading",
        "parser",
        "test_reader",
        (
            "a power binds like a product",
            "SUM, PRODUCT, RAISE = 10, 20, 30",
            "SUM, PRODUCT, RAISE = 10, 20, 20",
        ),
    ),
    *_of(
        "answers/reading",
        "scanner",
        "test_limits",
        ("more tokens", "MOST_TOKENS = 400", "MOST_TOKENS = 600"),
        ("more digits", "MOST_DIGITS = 40", "MOST_DIGITS = 400"),
        ("a larger exponent of ten", "MOST_EXPONENT = 300", "MOST_EXPONENT = 3000"),
    ),
    *_of(
        "answers/reading",
        "scanner",
        "test_problem",
        ("percentages with one place less", 'better = f"{before}/100{after}"', 'better = f"{before}/10{after}"'),
    ),
    *_of(
        "answers/reading",
        "lost",
        "test_lost",
        ("a product is offered first", 'f"{head}^{tail}", f"{head}*{tail}"', 'f"{head}*{tail}", f"{head}^{tail}"'),
        ("two dashes are asked about", 'r"-{3,}|', 'r"-{2,}|'),
        ("a power of e is not asked about", 'Constant("e") or', 'Constant("pi") or'),
        ("a line end is a blank", 'if "\\n" in typed.strip()', 'if "\\r" in typed.strip()'),
    ),
    *_of(
        "answers/reading",
        "copies",
        "test_copies",
        ("the halves of a copy may differ", "_bag(one) == _bag(other) and", "True and"),
        (
            "a fraction is read as it is laid out",
            "[*before, *above, *below, *rest]",
            "[*before, *below, *above, *rest]",
        ),
        ("an exponent has never one of its own", "return script[-1].isalpha() and", "return False and"),
    ),
    *_of(
        "answers/reading",
        "spoken",
        "test_spoken",
        ("a word that is no sign is passed over", "self.lost |= len(word) > 3", "self.lost |= len(word) > 30"),
    ),
    *_of(
        "answers/reading",
        "mathml",
        "test_mathml",
        ("marks may be closed in any order", "stack.pop().name != name.lower()", "not stack.pop().name"),
        ("a fraction without its strokes", 'return f"(({first})/({second}))"', 'return f"(({first})({second}))"'),
    ),
    *_of(
        "answers/reading",
        "dialects",
        "test_dialects",
        ("a module goes before any word", "found[1] in vocabulary.functions or found[1] in _CONSTANTS", "True"),
        ("what a command takes is unwrapped", 'if text[place] == "{" and not waiting and', 'if text[place] == "{" and'),
    ),
    *_of(
        "answers/reading",
        "sums",
        "test_limits",
        ("more terms", "MOST_TERMS = 200", "MOST_TERMS = 2000"),
        ("sums one deeper", "DEEPEST = 3 ", "DEEPEST = 4 "),
    ),
    *_of(
        "answers/reading",
        "hardness",
        "test_limits",
        ("a steeper power", "STEEPEST = 1_000_000", "STEEPEST = 1_000_000_000"),
    ),
    *_of("answers/reading", "magnitude", "test_limits", ("a higher exponent", "HIGHEST = 6_000", "HIGHEST = 60_000")),
    *_of(
        "answers/reading",
        "tree_sympy",
        "test_tree_sympy",
        ("heavier numbers", "HEAVIEST = 10_000", "HEAVIEST = 20_000"),
    ),
)

DECIDING = (
    *_of(
        "answers/deciding",
        "equality",
        "test_equality",
        ("one point is enough", "ENOUGH = 3", "ENOUGH = 1"),
        ("definitions are put in once", "SETTLED = 5", "SETTLED = 1"),
        ("sums are compared at one size", "SIZES = (2, 3)", "SIZES = (2, 2)"),
        ("a hole of one point counts", "any(relation(self.program, beside) is Relation.HALF for", "any(True for"),
        ("letters are tested where they are at home", "s.name: reach(s) for", "s.name: home(s) for"),
        ("a side that was never met hides nothing", "if border in self.program.kinks and", "if False and"),
        ("what more digits might tell apart is the same", "sure += apart is False", "sure += 1"),
    ),
    *_of(
        "answers/deciding",
        "counterexample",
        "test_counterexample",
        ("saturated points are plain", "TAME = 3", "TAME = 300"),
        ("e-notation for small numbers", "PLAIN = (1e-7,", "PLAIN = (1e-3,"),
        ("close values are far apart", "CLOSE = 1e-3", "CLOSE = 1e-9"),
    ),
    *_of(
        "answers/deciding",
        "borders",
        "test_borders",
        ("borders within borders cut nothing", "found = sorted({*found, *self._straight(at, found)})", "pass"),
        ("a line is not cut for a proof", "PARTS = 150", "PARTS = 1"),
        ("what is steep is never asleep", "FLAT = 30", "FLAT = 10**99"),
    ),
    *_of(
        "answers",
        "budget",
        "test_budget",
        ("an allowance within another one is its own", "if already is not None:", "if False:"),
        ("a dear item leaves the rest", "budget.spent = budget.granted  #", "pass  #"),
    ),
    *_of(
        "answers/deciding",
        "numbers",
        "test_numbers",
        ("twice the tolerance", "<= place(key, digits) / 2 *", "<= place(key, digits) *"),
        ("less than half a unit", "2 * (1 + SLACK)", "2 * (1 - SLACK)"),
        ("too much slack at the edge", "SLACK = Fraction(1, 10**12)", "SLACK = Fraction(1, 10**2)"),
        ("a decimal point one place less", "POWERS = 6", "POWERS = 5"),
        ("only later digits cut off", "range(digits, digits + 4)", "range(digits + 1, digits + 4)"),
        ("one figure is said to be right so far", "range(max(1, min(2, digits - 1)), digits)", "range(1, digits)"),
        (
            "halves rounded down",
            "int(abs(number) / unit + Fraction(1, 2))",
            "int(abs(number) / unit + Fraction(49, 100))",
        ),
    ),
    *_of("answers/deciding", "program", "test_program", ("a longer program", "NODES = 4000", "NODES = 40000")),
    *_of(
        "answers/deciding",
        "compare_at",
        "test_compare_at",
        ("fewer bits at a second look", "DEEP = 2400", "DEEP = 500"),
    ),
    *_of(
        "answers/deciding",
        "normal",
        "test_normal",
        ("higher powers are multiplied out", "EXPANDED = 12", "EXPANDED = 60"),
    ),
)

DIAGNOSING = (
    *_of("answers/diagnosing", "search", "test_search", ("hardly any effort", "EFFORT = 10_000", "EFFORT = 100")),
    *_of("answers/diagnosing", "floats", "test_floats", ("noise taken for a number", "NOISE = 1e-11", "NOISE = 1e-18")),
    *_of(
        "answers/diagnosing",
        "samples",
        "test_samples",
        ("points with giant values", "ORDINARY = 1e8", "ORDINARY = 1e80"),
    ),
    *_of("answers", "logged", "test_logged", ("longer lines in the log", "LONGEST = 400", "LONGEST = 4000")),
    *_of(
        "answers/working",
        "judging",
        "test_judging",
        ("a tenth of the lines", "MOST = 60", "MOST = 6"),
        ("every wrong line is searched", "MOST_EXPLAINED = 3", "MOST_EXPLAINED = 30"),
        ("what is said to be the function is measured by the slope", "Plain(self.asked.of)", "Plain(self.asked.asked)"),
    ),
    *_of(
        "answers/working", "lines", "test_lines", ("a line as long as one likes", "MOST_SIDES = 10", "MOST_SIDES = 99")
    ),
    *_of(
        "answers/working",
        "letters",
        "test_letters",
        ("a slope that is roughly right", "ROUGHLY = Fraction(1, 10**5), 1e-6", "ROUGHLY = Fraction(1, 10**5), 1e6"),
    ),
)

EXERCISES = (
    *_of(
        "exercises/backward_pass",
        "model",
        "test_model",
        ("a hundredth more is near", "* (1 + 1e-9)", "* (1 + 1e-2)"),
        ("a whole unit is near", "<= 0.5 * 10.0**place", "<= 1.0 * 10.0**place"),
        ("activations with two decimals", "PLACES = 4", "PLACES = 2"),
    ),
    *_of("exercises/backward_pass", "exercise", "test_exercise", ("far is near", "FAR = 10**12", "FAR = 10**2")),
    *_of("exercises/step_table", "exercise", "test_exercise", ("far is near", "FAR = 10**20", "FAR = 10**2")),
    *_of("exercises/step_table", "model", "test_model", ("short fractions only", "LONG = 10**24", "LONG = 10**3")),
    *_of(
        "exercises",
        "cells",
        "test_cells",
        (
            "all follows, whatever is wrong below",
            "and all(cell.says is None for cell in below)",
            "and True",
        ),
        ("a cell of spaces is filled in", "if answer[at].is_empty:", "if not answer[at].text:"),
    ),
    *_of(
        "exercises",
        "response",
        "test_response",
        ("ten times as long a text", "LONGEST = 12_000", "LONGEST = 120_000"),
        ("ten times as many parts", "MOST = 1_000", "MOST = 10_000"),
        ("one deeper", "DEEPEST = 2 ", "DEEPEST = 3 "),
        ("truth is a number", "and not isinstance(sent, bool)", "and True"),
    ),
    *_of(
        "exercises",
        "answering",
        "test_answering",
        ("what is equal is the same", "_understood(variant, sent, repr(sent))", '_understood(variant, sent, "")'),
    ),
    *_of(
        "exercises",
        "direction",
        "test_direction",
        ("a wider tolerance", "TOLERANCE = 12", "TOLERANCE = 15"),
        ("mistakes nearer to the key", "CLEAR = 25", "CLEAR = 13"),
        ("a start near the lowest place", "> 3 * cell", "> 30 * cell"),
    ),
    *_of("exercises", "place", "test_place", ("a wider tolerance", "TOLERANCE = 0.02", "TOLERANCE = 0.03")),
    *_of("exercises", "working", "test_working", ("a tenth of the lines", "MOST = 60", "MOST = 6")),
    *_of(
        "exercises/drawing",
        "siblings",
        "test_siblings",
        ("fewer nudges", "NUDGES = (1, 2, 3, 4, 6)", "NUDGES = (1,)"),
        ("fewer neighbours", "NEIGHBOURS = 12", "NEIGHBOURS = 1"),
    ),
    *_of(
        "exercises/drawing",
        "variant",
        "test_variant",
        ("seeds in a row meet", "APART, BANDS = 24", "APART, BANDS = 1"),
        ("a short list", "LISTED = 512", "LISTED = 5"),
    ),
    *_of(
        "exercises/authoring",
        "content",
        "test_content",
        ("longer prose", "MOST_WORDS = 80", "MOST_WORDS = 120"),
        ("longer sentences", "LONGEST_SENTENCE = 30", "LONGEST_SENTENCE = 45"),
        ("larger expressions", "LARGEST = 400", "LARGEST = 4000"),
    ),
    *_of("exercises", "written", "test_written", ("short fractions only", "LONG = 10**6", "LONG = 10**2")),
)

MISCONCEPTIONS = (
    *_of(
        "misconceptions",
        "backward_pass",
        "test_registry",
        ("half the right slope for none", "(output.error, output.error / 2)", "(output.error, output.error / 4)"),
        (
            "the weights of the wrong way",
            "return times(hidden.slope, hidden.added(lambda path: path.error))",
            "return hidden.added(lambda path: path.error)",
        ),
        ("the slope for the input", "times(edge.right, edge.slope)", "times(edge.error, edge.slope)"),
        ("a wording turned round", "What comes in where it begins?", "What comes out where it ends?"),
    ),
    *_of(
        "misconceptions",
        "costs",
        "test_registry",
        ("half of what is doubled", "times(2 * cost.share, Add(*cost.errors))", "times(cost.share, Add(*cost.errors))"),
        ("an added square", "Add(*cost.errors) ** 2)", "Add(*cost.errors) ** 4)"),
        ("another factor", "A factor 2 seems to be missing", "A factor 3 seems to be missing"),
        ("a wording turned round", "Here the mean is wanted.", "Here the sum is wanted, too."),
    ),
    *_of(
        "misconceptions",
        "costs",
        "test_costs",
        ("the mean of two", "cost.share == 1 and len(cost.terms) == 2", "cost.share == 1 and len(cost.terms) == 3"),
    ),
    *_of(
        "misconceptions",
        "descent",
        "test_registry",
        ("twice the cost for the slope", "(output.error / 2) ** 2", "output.error**2"),
        (
            "a step up for a step without rate",
            "lambda step: step.where - step.slope",
            "lambda step: step.where + step.slope + 0",
        ),
        ("the step for the slope", "lambda step: step.slope,", "lambda step: step.rate * step.slope + 0,"),
        (
            "the slope for none",
            "return asking(question.rate, question.at)",
            "return asking(question.slope, question.at)",
        ),
        ("a wording turned round", "Which way is downhill for {x}?", "Which way is uphill for {x}?"),
    ),
    *_of(
        "misconceptions",
        "former",
        "test_former",
        ("a former name forgotten", 'Former("wrong-layer", "next-slope-for-own", drive)', 'Former("", "", drive)'),
        ("a former name for another", '"sum-of-slopes", gives_its_slopes', '"sum-of-slopes", any_other'),
    ),
    *_of(
        "misconceptions",
        "gradients",
        "test_registry",
        ("along the axis", "((-way.up, way.across), (way.up, -way.across))", "((way.up, way.across),)"),
        ("no sign", "tuple(-part for part in vector)", "tuple(+part for part in vector)"),
        ("a wording turned round", "Which of the two points uphill?", "Which of the two points downhill?"),
    ),
    *_of(
        "misconceptions",
        "layers",
        "test_registry",
        (
            "paths added",
            "times(hidden.slope, *(path.brings for path in hidden.paths))",
            "times(hidden.slope, hidden.total)",
        ),
        ("the wrong paths", "Into how many neurons does this one go?", "From how many neurons does it come?"),
    ),
    *_of(
        "misconceptions",
        "numbers",
        "test_registry",
        ("the growth at the wrong place", "growth: further - f)", "growth: further + f)"),
        (
            "the first slope too often",
            "question.slope.x + question.steps * question.rate * question.slope",
            "question.slope.x + question.rate * question.slope",
        ),
    ),
    *_of(
        "misconceptions",
        "numbers",
        "test_numbers",
        ("one step too far", "count <= question.steps + 1", "count <= question.steps + 2"),
    ),
    Mutant(
        "exercises/number: one step too many first",
        "tutor/exercises/number/exercise.py",
        "each[1].steps > asks.steps",
        "each[1].steps < asks.steps",
        ("tests/misconceptions/test_numbers.py",),
    ),
    *_of(
        "misconceptions",
        "parts",
        "test_registry",
        (
            "a wording turned round",
            "Does the cost grow or shrink when {by} grows?",
            "Does the cost shrink when {by} shrinks?",
        ),
        ("another wording turned round", "Does the curve rise or fall there?", "Does the curve fall there?"),
        ("a sign that stays", "return (-cell.right,)", "return (cell.right,)"),
    ),
    *_of("misconceptions", "registry", "test_registry", ("no order of preference", "else len(order)", "else -1")),
)

ELEMENTARY = (
    *_of(
        "elementary",
        "floats",
        "test_table",
        ("a sigmoid that overflows", "if v > 0 else math.exp(v) / (1 + math.exp(v))", "if v > -1e9 else 0.0"),
        ("elu loses small numbers", "return v if v > 0 else math.expm1(v)", "return v if v > 0 else math.exp(v) - 1"),
    ),
    *_of(
        "elementary",
        "intervals",
        "test_intervals",
        ("e to more than anybody needs", "EXP_BITS = 17", "EXP_BITS = 70"),
        ("nothing is rounded outwards", "return _widened(at_low, bits, round_floor), ", "return at_low, "),
    ),
    *_of(
        "elementary",
        "intervals",
        "test_table",
        ("the other case", "return above if at > 0 else below\n    if isinstance", "return below\n    if isinstance"),
    ),
    *_of(
        "elementary",
        "error_function",
        "test_error_function",
        ("a digit less", "0.7898917065907274", "0.78989170659"),
        ("the middle is not zero", "P = Rational(3, 10)", "P = Rational(31, 100)"),
    ),
    *_of(
        "elementary",
        "exponential",
        "test_table",
        (
            "a minus in the slope of arsinh",
            "slope=lambda u: 1 / sqrt(u**2 + 1)",
            "slope=lambda u: 1 / sqrt(u**2 - 1)",
        ),
        ("an edge that belongs", "domain=(between(-1, 1),)", "domain=(Interval(-1, 1),)"),
    ),
    *_of(
        "elementary",
        "activations",
        "test_table",
        ("a plus in the slope of mish", "u * (1 - tanh(softplus(u)) ** 2)", "u * (1 + tanh(softplus(u)) ** 2)"),
        (
            "a kink that is not told",
            'kink="kink",\n        enclosure=unary(intervals.rectified)',
            "enclosure=unary(intervals.rectified)",
        ),
    ),
)

SYMBOLIC = (
    *_of(
        "symbolic",
        "rules",
        "test_rules",
        (
            "the quotient the other way round",
            "over(times(D(u, x), v) + times(Integer(-1), u, D(v, x)), v**2)",
            "over(times(Integer(-1), D(u, x), v) + times(u, D(v, x)), v**2)",
        ),
        (
            "the larger for the smaller",
            "return times(1 - step(u - v), D(u, x)) + times(step(u - v), D(v, x))",
            "return times(step(u - v), D(u, x)) + times(1 - step(u - v), D(v, x))",
        ),
        ("half of the product rule", "return times(D(u, x), v) + times(u, D(v, x))", "return times(D(u, x), v)"),
        ("no inner slope", "return times(outer.slope(f, u), D(u, x))", "return outer.slope(f, u)"),
    ),
    *_of("symbolic", "derive", "test_derive", ("longer derivations", "LONGEST = 300", "LONGEST = 400")),
    *_of("symbolic", "definition", "test_definition", ("a higher degree", "HIGHEST = 6 ", "HIGHEST = 9 ")),
    *_of("symbolic", "decimals", "test_decimals", ("fewer decimals", "PLACES = 6", "PLACES = 4")),
    *_of("symbolic", "ellipsis", "test_ellipsis", ("more digits", "DIGITS = 3", "DIGITS = 5")),
    *_of(
        "symbolic", "text_printer", "test_printing", ("smaller numbers are rounded", "HUGE = 10**40", "HUGE = 10**20")
    ),
)

MACHINES = (
    *_of("lower", "limits", "test_limits", ("larger expressions", "NODES = 10_000", "NODES = 100_000")),
    *_of(
        "lower",
        "gradient_comparison",
        "test_gradient_comparison",
        ("witnesses that differ agree", "AGREE = 1e-6", "AGREE = 1e-2"),
        ("larger factors are told", "PLAIN = 4", "PLAIN = 9"),
    ),
    *_of(
        "numeric",
        "gradient_check",
        "test_gradient_check",
        ("gradients that differ agree", "CLOSE = 1e-6", "CLOSE = 1e-2"),
    ),
    *_of(
        "numeric",
        "descent",
        "test_descent",
        ("a minimum too early", "TOLERANCE = 1e-9", "TOLERANCE = 1e-3"),
        ("far is near", "FAR = 1e9", "FAR = 1e2"),
    ),
    *_of("numeric", "training", "test_training", ("divergence too early", "FAR = 1e6", "FAR = 1.5")),
    *_of("numeric", "schedules", "test_schedules", ("a rate that falls to nothing", "FALL = 1 / 50", "FALL = 1 / 500")),
    *_of("numeric", "network", "test_network", ("targets that add up to anything", "SUM = 1e-3", "SUM = 1e-1")),
)

AROUND = (
    *_of(
        "learner",
        "events",
        "test_events",
        ("longer names", "LONGEST_NAME = 200", "LONGEST_NAME = 2000"),
        ("larger data", "LARGEST_DATA = 16_384", "LARGEST_DATA = 163_840"),
        ("deeper data", "DEEPEST_DATA = 8", "DEEPEST_DATA = 80"),
        ("larger seeds", "LARGEST_SEED = 2**63 - 1", "LARGEST_SEED = 2**64"),
    ),
    *_of(
        "learner",
        "progress",
        "test_progress",
        ("a full solution spoils nothing", 'event.data.get("level") == SOLUTION', "False"),
        ("every help spoils", 'event.data.get("level") == SOLUTION', "True"),
        ("the same question by another seed is fresh at once", "when - opened.at < LATER", "False"),
        ("the same question is never fresh again", "when - opened.at < LATER", "True"),
        ("what is solved with help counts in a row", "streak += unaided", "streak += 1"),
        ("what is solved with help ends a row", "streak += unaided", "streak = unaided * (streak + 1)"),
        ("done with what was copied", "names.issubset(solved)", "names.issubset(either)"),
        ("back until it is copied", "event.at >= back and not helped", "event.at >= back"),
        (
            "called wrong once, called wrong for all",
            'event.data.get("attempt") == attempt)\n    return next(about',
            "True)\n    return next(about",
        ),
    ),
    *_of(
        "learner",
        "tables",
        "test_tables",
        ("another version", "SCHEMA = 1 + len(MIGRATIONS)", "SCHEMA = 2 + len(MIGRATIONS)"),
        ("a column less", '    Column("kind", _name, nullable=False),\n', ""),
        ("a column without default", 'nullable=False, server_default="")', "nullable=False)"),
        ("seeds that are too large", 'Column("seed", BigInteger,', 'Column("seed", Integer,'),
        ("two events of one name", "_name, nullable=False, unique=True", "_name, nullable=False"),
        ("a step that adds nothing", 'connection.execute(text("ALTER', 'str(text("ALTER'),
        ("a step that adds something else", "question TEXT NOT NULL DEFAULT", "question TEXT DEFAULT"),
    ),
    *_of(
        "learner",
        "store",
        "test_tables",
        ("no copy", "                backups.back_up(connection, version)\n", ""),
        ("a step left out", "MIGRATIONS[version - 1 :]", "MIGRATIONS[version:]"),
        ("the old version stays", "update(tables.schema).values(version=SCHEMA)", "select(tables.schema)"),
    ),
    *_of(
        "learner",
        "backups",
        "test_tables",
        ("a copy written over", "next(copy for copy in copies if not copy.exists())", "next(copies)"),
        ("a copy without the journal", "original.backup(written)", "__import__('shutil').copy(source, half)"),
    ),
    *_of(
        "learner",
        "forgetting",
        "test_forgetting",
        ("the copies are kept", "for copy in backups.files(file):", "for copy in ():"),
        ("the text stays in the file", 'connection.exec_driver_sql("VACUUM")', "pass"),
        ("the snapshots stay", "(tables.events, tables.snapshots)", "(tables.events,)"),
        ("numbers are used again", '"number": last}', '"number": 0}'),
    ),
    *_of(
        "learner",
        "store",
        "test_forgetting",
        ("an older snapshot replaces a newer", "newest >= last", "newest > 10 * last"),
        ("a snapshot of what is gone", "if there is None or (", "if ("),
        ("the forgotten past is written back", "!= unless_forgotten_since:", "== 0:"),
    ),
    *_of(
        "learner",
        "folding",
        "test_folding",
        ("a time that may change is kept", "if event.at > now), len", "if False), len"),
        ("a snapshot is never used", "self._base, self._last = base, kept.last", "pass"),
        ("what was forgotten is still believed", "not self._follows(store)", "False"),
        ("an event counts twice", "self._told.pop(event.id, None)", "pass"),
    ),
    *_of(
        "learner",
        "overview",
        "test_overview",
        ("a solution spoils nothing", "if not _spoiled(past, event):", "if True:"),
        ("going on changes what was", "BlockPast() if there is None else there.copy()", "there or BlockPast()"),
        ("a sitting is a lesson", " or event.lesson in SITTINGS", ""),
        ("names are put together blindly", "if any(part.opened and", "if any(False and"),
    ),
    *_of(
        "learner",
        "export",
        "test_export",
        ("a name may stand twice", "if len(found) < len(pairs):", "if False:"),
        ("an event of any size", "LARGEST_EVENT = 100_000", "LARGEST_EVENT = 10**9"),
        ("any number", "if abs(number) > LARGEST_SEED:", "if False:"),
        ("more behind the end", "!= len(text):", "> len(text):"),
    ),
    *_of(
        "learner",
        "store",
        "test_store",
        ("a newer database", "elif version > SCHEMA:", "elif version > SCHEMA + 100:"),
        ("a folder that all can read", "mode=0o700, ", ""),
        ("a file that all can read", "file.touch(mode=0o600)", "file.touch()"),
        ("no lock where two begin", 'connection.dialect.name == "postgresql":  # two', "False:  # two"),
        ("by name and not by arrival", "order_by(number) if recent", "order_by(tables.events.c.id) if recent"),
    ),
    *_of(
        "ui/blocks",
        "predictions",
        "test_predictions",
        (
            "a guess that was passed stays open",
            "state.guessed(lesson.slug, block.slug)",
            "_made(block, lesson)",
        ),
        ("the page goes on before the guess", "return None if done else at", "return None"),
        ("what was done does not open a lesson", "return None if done else at", "return at"),
    ),
    *_of(
        "ui",
        "search_index",
        "test_search_index",
        ("a part of a word is not enough", "token.startswith(form)", "token == form"),
        ("accents count", "if not combining(letter)", "if letter"),
    ),
    *_of(
        "ui",
        "search",
        "test_search",
        ("what is behind a guess is told", "if ends is None or place.block <= ends", "if place.block >= 0"),
        ("an unused field looks things up", "if typed else SearchResult()", "if True else SearchResult()"),
    ),
    *_of("ui", "text", "test_text", ("ten times as long", "LONGEST = 200", "LONGEST = 2000")),
    *_of(
        "ui",
        "background",
        "test_background",
        ("nobody is there for long", "AWAY = 10.0", "AWAY = 1000.0"),
        ("more records", "MOST = 2000", "MOST = 200_000"),
        ("a stop that waits for ever", "REST = 2.0", "REST = 60.0"),
    ),
    *_of("ui", "files", "test_files", ("more epochs", "MOST_EPOCHS = 100_000", "MOST_EPOCHS = 10_000_000")),
    *_of(
        "ui",
        "training_verdict",
        "test_training_verdict",
        ("any ratio is steady", "STEADY = 1e-3", "STEADY = 1.0"),
        ("a wording turned round", "a sign is flipped.", "no sign is flipped."),
    ),
    *_of(
        "ui",
        "experiment_reports",
        "test_experiment_reports",
        ("rows that differ are equal", "EQUAL = 1e-6", "EQUAL = 1e-1"),
    ),
)

MUTANTS: tuple[Mutant, ...] = (
    *READING,
    *DECIDING,
    *DIAGNOSING,
    *MISCONCEPTIONS,
    *EXERCISES,
    *ELEMENTARY,
    *SYMBOLIC,
    *MACHINES,
    *AROUND,
)
