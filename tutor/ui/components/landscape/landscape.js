// The figure: a map of heights, a point that follows the finger, and what the lesson wants to go with the point.
// Its state lives on the DOM element, so a rerun of the page never takes the point out of a hand.

const BESIDE = 620; // from this width on the surface stands beside the map

class LandscapeFigure {
  constructor(data) {
    this.data = data;
    this.shows = (part) => !data.answering && data.show.includes(part);
    this.valueAt = evaluator(data.value, 2);
    const [across, up] = data.slopes.map((slope) => evaluator(slope, 2));
    this.slopesAt = (x, y) => [across(x, y), up(x, y)];
    this.field = new Field(this.valueAt, this.slopesAt, data.span);
    const aimed = data.angle !== null;
    this.state = { at: data.start, rate: data.rate, steps: 0, angle: aimed ? data.angle : 0, moved: aimed };
    this.shown = data.start;
    this.grain = data.span.map(([low, high]) => roundStep((high - low) / 500));
    this.key = data.span.map(([low, high]) => roundStep((high - low) / 60));
    this.redraw = oncePerFrame(() => this.render());
    this.post = messenger(() => this.release());
    this.build();
    this.watch = new ResizeObserver(([entry]) => this.resize(entry.contentRect.width));
  }

  build() {
    const { data } = this;
    this.readout = html("p", { class: "readout" });
    this.live = html("p", { class: "spoken", "aria-live": "polite" });
    this.root = html("div", { class: "figure landscape-figure", role: "group", "aria-label": data.title });
    this.ground = new Ground(this);
    this.walk = this.shows("path") ? new Walk(this) : null;
    this.relief = this.shows("surface") ? new Relief(this) : null;
    this.parts = new Parts(this);
    const below = html("div", { class: "below" }, ...[this.readout, this.parts.rose?.node, this.walk?.node].filter(Boolean));
    const nodes = [html("div", { class: "view" }, this.ground.node), below, this.relief?.node, this.live];
    this.root.append(...nodes.filter(Boolean));
    this.root.addEventListener("focusout", () => this.post.flush());
    this.root.classList.toggle("answering", data.answering);
    this.root.classList.toggle("wide", this.relief !== null);
  }

  resize(width) {
    if (width < 40 || width === this.width) return;
    this.width = width;
    const beside = this.relief !== null && width >= BESIDE;
    this.root.classList.toggle("beside", beside);
    const map = beside ? Math.round(width * 0.56) : width;
    this.ground.size(map);
    this.relief?.size(beside ? width - map - 8 : Math.min(width, 440));
    this.render();
    this.describe();
  }

  render() {
    if (!this.width) return;
    this.parts.follow();
    this.walk?.follow();
    this.relief?.follow();
  }

  move(at) {
    const place = at.map((each, k) => clamp(snap(each, this.grain[k]), ...this.data.span[k]));
    this.walk?.begin(place);
    Object.assign(this.state, { at: place, moved: true });
    this.shown = place;
    this.redraw();
  }

  aim(angle) {
    Object.assign(this.state, { angle: (((angle % 360) + 360) % 360), moved: true });
    this.redraw();
  }

  done(how) {
    if (how === "pointer") {
      this.say(this.data.answering ? this.parts.aim.reading() : this.reading());
      this.post.now();
    } else {
      this.describe();
      this.post.soon();
    }
  }

  release() {
    const { state, data } = this;
    const inside = state.at.every((place, k) => place >= data.span[k][0] && place <= data.span[k][1]);
    const angle = data.answering && state.moved ? state.angle : null;
    return inside ? { across: state.at[0], up: state.at[1], rate: state.rate, steps: state.steps, angle } : null;
  }

  // "w = 1.20, b = 0.40, C = 3.24, ∂C/∂w = −3.60, ∂C/∂b = 0.80"
  reading() {
    const { data, state } = this;
    const places = data.along.map(({ text }, k) => `${text} = ${show(state.at[k])}`);
    const slopes = this.slopesAt(...state.at);
    const partials = data.answering ? [] : data.partials.map((text, k) => `${text} = ${show(slopes[k])}`);
    return [...places, `${data.output.text} = ${show(this.valueAt(...state.at))}`, ...partials].join(", ");
  }

  say(text) {
    this.live.textContent = text;
    this.describe();
  }

  // Where the point is, how high, which way is down, and where the lowest place is: for who cannot see it.
  describe() {
    const { data, field, ground } = this;
    ground.title.textContent = data.title;
    const { x, y, height } = field.lowest;
    const where = data.along.map(({ text }, k) => `${text} = ${show([x, y][k])}`).join(", ");
    const lowest = Number.isFinite(height) ? phrase("lowest", { output: data.output.text, height: show(height), where }) : phrase("no_height");
    const way = data.answering ? this.#picked() : this.#downhill();
    ground.desc.textContent = [phrase("point", { reading: this.reading() }), way, lowest, this.parts.rose?.reading() ?? ""].join(" ").trim();
  }

  #picked() {
    return this.state.moved ? phrase("picked", { reading: this.parts.aim.reading() }) : phrase("none_picked");
  }

  #downhill() {
    const slopes = this.slopesAt(...this.state.at);
    if (!slopes.every(Number.isFinite)) return phrase("no_slopes");
    if (slopes.every((slope) => slope === 0)) return phrase("level");
    const ways = this.data.along.flatMap(({ text }, k) => (slopes[k] === 0 ? [] : [phrase(slopes[k] < 0 ? "larger" : "smaller", { letter: text })]));
    return phrase("downhill", { ways: listed(ways), angle: turned(degrees(slopes.map((slope) => -slope))) });
  }

  // A rerun of the page: perhaps another theme; the point stays in the hand.
  update(data) {
    colourise(this.root, data.colours);
    const ink = inks(this.root);
    this.ground.paint(ink);
    this.relief?.paint(ink);
    this.render();
    this.describe();
  }

  open() {
    this.watch.observe(this.root);
  }

  close() {
    this.watch.disconnect();
    this.walk?.pause();
    this.post.stop();
  }
}

// The same figure: what was picked and the colours may change in place; a mode may change around the point.
const identity = ({ colours, angle, ...rest }) => JSON.stringify(rest);
const country = ({ value, span, start }) => JSON.stringify([value, span, start]);

function renew(parent, data) {
  const { figure: old } = parent;
  const kept = old && country(old.told) === country(data);
  old?.close();
  old?.root.remove();
  parent.figure = new LandscapeFigure(data);
  parent.figure.told = data;
  if (kept) Object.assign(parent.figure.state, old.state, { steps: 0 });
  parent.figure.shown = parent.figure.state.at = parent.figure.state.at.map((place, k) => clamp(place, ...data.span[k]));
  parent.append(parent.figure.root);
}

export default function mount({ parentElement, data, setStateValue }) {
  speak(data.words);
  if (!parentElement.figure || identity(parentElement.figure.told) !== identity(data)) renew(parentElement, data);
  const { figure } = parentElement;
  figure.post.send = (release) => setStateValue("release", release);
  figure.open();
  figure.update(data);
  return () => figure.close();
}
