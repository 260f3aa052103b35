// What is drawn with the point: its handle, the gradient's arrow and the step's, and the numbers below the map.

const LONGEST = 104; // pixels of an arrow on the steepest ground of a large map
const SHORTEST = 14;

// A shaft with a head and a name (a formula, or words), from a place into a direction; the name stays on the paper.
class Arrow {
  constructor(ground, name, kind, words = false) {
    this.ground = ground;
    this.shaft = svg("line", { class: "shaft" });
    this.head = svg("path", { class: "head", d: "M0 0L-13 -6.5L-9.5 0L-13 6.5Z" });
    const look = { class: "big name", "text-anchor": "middle" };
    this.name = words ? svg("text", { ...look, text: name }) : mathSvg(name, look);
    this.node = svg("g", { class: `arrow ${kind}` }, this.shaft, this.head, this.name);
  }

  put({ x, y }, [across, down], length) {
    const [tipX, tipY] = [x + across * length, y + down * length];
    const turn = (Math.atan2(down, across) * 180) / Math.PI;
    set(this.node, { visibility: length > 0 ? "visible" : "hidden" });
    set(this.shaft, { x1: x, y1: y, x2: tipX - across * 9, y2: tipY - down * 9 });
    set(this.head, { transform: `translate(${tipX.toFixed(1)} ${tipY.toFixed(1)}) rotate(${turn.toFixed(1)})` });
    set(this.name, { x: clamp(tipX + across * 20, 20, this.ground.width - 20), y: clamp(tipY + down * 15 + 6, 16, this.ground.height - 6) });
  }
}

// A handle that is held like every other, but moves in two directions: arrow keys go the way they point.
function holdableBothWays(node, { move, home, done, ...acts }) {
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowDown: [0, -1], ArrowUp: [0, 1], PageDown: [0, -10], PageUp: [0, 10] };
  node.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !(event.key in ways || event.key === "Home")) return;
    if (event.key === "Home") home();
    else move(...ways[event.key].map((step) => step * (event.shiftKey ? 0.1 : 1)));
    event.preventDefault();
    event.stopImmediatePropagation();
    done("key");
  });
  holdable(node, { ...acts, done, nudge: () => {}, end: () => {} });
}

class Parts {
  constructor(figure) {
    this.figure = figure;
    const { ground, data } = figure;
    if (figure.shows("directions")) this.rose = new Rose(figure);
    if (figure.shows("arrow")) {
      this.gradient = new Arrow(ground, `∇${data.output.text.length === 1 ? data.output.text : "f"}`, "uphill");
      this.step = new Arrow(ground, phrase("step"), "downhill", true);
      ground.over.append(this.gradient.node, this.step.node);
    }
    this.point = data.answering ? svg("g", { class: "standing" }, svg("circle", { r: 9, class: "dot" })) : this.#handle();
    ground.handles.append(this.point);
    this.aim = data.answering ? new Aim(figure) : null;
    if (!data.answering) ground.node.addEventListener("click", (event) => {
      figure.move(ground.from(event.clientX, event.clientY));
      figure.done("pointer");
    });
  }

  #handle() {
    const { figure } = this;
    const { ground, data, state } = figure;
    const label = phrase("handle", { letters: listed(data.along.map((each) => each.called)) });
    const node = svg("g", { class: "holdable", role: "slider", tabindex: 0, "aria-label": label, "aria-roledescription": phrase("both_ways") });
    node.append(svg("circle", { class: "reach", r: 23 }), svg("circle", { class: "halo", r: 18 }), svg("circle", { class: "ring", r: 15 }), svg("circle", { r: 9, class: "dot" }));
    holdableBothWays(node, {
      where: () => ground.client(node.place),
      drag: (x, y) => figure.move(ground.from(x, y)),
      move: (across, up) => figure.move([state.at[0] + across * figure.key[0], state.at[1] + up * figure.key[1]]),
      home: () => figure.move(data.start),
      done: (how) => figure.done(how),
    });
    return node;
  }

  // What follows the finger: attributes of a few elements and the numbers below, nothing else.
  follow() {
    const { figure } = this;
    const { ground, shown, state, data, field } = figure;
    const spot = ground.seen(shown);
    const slopes = figure.slopesAt(...shown);
    this.point.place = spot;
    set(this.point, { transform: `translate(${spot.x.toFixed(2)} ${spot.y.toFixed(2)})` });
    this.point.classList.toggle("beyond", spot.beyond);
    if (!data.answering) {
      const [[low, high]] = data.span;
      set(this.point, { "aria-valuemin": low, "aria-valuemax": high, "aria-valuenow": clamp(state.at[0], low, high), "aria-valuetext": figure.reading() });
    }
    this.aim?.follow(spot);
    this.rose?.follow(spot);
    if (this.gradient) {
      const size = Math.hypot(...slopes);
      const length = size > 0 && Number.isFinite(size) && !spot.beyond ? SHORTEST + (ground.longest - SHORTEST) * field.steep(size) : 0;
      const [across, down] = ground.heading(slopes);
      this.gradient.put(spot, [across, down], length);
      this.step.put(spot, [-across, -down], length);
    }
    this.#tell(slopes);
  }

  #tell(slopes) {
    const { figure } = this;
    const { data, state } = figure;
    const item = (text, colour) => html("span", { style: `color: var(--c-${colour})` }, mathHtml(text));
    const places = data.along.map(({ text }, k) => item(`${text} = ${show(state.at[k])}`, k ? "up" : "across"));
    const height = item(`${data.output.text} = ${show(figure.valueAt(...state.at))}`, "output");
    if (data.answering) return figure.readout.replaceChildren(...places, ...this.aim.told());
    const exact = state.at === figure.shown ? slopes : figure.slopesAt(...state.at);
    const partials = data.partials.map((text, k) => item(`${text} = ${show(exact[k])}`, "slope"));
    figure.readout.replaceChildren(...places, height, html("span", { class: "break" }), ...partials);
  }
}
