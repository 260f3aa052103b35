"""The gradient: one slope for each parameter, and all of them together point uphill, in the steepest direction."""

from __future__ import annotations

from sympy import Abs, Add, Eq, Expr, Gt, Integer, Lt, Mul, Rational, Symbol, Tuple, sqrt

from tutor.lesson import (
    ARROW,
    DIRECTIONS,
    TANGENT,
    Choose,
    Curve,
    Derivation,
    Direction,
    Formulas,
    Gradient,
    Item,
    Landscape,
    Lesson,
    Next,
    Number,
    Option,
    Order,
    Prediction,
    Prose,
    Reasoning,
    Slider,
    Slip,
    Vary,
    hole,
)
from tutor.notation import C, b, h, numbered, w, x, y
from tutor.symbolic.derivative import D, Held
from tutor.symbolic.derive import resolve
from tutor.symbolic.indexed import Partial

c, d, f, g, p, q, r, s, form = (hole(name) for name in ("c", "d", "f", "g", "p", "q", "r", "s", "form"))
value = Choose.value

h_1, h_2 = (numbered(h, number) for number in (1, 2))  # a nudge along w, and one along b
east, north = (Symbol(name, real=True) for name in ("east", "north"))  # kilometres from the top of a hill

bowl = w**2 + w * b + b**2
here = {w: Integer(2), b: Integer(-1)}
by_w, by_b = (resolve(D(bowl, symbol)) for symbol in (w, b))
error_cost = (w * x + b - y) ** 2
HUNDREDTH = Rational(1, 100)
SPAN = ((-3, 3), (-3, 3))

oval = w**2 / 2 + 2 * b**2
start = {w: Integer(2), b: Integer(1)}
along_w, along_b = (resolve(D(oval, symbol)).xreplace(start) for symbol in (w, b))

VALLEYS = Vary(form, (c * w**2 + d * b**2, (w - 1) ** 2 + c * b**2, w**2 + w * b + c * b**2, (w + b) ** 2 + c * b**2))
p_, q_ = (Symbol(name, real=True) for name in ("p", "q"))  # any two slopes
gain, across = p_ * h_1 + q_ * h_2, p_ * h_2 - q_ * h_1


def _set(left: Expr, right: Expr | int) -> Eq:
    """left = right, as it stands."""
    return Eq(left, right, evaluate=False)


HILLS = (
    90 - c * east**2 - d * north**2,
    80 - east**2 - east * north - c * north**2,
    95 - (east + north) ** 2 - d * east**2,
)
PLACES = (Vary(p, (2, -2, 1)), Vary(q, (1, -1, 2, -2)))

saddle = c * w**2 + d * w * b + f * b**2  # any two slopes, with the place still open
slope_w, slope_b = (resolve(D(saddle, symbol)).xreplace({w: p, b: q}) for symbol in (w, b))

LESSON = Lesson(
    slug="gradient",
    title="The gradient",
    idea="One slope for each parameter; together they point uphill, in the steepest direction.",
    minutes=20,
    needs=("chain-rule",),
    teaches=("gradient",),
    can=(
        "take the slope in one parameter while the others are frozen",
        "write a gradient, and read from it which nudge matters most",
        "say why a step against the gradient is the best small step there is",
    ),
    blocks=(
        Prose(
            "Now there are two parameters, a weight {w} and a bias {b}. You stand on a hillside at "
            "{w} = {at_w}, {b} = {at_b}. To the right, along {w}, it climbs at the slope {along_w}. "
            "Ahead, along {b}, it climbs at the slope {along_b}.",
            at_w=start[w],
            at_b=start[b],
            along_w=along_w,
            along_b=along_b,
        ),
        Prediction(
            slug="guess",
            ask="To the right the slope is {along_w}, ahead it is {along_b}. In which direction is it steepest?",
            options=(
                "Straight ahead: {along_b} is the larger slope.",
                "Halfway between the two.",
                "Between the two, but more ahead than to the right.",
            ),
            after="Between the two, twice as far ahead as to the right: in the proportion of the slopes. "
            "There the slope is about {steepest:decimal}, more than straight ahead.",
            given=(
                ("along_w", along_w),
                ("along_b", along_b),
                ("steepest", Rational(f"{float(sqrt(along_w**2 + along_b**2)):.3g}")),
            ),
            settled="directions",
        ),
        Prose(
            "Begin with one parameter at a time. Freeze {b}: treat it as a constant. What is left is a curve in {w} "
            "alone, and a curve has a slope. That slope is the **partial derivative** by {w}. You have met its round "
            "d: it is written {by_w}.",
            by_w=Partial(C, w),
        ),
        Curve(
            slug="frozen",
            of=bowl,
            along=w,
            span=(-3, 3),
            start=2,
            show=(TANGENT,),
            sliders=(Slider(b, -3, 3, start=-1, step=0.5),),
            caption="The cost {of} with {b} frozen. Leave {w} where it is and freeze {b} at another number. "
            "Why does the slope change?",
        ),
        Derivation(slug="by-w-steps", of=bowl, by=w, intro="The slope along {w}, with {b} frozen:"),
        Derivation(slug="by-b-steps", of=bowl, by=b, intro="And now {w} is frozen and {b} moves:"),
        Number(
            slug="freeze",
            ask="The cost is {form}. You stand at {w} = {p}, {b} = {q}. Freeze {b}. How steep is the cost along {w}?",
            of=D(form, w),
            at=((w, p), (b, q)),
            slips=(Slip("along-b", D(form, b), "That is the slope along {b}.", "Which letter is frozen here?"),),
            vary=(
                Vary(form, (c * w * b + b**2, w**2 * b + c * b, w**2 + c * w * b**2, (w + c * b) ** 2)),
                Vary(c, (2, 3, 5)),
                *PLACES,
            ),
            skill="partial-derivative",
        ),
        Prose(
            "Put the two slopes in one list, and you have the **gradient**, written ∇{C}: say “nabla C”. "
            "It has one entry for each parameter, in a fixed order. With 13,002 parameters it has 13,002 entries. "
            "All parameters together are called {theta}.",
        ),
        Formulas(
            rows=(
                ("the gradient", Tuple(Partial(C, w), Partial(C, b))),
                ("of the cost above", Tuple(by_w, by_b)),
                ("where the next figure starts", Tuple(by_w.xreplace(here), by_b.xreplace(here))),
            )
        ),
        Prose(
            "A list of two numbers is an arrow: the first number says how far to the right, the second how far up. "
            "Draw it where you stand. The rings are places of equal cost, seen from above, as on a map."
        ),
        Landscape(
            slug="arrow",
            of=bowl,
            along=(w, b),
            span=SPAN,
            start=tuple(here.values()),
            show=(ARROW,),
            caption="The cost {of} from above, with its gradient as an arrow. Drag the point. The step points the "
            "other way. How does the arrow cross the ring? Where is the arrow short?",
        ),
        Gradient(
            slug="write-gradient",
            ask="The cost is {of}. Write its gradient, the slope along {w} first, then along {b}.",
            of=form,
            by=(w, b),
            vary=(
                Vary(form, (c * w**2 + d * w * b, (w * c + b - d) ** 2, w**2 * b + d * b**2, c * w * b**2 + d * w)),
                Vary(c, (2, 3, 4, 5)),
                Vary(d, (1, 6, 7, -3)),
            ),
            skill="gradient",
        ),
        Prose(
            "Is the arrow really the steepest way? Don't take it on trust: try it. Take small steps of the same "
            "length in 36 directions, and measure how far each goes down. No formula for a slope is used, only the "
            "cost at both ends."
        ),
        Landscape(
            slug="directions",
            of=oval,
            along=(w, b),
            span=SPAN,
            start=tuple(start.values()),
            show=(ARROW, DIRECTIONS),
            caption="36 small steps from the point, and how far each one goes down. Which one wins? "
            "Compare it with the arrow. Then drag the point and look again.",
        ),
        Prose(
            "The winner is always the step that points most nearly **against** the gradient. Why? Look uphill first. "
            "Where the figure starts, the slopes are {along_w} and {along_b}. Nudge {b} alone by {far:decimal}: the "
            "cost grows by about {straight:decimal}. Now lean to the side: {w} by {aside:decimal} and {b} by "
            "{ahead:decimal}, which is as far. It grows by about {leaned:decimal}: more, since both slopes help. The "
            "steepest way leans a little less than this.",
            along_w=along_w,
            along_b=along_b,
            far=HUNDREDTH,
            straight=HUNDREDTH * along_b,
            aside=HUNDREDTH * Rational(3, 5),
            ahead=HUNDREDTH * Rational(4, 5),
            leaned=HUNDREDTH * (Rational(3, 5) * along_w + Rational(4, 5) * along_b),
        ),
        Prose(
            "In letters: nudge {w} by {h_1} and {b} by {h_2}, and the cost changes by about {change}. Take all "
            "nudges of one length. The sum is largest when {h_1} and {h_2} are in the proportion of the two slopes "
            "and have their signs. It is most negative exactly the other way. The reason is below.\n\n"
            "How steep is it then? As steep as the arrow is long. By Pythagoras that is {length}.",
            change=Partial(C, w) * h_1 + Partial(C, b) * h_2,
            h_1=h_1,
            h_2=h_2,
            length=sqrt(Partial(C, w) ** 2 + Partial(C, b) ** 2),
        ),
        Reasoning(
            slug="steepest",
            intro="Why no other direction is steeper. Call the slope along {w} {p}, and the slope along {b} {q}:",
            lines=(
                (
                    "The cost changes by about {gain}. Square that.",
                    _set(gain**2, p_**2 * h_1**2 + 2 * p_ * q_ * h_1 * h_2 + q_**2 * h_2**2),
                ),
                (
                    "Make a second square of the same letters, crosswise.",
                    _set(across**2, p_**2 * h_2**2 - 2 * p_ * q_ * h_1 * h_2 + q_**2 * h_1**2),
                ),
                (
                    "Add the two. The mixed terms cancel, and the rest is a product: the length of the gradient, "
                    "squared, times the length of the nudge, squared.",
                    _set(gain**2 + across**2, (p_**2 + q_**2) * (h_1**2 + h_2**2)),
                ),
                (
                    "So the change squared is this product minus a square. For nudges of one length the product stays "
                    "the same.",
                    _set(gain**2, (p_**2 + q_**2) * (h_1**2 + h_2**2) - across**2),
                ),
                (
                    "A square is never negative. So the change is largest in size when the square that is taken away "
                    "is 0. That is so when the nudges are {along_w} and {along_b}, in the proportion of the slopes.",
                    _set(Add(Mul(p_, h * q_), -Mul(q_, h * p_), evaluate=False), 0),
                ),
                (
                    "With such nudges the cost changes by this. For {h} above zero that is the largest rise, for {h} "
                    "below zero the largest fall: the step against the gradient.",
                    _set(Add(p_ * (h * p_), q_ * (h * q_), evaluate=False), h * (p_**2 + q_**2)),
                ),
            ),
            given=(
                *(("p", p_), ("q", q_)),
                *(("gain", gain), ("along_w", h * p_), ("along_b", h * q_)),
            ),
        ),
        Number(
            slug="two-nudges",
            ask="Where you stand, the slope along {w} is {r:decimal}, and along {b} it is {s:decimal}. You raise {w} "
            "by {f:decimal} and lower {b} by {f:decimal}. By how much does the cost change, roughly?",
            of=Held(C, w) * h_1 + Held(C, b) * h_2,
            at=((Held(C, w), r), (Held(C, b), s), (h_1, f), (h_2, -f)),
            vary=(
                Vary(r, (Rational(4, 5), 3, -2, Rational(3, 2))),
                Vary(s, (Rational(-1, 2), 2, -4, 1)),
                Vary(f, (Rational(1, 10), Rational(1, 100), Rational(1, 20))),
            ),
            skill="nudge",
        ),
        Choose(
            slug="which-matters",
            ask="Where you stand, the slope along {w} is {r:decimal} and along {b} it is {s:decimal}. "
            "You may nudge one of the two by a tiny amount, up or down as you like. Which one lowers the cost more?",
            of=Abs(Held(C, w)) - Abs(Held(C, b)),
            at=((Held(C, w), r), (Held(C, b), s)),
            options=(Option("Nudging {w}.", Gt(value, 0)), Option("Nudging {b}.", Lt(value, 0))),
            reasons=(
                Option("The size of the slope along {w} is larger; the sign only says which way.", Gt(value, 0)),
                Option("The size of the slope along {b} is larger; the sign only says which way.", Lt(value, 0)),
            ),
            vary=(
                Vary(r, (Rational(-4, 5), Rational(1, 2), 3, Rational(-1, 10), -2)),
                Vary(s, (Rational(3, 10), Rational(-3, 2), 1, Rational(6, 5), Rational(-1, 5))),
            ),
            skill="gradient-meaning",
        ),
        Gradient(
            slug="gradient-here",
            ask="One example: {x} = {p}, {y} = {q}, and the cost {cost}. Now {w} = {r} and {b} = {s}. "
            "Give the gradient as two numbers, {w} first.",
            given=(("cost", error_cost),),
            of=error_cost,
            by=(w, b),
            at=((x, p), (y, q), (w, r), (b, s)),
            vary=(Vary(p, (2, 3, -1, -2)), Vary(q, (1, 5, 4)), Vary(r, (3, 2, -1)), Vary(s, (3, -1, 2, -2))),
            skill="gradient",
        ),
        Order(
            slug="rank-nudges",
            ask="The cost is {cost}, and you stand at {w} = {p}, {b} = {q}. Rank four tiny nudges of the same size: "
            "first the one that lowers the cost most, last the one that raises it most.",
            given=(("cost", saddle),),
            items=(
                Item("{w} up", slope_w),
                Item("{w} down", -slope_w),
                Item("{b} up", slope_b),
                Item("{b} down", -slope_b),
            ),
            vary=(Vary(c, (1, 2, -1)), Vary(d, (0, 1, -3)), Vary(f, (2, 1, 3)), *PLACES),
            skill="gradient-meaning",
        ),
        Direction(
            slug="downhill",
            ask="The cost is {form}. You stand at {w} = {p}, {b} = {q}. In which direction does a small step lower it "
            "most?",
            figure=Landscape(
                slug="downhill-landscape",
                of=form,
                along=(w, b),
                span=SPAN,
                start=(p, q),
                show=(),
                caption="The cost {form} from above. Remember: the lowest place need not lie in that direction.",
            ),
            vary=(VALLEYS, Vary(c, (4, 6)), Vary(d, (1, 2)), *PLACES),
            skill="steepest",
        ),
        Number(
            slug="length",
            ask="The cost is {cost}. At {w} = {p}, {b} = {q}, how steep is the steepest way up?",
            given=(("cost", form),),
            of=sqrt(D(form, w) ** 2 + D(form, b) ** 2),
            at=((w, p), (b, q)),
            vary=(VALLEYS, Vary(c, (2, 3)), Vary(d, (1, 4)), *PLACES),
            skill="steepness",
        ),
    ),
    transfer=Direction(
        slug="rain",
        ask="Measure from the top of a hill, in kilometres to the east and to the north. The height is {form} "
        "metres. You stand at {east} = {p}, {north} = {q}, and it rains. Which way does the water run?",
        figure=Landscape(
            slug="rain-landscape",
            of=form,
            along=(east, north),
            span=SPAN,
            start=(p, q),
            show=(),
            caption="The hill from above, east to the right and north up.",
        ),
        given=(("east", east), ("north", north)),
        vary=(
            Vary(form, HILLS),
            Vary(c, (2, 3, 1)),
            Vary(d, (1, 4, 3)),
            *PLACES,
        ),
        skill="steepest",
    ),
    summary=(
        Prose("A partial derivative is the slope in one parameter while all others are frozen."),
        Prose(
            "The gradient ∇{C} lists them all, and points where the cost climbs most steeply; its length is that slope."
        ),
        Prose("So a small step against the gradient lowers the cost more than any other step of its length."),
    ),
    on=(Next("descent", "You know which way is downhill. Next, walk there: one step, and another, and another."),),
)
