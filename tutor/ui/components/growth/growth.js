// The figure: a square, a rectangle or a cube, its pieces when the side grows by h, and the growth in numbers.

class GrowthFigure {
  constructor(data) {
    this.data = data;
    this.state = { side: data.side.start, h: data.nudge.start, apart: data.power === 3 ? 0.4 : 0 };
    this.values = data.pieces.map((piece) => evaluator(piece.value, 2));
    this.quotient = evaluator(data.quotient.value, 2);
    this.limit = evaluator(data.limit.value, 2);
    this.lengths = data.edges.map((edge) => evaluator(edge.value, 2));
    this.redraw = oncePerFrame(() => this.render());
    this.build();
    this.watch = new ResizeObserver(([entry]) => this.resize(entry.contentRect.width));
  }

  build() {
    const { data } = this;
    const hatch = svg("pattern", { id: "hatch", width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
    hatch.append(svg("rect", { width: 7, height: 7, class: "hatch-ground" }), svg("rect", { width: 2.5, height: 7, class: "hatch-line" }));
    this.title = svg("title", { id: "title", text: data.title });
    this.desc = svg("desc", { id: "desc" });
    this.solids = svg("g", { role: "img", class: data.power === 3 ? "solid" : "flat", "aria-labelledby": "title desc" }, this.title, this.desc);
    this.over = svg("g", { "aria-hidden": "true" });
    this.handle = this.#handle();
    this.picture = svg("svg", {}, svg("defs", {}, hatch), this.solids, this.over, this.handle);
    this.pieces = directions(data.power).map((thick, at) => this.#piece(thick, at));
    this.readout = html("div", { class: "sums" });
    this.live = html("p", { class: "spoken", "aria-live": "polite" });
    const body = html("div", { class: "body" }, html("div", { class: "picture" }, this.picture), html("div", { class: "words" }, this.#table(), this.readout));
    this.root = html("div", { class: "figure growth-figure", role: "group", "aria-label": data.title }, body, ...this.#sliders(), this.live);
  }

  #handle() {
    const node = svg("g", { class: "holdable", role: "slider", tabindex: 0, "aria-label": phrase("handle") });
    const colour = { style: "fill: var(--c-h)" };
    node.append(svg("circle", { class: "reach", r: 23 }), svg("circle", { class: "halo", r: 18, ...colour }));
    node.append(svg("circle", { class: "ring", r: 16 }), svg("rect", { x: -7.5, y: -7.5, width: 15, height: 15, transform: "rotate(45)", class: "dot", ...colour }));
    const { low, high, step } = this.data.nudge;
    holdable(node, {
      where: () => this.#client(node.place),
      drag: (x, y) => this.stretch(this.#pulled(x, y)),
      nudge: (steps) => this.stretch(this.state.h + steps * step * 5),
      end: (which) => this.stretch(which ? high : low),
      done: (how) => how === "pointer" && this.say(),
    });
    return node;
  }

  #piece(thick, at) {
    const kind = thick.filter(Boolean).length;
    const { pieces } = this.data;
    const own = pieces.length > this.data.power + 1 ? pieces[at] : pieces[kind];
    const polygons = Array.from({ length: this.data.power === 3 ? 3 : 1 }, (_, k) => svg("polygon", { class: `kind${kind} face${k}` }));
    const group = svg("g", { class: kind === this.data.power ? "last" : "" }, ...polygons);
    const label = mathSvg(own.one, { class: "big label", "text-anchor": "middle" });
    this.solids.append(group);
    this.over.append(label);
    return { thick, kind, polygons, group, label };
  }

  #table() {
    this.cells = this.data.pieces.map(() => html("td", { class: "number" }));
    const rows = this.data.pieces.map((piece, k) => {
      const swatch = svg("svg", { class: "swatch", width: 22, height: 22, "aria-hidden": "true" }, svg("rect", { x: 1, y: 1, width: 20, height: 20, rx: 3, class: `kind${piece.nudges} face0` }));
      const name = html("th", { scope: "row" }, html("div", { class: "piece" }, swatch, html("span", { text: piece.name })));
      return html("tr", { class: piece.nudges === this.data.power ? "last" : "" }, name, html("td", {}, mathHtml(piece.total, { class: "math" })), this.cells[k]);
    });
    const head = html("tr", {}, ...["piece", "formula", "size"].map((name) => html("th", { scope: "col", text: phrase(name) })));
    return html("table", {}, html("thead", { class: "spoken" }, head), html("tbody", {}, ...rows));
  }

  #sliders() {
    const { data, state } = this;
    const turn = (name) => (value) => {
      state[name] = value;
      this.redraw();
    };
    const said = () => this.say();
    this.h = slider({ ...data.nudge, colour: "h" }, turn("h"), said);
    const side = slider({ ...data.side, colour: "side" }, turn("side"), said);
    const apart = { text: "", name: phrase("apart"), low: 0, high: 0.8, start: state.apart, step: 0.05, colour: "limit" };
    return [this.h, side, ...(data.power === 3 ? [slider(apart, turn("apart"), () => {})] : [])].map((each) => each.node);
  }

  resize() {
    const width = Math.round(this.picture.parentNode.clientWidth);
    if (width < 40 || width === this.width) return;
    const { side, nudge, power } = this.data;
    const most = this.lengths.map((length) => length(side.high + nudge.high, 0));
    const height = Math.min(width, power === 2 ? 330 : 380);
    this.width = width;
    set(this.picture, { width, height, viewBox: `0 0 ${width} ${height}` });
    this.scale = most.map((length) => (power === 2 ? (height - 92) / length : (height - 40) / (2 * (length + 0.45))));
    this.origin = power === 2 ? [(width - height + 92) / 2, height - 46] : [width / 2, height / 2 + 6];
    this.render();
  }

  place([x, y]) {
    return { x: this.origin[0] + x * this.scale[0], y: this.origin[1] + y * this.scale[1] };
  }

  stretch(h) {
    const { low, high, step } = this.data.nudge;
    this.state.h = clamp(snap(h, step), low, high);
    this.h.put(this.state.h);
    this.redraw();
  }

  #client(place) {
    const box = this.picture.getBoundingClientRect();
    return { x: box.left + place.x, y: box.top + place.y };
  }

  // Each edge before and after a nudge.
  #edges(h) {
    const { side } = this.state;
    return this.lengths.map((length) => [length(side, h), length(side + h, h)]);
  }

  // The nudge that brings the far corner as far to the right and up, taken together, as the finger is.
  #pulled(x, y) {
    const box = this.picture.getBoundingClientRect();
    const right = x - box.left - this.origin[0];
    const up = this.origin[1] - (y - box.top);
    if (this.data.power === 3) return up / this.scale[0] - this.state.apart - this.state.side;
    let { low, high } = this.data.nudge;
    for (let turn = 0; turn < 30; turn += 1) {
      const middle = (low + high) / 2;
      const reach = this.#edges(middle).reduce((sum, [, to], k) => sum + to * this.scale[k], 0);
      if (reach < right + up) low = middle;
      else high = middle;
    }
    return low;
  }

  render() {
    if (!this.width) return;
    const { h, apart } = this.state;
    const edges = this.#edges(h);
    for (const piece of this.pieces) this.#draw(piece, extent(piece.thick, edges, apart));
    const reach = edges.map(([, to]) => to + apart);
    const tip = this.place(this.data.power === 2 ? flat(reach) : isometric([0, 0, reach[2]]));
    this.handle.place = tip;
    set(this.handle, { transform: `translate(${tip.x.toFixed(2)} ${tip.y.toFixed(2)})`, "aria-valuemin": this.data.nudge.low });
    set(this.handle, { "aria-valuemax": this.data.nudge.high, "aria-valuenow": h, "aria-valuetext": this.reading() });
    if (this.data.power === 2) this.#measure(edges);
    this.#tell();
  }

  #draw({ thick, kind, polygons, group, label }, box) {
    group.setAttribute("visibility", kind > 0 && this.state.h === 0 ? "hidden" : "visible");
    faces(box).forEach((corners, k) => {
      const points = corners.map((corner) => this.place(corner));
      polygons[k].setAttribute("points", points.map(({ x, y }) => `${x.toFixed(2)},${y.toFixed(2)}`).join(" "));
    });
    const room = Math.min(...box.map(([from, to], k) => (to - from) * this.scale[k]));
    const fits = room > (this.data.power === 2 ? 30 : kind > 1 ? 26 : 0);
    const at = this.place(naming(box, thick));
    const away = this.data.power === 2 && !fits ? { x: thick[0] ? room / 2 + 22 : 0, y: thick[1] ? -room / 2 - 16 : 0 } : { x: 0, y: 0 };
    const hidden = this.state.h === 0 && kind > 0;
    const crowded = this.data.power === 2 ? !fits && kind === 2 : !fits || kind === 0;
    set(label, { x: at.x + away.x, y: at.y + away.y + 6, visibility: hidden || crowded ? "hidden" : "visible" });
    label.classList.toggle("inside", fits);
    label.classList.toggle("full", fits && kind === this.data.power);
  }

  // The lengths before, and what they gain, along the bottom and the left.
  #measure(edges) {
    this.rulers ??= [0, 1, 2, 3].map((k) => {
      const edge = this.data.edges[k < 2 ? 0 : 1];
      const name = k % 2 ? edge.gain : edge.text;
      const text = mathSvg(name, { class: "big", "text-anchor": k < 2 ? "middle" : "end", style: `fill: var(--c-${k % 2 ? "h" : "side"})` });
      const line = svg("path", { class: "ruler" });
      this.over.append(line, text);
      return { text, line };
    });
    this.rulers.forEach(({ text, line }, k) => {
      const edge = edges[k < 2 ? 0 : 1];
      const [from, to] = k % 2 ? edge : [0, edge[0]];
      const [a, b] = k < 2 ? [this.place([from, 0]), this.place([to, 0])] : [this.place([0, -from]), this.place([0, -to])];
      const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
      const d = k < 2 ? `M${a.x} ${a.y + 7}v8m0 -4H${b.x}m0 -4v8` : `M${a.x - 7} ${a.y}h-8m4 0V${b.y}m4 0h-8`;
      set(line, { d, visibility: to > from ? "visible" : "hidden" });
      set(text, { x: k < 2 ? x : x - 19, y: k < 2 ? y + 34 : y + 6, visibility: to > from ? "visible" : "hidden" });
    });
  }

  sums() {
    const { side, h } = this.state;
    const growth = this.values.slice(1).reduce((sum, value) => sum + value(side, h), 0);
    return { growth, quotient: h === 0 ? NaN : this.quotient(side, h), limit: this.limit(side, h) };
  }

  reading() {
    const { growth, quotient } = this.sums();
    const { side, h } = this.state;
    return phrase("reading", { side: this.data.side.text, length: show(side), h: show(h), growth: show(growth), quotient: show(quotient) });
  }

  #tell() {
    const { side, h } = this.state;
    const { growth, quotient, limit } = this.sums();
    this.values.forEach((value, k) => (this.cells[k].textContent = show(value(side, h))));
    const line = (words, text, value, colour) => {
      const number = html("b", { text: show(value), style: `color: var(--c-${colour})` });
      return html("p", {}, html("span", { class: "name" }, ...words), html("span", { class: "sum" }, mathHtml(`${text} = `), number));
    };
    const letter = () => ({ h: mathHtml("h", { class: "math" }) });
    this.readout.replaceChildren(
      line(phrased("growth"), this.data.growth.text, growth, "h"),
      line(phrased("quotient", letter()), this.data.quotient.text, quotient, "h"),
      line(phrased("limit", letter()), this.data.limit.text, limit, "limit"),
    );
    const drawn = this.data.pieces.map(({ count, one }, k) => phrase("alike", { count, one, all: show(this.values[k](side, h)) }));
    this.desc.textContent = phrase("pieces", { pieces: drawn.join("; ") });
  }

  say() {
    this.live.textContent = this.reading();
  }
}

export default mounting(GrowthFigure);
