"""Too small crawls, too large overshoots, bounces or diverges; why, and how a rate may change on the way."""

from __future__ import annotations

from sympy import Abs, Eq, Gt, Integer, Lt, Rational, cancel, false, solve

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
    Slip,
    StepTable,
    Variation,
    Vary,
    hole,
)
from tutor.notation import eta, n, numbered, w
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
bend = 1 - eta * D(valley, w) / (w - d)  # what one step makes of the distance, in any valley
spread_out = c * w**2 - 2 * c * d * w + q  # the same, without brackets, and lifted
far, steep = s - d, 2 * c * (s - d)  # how far the bottom is from s, and how steep the valley is there
share = 1 - 2 * r  # of the distance, that one step leaves in a valley of the first kind
halvings = p / c

LESSON = Lesson(
    slug="learning-rate",
    title="The learning rate",
    idea="Too small and it crawls, too large and it runs away: one number decides.",
    minutes=15,
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
            look="How steep is the cost where the ball stands, at {w} = {s}?",
            idea="A step is {eta} times the slope, against it. With a large {eta} it may lead beyond the bottom.",
            because="The slope there is {steep}, so the step is {step:decimal}, from {w} = {s}.",
            given=(("steep", 2 * (s - d)), ("step", -r * 2 * (s - d))),
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
            skill="one-step",
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
            look="Where does {w} stand after one step? And how far is that from the bottom of {cost}?",
            idea="The distance is {w} minus the place of the bottom, before the step and after it. Only {w} has "
            "changed.",
            because="The step takes {eta} times the slope away from {w}, and so from the distance {distance} as well.",
            given=(("cost", (w - d) ** 2), ("distance", w - d)),
            of=w - eta * D((w - d) ** 2, w) - d,
            slips=(
                Slip(
                    "place-for-distance",
                    w - eta * D((w - d) ** 2, w),
                    "That is where {w} stands after the step.",
                    "How far is that from the bottom?",
                ),
                Slip(
                    "factor-for-distance",
                    (w - eta * D((w - d) ** 2, w) - d) / (w - d),
                    "That is what the distance is multiplied by.",
                    "How large is the distance before the step?",
                ),
                Slip(
                    "step-for-distance",
                    -eta * D((w - d) ** 2, w),
                    "That is the step.",
                    "To which distance is it added?",
                ),
                Slip(
                    "without-its-sign",
                    Abs(w - eta * D((w - d) ** 2, w) - d),
                    "That is how far it is, without the sign.",
                    "What is the sign of the distance to the left of the bottom?",
                ),
            ),
            vary=(Vary(d, (3, 5, 7, -5, -4, 6)),),
            skill="choice-of-rate",
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
            "Each step multiplies the distance by the same factor, {factor}. How large it is depends on {eta}:",
            factor=factor,
        ),
        Prose(
            "- {eta} below {half:decimal}: it is between {zero} and {one}. {w} **converges** to the bottom, from one "
            "side.\n"
            "- {eta} = {half:decimal}: it is {zero}. One step, and you are there.\n"
            "- {eta} between {half:decimal} and {limit}: it is between {minus} and {zero}. Each step jumps across the "
            "bottom, and comes nearer.\n"
            "- {eta} = {limit}: it is {minus}. {w} bounces for ever.\n"
            "- {eta} above {limit}: it is below {minus}. {w} **diverges**: every distance is larger than the last.",
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
        Formula(
            slug="factor-of-a-step",
            ask="The cost is {cost}. Each step multiplies the signed distance to the bottom by the same factor. Write "
            "this factor, as a formula in {eta}.",
            look="How steep is {cost} at a distance of 1 from its bottom? That goes into the step.",
            idea="Write the distance after one step, and factor out the distance before it. What is left beside it is "
            "the factor.",
            because="The step takes {eta} times the slope away, and the slope is {twice} times the distance.",
            given=(("cost", valley), ("twice", 2 * c), ("distance", w - d)),
            of=bend,
            slips=(
                Slip(
                    "number-in-front-left-out",
                    factor,
                    "That is the factor for a valley without the {c} in front.",
                    "How many times as steep is this one?",
                ),
                Slip(
                    "share-taken-away",
                    1 - bend,
                    "That is the share of the distance that a step takes away.",
                    "Which share is left?",
                ),
                Slip(
                    "distance-with-it",
                    bend * (w - d),
                    "That is the whole distance after a step.",
                    "By what was {distance} multiplied to get it?",
                ),
                Slip(
                    "two-left-out",
                    (1 + bend) / 2,
                    "There the 2 that a square brings is missing.",
                    "What is the slope of a square?",
                ),
                Slip(
                    "step-the-other-way",
                    2 - bend,
                    "That is the factor of a step with the slope, uphill.",
                    "Does a step go with the slope or against it?",
                ),
            ),
            vary=(Vary(c, (3, 4, 7, 8)), Vary(d, (5, 7, 9))),
            skill="choice-of-rate",
        ),
        Choose(
            slug="what-it-does",
            ask="The cost is {cost}, and {eta} = {r:decimal}. Take the slope, and find the factor by which one step "
            "multiplies the distance to the bottom. How does {w} move?",
            look="Take a distance of 1 from the bottom of {cost}. How steep is it there, and where does one step lead?",
            idea="A step multiplies the distance by a factor. Its sign says on which side you land, and its size "
            "whether you come nearer.",
            because="One step multiplies the distance by {factor:decimal}.",
            given=(("cost", valley), ("factor", 1 - 2 * c * r)),
            of=1 - 2 * c * eta,
            at=((eta, r),),
            options=(
                Option(
                    "It comes nearer, always from the same side.",
                    Gt(value, 0),
                    "Put a distance of 1 through one step. Does it keep its sign?",
                    "The distance keeps its sign and gets smaller.",
                ),
                Option(
                    "It lands on the bottom in one step.",
                    Eq(value, 0),
                    "Put a distance of 1 through one step. Is nothing of it left?",
                    "Nothing of the distance is left.",
                ),
                Option(
                    "It jumps across the bottom, and comes nearer.",
                    Lt(across, Rational(1, 2)),
                    "Put a distance of 1 through one step. Does its sign change, and is it smaller in size?",
                    "The distance changes its sign and gets smaller in size.",
                ),
                Option(
                    "It bounces between two places for ever.",
                    Eq(value, -1),
                    "Put a distance of 1 through one step. Is it exactly as far away on the other side?",
                    "The distance changes its sign and keeps its size.",
                ),
                Option(
                    "It jumps across the bottom, further each time.",
                    Lt(value, -1),
                    "Put a distance of 1 through one step. Is it further away than before?",
                    "The distance changes its sign and grows.",
                ),
            ),
            reasons=(
                Option(
                    "The factor lies between 0 and 1.",
                    Gt(value, 0),
                    "Work out the factor for {eta} = {r:decimal}. Is it above 0?",
                ),
                Option(
                    "The factor is 0.",
                    Eq(value, 0),
                    "Work out the factor for {eta} = {r:decimal}. Is it exactly 0?",
                ),
                Option(
                    "The factor lies between −1 and 0.",
                    Lt(across, Rational(1, 2)),
                    "Work out the factor for {eta} = {r:decimal}. Is it below 0, but not as low as −1?",
                ),
                Option(
                    "The factor is −1.",
                    Eq(value, -1),
                    "Work out the factor for {eta} = {r:decimal}. Is it exactly −1?",
                ),
                Option(
                    "The factor lies below −1.",
                    Lt(value, -1),
                    "Work out the factor for {eta} = {r:decimal}. Is it lower than −1?",
                ),
                Option(
                    "The factor lies above 1.",
                    false,
                    "Something is taken away from 1. Can more than 1 be left?",
                ),
            ),
            vary=(
                Vary(
                    r, (Rational(1, 5), Rational(2, 5), Rational(3, 4) / c, 1 / c, Rational(6, 5), Rational(1, 2) / c)
                ),
                Vary(c, (1, 2)),
                Vary(d, (3, -2, 4)),
            ),
            skill="choice-of-rate",
        ),
        Order(
            slug="nearest-first",
            ask="Four balls start at the same place on {cost}, each with its own learning rate. "
            "Order them by how far they are from the bottom after one step, the nearest first.",
            look="Begin with one ball. Of its distance to the bottom, what is left after a step with {eta} = "
            "{p:decimal}?",
            idea="A step multiplies the distance by {factor}. How far away the ball lands is the size of that, on "
            "whichever side.",
            because="What is left of the distance is the size of {factor}. The nearer {eta} is to {half:decimal}, the "
            "less is left.",
            given=(("cost", cost), ("factor", factor), ("half", solve(factor, eta)[0])),
            items=(
                Item("{eta} = {p:decimal}", left.xreplace({eta: p})),
                Item("{eta} = {q:decimal}", left.xreplace({eta: q})),
                Item("{eta} = {r:decimal}", left.xreplace({eta: r})),
                Item("{eta} = {s:decimal}", left.xreplace({eta: s})),
            ),
            vary=(
                Vary(p, (Rational(1, 10), Rational(9, 20), Rational(11, 10))),
                Vary(q, (Rational(1, 2), Rational(4, 5), Rational(1, 20))),
                Vary(r, (Rational(7, 10), Rational(3, 20), Rational(6, 5))),
                Vary(s, (Integer(1), Rational(1, 4), Rational(3, 5))),
            ),
            skill="choice-of-rate",
        ),
        StepTable(
            slug="steps-across",
            ask="Now with a large rate: {of}, {by} = {start}, {eta} = {rate:decimal}. Fill in three steps, and watch "
            "on which side of the bottom each one lands.",
            look="The walk begins at {by} = {start}. How steep is {of} there?",
            because="Each row takes the slope at its own place. With this rate each step leads across the bottom, and "
            "nearer to it.",
            of=(w - d) ** 2,
            by=w,
            start=s,
            rate=r,
            rows=3,
            vary=(
                Vary(d, (1, 2, -1)),
                Vary(s, (6, -4, 7)),
                Vary(r, (Rational(4, 5), Rational(7, 10), Rational(3, 4), Rational(9, 10))),
            ),
            skill="several-steps",
        ),
        Formula(
            slug="after-many-steps",
            ask="The cost is {cost}, {w} starts at {s}, and {eta} = {r:decimal}. Write the signed distance to the "
            "bottom after {n} steps, as a formula in {n}.",
            look="How far from the bottom is {w} = {s}? And what does the first step make of that distance?",
            idea="Each step multiplies the distance by the same factor. How often is it multiplied in {n} steps?",
            because="The distance is {far} at the start, and each step multiplies it by {share:decimal}.",
            given=(("cost", (w - d) ** 2), ("far", far), ("share", share)),
            of=far * share**n,
            slips=(
                Slip(
                    "one-step-alone",
                    far * share,
                    "That is the distance after one step.",
                    "What does the second step do to it, and the one after that?",
                ),
                Slip(
                    "factor-times-steps",
                    far * share * n,
                    "There the factor is multiplied by the number of steps.",
                    "The same factor comes once for each step. How is that written?",
                ),
                Slip(
                    "place-for-distance",
                    d + far * share**n,
                    "That is where {w} stands.",
                    "How far is that from the bottom?",
                ),
                Slip(
                    "equal-steps",
                    far * (1 - 2 * r * n),
                    "There every step takes away as much as the first.",
                    "Is the slope after the first step still as steep?",
                ),
                Slip(
                    "rate-for-factor",
                    far * r**n,
                    "There the distance is multiplied by {eta} in each step.",
                    "Of a distance of 1, what is left after one step?",
                ),
            ),
            vary=(
                Vary(d, (3, 1, -2)),
                Vary(s, (7, -4, 5)),
                Vary(r, (Rational(1, 5), Rational(3, 10), Rational(1, 4), Rational(3, 20))),
            ),
            skill="repeated-factor",
        ),
        Number(
            slug="one-jump",
            ask="The cost is {cost}. You stand at {w} = {s}, and the bottom is at {w} = {d}. "
            "Which learning rate leads there in a single step?",
            look="How far is it from {w} = {s} to the bottom, and how steep is it at {w} = {s}?",
            idea="A step is the learning rate times the slope. This one has to be as long as the distance.",
            because="The slope at {w} = {s} is {steep}, and {eta} times that has to be the distance {far}.",
            given=(("cost", spread_out), ("steep", steep), ("far", far)),
            of=(w - d) / D(spread_out, w),
            at=((w, s),),
            slips=(
                Slip(
                    "twice-as-long",
                    2 * (w - d) / D(spread_out, w),
                    "With that rate the step is twice as long as the distance.",
                    "How long must it be to land on the bottom?",
                ),
                Slip(
                    "slope-over-distance",
                    D(spread_out, w) / (w - d),
                    "That is the slope divided by the distance.",
                    "The rate times the slope has to be the distance. Which is divided by which?",
                ),
                Slip(
                    "slope-for-rate",
                    D(spread_out, w),
                    "That is the slope where you stand.",
                    "Which part of it is as long as the distance?",
                ),
                Slip(
                    "distance-for-rate",
                    w - d,
                    "That is the distance to the bottom.",
                    "The step is the rate times the slope. Which rate makes it that long?",
                ),
            ),
            vary=(Vary(c, (2, 4, 5, 8)), Vary(d, (1, 5, -2)), Vary(s, (8, -6, 11)), Vary(q, (7, 4, 9))),
            skill="choice-of-rate",
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
                Variation("constant, η = 6", rate=6.0),
                Variation("step, from η = 6", rate=6.0, schedule="step"),
                Variation("exponential, from η = 6", rate=6.0, schedule="exponential"),
                Variation("cosine, from η = 6", rate=6.0, schedule="cosine"),
                Variation("warm-up, to η = 6", rate=6.0, schedule="warm-up"),
            ),
            epochs=12,
            images=1000,
            show=(COST, RATE),
        ),
        Formula(
            slug="exponential-schedule",
            ask="An exponential schedule starts with {eta} = {r:decimal}, and each epoch multiplies the rate by "
            "{s:decimal}. Write the rate once {n} epochs are over, as a formula in {n}.",
            look="What is the rate once the first epoch is over? And after the second?",
            idea="The same factor comes once for each epoch. A product of equal factors is a power.",
            because="The rate starts at {r:decimal}, and {s:decimal} comes as a factor once for each of the {n} "
            "epochs.",
            of=r * s**n,
            slips=(
                Slip(
                    "factor-times-epochs",
                    r * s * n,
                    "There the factor is multiplied by the number of epochs.",
                    "The same factor comes once for each epoch. How is that written?",
                ),
                Slip(
                    "one-epoch-alone",
                    r * s,
                    "That is the rate after the first epoch.",
                    "What does the second epoch do to it?",
                ),
                Slip(
                    "start-left-out",
                    s**n,
                    "There the rate starts at 1.",
                    "At which rate does this schedule start?",
                ),
                Slip(
                    "all-to-the-power",
                    (r * s) ** n,
                    "There the start comes as a factor in every epoch.",
                    "How often does the start count?",
                ),
                Slip(
                    "once-too-few",
                    r * s ** (n - 1),
                    "There the factor comes once too few.",
                    "What does your formula say for the first epoch, and is it over then?",
                ),
            ),
            vary=(
                Vary(r, (2, 3, Rational(1, 2))),
                Vary(s, (Rational(9, 10), Rational(4, 5), Rational(7, 10))),
            ),
            skill="repeated-factor",
        ),
        Number(
            slug="halved",
            ask="A step schedule starts with {eta} = {r:decimal} and halves it every {c} epochs. "
            "What is the learning rate once {p} epochs are over?",
            look="How many times {c} epochs are {p} epochs?",
            idea="Each halving takes half of what is left by then, so the rate is divided by 2 again and again.",
            because="In {p} epochs the rate is halved {times} times.",
            given=(("times", halvings),),
            of=r * Rational(1, 2) ** halvings,
            slips=(
                Slip(
                    "one-halving-too-few",
                    2 * r * Rational(1, 2) ** halvings,
                    "That is one halving too few.",
                    "How many times is the rate halved until all these epochs are over?",
                ),
                Slip(
                    "one-halving-too-many",
                    r * Rational(1, 2) ** halvings / 2,
                    "That is one halving too many.",
                    "When does the first halving come: at the start, or after some epochs?",
                ),
                Slip(
                    "halved-once",
                    r / 2,
                    "That is the rate halved once.",
                    "How many times is it halved?",
                ),
                Slip(
                    "divided-by-the-count",
                    r / halvings,
                    "That is the rate divided by the number of halvings.",
                    "What is left of it after the first halving, and after the second?",
                ),
                Slip(
                    "divided-by-twice-the-count",
                    r / (2 * halvings),
                    "There 2 was multiplied by the number of halvings.",
                    "Half of a half is a quarter. What is half of that?",
                ),
                Slip(
                    "divided-by-epochs",
                    r / c,
                    "That is the rate divided by the epochs between two halvings.",
                    "What happens to the rate each time?",
                ),
            ),
            vary=(
                *(Vary(r, (Rational(1, 2), 2, Rational(4, 5))), Vary(p, (3 * c, 5 * c, 6 * c)), Vary(c, (20, 15, 25))),
            ),
            skill="repeated-factor",
        ),
    ),
    transfer=Number(
        slug="limit",
        ask="You train one weight on the cost {cost}. It stands at {s}, and the bottom is at {d}. "
        "With which learning rate does the next step land just as far from the bottom, on the other side?",
        look="How far is it from {s} to the bottom, and how steep is it at {s}?",
        idea="To land just as far away on the other side, the step has to cover the distance once to the bottom, and "
        "once more beyond it.",
        because="The slope at {s} is {steep}, and the distance is {far}. The rate times the slope has to be twice the "
        "distance.",
        given=(("cost", spread_out), ("steep", steep), ("far", far)),
        of=2 * ((w - d) / D(spread_out, w)),  # a step twice as long as the distance
        at=((w, s),),
        slips=(
            Slip(
                "only-to-the-bottom",
                (w - d) / D(spread_out, w),
                "With that rate the step ends on the bottom.",
                "How much further does it have to go?",
            ),
            Slip(
                "slope-over-distance",
                D(spread_out, w) / (w - d) / 2,
                "That is the slope divided by twice the distance.",
                "The rate times the slope has to be the step. Which is divided by which?",
            ),
            Slip(
                "step-for-rate",
                2 * (d - w),
                "That is how far the step has to go.",
                "The step is the rate times the slope. Which rate makes it that long?",
            ),
        ),
        vary=(Vary(c, (2, 4, 5, 8)), Vary(d, (5, -4, 2)), Vary(s, (-6, 8, 11)), Vary(q, (2, 5, 8))),
        skill="choice-of-rate",
    ),
    summary=(
        Prose("On {cost} each step multiplies the distance to the bottom by {factor}.", cost=cost, factor=factor),
        Prose("A rate that is too small crawls. One that is too large overshoots, then bounces, and at last diverges."),
        Prose("A schedule changes the rate on the way: most take large steps first and small ones later."),
    ),
    on=(
        Next("neuron", "You know how to move one weight. Now meet the neuron that it belongs to."),
        Next("descent", "Would you like to see the steps shrink by themselves once more?"),
    ),
)
