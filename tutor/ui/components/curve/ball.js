// The ball that walks against the slope: its buttons, its trail, and how it says that it has arrived or gone wild.

class Ball extends Steps {
  constructor(figure) {
    super(figure, { name: "ball", pace: 700, gliding: 320, shown: 5, step: 0.01 });
    this.tell();
  }

  // One step of gradient descent. False when there is no going on.
  step() {
    const { state, slopeAt, valueAt } = this.figure;
    const [at, slope] = [state.at, slopeAt(state.at)];
    const next = at - state.rate * slope;
    this.finish();
    if (!Number.isFinite(next)) return this.stop(phrase("uncomputable"));
    this.trail.push({ at, slope, rate: state.rate, next });
    Object.assign(state, { at: next, steps: state.steps + 1 });
    this.glide(at, next);
    this.said = this.judge(next, valueAt(next), slopeAt(next));
    this.tell();
    return this.said === "";
  }

  judge(at, value, slope) {
    const { data, up } = this.figure;
    const [low, high] = data.span;
    const scale = (up[1] - up[0]) / (high - low);
    const before = this.trail.at(-2)?.at;
    const letter = data.along.text;
    if (!Number.isFinite(value) || at < 2 * low - high || at > 2 * high - low) return phrase("diverged");
    if (Math.abs(slope) < 0.004 * scale) return phrase("arrived", { letter });
    if (before !== undefined && Math.abs(at - before) < 1e-9 * (high - low)) {
      return phrase("bounces", { letter, one: brief(before), other: brief(this.trail.at(-1).at) });
    }
    return "";
  }

  between(from, to, share) {
    return from + (to - from) * share;
  }

  placed(at) {
    return `${this.figure.data.along.text} = ${brief(at)}`;
  }

  written({ at, slope, rate, next }) {
    const letter = this.figure.data.along.text;
    return `${letter} ← ${brief(at)} ${MINUS} ${brief(rate)} · ${inside(slope)} = ${brief(next)}`;
  }

  rule() {
    return phrase("rule", { letter: this.figure.data.along.text });
  }

  // What the picture does not show by itself: the ball has left it, or the last step went up.
  remarks() {
    const { data, valueAt } = this.figure;
    const [low, high] = data.span;
    const { at, next } = this.trail.at(-1);
    const up = valueAt(next) > valueAt(at) ? [phrase("went_up")] : [];
    return next < low || next > high ? [...up, phrase("left", { letter: data.along.text, place: brief(next) })] : up;
  }
}
