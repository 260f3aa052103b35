"""Too small crawls, too large overshoots, bounces or diverges; why, and how a rate may change on the way."""

from __future__ import annotations

from sympy import Abs, Eq, Gt, Integer, Lt, Rational, cancel, solve

from tutor.lesson import (
    BALL,
    COST,
    RATE,
    TANGENT,
    Choose,
    Compare,
    Curve,
    Derivation,
    Formula,
    Formulas,
    Gauges,
    Item,
    Lesson,
    Next,
    Number,
    Option,
    Order,
    Place,
    Prediction,
    Prose,
    Slider,
    Variation,
    Vary,
    hole,
)
from tutor.notation import eta, numbered, w
from tutor.symbolic.derivative import D
from tutor.symbolic.derive import resolve
from tutor.symbolic.shown import Becomes

c, d, p, q, r, s = (hole(name) for name in ("c", "d", "p", "q", "r", "s"))
value = Choose.value
across = Abs(value + Rational(1, 2))  # below a half: the factor lies between −1 and 0

cost = (w - 3) ** 2
start = Integer(0)
move = resolve(w - eta * D(cost, w))  # where one step leads
slow, good, wild = Rational(1, 100), Rational(2, 5), Rational(11, 10)
distance = w - 3  # to the bottom
factor = cancel((move - 3) / distance)  # what one step makes of the distance
left = Abs(factor)  # of a distance of 1

w1, w2 = numbered(w, 1), numbered(w, 2)
bowl = (w1 - 2) ** 2 + 3 * (w2 + 1) ** 2  # of the last lesson
factor_1 = cancel(resolve(w1 - 2 - eta * D(bowl, w1)) / (w1 - 2))
factor_2 = cancel(resolve(w2 + 1 - eta * D(bowl, w2)) / (w2 + 1))
limit_2 = solve(factor_2 + 1, eta)[0]

valley = c * (w - d) ** 2  # any valley: how steep it is, and where its bottom is
FACTOR = "Put a distance of 1 into one step. Which distance comes out, and on which side?"
spread_out = c * w**2 - 2 * c * d * w + q  # the same, without brackets, and lifted

LESSON = Lesson(
    slug="learning-rate",
    title="The learning rate",
    idea="Too small and it crawls, too large and it runs away: one number decides.",
    minutes=15,
    needs=("descent",),
    teaches=("learning-rate",),
    can=(
        "say what a learning rate will do before you try it",
        "find the rate that reaches the bottom of a simple valley in one step, and the one that is too large",
        "say what a schedule is for, and read one off a training run",
    ),
    blocks=(
        Prose(
            "The cost is {cost} once more, and {w} starts at {start}. "
            "With {eta} = {slow:decimal} the first step leads to {crawl:decimal}. "
            "With {eta} = {good:decimal} it leads to {jump:decimal}.\n\n"
            "The slope was the same both times. Only the learning rate differed. You choose it, and the network does "
            "not learn it: it is a **hyperparameter**, as the number of layers is.",
            cost=cost,
            start=start,
            slow=slow,
            crawl=move.xreplace({w: start, eta: slow}),
            good=good,
            jump=move.xreplace({w: start, eta: good}),
        ),
        Prediction(
            slug="guess",
            ask="Larger was better so far. What happens with {eta} = {wild:decimal}?",
            options=(
                "It reaches the bottom faster still.",
                "It jumps across the bottom, and still comes nearer.",
                "It jumps across the bottom, and lands further away.",
            ),
            after="Each step landed further away. Its distance was multiplied by {factor:decimal} every time.",
            given=(("wild", wild), ("factor", factor.xreplace({eta: wild}))),
        ),
        Curve(
            slug="ball",
            of=cost,
            along=w,
            span=(-3, 9),
            start=0,
            show=(TANGENT, BALL),
            rate=0.05,
            rates=(0.01, 1.2),
            caption="Find four rates: one that crawls, one that arrives in a single step, one that bounces for ever, "
            "and one that runs away. Press Reset in between.",
        ),
        Place(
            slug="overshoot",
            ask="The ball stands at {w} = {s}, and {eta} = {r:decimal}. Move the point to where the next step lands.",
            figure=Curve(
                slug="overshoot-curve",
                of=(w - d) ** 2,
                along=w,
                span=(-6, 8),
                start=s,
                rate=r,
                caption="The cost {of}. The point begins where the ball stands.",
            ),
            vary=(
                *(Vary(d, (1, 2, 0)), Vary(s, (-2, 4, -1, 5))),
                Vary(r, (Rational(4, 5), Rational(3, 4), Rational(9, 10), Rational(7, 10))),
            ),
            skill="overshoot",
        ),
        Prose(
            "Why does one rate help and another one harm? Look at how far {w} is from the bottom: {distance}. This is "
            "a **signed distance**: negative on the left of the bottom, positive on the right. A step changes {w}, and "
            "so it changes this distance. First the slope that goes into the step:",
            distance=distance,
        ),
        Derivation(slug="slope-steps", of=cost, by=w, intro="The slope of {of}:"),
        Formulas(rows=(("one step; read the arrow as “becomes”", Becomes(w, move)),)),
        Formula(
            slug="distance-after",
            ask="The cost is {cost}, so the signed distance to the bottom is {distance}: it is negative on the left. "
            "Write what it becomes after one step, as a formula in {w} and {eta}.",
            given=(("cost", (w - d) ** 2), ("distance", w - d)),
            of=w - eta * D((w - d) ** 2, w) - d,
            vary=(Vary(d, (3, 5, 2, -1, -4, 7)),),
            skill="distance-factor",
        ),
        Prose(
            "The old distance {distance} occurs twice: once as it is, and once multiplied by {twice} and subtracted. "
            "Factor it out.",
            distance=distance,
            twice=1 - factor,
        ),
        Formulas(
            rows=(
                ("the distance after one step", Becomes(distance, move - 3)),
                ("the same, factored", Becomes(distance, factor * distance)),
            )
        ),
        Prose(
            "Each step multiplies the distance by {factor}.\n\n"
            "- {eta} below {half:decimal}: between {zero} and {one}. {w} **converges** to the bottom, "
            "from one side.\n"
            "- {eta} = {half:decimal}: it is {zero}. One step, and you are there.\n"
            "- {eta} between {half:decimal} and {limit}: below {zero}. Each step jumps across the bottom, "
            "and still comes nearer.\n"
            "- {eta} = {limit}: it is {minus}. {w} bounces for ever.\n"
            "- {eta} above {limit}: {w} **diverges**. Every distance is larger than the last.",
            factor=factor,
            half=solve(factor, eta)[0],
            limit=solve(factor + 1, eta)[0],
            zero=Integer(0),
            one=Integer(1),
            minus=Integer(-1),
        ),
        Gauges(
            slug="factors",
            rows=(
                ("after 1 step", factor),
                ("after 2 steps", factor**2),
                ("after 3 steps", factor**3),
                ("after 6 steps", factor**6),
            ),
            sliders=(Slider(eta, 0, 1.2, start=0.1, step=0.05),),
            span=(-2, 2),
            caption="What is left of a distance of 1. Turn {eta} to a half, then to 1, then beyond.",
        ),
        Choose(
            slug="what-it-does",
            ask="The cost is {cost}, and {eta} = {r:decimal}. Take the slope, and find the factor by which one step "
            "multiplies the distance to the bottom. How does {w} move?",
            given=(("cost", valley),),
            of=1 - 2 * c * eta,
            at=((eta, r),),
            options=(
                Option("It comes nearer, always from the same side.", Gt(value, 0), FACTOR),
                Option("It jumps across the bottom, and comes nearer.", Lt(across, Rational(1, 2)), FACTOR),
                Option("It bounces between two places for ever.", Eq(value, -1), FACTOR),
                Option("It jumps across the bottom, further each time.", Lt(value, -1), FACTOR),
            ),
            reasons=(
                Option("The factor lies between 0 and 1.", Gt(value, 0), FACTOR),
                Option("The factor lies between −1 and 0.", Lt(across, Rational(1, 2)), FACTOR),
                Option("The factor is −1.", Eq(value, -1), FACTOR),
                Option("The factor lies below −1.", Lt(value, -1), FACTOR),
            ),
            vary=(
                Vary(r, (Rational(1, 5), Rational(2, 5), Rational(3, 4) / c, 1 / c, Rational(6, 5))),
                Vary(c, (1, 2)),
                Vary(d, (3, -2, 4)),
            ),
            skill="converge-or-diverge",
        ),
        Order(
            slug="nearest-first",
            ask="Four balls start at the same place on {cost}, each with its own learning rate. "
            "Order them by how far they are from the bottom after one step, the nearest first.",
            given=(("cost", cost),),
            items=(
                Item("{eta} = {p:decimal}", left.xreplace({eta: p})),
                Item("{eta} = {q:decimal}", left.xreplace({eta: q})),
                Item("{eta} = {r:decimal}", left.xreplace({eta: r})),
                Item("{eta} = {s:decimal}", left.xreplace({eta: s})),
            ),
            vary=(
                Vary(p, (Rational(1, 10), Rational(1, 20), Rational(1, 5))),
                Vary(q, (Rational(1, 2), Rational(9, 20))),
                Vary(r, (Rational(7, 10), Rational(3, 4), Rational(13, 20))),
                Vary(s, (Rational(11, 10), Rational(6, 5), Integer(1))),
            ),
            skill="converge-or-diverge",
        ),
        Number(
            slug="one-jump",
            ask="The cost is {cost}. You stand at {w} = {s}, and the bottom is at {w} = {d}. "
            "Which learning rate leads there in a single step?",
            given=(("cost", spread_out),),
            of=(w - d) / D(spread_out, w),
            at=((w, s),),
            vary=(Vary(c, (2, 4, 5, 10)), Vary(d, (1, 3, -2)), Vary(s, (4, -3, 7)), Vary(q, (7, 4, 9))),
            skill="distance-factor",
        ),
        Prose(
            "Now a real network, which learns to read handwritten digits. One **epoch** is one pass through all its "
            "training images.",
        ),
        Compare(
            slug="rates",
            caption="Three learning rates: the same network, the same first weights, the same images. "
            "Which one will be lowest at the end, and what will the other two do? Then press Start.",
            runs=(
                Variation("η = 0.01", rate=0.01),
                Variation("η = 1", rate=1.0),
                Variation("η = 30", rate=30.0),
            ),
            epochs=6,
            images=1000,
            show=(COST,),
        ),
        Prose(
            "On this network {eta} = {limit_here} is a good rate. On {cost} it was the limit. The limit depends on how "
            "sharply the curve bends. Take the bowl of the last lesson, {bowl}. A step multiplies the distance along "
            "{w1} by {factor_1}, and the distance along {w2} by {factor_2}. The bowl curves three times as sharply "
            "along {w2}, and there the limit is {limit_2}.",
            limit_here=Integer(1),
            cost=cost,
            bowl=bowl,
            w1=w1,
            w2=w2,
            factor_1=factor_1,
            factor_2=factor_2,
            limit_2=limit_2,
        ),
        Prose(
            "One rate has to serve both. Above {limit_2} the steps along {w2} run away. Below it, the steps along {w1} "
            "are smaller than they could be. A real cost, too, curves sharply in one direction and gently in another, "
            "and both change on the way. So no single rate is best everywhere.",
            limit_2=limit_2,
            w1=w1,
            w2=w2,
        ),
        Prose(
            "On a real cost you change the rate while training goes on. How it changes is the **schedule**.\n\n"
            "- **constant**: the rate stays the same.\n"
            "- **step**: every few epochs the rate is cut.\n"
            "- **exponential**: in each epoch the rate is multiplied by the same number below 1.\n"
            "- **cosine**: the rate falls slowly, then fast, then slowly again.\n"
            "- **warm-up**: the rate starts small, because the first slopes can be very large. Then it grows.",
        ),
        Compare(
            slug="schedules",
            caption="Five schedules, otherwise the same run. In each of them the rate is 6 at its highest. You see the "
            "cost and the learning rate. Which costs still jump about at the end, and how large are their rates then?",
            runs=(
                Variation("constant", rate=6.0),
                *(Variation(name, rate=6.0, schedule=name) for name in ("step", "exponential", "cosine", "warm-up")),
            ),
            epochs=12,
            images=1000,
            show=(COST, RATE),
        ),
        Number(
            slug="halved",
            ask="A step schedule starts with {eta} = {r:decimal} and halves it every {c} epochs. "
            "What is the learning rate once {p} epochs are over?",
            of=r * Rational(1, 2) ** (p / c),
            vary=(
                *(Vary(r, (Rational(1, 2), 2, Rational(4, 5))), Vary(p, (3 * c, 2 * c, 4 * c)), Vary(c, (10, 5, 20))),
            ),
            skill="schedules",
        ),
    ),
    transfer=Number(
        slug="limit",
        ask="You train one weight on the cost {cost}. It stands at {s}, and the bottom is at {d}. "
        "With which learning rate does the next step land just as far from the bottom, on the other side?",
        given=(("cost", spread_out),),
        of=2 * ((w - d) / D(spread_out, w)),  # a step twice as long as the distance
        at=((w, s),),
        vary=(Vary(c, (2, 4, 5, 8)), Vary(d, (6, -3, 1)), Vary(s, (-1, 4, 9)), Vary(q, (2, 5, 8))),
        skill="converge-or-diverge",
    ),
    summary=(
        Prose("On {cost} each step multiplies the distance to the bottom by {factor}.", cost=cost, factor=factor),
        Prose("A rate that is too small crawls. One that is too large overshoots, then bounces, and at last diverges."),
        Prose("A schedule changes the rate on the way: most take large steps first and small ones later."),
    ),
    on=(
        Next("neuron", "You can move one weight well. Now meet the neuron that a weight belongs to."),
        Next("descent", "Would you like to see the steps shrink by themselves once more?"),
    ),
)
