// The path of steps against the gradient: its buttons, its trail, and how it says that it has arrived or gone wild.

class Walk extends Steps {
  constructor(figure) {
    const [slow, fast] = figure.data.rates;
    const step = Math.min(roundStep((fast - slow) / 100 || 0.01), slow > 0 ? roundStep(slow) : Infinity);
    super(figure, { name: "walk", pace: 550, gliding: 260, shown: 3, step });
    this.line = svg("path", { class: "path" });
    this.dots = svg("g");
    figure.ground.inside.append(svg("g", { class: "trail" }, this.line, this.dots));
    this.tell();
  }

  // Every place of the run, the last one where the point is shown now.
  places() {
    return [...this.trail.map(({ at }) => at), this.figure.shown];
  }

  // One step of gradient descent. False when there is no going on.
  step() {
    const { state, slopesAt } = this.figure;
    const at = state.at;
    const slopes = slopesAt(...at);
    const next = at.map((place, k) => place - state.rate * slopes[k]);
    this.finish();
    if (!next.every(Number.isFinite)) return this.stop(phrase("uncomputable"));
    this.trail.push({ at, slopes, rate: state.rate, next });
    Object.assign(state, { at: next, steps: state.steps + 1, moved: true });
    this.glide(at, next);
    this.said = this.judge(next);
    this.tell();
    return this.said === "";
  }

  judge(at) {
    const { data, field, valueAt, slopesAt } = this.figure;
    const wild = at.some((place, k) => place < 2 * data.span[k][0] - data.span[k][1] || place > 2 * data.span[k][1] - data.span[k][0]);
    if (wild || !Number.isFinite(valueAt(...at))) return phrase("diverged");
    if (Math.hypot(...slopesAt(...at)) < 0.004 * field.steepness) return phrase("arrived");
    const before = this.trail.at(-2)?.at;
    const near = (one, other) => one.every((place, k) => Math.abs(place - other[k]) < 1e-9 * (data.span[k][1] - data.span[k][0]));
    if (before && near(at, before)) return phrase("bounces", { one: this.#pair(before), other: this.#pair(this.trail.at(-1).at) });
    return "";
  }

  between(from, to, share) {
    return from.map((place, k) => place + (to[k] - place) * share);
  }

  placed(at) {
    return this.#pair(at);
  }

  #pair(numbers) {
    return `(${numbers.map(brief).join(", ")})`;
  }

  written({ at, slopes, rate, next }) {
    return `(${this.figure.data.along.map((each) => each.text).join(", ")}) ← ${this.#pair(at)} ${MINUS} ${brief(rate)} · ${this.#pair(slopes)} = ${this.#pair(next)}`;
  }

  rule() {
    return phrase("rule");
  }

  // What the picture does not show by itself: the point has left it, or the last step went up.
  remarks() {
    const { data, valueAt } = this.figure;
    const { at, next } = this.trail.at(-1);
    const up = valueAt(...next) > valueAt(...at) ? [phrase("went_up")] : [];
    const gone = next.some((place, k) => place < data.span[k][0] || place > data.span[k][1]);
    return gone ? [...up, phrase("left", { place: this.#pair(next) })] : up;
  }

  follow() {
    const { ground } = this.figure;
    const far = 4 * ground.width;
    const spots = this.places().map(([x, y]) => [clamp(ground.toX(x), -far, far), clamp(ground.toY(y), -far, far)]);
    set(this.line, { d: `M${spots.map((spot) => spot.map((part) => part.toFixed(1)).join(" ")).join("L")}` });
    if (this.drawn !== this.trail.length || this.width !== ground.width) {
      this.dots.replaceChildren(...spots.slice(0, -1).map(([cx, cy]) => svg("circle", { cx, cy, r: 4 })));
      Object.assign(this, { drawn: this.trail.length, width: ground.width });
    }
  }
}
