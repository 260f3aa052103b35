// The figure: a curve, a point that follows the finger, and what the lesson wants to go with the point.
// Its state lives on the DOM element, so a rerun of the page never takes the point out of a hand.

class CurveFigure {
  constructor(data) {
    this.data = data;
    this.shows = (part) => !data.answering && data.show.includes(part);
    this.tellsSlope = !data.answering && data.show.length > 0; // a curve alone speaks of its height alone
    const count = 1 + data.sliders.length;
    this.value = evaluator(data.value, count);
    this.slope = evaluator(data.slope, count);
    this.letters = data.sliders.map((each) => each.start);
    this.valueAt = (x) => this.value(x, ...this.letters);
    this.slopeAt = (x) => this.slope(x, ...this.letters);
    this.state = { at: data.start, nudge: data.nudge, rate: data.rate, steps: 0, moved: false };
    this.shown = data.start;
    const [low, high] = data.span;
    this.grain = roundStep((high - low) / 500);
    this.key = roundStep((high - low) / 60);
    this.redraw = oncePerFrame(() => this.render());
    this.replot = oncePerFrame(() => this.plot());
    this.post = messenger(() => this.release());
    this.build();
    this.watch = new ResizeObserver(([entry]) => this.resize(entry.contentRect.width));
  }

  build() {
    const { data } = this;
    const paper = { across: data.along.text, acrossColour: "along" };
    this.graph = new Graph({ ...paper, id: "value", up: data.output.text, upColour: "output" });
    this.below = this.shows("slope") ? new Graph({ ...paper, id: "slope", up: data.derivative.text, words: data.derivative.words, upColour: "slope" }) : null;
    this.ball = this.shows("ball") ? new Ball(this) : null;
    this.live = html("p", { class: "spoken", "aria-live": "polite" });
    this.readout = html("p", { class: "readout" });
    this.parts = new Parts(this);
    const sliders = data.sliders.map((each, k) => this.letter(each, k));
    const nodes = [this.graph.node, this.below?.node, this.readout, this.parts.buttons, ...sliders, this.ball?.node, this.live];
    this.root = html("div", { class: "figure curve-figure", role: "group", "aria-label": data.title }, ...nodes.filter(Boolean));
    this.root.addEventListener("focusout", () => this.post.flush());
    if (data.answering) this.root.classList.add("answering");
  }

  letter(each, k) {
    const turned = (value) => {
      this.letters[k] = value;
      this.replot();
    };
    const done = () => {
      this.say(this.reading());
      this.post.soon();
    };
    return slider({ ...each, colour: `letter${k}` }, turned, done).node;
  }

  resize(width) {
    if (width < 40 || width === this.width) return;
    this.width = width;
    this.graph.size(width, Math.round(clamp(width * 0.56, 230, 400)));
    this.below?.size(width, Math.round(clamp(width * 0.34, 170, 240)));
    this.plot();
    this.describe();
  }

  // The range of values at every turn of the sliders, as long as the curve does not drown in it.
  fit(f) {
    const [low, high] = this.data.span;
    const at = (letters) => body(sample((x) => f(x, ...letters), low, high, 240).map(([, y]) => y));
    const now = at(this.letters);
    let all = [at(this.data.sliders.map((each) => each.start))];
    const most = 3 * (all[0][1] - all[0][0]);
    this.data.sliders.forEach((each, k) => {
      for (const end of [each.low, each.high]) all.push(at(this.data.sliders.map((other, l) => (l === k ? end : other.start))));
    });
    const [bottom, top] = [Math.min(...all.map((part) => part[0])), Math.max(...all.map((part) => part[1]))];
    return frame(top - bottom <= most && now[0] >= bottom && now[1] <= top ? [bottom, top] : now);
  }

  // What the height is called with the letters as they are turned now.
  called() {
    const turned = this.data.turned.find(([at]) => at === this.letters[0]);
    return turned ? { output: turned[1], title: turned[2] } : { output: this.data.output.text, title: this.data.title };
  }

  plot() {
    if (!this.width) return;
    this.graph.name(this.called().output);
    this.up = this.fit(this.value);
    this.graph.range(this.data.span, this.up);
    this.graph.draw(this.valueAt);
    if (this.below) {
      this.below.range(this.data.span, this.fit(this.slope));
      this.below.draw(this.slopeAt);
    }
    this.parts.settle();
    this.render();
  }

  render() {
    if (this.width) this.parts.follow();
  }

  move(at) {
    const [low, high] = this.data.span;
    const place = clamp(snap(at, this.grain), low, high);
    this.state.moved = true;
    if (this.ball) this.ball.begin(place);
    this.state.at = this.shown = place;
    this.redraw();
  }

  nudge(h) {
    const width = this.data.span[1] - this.data.span[0];
    this.state.nudge = clamp(h, -width, width);
    this.redraw();
  }

  // The nudge that fits on the paper beside the point.
  reach() {
    const [low, high] = this.data.span;
    const { at, nudge } = this.state;
    const far = at + nudge;
    return far > high ? high - at : far < low ? low - at : nudge;
  }

  done(how) {
    this.describe();
    if (how === "pointer") {
      this.say(this.reading());
      this.post.now();
    } else this.post.soon();
  }

  release() {
    const [low, high] = this.data.span;
    const { at, nudge, rate, steps } = this.state;
    return at >= low && at <= high ? { at, nudge, rate, steps } : null;
  }

  // "w = 1.20, C = 3.24, slope −3.60", with whatever the figure shows.
  reading() {
    const { data, state } = this;
    const parts = [`${data.along.text} = ${show(state.at)}`, `${this.called().output} = ${show(this.valueAt(state.at))}`];
    if (this.tellsSlope) parts.push(phrase("with_slope", { slope: show(this.slopeAt(state.at)) }));
    if (this.shows("secant")) parts.push(phrase("with_secant", { h: show(this.reach()), slope: show(this.parts.secantSlope()) }));
    return parts.join(", ");
  }

  say(text) {
    this.live.textContent = text;
    this.describe();
  }

  describe() {
    const { data } = this;
    const letter = data.along.text;
    const place = ([x, y], turning) =>
      turning && data.answering ? phrase("turn") : phrase("place", { output: this.called().output, y: show(y), letter, x: show(x) });
    this.graph.title.textContent = this.called().title;
    this.root.setAttribute("aria-label", this.called().title);
    const marks = data.marks.map(([name, at]) => phrase("mark", { name, letter, x: show(at) }));
    const lines = data.lines.map(([name, at, slope]) => phrase("through", { name, slope: show(slope), letter, x: show(at) }));
    const told = [shape(this.valueAt, ...data.span, place), phrase("point", { reading: this.reading() })];
    if (marks.length) told.push(phrase("marked", { marks: marks.join("; ") }));
    if (lines.length) told.push(phrase("lines", { lines: lines.join("; ") }));
    this.graph.desc.textContent = told.join(" ");
    if (!this.below) return;
    const found = zeros(this.slopeAt, ...data.span).map((x) => `${letter} = ${show(x)}`);
    this.below.title.textContent = phrase("below", { letter });
    this.below.desc.textContent = found.length ? phrase("zeros", { places: joined("and", found) }) : phrase("no_zeros");
  }

  // A rerun of the page: new marks, perhaps another theme; the point stays in the hand.
  update(data) {
    this.data = { ...this.data, marks: data.marks, colours: data.colours };
    colourise(this.root, data.colours);
    if (this.width) this.parts.settle();
    this.render();
    this.describe();
  }

  open() {
    this.watch.observe(this.root);
  }

  close() {
    this.watch.disconnect();
    this.ball?.pause();
    this.post.stop();
  }
}

// The same figure, and the same curve: marks and colours may change in place; a mode may change around the point.
const identity = ({ marks, colours, ...rest }) => JSON.stringify(rest);
const ground = ({ value, span, sliders }) => JSON.stringify([value, span, sliders]);

// What the figure is told, with the point and the sliders where they were left.
function resumed(data, { state, letters }) {
  const sliders = data.sliders.map((each, k) => ({ ...each, start: letters[k] }));
  return { ...data, sliders, start: clamp(state.at, ...data.span), nudge: state.nudge, rate: state.rate };
}

function renew(parent, data) {
  const { figure: old } = parent;
  const kept = old && ground(old.told) === ground(data);
  old?.close();
  old?.root.remove();
  parent.figure = new CurveFigure(kept ? resumed(data, old) : data);
  parent.figure.told = data;
  parent.figure.state.moved = kept && old.state.moved;
  parent.append(parent.figure.root);
}

export default function mount({ parentElement, data, setStateValue }) {
  speak(data.words);
  if (!parentElement.figure || identity(parentElement.figure.told) !== identity(data)) renew(parentElement, data);
  const { figure } = parentElement;
  figure.post.send = (release) => setStateValue("release", release);
  figure.update(data);
  figure.open();
  return () => figure.close();
}
