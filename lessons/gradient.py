"""The gradient: one slope for each parameter, and all of them together point uphill, in the steepest direction."""

from __future__ import annotations

from sympy import Abs, Add, Eq, Expr, Gt, Integer, Lt, Mul, Ne, Rational, Symbol, Tuple, false, sqrt

from tutor.lesson import (
    ARROW,
    DIRECTIONS,
    TANGENT,
    Choose,
    Curve,
    Derivation,
    Direction,
    Formula,
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
from tutor.symbolic.derivative import D, HeldStill
from tutor.symbolic.derive import resolve
from tutor.symbolic.indexed import Partial

c, d, f, g, p, q, r, s, form = (hole(name) for name in ("c", "d", "f", "g", "p", "q", "r", "s", "form"))
value = Choose.value

h_1, h_2 = (numbered(h, number) for number in (1, 2))  # a nudge along w, and one along b
east, north = (numbered(x, number) for number in (1, 2))  # kilometres from the top of a hill

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
APART = (Vary(p, (3, -3, 6)), Vary(q, (5, -2, -4)))  # numbers under which a slip is not another's


def _cost(along: Expr | int, up: Expr | int) -> Expr:
    """A bowl in two letters, to be frozen in one of them."""
    return c * along**2 + d * along * up + up**2


curve = _cost(w, q)  # what is left of it
outer = 2 * (r * p + s - q)  # twice the error of one example

saddle = c * w**2 + d * w * b + f * b**2  # any two slopes, with the place still open
slope_w, slope_b = (resolve(D(saddle, symbol)).xreplace({w: p, b: q}) for symbol in (w, b))

LESSON = Lesson(
    slug="gradient",
    title="The gradient",
    idea="One slope for each parameter; together they point uphill, in the steepest direction.",
    minutes=20,
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
            look="{b} is frozen, so for now it is the number {q}. Which parts of {form} still change when {w} moves?",
            idea="A frozen letter is a constant. As a factor it stays, and as a term of its own it has slope 0.",
            because="With {b} held at {q}, only the parts that hold {w} have a slope.",
            of=D(form, w),
            at=((w, p), (b, q)),
            slips=(Slip("along-b", D(form, b), "That is the slope along {b}.", "Which letter is frozen here?"),),
            vary=(
                Vary(form, (c * w * b + b**2, w**2 * b + c * b, w**2 + c * w * b**2, w**3 + c * w * b)),
                Vary(c, (3, 5, 7)),
                *APART,
            ),
            skill="partial-derivative",
        ),
        Formula(
            slug="frozen-curve",
            ask="The cost is {cost}. Freeze {b} at {q}. Write the curve that is left, as a formula in {w}.",
            look="In {cost}, where does {b} stand? From now on it is the number {q} in each of these places.",
            idea="Freezing a letter does not take it away. It stays in its place as a number, and {w} stays a letter.",
            because="{q} stands wherever {b} stood.",
            given=(("cost", _cost(w, b)),),
            of=curve,
            slips=(
                Slip(
                    "letter-dropped",
                    _cost(w, 0),
                    "There every part with {b} in it is gone.",
                    "{b} is held at {q}, not at 0. What becomes of each part?",
                ),
                Slip(
                    "other-letter-frozen",
                    _cost(q, b),
                    "There {w} is frozen, and {b} still moves.",
                    "Which of the two letters should be left?",
                ),
                Slip(
                    "square-overlooked",
                    c * w**2 + d * w * q + q,
                    "The last part of {cost} is a square.",
                    "How much is {q} times {q}?",
                ),
                Slip(
                    "slope-of-the-curve",
                    D(curve, w),
                    "That is the slope of the curve that is left.",
                    "How high is that curve at {w}?",
                ),
            ),
            vary=(Vary(c, (2, 3, 5)), Vary(d, (4, -3, 6)), Vary(q, (3, -2, 5))),
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
            because="Each entry is the slope along its own letter, with the other letter frozen.",
            of=form,
            by=(w, b),
            vary=(
                Vary(form, (c * w**2 + d * w * b, (w * c + b - d) ** 2, w**2 * b + d * b**2, c * w * b**2 + d * w)),
                Vary(c, (8, 3, 4, 5)),
                Vary(d, (5, 6, 7, -3)),
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
            intro="Why no other direction is steeper. Write {p} for the slope along {w}, and {q} for the slope along "
            "{b}:",
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
        Formula(
            slug="change-for-both",
            ask="The cost is {cost}. You nudge {w} by {h_1} and {b} by {h_2}, both tiny. Write by about how much the "
            "cost changes.",
            look="Two nudges are made. How much does the cost change by the nudge {h_1} of {w} alone?",
            idea="Each nudge brings about its own slope times itself, and the two changes add up.",
            because="The nudge of {w} brings the slope along {w} times {h_1}, that of {b} the slope along {b} times "
            "{h_2}.",
            given=(("cost", form), ("h_1", h_1), ("h_2", h_2)),
            of=h_1 * D(form, w) + h_2 * D(form, b),
            slips=(
                Slip(
                    "nudge-of-w-alone",
                    h_1 * D(form, w),
                    "That is what the nudge of {w} brings.",
                    "And what does the nudge of {b} bring?",
                ),
                Slip(
                    "nudge-of-b-alone",
                    h_2 * D(form, b),
                    "That is what the nudge of {b} brings.",
                    "And what does the nudge of {w} bring?",
                ),
                Slip(
                    "nudges-exchanged",
                    h_2 * D(form, w) + h_1 * D(form, b),
                    "There each slope stands beside the nudge of the other letter.",
                    "Which letter is nudged by {h_1}?",
                ),
                Slip(
                    "slopes-without-nudges",
                    D(form, w) + D(form, b),
                    "That is the sum of the two slopes.",
                    "A slope counts for one whole unit. How far does each letter move?",
                ),
                Slip(
                    "second-taken-away",
                    h_1 * D(form, w) - h_2 * D(form, b),
                    "There the second change is taken away.",
                    "If both nudges raise the cost, is it raised by the sum or the difference?",
                ),
            ),
            vary=(
                Vary(form, (c * w**2 + d * b**2, w**2 * c + d * w * b, (c * w + b - d) ** 2, w**2 * b + d * b)),
                Vary(c, (3, 5, 4)),
                Vary(d, (7, 4, 6)),
            ),
            skill="several-nudges",
        ),
        Number(
            slug="two-nudges",
            ask="Where you stand, the slope along {w} is {r:decimal}, and along {b} it is {s:decimal}. You raise {w} "
            "by {f:decimal} and lower {b} by {f:decimal}. By how much does the cost change, roughly?",
            look="One nudge at a time. What does raising {w} by {f:decimal} do to the cost, all alone?",
            idea="Each nudge brings about its slope times the nudge, and lowering is a nudge below zero. Add what the "
            "two bring.",
            because="Raising {w} brings {first:decimal}, and lowering {b} brings {second:decimal}.",
            given=(("first", r * f), ("second", -s * f)),
            of=HeldStill(C, w) * h_1 + HeldStill(C, b) * h_2,
            at=((HeldStill(C, w), r), (HeldStill(C, b), s), (h_1, f), (h_2, -f)),
            slips=(
                Slip("w-alone", r * f, "That is what raising {w} brings.", "And what does lowering {b} bring?"),
                Slip("b-alone", -s * f, "That is what lowering {b} brings.", "And what does raising {w} bring?"),
            ),
            vary=(
                Vary(r, (Rational(4, 5), 3, -2, Rational(3, 2))),
                Vary(s, (Rational(-1, 2), Rational(5, 2), -4, 1)),
                Vary(f, (Rational(1, 5), Rational(1, 50), Rational(1, 20))),
            ),
            skill="several-nudges",
        ),
        Formula(
            slug="stay-on-the-ring",
            ask="Where you stand, the slope along {w} is {r}, and along {b} it is {s}. You raise {w} by a tiny {h}, "
            "and you want the cost to stay as it is. Write by how much you have to change {b}.",
            look="Raising {w} by {h} changes the cost. By how much, and what does the nudge of {b} have to bring?",
            idea="Each change of the cost is a slope times a nudge. Together the two have to come to 0.",
            because="Raising {w} brings {r} times {h}. Each unit of {b} brings {s}, and the two have to cancel.",
            of=-r * h / s,
            slips=(
                Slip(
                    "both-the-same-way",
                    r * h / s,
                    "With that nudge of {b} the cost changes as much again, and the same way.",
                    "The two changes have to cancel. Which sign does that need?",
                ),
                Slip(
                    "slopes-exchanged",
                    -s * h / r,
                    "There the two slopes have changed places.",
                    "The steeper it is along {b}, the smaller a nudge of {b} will do. Where does that slope belong?",
                ),
                Slip(
                    "change-for-nudge",
                    -r * h,
                    "That is what the nudge of {b} has to bring to the cost.",
                    "By how much does the cost change for one unit of {b}?",
                ),
                Slip(
                    "just-the-opposite",
                    -h,
                    "That would do if both slopes were the same.",
                    "What does the cost do if {w} rises by {h} and {b} falls by {h}?",
                ),
            ),
            vary=(Vary(r, (6, -4, 3)), Vary(s, (2, -8, 5))),
            skill="several-nudges",
        ),
        Choose(
            slug="which-matters",
            ask="Where you stand, the slope along {w} is {r:decimal} and along {b} it is {s:decimal}. "
            "You may nudge one of the two by a tiny amount, up or down as you like. Which one lowers the cost more?",
            look="Ask two things of each slope: which way is down, and how far does a tiny nudge that way take you?",
            idea="A change is about the slope times the nudge. Which sign would you give to the nudge of each letter?",
            gap="A tiny nudge of {w} changes the cost by {r:decimal} times the nudge, and one of {b} by ? times the "
            "nudge.",
            because="The slopes are {r:decimal} and {s:decimal}, and a nudge may have either sign.",
            of=Abs(HeldStill(C, w)) - Abs(HeldStill(C, b)),
            at=((HeldStill(C, w), r), (HeldStill(C, b), s)),
            options=(
                Option(
                    "Nudging {w}.",
                    Gt(value, 0),
                    "Nudge {b} the way that lowers the cost. Does it fall by less than with {w}?",
                    "Along {w} the slope is larger in size.",
                ),
                Option(
                    "Nudging {b}.",
                    Lt(value, 0),
                    "Nudge {w} the way that lowers the cost. Does it fall by less than with {b}?",
                    "Along {b} the slope is larger in size.",
                ),
                Option(
                    "Both lower it by the same amount.",
                    Eq(value, 0),
                    "Leave the signs of the slopes aside. Are the two equally large?",
                    "The two slopes are equally large in size.",
                ),
            ),
            reasons=(
                Option(
                    "Its slope is larger in size; the sign only says which way to nudge.",
                    Ne(value, 0),
                    "Is one of the slopes larger than the other, signs left aside?",
                ),
                Option(
                    "The slopes have the same size; the signs only say which way to nudge.",
                    Eq(value, 0),
                    "Look at the two numbers without their signs. Are they the same?",
                ),
                Option(
                    "The slope that is the larger number wins, and a positive number is larger than a negative one.",
                    false,
                    "You may nudge down as well as up. What does a slope below zero let you do?",
                ),
                Option(
                    "Only a letter with a negative slope can lower the cost.",
                    false,
                    "The slope is positive, and you nudge down. What does the cost do?",
                ),
            ),
            vary=(
                Vary(r, (Rational(-4, 5), Rational(1, 2), 3, Rational(-1, 10), -2)),
                Vary(s, (Rational(3, 10), Rational(-3, 2), 2, -3, Rational(4, 5))),
            ),
            skill="which-matters",
        ),
        Gradient(
            slug="gradient-here",
            ask="One example: {x} = {p}, {y} = {q}, and the cost {cost}. Now {w} = {r} and {b} = {s}. "
            "Give the gradient as two numbers, {w} first.",
            look="Put the numbers into the brackets of {cost}. What is the error here?",
            idea="Along both letters the outer rate is twice the error. The inner rate is what stands beside the "
            "letter that moves.",
            because="Twice the error is {outer}. Along {w} it is multiplied by the input {p}, and along {b} by 1.",
            given=(("cost", error_cost), ("outer", outer)),
            of=error_cost,
            by=(w, b),
            at=((x, p), (y, q), (w, r), (b, s)),
            vary=(Vary(p, (3, 5, 7)), Vary(q, (1, 12, 8)), Vary(r, (6, -1, 7)), Vary(s, (10, -2, 3))),
            skill="gradient",
        ),
        Order(
            slug="rank-nudges",
            ask="The cost is {cost}, and you stand at {w} = {p}, {b} = {q}. Rank four tiny nudges of the same size: "
            "first the one that lowers the cost most, last the one that raises it most.",
            look="Work out two slopes at this place first: along {w} with {b} frozen, and along {b} with {w} frozen.",
            idea="A nudge up changes the cost by about its slope, a nudge down by the opposite. Which change is the "
            "most negative?",
            because="The four changes are the two slopes and their opposites, each times the nudge.",
            given=(("cost", saddle),),
            items=(
                Item("{w} up", slope_w),
                Item("{w} down", -slope_w),
                Item("{b} up", slope_b),
                Item("{b} down", -slope_b),
            ),
            vary=(Vary(c, (1, 2, -1)), Vary(d, (0, 1, -3)), Vary(f, (2, 1, 3)), *PLACES),
            skill="which-matters",
        ),
        Direction(
            slug="downhill",
            ask="The cost is {form}. You stand at {w} = {p}, {b} = {q}. In which direction does a small step lower it "
            "most?",
            look="How steep is the cost along {w} where you stand, and how steep along {b}?",
            idea="The steepest way down goes against the gradient: each letter against its own slope, and in the "
            "proportion of the slopes.",
            because="The step goes against both slopes at once, in their proportion.",
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
            skill="steepest-descent",
        ),
        Number(
            slug="length",
            ask="The cost is {cost}. At {w} = {p}, {b} = {q}, how steep is the steepest way up?",
            look="Begin with two slopes where you stand: one along {w}, one along {b}.",
            idea="The steepest slope is the length of the gradient, and its two entries are the short sides of a right "
            "triangle.",
            because="By Pythagoras, the length of the gradient is the root of the sum of its squared entries.",
            given=(("cost", form),),
            of=sqrt(D(form, w) ** 2 + D(form, b) ** 2),
            at=((w, p), (b, q)),
            vary=(VALLEYS, Vary(c, (3, 5)), Vary(d, (4, 6)), *APART),
            skill="gradient-length",
        ),
        Formula(
            slug="steepness-anywhere",
            ask="The cost is {cost}. Write how steep the steepest way up is, as a formula in {w} and {b}.",
            look="Which two slopes does the gradient of {cost} list?",
            idea="The steepest slope is the length of the gradient. Pythagoras says how long an arrow with two entries "
            "is.",
            because="The steepest slope is the length of the gradient, by Pythagoras.",
            given=(("cost", form),),
            of=sqrt(D(form, w) ** 2 + D(form, b) ** 2),
            slips=(
                Slip(
                    "entries-added",
                    D(form, w) + D(form, b),
                    "There the two slopes are added.",
                    "Is the long side of a right triangle the sum of the others?",
                ),
                Slip(
                    "length-squared",
                    D(form, w) ** 2 + D(form, b) ** 2,
                    "That is the length, squared.",
                    "What is the last step of Pythagoras?",
                ),
                Slip(
                    "height-taken",
                    form,
                    "That is the cost itself.",
                    "That says how high it is. Which two slopes say how steep it is?",
                ),
            ),
            vary=(
                Vary(form, (c * w**2 + d * b**2, c * w + d * b**2, c * w**2 + d * w * b, (c * w + b) ** 2)),
                Vary(c, (3, 5)),
                Vary(d, (4, 6, 7)),
            ),
            skill="gradient-length",
        ),
    ),
    transfer=Direction(
        slug="rain",
        ask="From the top of a hill it is {east} kilometres to the east and {north} kilometres to the north. The "
        "height there is {form} metres. You stand at {east} = {p}, {north} = {q}, and it rains. Which way does the "
        "water run?",
        look="How fast does the height change to the east where you stand, and how fast to the north?",
        idea="Water takes the steepest way down: against the gradient of the height, in the proportion of the two "
        "slopes.",
        because="The water runs against both slopes of the height at once, in their proportion.",
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
        skill="steepest-descent",
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
