// Steps of descent, one by one or played: what the ball on a curve and the path on a map have in common.
// A class of its own says what a step is (`step`), how it is written (`written`), what a place is called (`placed`), what
// lies between two places (`between`), what is not seen by itself (`remarks`) and what a step does in general (`rule`).

const MOST = 200;

class Steps {
  constructor(figure, { name, pace, gliding, shown, step }) {
    this.figure = figure;
    Object.assign(this, { pace, lasts: gliding, shown, trail: [], said: "", playing: 0, gliding: 0 });
    const { rates, rate } = figure.data;
    const letter = { text: "η", name: phrase("rate"), low: rates[0], high: rates[1], start: rate, step, colour: "rate" };
    this.rate = slider(letter, (value) => (figure.state.rate = value), () => figure.post.soon());
    this.play = button(phrase("play"), () => (this.playing ? this.pause() : this.start()));
    this.status = html("p", { class: "status" });
    this.list = html("ol", { class: "steps", "aria-label": phrase("last_steps") });
    const buttons = html("div", { class: "buttons" }, button(phrase("once"), () => this.once(), { class: "main" }), this.play, button(phrase("reset"), () => this.reset()));
    this.node = html("div", { class: name }, this.rate.node, buttons, this.status, this.list);
  }

  glide(from, to) {
    const { figure } = this;
    figure.shown = to;
    if (still()) return figure.redraw();
    const begin = performance.now();
    const move = (now) => {
      const share = clamp((now - begin) / this.lasts, 0, 1);
      figure.shown = share < 1 ? this.between(from, to, share * share * (3 - 2 * share)) : to;
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
    this.play.textContent = phrase("pause");
    this.playing = setInterval(() => {
      if (!this.step() || this.trail.length >= MOST) this.pause();
    }, this.pace);
    if (!this.step()) this.pause();
  }

  pause() {
    if (!this.playing) return;
    clearInterval(this.playing);
    this.playing = 0;
    this.play.textContent = phrase("play");
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
    figure.say(phrase("back", { place: this.placed(figure.state.at) }));
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

  tell() {
    const first = Math.max(0, this.trail.length - this.shown);
    this.list.start = first + 1;
    this.list.replaceChildren(...this.trail.slice(first).map((step) => html("li", {}, mathHtml(this.written(step)))));
    const count = this.trail.length;
    const quiet = count ? [phrase("steps", { count }), ...this.remarks()].join(" ") : this.rule();
    this.status.textContent = this.said || quiet;
  }

  announce() {
    const last = this.trail.at(-1);
    if (!last) return;
    const taken = phrase("taken", { number: this.trail.length, written: this.written(last), reading: this.figure.reading() });
    this.figure.say([taken, ...(this.said ? [this.said] : this.remarks())].join(" "));
  }
}
