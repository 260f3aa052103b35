// The ball that walks against the slope: its buttons, its trail, and how it says that it has arrived or gone wild.

const PACE = 700;
const GLIDE = 320;
const MOST = 200;

class Ball {
  constructor(figure) {
    this.figure = figure;
    this.trail = [];
    this.said = "";
    this.playing = 0;
    this.gliding = 0;
    this.play = button("Play", () => (this.playing ? this.pause() : this.start()));
    this.status = html("p", { class: "status" });
    this.list = html("ol", { class: "steps", "aria-label": "The last steps" });
    const { rates, rate } = figure.data;
    this.rate = slider({ text: "η", name: "learning rate", low: rates[0], high: rates[1], start: rate, step: 0.01, colour: "rate" }, (value) => {
      figure.state.rate = value;
    }, () => figure.post.soon());
    const buttons = html("div", { class: "buttons" }, button("Step", () => this.once(), { class: "main" }), this.play, button("Reset", () => this.reset()));
    this.node = html("div", { class: "ball" }, this.rate.node, buttons, this.status, this.list);
    this.tell();
  }

  // One step of gradient descent. False when there is no going on.
  step() {
    const { state, slopeAt, valueAt } = this.figure;
    const [at, slope] = [state.at, slopeAt(state.at)];
    const next = at - state.rate * slope;
    this.finish();
    if (!Number.isFinite(next)) return this.stop(`The step cannot be computed here. Reset, and start somewhere else.`);
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
    if (!Number.isFinite(value) || at < 2 * low - high || at > 2 * high - low) {
      return `It diverged: it is far off the picture, and each step is longer than the one before. Reset, and try a smaller learning rate.`;
    }
    if (Math.abs(slope) < 0.004 * scale) return `It has arrived: the slope is nearly zero here, so ${letter} hardly moves any more.`;
    if (before !== undefined && Math.abs(at - before) < 1e-9 * (high - low)) {
      return `It bounces for ever between ${letter} = ${brief(before)} and ${letter} = ${brief(this.trail.at(-1).at)}. Try a smaller learning rate.`;
    }
    return "";
  }

  glide(from, to) {
    this.figure.shown = to;
    if (still()) return this.figure.redraw();
    const begin = performance.now();
    const move = (now) => {
      const share = clamp((now - begin) / GLIDE, 0, 1);
      const eased = share * share * (3 - 2 * share);
      this.figure.shown = from + (to - from) * eased;
      this.figure.render();
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
    const { state, data } = this.figure;
    this.pause();
    this.begin(this.trail[0]?.at ?? data.start);
    this.figure.say(`Back at ${data.along.text} = ${brief(state.at)}.`);
    this.figure.post.soon();
  }

  begin(at) {
    this.pause();
    Object.assign(this.figure.state, { at, steps: 0 });
    this.finish();
    Object.assign(this, { trail: [], said: "" });
    this.tell();
    this.figure.redraw();
  }

  line({ at, slope, rate, next }) {
    const letter = this.figure.data.along.text;
    return `${letter} ← ${brief(at)} ${MINUS} ${brief(rate)} · ${inside(slope)} = ${brief(next)}`;
  }

  tell() {
    const first = Math.max(0, this.trail.length - 5);
    this.list.start = first + 1;
    this.list.replaceChildren(...this.trail.slice(first).map((step) => html("li", {}, mathHtml(this.line(step)))));
    const letter = this.figure.data.along.text;
    const count = this.trail.length;
    const quiet = count ? `${count} ${count === 1 ? "step" : "steps"} so far.${this.remark()}` : `Each step: new ${letter} = ${letter} ${MINUS} learning rate · slope.`;
    this.status.textContent = this.said || quiet;
  }

  // What the picture does not show by itself: the ball has left it, or the last step went up.
  remark() {
    const { data, valueAt } = this.figure;
    const [low, high] = data.span;
    const { at, next } = this.trail.at(-1);
    const up = valueAt(next) > valueAt(at) ? " The last step went up: it was too long." : "";
    const gone = next < low || next > high ? ` The ball has left the picture: ${data.along.text} = ${brief(next)}.` : "";
    return up + gone;
  }

  announce() {
    const last = this.trail.at(-1);
    if (last) this.figure.say(`Step ${this.trail.length}: ${this.line(last)}. ${this.figure.reading()}. ${this.said || this.remark().trim()}`);
  }
}
