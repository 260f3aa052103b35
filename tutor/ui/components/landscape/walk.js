// The path of steps against the gradient: its buttons, its trail, and how it says that it has arrived or gone wild.

const PACE = 550;
const GLIDE = 260;
const MOST = 200;
const SHOWN = 3; // steps written out below the map

class Walk {
  constructor(figure) {
    this.figure = figure;
    Object.assign(this, { trail: [], said: "", playing: 0, gliding: 0 });
    const { rates, rate } = figure.data;
    const [slow, fast] = rates;
    const step = Math.min(roundStep((fast - slow) / 100 || 0.01), slow > 0 ? roundStep(slow) : Infinity);
    this.rate = slider({ text: "η", name: "learning rate", low: slow, high: fast, start: rate, step, colour: "rate" }, (value) => {
      figure.state.rate = value;
    }, () => figure.post.soon());
    this.play = button("Play", () => (this.playing ? this.pause() : this.start()));
    this.status = html("p", { class: "status" });
    this.list = html("ol", { class: "steps", "aria-label": "The last steps" });
    const buttons = html("div", { class: "buttons" }, button("Step", () => this.once(), { class: "main" }), this.play, button("Reset", () => this.reset()));
    this.node = html("div", { class: "walk" }, this.rate.node, buttons, this.status, this.list);
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
    if (!next.every(Number.isFinite)) return this.stop("The step cannot be computed here. Reset, and start somewhere else.");
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
    if (wild || !Number.isFinite(valueAt(...at))) return "It diverged: it is far off the map, and each step is longer than the one before. Reset, and try a smaller learning rate.";
    if (Math.hypot(...slopesAt(...at)) < 0.004 * field.steepness) return "It has arrived: both slopes are nearly zero here, so it hardly moves any more.";
    const before = this.trail.at(-2)?.at;
    const near = (one, other) => one.every((place, k) => Math.abs(place - other[k]) < 1e-9 * (data.span[k][1] - data.span[k][0]));
    if (before && near(at, before)) return `It bounces for ever between ${this.#pair(before)} and ${this.#pair(this.trail.at(-1).at)}. Try a smaller learning rate.`;
    return "";
  }

  glide(from, to) {
    const { figure } = this;
    figure.shown = to;
    if (still()) return figure.redraw();
    const begin = performance.now();
    const move = (now) => {
      const share = clamp((now - begin) / GLIDE, 0, 1);
      const eased = share * share * (3 - 2 * share);
      figure.shown = share < 1 ? from.map((place, k) => place + (to[k] - place) * eased) : to;
      figure.render();
      this.gliding = share < 1 ? requestAnimationFrame(move) : 0;
    };
    this.gliding = requestAnimationFrame(move);
  }

  finish() {
    cancelAnimationFrame(this.gliding);
    this.gliding = 0;
    this.figure.shown = this.figure.state.at;
  }

  once() {
    this.pause();
    this.step();
    this.announce();
    this.figure.post.soon();
  }

  start() {
    this.play.textContent = "Pause";
    this.playing = setInterval(() => {
      if (!this.step() || this.trail.length >= MOST) this.pause();
    }, PACE);
    if (!this.step()) this.pause();
  }

  pause() {
    if (!this.playing) return;
    clearInterval(this.playing);
    this.playing = 0;
    this.play.textContent = "Play";
    this.announce();
    this.figure.post.soon();
  }

  stop(why) {
    this.said = why;
    this.tell();
    return false;
  }

  // Back to where this run began; the next run starts there.
  reset() {
    const { figure } = this;
    this.pause();
    this.begin(this.trail[0]?.at ?? figure.data.start);
    figure.say(`Back at ${this.#pair(figure.state.at)}.`);
    figure.post.soon();
  }

  begin(at) {
    this.pause();
    Object.assign(this.figure.state, { at, steps: 0 });
    this.finish();
    Object.assign(this, { trail: [], said: "" });
    this.tell();
    this.figure.redraw();
  }

  #pair(numbers) {
    return `(${numbers.map(brief).join(", ")})`;
  }

  #written({ at, slopes, rate, next }) {
    return `(${this.figure.data.along.map((each) => each.text).join(", ")}) ← ${this.#pair(at)} ${MINUS} ${brief(rate)} · ${this.#pair(slopes)} = ${this.#pair(next)}`;
  }

  tell() {
    const first = Math.max(0, this.trail.length - SHOWN);
    this.list.start = first + 1;
    this.list.replaceChildren(...this.trail.slice(first).map((step) => html("li", {}, mathHtml(this.#written(step)))));
    const count = this.trail.length;
    const quiet = count ? `${count} ${count === 1 ? "step" : "steps"} so far.${this.remark()}` : `Each step: new place = place ${MINUS} learning rate · gradient.`;
    this.status.textContent = this.said || quiet;
  }

  // What the picture does not show by itself: the point has left it, or the last step went up.
  remark() {
    const { data, valueAt } = this.figure;
    const { at, next } = this.trail.at(-1);
    const up = valueAt(...next) > valueAt(...at) ? " The last step went up: it was too long." : "";
    const gone = next.some((place, k) => place < data.span[k][0] || place > data.span[k][1]);
    return up + (gone ? ` The point has left the map: it is at ${this.#pair(next)}.` : "");
  }

  announce() {
    const last = this.trail.at(-1);
    if (last) this.figure.say(`Step ${this.trail.length}: ${this.#written(last)}. ${this.figure.reading()}. ${this.said || this.remark().trim()}`);
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
