"""Gradient descent with two weights, then with many: each parameter steps against its own slope."""

from __future__ import annotations

from sympy import Abs, Eq, Gt, Integer, Lt, Ne, Rational, false

from tutor.lesson import (
    PATH,
    SURFACE,
    Choose,
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
    Slip,
    Vary,
    hole,
)
from tutor.notation import C, eta, numbered, theta
from tutor.notation import w as weight
from tutor.symbolic.derivative import D, Nabla
from tutor.symbolic.derive import resolve
from tutor.symbolic.indexed import Partial
from tutor.symbolic.shown import Becomes

c, d, g, p, q, r, s, form = (hole(name) for name in ("c", "d", "g", "p", "q", "r", "s", "form"))
value = Choose.value
w1, w2, w3 = (numbered(weight, number) for number in (1, 2, 3))
each = numbered(theta, "p")  # any one of the parameters

bowl = (w1 - 2) ** 2 + 3 * (w2 + 1) ** 2
here = {w1: Integer(0), w2: Integer(1)}
by_1, by_2 = (resolve(D(bowl, letter)) for letter in (w1, w2))
rate = Rational(1, 10)
two_valleys = (w1**2 - 1) ** 2 + w2**2 + w1 / 4
STEEP = Rational(4, 5)  # one slope of a large network
SLOPES = (STEEP, Rational(-4, 5), Rational(3, 2), Rational(-3, 2), Rational(1, 4), Rational(-2))
RATES = Vary(r, (Rational(1, 5), Rational(1, 20), Rational(2, 5), Rational(1, 4)))
of_three = (w1 - w2) ** 2 + c * w3**2 + w2 * w3
third = resolve(D(of_three, w3)).xreplace({w2: q, w3: s})  # its slope along the third weight
hills = (w1**2 - c) ** 2 + w2**2

LESSON = Lesson(
    slug="landscape",
    title="Landscapes",
    idea="Each weight steps against its own slope, and all of them step at once.",
    minutes=15,
    can=(
        "take a step with two weights, one slope each",
        "read from the sign of a slope which way its parameter will go",
        "say why, with small steps, the start decides which valley you end in",
    ),
    blocks=(
        Prose(
            "The cost depends on two weights now: {cost}. You stand at {w1} = {one} and {w2} = {two}.\n\n"
            "The slope along {w1} is {by_1}. The slope along {w2} is {by_2}.",
            cost=bowl,
            w1=w1,
            w2=w2,
            one=here[w1],
            two=here[w2],
            by_1=by_1.xreplace(here),
            by_2=by_2.xreplace(here),
        ),
        Prediction(
            slug="guess",
            ask="Both weights take one small step against their own slope. Which weight moves more?",
            options=("{w1}, and it gets larger.", "{w2}, and it gets smaller.", "Both move by the same amount."),
            after="{w2} moved more. Its slope was {by_2} and that of {w1} was {by_1}; the size counts, and {by_2} is "
            "larger in size. A positive slope makes {w2} smaller.",
            given=(("w1", w1), ("w2", w2), ("by_1", by_1.xreplace(here)), ("by_2", by_2.xreplace(here))),
        ),
        Landscape(
            slug="bowl",
            of=bowl,
            along=(w1, w2),
            span=((-1, 5), (-3.5, 2)),
            start=(0, 1),
            show=(PATH, SURFACE),
            rate=0.1,
            rates=(0.01, 0.4),
            caption="The cost as a landscape: as rings of equal cost, and as a surface that you can turn. "
            "Press Step a few times. Which way does the path go first, and where does it bend?",
        ),
        Prose(
            "At the start the slope along {w2} is three times as large in size as the slope along {w1}. So {w2} "
            "moves most, and the path goes almost straight along {w2}. A few steps on, the slope along {w2} is "
            "small, and the path bends towards {w1}.\n\n"
            "Only the number of slopes is new here. The slope along one weight is taken with the other one held "
            "still. Then each weight does what one weight did alone.",
            w1=w1,
            w2=w2,
        ),
        Derivation(slug="along-1", of=bowl, by=w1, intro="The slope along the first weight:"),
        Derivation(slug="along-2", of=bowl, by=w2, intro="The slope along the second:"),
        Formulas(
            rows=(
                ("the first weight", Becomes(w1, w1 - eta * Partial(C, w1))),
                ("the second weight", Becomes(w2, w2 - eta * Partial(C, w2))),
                ("any parameter, however many there are", Becomes(each, each - eta * Partial(C, each))),
                ("all of them in one line", Becomes(theta, theta - eta * Nabla(C))),
            )
        ),
        Prose(
            "Here {each} is any one parameter of a network, a weight or a bias; the small p is its number in the "
            "list. In the last line {theta} is all of them at once, and their slopes together are the gradient. Read "
            "it as: {theta} becomes {theta} minus {eta} times the gradient ∇{C}.",
            each=each,
        ),
        Gradient(
            slug="slopes-here",
            ask="The cost is {of}. Give its two slopes at {w1} = {p} and {w2} = {q}, as a vector.",
            look="Look at one bracket at a time. Which of the two moves when {w1} moves, and how fast?",
            idea="The slope along one weight is taken with the other held still. Of its bracket you need the outer "
            "rate times the inner one.",
            because="Each slope comes from its own bracket; the other bracket stands still.",
            of=c * (w1 - d) ** 2 + (w2 + s) ** 2,
            by=(w1, w2),
            at=((w1, p), (w2, q)),
            given=(("w1", w1), ("w2", w2)),
            vary=(
                Vary(c, (3, 4, 5)),
                Vary(d, (2, -1, 3)),
                Vary(s, (4, 2, -2)),
                Vary(p, (5, 8, -4)),
                Vary(q, (7, 5, 9)),
            ),
            skill="gradient",
        ),
        Gradient(
            slug="three-weights",
            ask="A cost of three weights is {of}. Give its three slopes at {w1} = {p}, {w2} = {q} and {w3} = {s}, as a "
            "vector.",
            look="There are three weights, so there are three slopes. Which parts of {of} move when {w1} moves?",
            idea="The slope along one weight is taken with the other two held still. Parts without that weight have "
            "slope 0.",
            because="Each slope is taken along its own weight, with the other two held still.",
            of=c * w1**2 + w1 * w2 + (w2 - w3) ** 2,
            by=(w1, w2, w3),
            at=((w1, p), (w2, q), (w3, s)),
            given=(("w1", w1), ("w2", w2), ("w3", w3)),
            vary=(
                Vary(c, (4, 5, 6)),
                Vary(p, (4, 5, -6)),
                Vary(q, (7, 5, 10)),
                Vary(s, (2, -4, 12)),
            ),
            skill="gradient",
        ),
        Direction(
            slug="which-way",
            ask="Turn the arrow into the direction of the next small step of gradient descent.",
            look="How steep is it along {w1} at the filled point, and how steep along {w2}?",
            idea="The step goes against both slopes at once: each weight against its own, in their proportion.",
            because="Each weight moves against its own slope, and the steeper one moves further.",
            given=(("w1", w1), ("w2", w2)),
            figure=Landscape(
                slug="which-way-map",
                of=(w1 - d) ** 2 + c * (w2 - s) ** 2,
                along=(w1, w2),
                span=((-4, 4), (-4, 4)),
                start=(p, q),
                caption="The rings of equal cost of {of}. You stand at the filled point.",
            ),
            vary=(
                Vary(c, (3, 4)),
                Vary(d, (1, 2, -1)),
                Vary(s, (0, 1, -1)),
                Vary(p, (-2, 3, -3)),
                Vary(q, (2, -2, 3)),
            ),
            skill="steepest-descent",
        ),
        Prose(
            "Now take any network, with as many weights as you like, and look at one weight alone. Its slope is "
            "{slope:decimal} and the learning rate is {rate:decimal}. So it changes by {change:decimal}: it gets "
            "smaller. With the slope {other:decimal} it would change by {more:decimal}, and get larger.\n\n"
            "A positive slope means that a larger weight costs more. So the step makes it smaller.",
            slope=STEEP,
            rate=rate,
            change=-rate * STEEP,
            other=-STEEP,
            more=rate * STEEP,
        ),
        Choose(
            slug="read-the-sign",
            ask="One weight of a large network has the slope {g:decimal}, and {eta} = {r:decimal}. What will one step "
            "do to this weight?",
            look="What does a slope of {g:decimal} say: what would the cost do if this weight grew a little?",
            idea="A step is {eta} times the slope, against it. So the sign of the slope decides which way.",
            because="The step is minus {r:decimal} times {g:decimal}.",
            of=-eta * D(C, each),
            at=((D(C, each), g), (eta, r)),
            options=(
                Option(
                    "Make it larger.",
                    Gt(value, 0),
                    "Would a larger weight cost less here, or more?",
                    "The slope is negative, and the step goes against it.",
                ),
                Option(
                    "Make it smaller.",
                    Lt(value, 0),
                    "Would a smaller weight cost less here, or more?",
                    "The slope is positive, and the step goes against it.",
                ),
                Option(
                    "Leave it as it is.",
                    Eq(value, 0),
                    "The step is the learning rate times the slope. Is that nothing here?",
                    "The slope is 0, and so is the step.",
                ),
            ),
            reasons=(
                Option(
                    "A larger weight would cost less.",
                    Gt(value, 0),
                    "Is the slope below zero, so that the cost falls as the weight grows?",
                ),
                Option(
                    "A larger weight would cost more.",
                    Lt(value, 0),
                    "Is the slope above zero, so that the cost rises as the weight grows?",
                ),
                Option(
                    "A tiny nudge of this weight hardly changes the cost.",
                    Eq(value, 0),
                    "What does a nudge change, for each unit, where the slope is {g:decimal}?",
                ),
                Option(
                    "The learning rate is above zero, so every weight grows.",
                    false,
                    "What else does the step depend on?",
                ),
                Option(
                    "A step takes something away, so every weight shrinks.",
                    false,
                    "What if that which is taken away is negative?",
                ),
            ),
            vary=(Vary(g, (*SLOPES, Integer(0))), RATES),
            skill="slope-sign",
        ),
        Number(
            slug="new-value",
            ask="A weight is {s:decimal}. Its slope is {g:decimal}, and {eta} = {r:decimal}. "
            "What is it after one step?",
            look="Three numbers are given: where the weight is, how steep it is there, and how much of that is taken. "
            "Which way does the step go?",
            idea="The new value is the old one, and from it the learning rate times the slope is taken away.",
            because="The step is {step:decimal}, and it begins at {s:decimal}.",
            given=(("step", -r * g),),
            of=each - eta * D(C, each),
            at=((each, s), (D(C, each), g), (eta, r)),
            slips=(
                Slip(
                    "along-the-slope",
                    s + r * g,
                    "That step went with the slope, uphill.",
                    "Does a step go with the slope or against it?",
                ),
                Slip(
                    "only-the-step",
                    -r * g,
                    "That is the step itself.",
                    "Where is the weight before it?",
                ),
                Slip(
                    "all-of-the-slope",
                    s - g,
                    "There the whole slope was taken away.",
                    "How much of it does the learning rate take?",
                ),
                Slip(
                    "rate-for-step",
                    s - r,
                    "There the learning rate alone was taken away.",
                    "The step is the learning rate times what?",
                ),
                Slip(
                    "only-the-size",
                    r * g,
                    "That is the learning rate times the slope.",
                    "That much is taken away, and from what?",
                ),
            ),
            vary=(
                Vary(s, (Rational(1, 2), Integer(2), Rational(-7, 10), Rational(13, 10))),
                Vary(g, SLOPES),
                RATES,
            ),
            skill="one-step",
        ),
        Formula(
            slug="any-parameter",
            ask="A parameter {each} of a network has the slope {g}. Write what it becomes after one step, as a formula "
            "in {each} and {eta}.",
            look="The parameter is {each} before the step. Which two things make the step?",
            idea="Every parameter does the same: from its old value {eta} times its own slope is taken away.",
            because="{each} becomes {each} minus {eta} times its slope, whatever the other parameters do.",
            given=(("each", each),),
            of=each - eta * g,
            slips=(
                Slip(
                    "along-the-slope",
                    each + eta * g,
                    "That step goes with the slope, uphill.",
                    "Does a step go with the slope or against it?",
                ),
                Slip(
                    "only-the-step",
                    -eta * g,
                    "That is the step itself.",
                    "Where does it begin?",
                ),
                Slip(
                    "all-of-the-slope",
                    each - g,
                    "There the whole slope is taken away.",
                    "What does {eta} do to the step?",
                ),
                Slip(
                    "rate-for-step",
                    each - eta,
                    "There the learning rate alone is taken away.",
                    "The step is {eta} times what?",
                ),
            ),
            vary=(Vary(g, (6, -4, 3, -7, 5)),),
            skill="weight-by-weight",
        ),
        Formula(
            slug="write-the-step",
            ask="The cost is {cost}. Write what {w2} becomes after one step, as a formula.",
            look="{w2} moves along its own slope. Which parts of {cost} move with {w2}, while {w1} is held still?",
            idea="From the old {w2}, {eta} times its own slope is taken away. The slope along {w1} plays no part.",
            because="{w2} becomes {w2} minus {eta} times the slope along {w2}.",
            given=(("cost", form), ("w1", w1), ("w2", w2)),
            of=w2 - eta * D(form, w2),
            slips=(
                Slip(
                    "slope-of-the-other",
                    w2 - eta * D(form, w1),
                    "There {w2} steps against the slope along {w1}.",
                    "Which slope belongs to {w2}?",
                ),
                Slip(
                    "other-weight",
                    w1 - eta * D(form, w1),
                    "That is what {w1} becomes.",
                    "Which weight is asked for?",
                ),
            ),
            vary=(
                Vary(form, (w1**2 + c * w2**2, (w1 - w2) ** 2 + c * w1, w1 * w2 + c * w2**2, (w1 + c * w2) ** 2)),
                Vary(c, (3, 4, 5, 6)),
            ),
            skill="weight-by-weight",
        ),
        Order(
            slug="who-moves-most",
            ask="Four parameters of one network have these slopes. Order them by how far one step moves them, the "
            "shortest move first.",
            look="All four have the same learning rate. So what makes one move longer than another?",
            idea="A step is the learning rate times the slope. The sign says which way it goes, and not how far.",
            because="With one learning rate for all, a move is as long as its slope is large in size.",
            items=(
                Item("slope {p:decimal}", Abs(p)),
                Item("slope {q:decimal}", Abs(q)),
                Item("slope {r:decimal}", Abs(r)),
                Item("slope {s:decimal}", Abs(s)),
            ),
            vary=(
                Vary(p, (Rational(-3, 2), Rational(1, 4), Integer(-2))),
                Vary(q, (Rational(4, 5), Integer(-3), Rational(3, 5))),
                Vary(r, (Rational(-1, 10), Rational(9, 10), Rational(-5, 2))),
                Vary(s, (Integer(1), Rational(-6, 5), Rational(1, 20))),
            ),
            skill="which-matters",
        ),
        Landscape(
            slug="valleys",
            of=two_valleys,
            along=(w1, w2),
            span=((-1.8, 1.8), (-1.4, 1.4)),
            start=(0.3, 1),
            show=(PATH, SURFACE),
            rate=0.05,
            rates=(0.01, 0.3),
            caption="Two valleys; the left one is deeper. Press Play, and wait until the ball is at rest. Then drag "
            "the point to the left and play again. From which starts does it end in the other valley?",
        ),
        Prose(
            "Gradient descent knows the slope where it stands, and nothing else. With small steps it goes down into "
            "the valley where it starts, and rests there, even if the other valley is deeper.\n\n"
            "The bottom of a valley is a **local minimum**: no place near it is lower. The lowest place of all is the "
            "**global minimum**.",
        ),
        Prose(
            "Between the two valleys lies a flat place of another kind, a **saddle**. It is like a mountain pass: the "
            "highest point on the way from one valley to the other, and the lowest on the way across.",
        ),
        Choose(
            slug="which-valley",
            ask="The cost is {cost}. A ball starts at {w1} = {p:decimal} and takes many small steps. "
            "Where does {w1} come to rest?",
            look="Look at {cost} along {w1}: where are its two valleys, and where is the hill between them?",
            idea="Small steps only go down. Which valley lies downhill from the start, and can the ball cross a hill?",
            because="The two valleys lie on either side of the hill at {zero}, and the ball starts at {p:decimal}.",
            given=(("cost", hills), ("w1", w1), ("zero", Integer(0))),
            of=D(hills, w1),
            at=((w1, p),),
            options=(
                Option(
                    "Above {zero}.",
                    Gt(p, 0),
                    "On which side of the hill does the ball start? To get above {zero}, would it have to climb?",
                    "It starts above {zero}, and goes down into the valley there.",
                ),
                Option(
                    "Below {zero}.",
                    Lt(p, 0),
                    "On which side of the hill does the ball start? To get below {zero}, would it have to climb?",
                    "It starts below {zero}, and goes down into the valley there.",
                ),
                Option(
                    "At {zero}.",
                    Eq(p, 0),
                    "Only where the slope is zero there is no step. Does the ball start at such a place?",
                    "It starts on top of the hill, where the slope along {w1} is zero.",
                ),
            ),
            reasons=(
                Option(
                    "A hill lies at {zero}, and no small step climbs over it.",
                    Ne(p, 0),
                    "Where does the ball start? Is there any step at all from there?",
                ),
                Option(
                    "The slope along {w1} is zero at the start, so there is no step along it.",
                    Eq(p, 0),
                    "Does the ball start on top of the hill? How steep is it where it starts?",
                ),
                Option(
                    "Wherever it starts, it finds the deepest of all valleys.",
                    false,
                    "What would the ball have to know of the other valley?",
                ),
                Option(
                    "{w1} always comes to rest where it is smallest in size.",
                    false,
                    "What gets smaller with each step: the weight, or the cost?",
                ),
            ),
            vary=(
                Vary(c, (1, 4, 2)),
                Vary(
                    p,
                    (
                        Rational(1, 2),
                        Rational(-1, 2),
                        Rational(4, 5),
                        Rational(-3, 4),
                        Integer(0),
                        Rational(-1, 4),
                    ),
                ),
            ),
            skill="several-steps",
        ),
        Gradient(
            slug="slopes-of-two-valleys",
            ask="The cost {of} has two valleys, with a saddle between them. Write its two slopes as a vector of "
            "formulas, along {w1} first.",
            look="The first bracket holds {w1} alone. What is inside it, and what is outside?",
            idea="A squared bracket is a chain: twice what is inside, times how fast the inside moves. Here the inside "
            "does not move at a constant rate.",
            because="Along {w1} the outer rate is multiplied by how fast the inside moves. Along {w2} only the last "
            "part moves.",
            of=(w1**2 - c) ** 2 + d * w2**2,
            by=(w1, w2),
            given=(("w1", w1), ("w2", w2)),
            vary=(Vary(c, (3, 1, 4)), Vary(d, (5, 3, 7))),
            skill="gradient",
        ),
    ),
    transfer=Number(
        slug="along-one-of-three",
        ask="A cost of three weights is {cost}. You stand at {w1} = {p}, {w2} = {q}, {w3} = {s}, "
        "and {eta} = {r:decimal}. What is {w3} after one step?",
        look="Only {w3} is asked for. Which parts of {cost} move when {w3} moves?",
        idea="Each weight steps against its own slope, with the others held still. A part of the cost without {w3} has "
        "no slope along it.",
        because="Along {w3} the slope is {third}, and {eta} times that is taken away from {s}.",
        given=(("cost", of_three), ("w1", w1), ("w2", w2), ("w3", w3), ("third", third)),
        of=w3 - eta * D(of_three, w3),
        slips=(
            Slip(
                "mixed-part-overlooked",
                w3 - eta * D(c * w3**2, w3),
                "There {w3} alone was looked at where it is squared.",
                "In which other part of the cost does {w3} stand?",
            ),
        ),
        at=((w1, p), (w2, q), (w3, s), (eta, r)),
        vary=(
            *(Vary(c, (3, 4, 6)), Vary(p, (1, 4)), Vary(q, (3, -2, -8)), Vary(s, (6, -3, -5))),
            Vary(r, (Rational(1, 5), Rational(2, 5), Rational(1, 20))),
        ),
        skill="weight-by-weight",
    ),
    summary=(
        Prose(
            "With many parameters each one takes its own step: {step}.",
            step=Becomes(each, each - eta * Partial(C, each)),
        ),
        Prose("A positive slope makes a parameter smaller, a negative one makes it larger."),
        Prose("With small steps, the start decides which valley it ends in."),
    ),
    on=(
        Next("learning-rate", "The steps have a size that you chose. What if it is too small, or too large?"),
        Next("gradient", "Would you like to see once more why this direction is the steepest?"),
    ),
)
