"""School algebra: six things that the course takes as known, each with a short repair and two questions.

It is no lesson of the course. It is asked once, before the first lesson that needs it, and read where something failed.
"""

from __future__ import annotations

from sympy import Eq, Gt, Integer, Lt, Rational, sqrt

from tutor.lesson import Choose, Formula, Lesson, Next, Number, Option, Prose, Slip, Vary, hole
from tutor.notation import a, h, u, w, x, y

c, d, p, q, r = (hole(name) for name in "cdpqr")
value = Choose.value
minus_three, minus_four, two = Integer(-3), Integer(-4), Integer(2)
tenth, whole, cost = Rational(1, 10), Rational(3, 5), (w - 3) ** 2
halves = Rational(1, 2), Rational(1, 4)
growth, shifted, pair = c * x * h + d * h**2, c * (w - d) ** 2, c * (w + h) ** 2

SCHOOL = Lesson(
    slug="school-algebra",
    title="School algebra",
    idea="Six things from school are enough for the whole course.",
    minutes=15,
    can=(
        "reckon with numbers below zero, fractions, powers and roots",
        "put a number or a formula in the place of a letter, and multiply out brackets",
    ),
    blocks=(
        Prose(
            "**Below zero.** An output is 2 and should be 5. Output minus target is {off}: below zero, for it was too "
            "small. If the target is {below}, output minus target is {far}: to take away a number below zero is to "
            "add.\n\n"
            "{below} times {other} is {product}. Two minus signs in a product cancel. One alone stays.",
            off=two - 5,
            below=minus_three,
            far=two - minus_three,
            other=minus_four,
            product=minus_three * minus_four,
        ),
        Number(
            slug="too-small",
            ask="The output of a machine is {p}, and its target is {q}. The error is output minus target. What is it?",
            look="Two numbers are given. Which of them is taken away from the other?",
            idea="To take away a number below zero is to add the number without its sign.",
            because="Taking away {q} is the same as adding {added}.",
            of=a - y,
            at=((a, p), (y, q)),
            given=(("added", -q),),
            slips=(
                Slip("added", p + q, "You added the target.", "Is the target added, or taken away?"),
                Slip("turned-round", q - p, "That is target minus output.", "From which number do you take away?"),
                Slip(
                    "sign-lost", -p - q, "The first number has lost its sign.", "On which side of zero is the output?"
                ),
            ),
            vary=(Vary(p, (2, 4, -1, -2)), Vary(q, (-5, -3, -6, -8))),
            skill="negative-numbers",
        ),
        Choose(
            slug="three-signs",
            ask="Three numbers are multiplied: {p:decimal}, {q:decimal} and {r:decimal}. Where is the product?",
            look="Look at the signs alone, not at the sizes. And is there a zero?",
            idea="Minus signs in a product cancel in pairs. Anything times zero is zero.",
            of=p * q * r,
            options=(
                Option(
                    "Above zero.",
                    Gt(value, 0),
                    "How many minus signs are left when pairs have cancelled? And is a factor zero?",
                    "The minus signs cancel in pairs, and none is left.",
                ),
                Option(
                    "Below zero.",
                    Lt(value, 0),
                    "Count the minus signs: is their number odd? And is a factor zero?",
                    "When pairs of minus signs have cancelled, one is left.",
                ),
                Option(
                    "At zero.",
                    Eq(value, 0),
                    "Is one of the three factors zero?",
                    "One factor is zero, so all of it is.",
                ),
            ),
            vary=(Vary(p, (-2, 3)), Vary(q, (-halves[0], halves[1], -4)), Vary(r, (-3, 5, 0, -1))),
            skill="negative-numbers",
        ),
        Prose(
            "**Fractions.** How often does {tenth:decimal} go into {whole:decimal}? Six times. To divide by {tenth} is "
            "to multiply by 10: to divide by a fraction is to multiply by the fraction turned upside down.\n\n"
            "Where a sum is divided, each piece of it is divided: {sum} over 2 is {each}.",
            tenth=tenth,
            whole=whole,
            sum=4 * x + 6,
            each=2 * x + 3,
        ),
        Number(
            slug="growth-over-nudge",
            ask="You nudge a weight by {r:decimal}. The cost grows by {p:decimal}. What is growth divided by nudge?",
            look="Which of the two numbers is divided, and by which?",
            idea="To divide by a fraction is to multiply by the fraction turned upside down.",
            because="To divide by {r:decimal} is to multiply by {over}.",
            of=u / h,
            at=((u, p), (h, r)),
            given=(("over", 1 / r),),
            slips=(
                Slip(
                    "multiplied", u * h, "You multiplied by the nudge.", "How often does the nudge go into the growth?"
                ),
                Slip("nudge-over-growth", h / u, "That is nudge divided by growth.", "Which number is divided?"),
            ),
            vary=(
                Vary(p, (Rational(3, 10), Rational(6, 5), Rational(3, 4), Rational(9, 20))),
                Vary(r, (Rational(1, 10), Rational(1, 5), Rational(1, 20))),
            ),
            skill="fractions",
        ),
        Formula(
            slug="divide-each-piece",
            ask="Divide {growth} by {h}, and write what is left without a fraction.",
            look="There are two pieces. How many factors {h} does each of them have?",
            idea="A sum is divided by dividing each of its pieces. A factor above and below cancels.",
            because="One {h} cancels in each piece.",
            of=c * x + d * h,
            given=(("growth", growth),),
            slips=(
                Slip(
                    "first-only", c * x + d * h**2, "Only the first piece is divided.", "What about the second piece?"
                ),
                Slip(
                    "second-only", c * x * h + d * h, "Only the second piece is divided.", "What about the first piece?"
                ),
                Slip("all-gone", c * x + d, "Every {h} is gone.", "How many factors {h} cancel in the second piece?"),
            ),
            vary=(Vary(c, (2, 6, 4, 10)), Vary(d, (3, 5, 7))),
            skill="fractions",
        ),
        Prose(
            "**Powers.** {two} to the power 3 has three factors: {cube}. Take one off the exponent, and the power is "
            "halved: {square}, then {two}, then 1. So a number to the power 0 is 1. Go on: {half}, then {quarter}. An "
            "exponent below zero says: one over the power.\n\n"
            "Three factors times two factors are five factors: where powers of one number are multiplied, their "
            "exponents are added.",
            two=two,
            cube=two**3,
            square=two**2,
            half=halves[0],
            quarter=halves[1],
        ),
        Number(
            slug="exponent-below-zero",
            ask="What is {p} to the power {q}?",
            look="On which side of zero is the exponent?",
            idea="An exponent below zero says: one over the power. To the power 0, a number is 1.",
            because="It is one over {p} to the power {count}.",
            of=p**q,
            given=(("count", -q),),
            slips=(
                Slip("times", p * q, "You multiplied by the exponent.", "Does a power count factors, or add them?"),
                Slip("sign-dropped", p ** (-q), "You left out the sign of the exponent.", "What does the minus do?"),
                Slip("sign-in-front", -(p ** (-q)), "The sign went to the front.", "Is one over a number below zero?"),
            ),
            vary=(Vary(p, (2, 5, 4, 10)), Vary(q, (-1, -2, -3))),
            skill="powers",
        ),
        Number(
            slug="exponents-together",
            ask="{first} times {second} is one power of {x}. What is its exponent?",
            look="How many factors {x} has each of the two powers?",
            idea="Where powers of one letter are multiplied, their factors are counted together.",
            because="There are {p} factors, and {q} more of them.",
            of=p + q,
            given=(("first", x**p), ("second", x**q)),
            slips=(
                Slip("multiplied", p * q, "You multiplied the exponents.", "How many factors are there in all?"),
                Slip("larger-only", p, "Those are the factors of the first power.", "How many does the second bring?"),
                Slip("difference", p - q, "You took one from the other.", "Are the powers multiplied, or divided?"),
            ),
            vary=(Vary(p, (5, 6, 7, 9)), Vary(q, (2, 3, 4))),
            skill="powers",
        ),
        Prose(
            "**A number for a letter.** A cost is {cost}. At {w} = 1 the brackets hold {inside}, and the cost is "
            "{there}. Begin inside the brackets, then take the power, then multiply, and add at the end.\n\n"
            "What is put in the place of a letter goes into brackets, whether it is a number or a formula.",
            cost=cost,
            inside=(w - 3).xreplace({w: Integer(1)}),
            there=cost.xreplace({w: Integer(1)}),
        ),
        Number(
            slug="cost-here",
            ask="A cost is {cost}. What is it at {w} = {q}?",
            look="Begin with the brackets: what do they hold at this place?",
            idea="First the brackets, then the power, then the factor in front.",
            because="The brackets hold {inside}. Its square comes before the factor {c}.",
            of=shifted,
            at=((w, q),),
            given=(("cost", shifted), ("inside", q - d)),
            slips=(
                Slip(
                    "factor-squared",
                    (c * (w - d)) ** 2,
                    "The factor is squared as well.",
                    "What does the square touch?",
                ),
                Slip("piece-by-piece", c * (w**2 - d**2), "You squared piece by piece.", "What do the brackets hold?"),
            ),
            vary=(Vary(c, (2, 3, 5)), Vary(d, (2, 4, 3)), Vary(q, (-1, -2, -3))),
            skill="substitution",
        ),
        Formula(
            slug="formula-for-a-letter",
            ask="A formula is {whole}. Put {inside} in the place of {u}, and write it as a formula in {w}.",
            look="In how many places does {u} stand?",
            idea="What takes the place of a letter goes into brackets, in every place of the letter.",
            because="Each {u} becomes the brackets with {inside} in them.",
            of=(w - d) ** 2 + c * (w - d),
            given=(("whole", u**2 + c * u), ("inside", w - d)),
            slips=(
                Slip("no-brackets", w**2 - d + c * w - d, "The brackets are missing.", "What exactly is squared?"),
                Slip(
                    "first-only", (w - d) ** 2 + c * w, "In the second place a part is missing.", "What is {u} there?"
                ),
                Slip(
                    "half-multiplied",
                    (w - d) ** 2 + c * w - d,
                    "Only one piece is multiplied.",
                    "What does the factor touch?",
                ),
            ),
            vary=(Vary(c, (3, 5, 4)), Vary(d, (2, 6, 7))),
            skill="substitution",
        ),
        Prose(
            "**Brackets.** A square of side 3 grows by 1 on each side. Its area goes from 9 to 16, not to 10: there "
            "are two strips of 3 and a corner of 1.\n\n"
            "With letters, {square} is {opened}. Each piece of the first brackets meets each piece of the second.",
            square=(w + h) ** 2,
            opened=w**2 + 2 * w * h + h**2,
        ),
        Formula(
            slug="one-factor-h",
            ask="Multiply out {pair}. Write the piece that has exactly one factor {h}.",
            look="Write the square as brackets times brackets. Which pairs hold one {w} and one {h}?",
            idea="Each piece of the first brackets meets each piece of the second, and what is alike is added.",
            because="{w} meets {h} twice, and the factor in front stays.",
            of=2 * c * w * h,
            given=(("pair", pair),),
            slips=(
                Slip("met-once", c * w * h, "{w} meets {h} more often than that.", "How many pairs are there?"),
                Slip("factor-lost", 2 * w * h, "The factor in front is gone.", "What does the factor multiply?"),
                Slip("corner", c * h**2, "That piece has two factors {h}.", "Which pieces have one?"),
            ),
            vary=(Vary(c, (3, 4, 5, 7)),),
            skill="brackets",
        ),
        Number(
            slug="in-front",
            ask="Multiply out {both}. Which number stands in front of {w}?",
            look="Which pairs hold exactly one {w}? The signs belong to the pieces.",
            idea="Each piece of the first brackets meets each piece of the second, and what is alike is added.",
            because="{w} meets {p} once and {q} once.",
            of=p + q,
            given=(("both", (w + p) * (w + q)),),
            slips=(
                Slip("no-w", p * q, "That piece has no {w}.", "Which pairs hold one {w}?"),
                Slip("sign-turned", p - q, "A sign has turned round.", "Is the second number added, or taken away?"),
                Slip("first-pair", p, "That is one of the two pairs.", "Which other pair holds one {w}?"),
            ),
            vary=(Vary(p, (3, 5, 6, 8)), Vary(q, (-2, -4, -7))),
            skill="brackets",
        ),
        Prose(
            "**Square roots.** {five} times {five} is {square}, so the square root of {square} is {five}. Go 3 to the "
            "east and 4 to the north, and you are {five} away: the square root of 9 + 16.\n\n"
            "The square root of a product is the product of the roots: {root} is 2 times {plain}. Of a sum this is not "
            "true: 3 + 4 is more than {five}.",
            five=Integer(5),
            square=Integer(25),
            root=sqrt(12, evaluate=False),
            plain=sqrt(3),
        ),
        Number(
            slug="how-far",
            ask="You go {p} to the east and {q} to the north. How far are you from where you began?",
            look="The way back is the longest side of a right triangle. What are the other two?",
            idea="Square both, add, and take the root of the sum at the end.",
            because="The squares add up to {sum}, and this is the square of the way back.",
            gap="The squares of {p} and {q} add up to ?, and the root of that is ?.",
            of=sqrt(p**2 + q**2),
            given=(("sum", p**2 + q**2),),
            slips=(
                Slip("added", p + q, "You added the two ways.", "Is the straight way as long as both together?"),
                Slip("no-root", p**2 + q**2, "That is the square of the way.", "Which number has this square?"),
                Slip("one-square", sqrt(p**2 + q), "Only one of them is squared.", "What about the other?"),
            ),
            vary=(Vary(q, (3 * p / 4, 4 * p / 3, 5 * p / 12)), Vary(p, (12, 24, 36))),
            skill="square-roots",
        ),
        Number(
            slug="root-of-a-product",
            ask="The square root of 2 is about 1.4. About what is the square root of {c} times 2?",
            look="The number under the root is a product. Do you know the root of each factor?",
            idea="The square root of a product is the product of the roots.",
            because="The root of {c} is {root}, and the roots multiply.",
            gap="The root of {c} is ?, and ? times 1.4 is ?.",
            of=sqrt(c) * Rational(7, 5),
            digits=2,
            roughly=sqrt(2 * c),
            given=(("root", sqrt(c)),),
            slips=(
                Slip(
                    "no-root-of-it",
                    c * sqrt(2),
                    "You multiplied by the whole factor.",
                    "What is the root of that factor?",
                ),
                Slip("added", sqrt(c) + sqrt(2), "You added the two roots.", "Is there a sum under the root?"),
                Slip("halved", Rational(1, 2) * 2 * c, "You halved.", "Which number times itself is it?"),
            ),
            vary=(Vary(c, (9, 16, 25, 36, 100)),),
            skill="square-roots",
        ),
    ),
    summary=(
        Prose("Minus signs cancel in pairs, and to divide by a fraction is to multiply by it upside down."),
        Prose("A power counts factors, and a square root takes a square back."),
        Prose("What takes the place of a letter goes into brackets, and each piece meets each piece."),
    ),
    on=(Next("learning", "This is all that the course takes from school. It begins with what a network learns."),),
)
LESSON = SCHOOL  # what `python -m tutor check lessons/school.py` looks for
