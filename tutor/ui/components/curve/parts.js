// What is drawn with the point: the handles, the tangent, the secant, the trail, the marks and the numbers below.

class Parts {
  constructor(figure) {
    this.figure = figure;
    const { graph, below, data } = figure;
    this.marks = svg("g", { class: "marks" });
    this.words = svg("g", { class: "marks-words" });
    graph.over.append(this.words);
    this.drop = svg("line", { class: "drop", style: "stroke: var(--c-along)" });
    this.lines = data.lines.map((_, k) => svg("line", { class: `straight straight${k % 2}` }));
    graph.inside.append(this.marks, this.drop, ...this.lines);
    this.tangent = figure.shows("tangent") ? svg("line", { class: "tangent" }) : null;
    if (this.tangent) graph.inside.append(this.tangent);
    if (figure.shows("secant")) this.#secant();
    if (figure.ball) {
      this.trail = svg("g", { class: "trail" });
      graph.over.append(this.trail);
    }
    this.point = this.#handle("circle", { r: 9.5, class: "dot", style: "fill: var(--c-along)" }, data.along.called, this.#held(graph, (x) => figure.move(x)));
    graph.handles.append(this.point);
    graph.node.addEventListener("click", (event) => {
      figure.move(graph.local(event.clientX));
      figure.done("pointer");
    });
    if (below) this.#lower(below);
  }

  #handle(shape, attributes, label, acts) {
    const node = svg("g", { class: "holdable", role: "slider", tabindex: 0, "aria-label": label, "aria-orientation": "horizontal" });
    node.append(svg("circle", { class: "reach", r: 23 }), svg("circle", { class: "halo", r: 18, style: attributes.style }));
    node.append(svg("circle", { class: "ring", r: 16 }), svg(shape, attributes));
    holdable(node, { where: () => acts.graph.client(node.place), done: (how) => acts.figure.done(how), ...acts });
    return node;
  }

  #held(graph, move) {
    const { figure } = this;
    const [low, high] = figure.data.span;
    return {
      figure,
      graph,
      drag: (x) => move(graph.local(x)),
      nudge: (steps) => move(figure.state.at + steps * figure.key),
      end: (which) => move(which ? high : low),
    };
  }

  #secant() {
    const { figure } = this;
    const { graph } = figure;
    const far = (x) => figure.nudge(snap(x - figure.state.at, figure.grain));
    this.secant = svg("line", { class: "secant" });
    this.run = svg("path", { class: "run" });
    this.h = mathSvg("h", { class: "big", style: "fill: var(--c-h)", "text-anchor": "middle" });
    graph.inside.append(this.secant, this.run);
    graph.over.append(this.h);
    const diamond = { x: -8, y: -8, width: 16, height: 16, transform: "rotate(45)", class: "dot", style: "fill: var(--c-h)" };
    this.second = this.#handle("rect", diamond, phrase("second"), {
      ...this.#held(graph, far),
      nudge: (steps) => far(figure.state.at + figure.reach() + steps * figure.key),
    });
    graph.handles.append(this.second);
    const scaled = (factor) => () => {
      figure.nudge(Number((figure.reach() * factor).toPrecision(12)));
      figure.say(figure.reading());
      figure.done("key");
    };
    const makes = [["h ÷ 10", 0.1], ["h × 10", 10], [`h × (${MINUS}1)`, -1]];
    this.buttons = html("div", { class: "buttons" }, ...makes.map(([text, factor]) => button(mathHtml(text), scaled(factor))));
  }

  #lower(below) {
    const { figure } = this;
    this.link = svg("line", { class: "drop", style: "stroke: var(--c-along)" });
    this.zeros = svg("g", { class: "zeros" });
    below.inside.append(this.link);
    below.over.append(this.zeros);
    this.twin = this.#handle("circle", { r: 8, class: "dot", style: "fill: var(--c-slope)" }, phrase("twin", { letter: figure.data.along.text }), this.#held(below, (x) => figure.move(x)));
    below.handles.append(this.twin);
    below.node.addEventListener("click", (event) => {
      figure.move(below.local(event.clientX));
      figure.done("pointer");
    });
  }

  secantSlope() {
    const { figure } = this;
    const { at } = figure.state;
    const h = figure.reach();
    return h === 0 ? NaN : (figure.valueAt(at + h) - figure.valueAt(at)) / h;
  }

  #mark(x, kind) {
    return svg("line", { x1: x, x2: x, y1: EDGE.top, y2: this.figure.graph.bottom, class: kind });
  }

  // The words of a mark beside its line, one row lower for each, and a ring where the line meets the curve.
  #name(words, at, k) {
    const { graph, valueAt } = this.figure;
    const spot = graph.seen(at, valueAt(at));
    const left = spot.x > graph.width * 0.55;
    const place = { x: spot.x + (left ? -8 : 8), y: EDGE.top + 14 + 21 * (k % 4), "text-anchor": left ? "end" : "start" };
    const ring = svg("circle", { cx: spot.x, cy: spot.y, r: 6, class: `mark mark${k % 2}` });
    return [...(spot.beyond ? [] : [ring]), svg("text", { ...place, class: "words", text: words })];
  }

  // What changes only with the sliders, the width or the marks.
  settle() {
    const { graph, below, data, slopeAt, valueAt } = this.figure;
    const [low, high] = data.span;
    const marks = data.marks.filter(([, at]) => at >= low && at <= high);
    this.marks.replaceChildren(...marks.map(([, at], k) => this.#mark(graph.toX(at), `mark mark${k % 2}`)));
    this.words.replaceChildren(...marks.flatMap(([words, at], k) => this.#name(words, at, k)));
    data.lines.forEach(([, at, slope], k) => set(this.lines[k], graph.ray(at, valueAt(at), slope)));
    if (!below) return;
    const rings = zeros(slopeAt, ...data.span).slice(0, 8).flatMap((x) => [
      svg("circle", { cx: below.toX(x), cy: below.toY(0), r: 12, class: "zero" }),
      svg("text", { class: "words", x: below.toX(x) + 17, y: below.toY(0) - 9, text: "0" }),
    ]);
    this.zeros.replaceChildren(...rings);
  }

  // What follows the finger: attributes of a few elements and the numbers below, nothing else.
  follow() {
    const { figure } = this;
    const { graph, shown, below } = figure;
    const value = figure.valueAt(shown);
    const slope = figure.slopeAt(shown);
    const spot = this.#put(this.point, graph, shown, value);
    set(this.drop, { x1: spot.x, x2: spot.x, y1: spot.y, y2: graph.bottom });
    if (this.tangent) set(this.tangent, graph.ray(shown, value, slope));
    if (this.secant) this.#followSecant(spot, value);
    if (this.trail) this.#followTrail();
    if (below) {
      const lower = this.#put(this.twin, below, shown, slope);
      set(this.link, { x1: lower.x, x2: lower.x, y1: EDGE.top, y2: lower.y });
    }
    this.point.classList.toggle("fresh", figure.data.answering && !figure.state.moved);
    this.#tell();
  }

  #put(handle, graph, x, y) {
    const spot = graph.seen(x, y);
    handle.place = spot;
    set(handle, { transform: `translate(${spot.x.toFixed(2)} ${spot.y.toFixed(2)})` });
    handle.classList.toggle("beyond", spot.beyond);
    const [low, high] = this.figure.data.span;
    set(handle, { "aria-valuemin": low, "aria-valuemax": high, "aria-valuenow": clamp(this.figure.state.at, low, high) });
    set(handle, { "aria-valuetext": this.figure.reading() });
    return spot;
  }

  #followSecant(spot, value) {
    const { figure } = this;
    const { graph, shown } = figure;
    const h = figure.reach();
    const far = figure.valueAt(shown + h);
    const end = this.#put(this.second, graph, shown + h, far);
    const [low, high] = figure.data.span;
    set(this.second, { "aria-valuemin": low - figure.state.at, "aria-valuemax": high - figure.state.at, "aria-valuenow": h });
    set(this.secant, graph.ray(shown, value, this.secantSlope()));
    set(this.run, { d: `M${spot.x} ${spot.y}H${end.x}V${end.y}` });
    const wide = Math.abs(end.x - spot.x) > 30;
    set(this.h, { x: (spot.x + end.x) / 2, y: spot.y + (end.y > spot.y ? -8 : 20), visibility: wide ? "visible" : "hidden" });
  }

  #followTrail() {
    const { figure } = this;
    const { graph } = figure;
    const steps = figure.ball.trail.slice(-14);
    const places = steps.map(({ at }) => graph.seen(at, figure.valueAt(at)));
    const dots = places.map(({ x, y }, k) => svg("circle", { cx: x, cy: y, r: 4.5, opacity: (0.35 + (0.65 * (k + 1)) / places.length).toFixed(2) }));
    const path = places.map(({ x, y }, k) => `${k ? "L" : "M"}${x} ${y}`).join("");
    const now = this.point.place;
    this.trail.replaceChildren(...(path ? [svg("path", { d: `${path}L${now.x} ${now.y}` })] : []), ...dots);
  }

  #tell() {
    const { figure } = this;
    const { data, state } = figure;
    const item = (text, colour, line) => html("span", { style: `color: var(--c-${colour})` }, ...(line ? [html("i", { class: `key ${line}` })] : []), mathHtml(text));
    const items = [item(`${data.along.text} = ${show(state.at)}`, "along"), item(`${figure.called().output} = ${show(figure.valueAt(state.at))}`, "output")];
    const which = this.secant ? "tangent" : "slope";
    const touching = !figure.tellsSlope ? [] : [this.#slopeItem(which, figure.slopeAt(state.at), "slope", this.tangent ? "solid" : "")];
    if (this.secant) {
      items.push(item(`h = ${show(figure.reach())}`, "h"), html("span", { class: "break" }));
      items.push(this.#slopeItem("secant", this.secantSlope(), "h", "dashed"));
    }
    items.push(...touching, ...this.#named());
    figure.readout.replaceChildren(...items);
  }

  // The straight lines by name, each with its dash; they stay where they are.
  #named() {
    const { lines } = this.figure.data;
    const name = ([words, , slope], k) =>
      html("span", { class: `named named${k % 2}` }, html("i", { class: `key ${k % 2 ? "dashed" : "solid"}` }), html("span", { class: "words", text: `${words}: ${brief(slope)}` }));
    return lines.length ? [html("span", { class: "break" }), ...lines.map(name)] : [];
  }

  #slopeItem(name, value, colour, line) {
    const defined = Number.isFinite(value);
    const parts = [html("span", { class: "words", text: phrase(defined ? name : `no_${name}`) })];
    if (defined) parts.push(html("span", { text: ` = ${show(value)}` }));
    return html("span", { style: `color: var(--c-${colour})` }, ...(line ? [html("i", { class: `key ${line}` })] : []), ...parts);
  }
}
