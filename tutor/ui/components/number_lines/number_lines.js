// The figure: the lines one below the other, a point and a nudge to hold on the first, and the rates in numbers.

const BAND = 96;
const TOP = 62;

// Three digits where they count, and no zeros at the end: 7.39, 0.0142, −6.
function three(value) {
  const size = Math.abs(value);
  if (value !== 0 && !(size >= 1e-4 && size < 1e5)) return show(value);
  return signed(String(Number(size < 1 ? value.toPrecision(3) : value.toFixed(2))));
}
const bracketed = (value) => (value < 0 ? `(${three(value)})` : three(value));

class NumberLinesFigure {
  constructor(data) {
    this.data = data;
    this.chain = new Chain(data);
    this.state = { at: data.start, h: data.nudge };
    this.names = [data.along, ...data.links];
    this.grain = roundStep((data.span[1] - data.span[0]) / 400);
    this.redraw = oncePerFrame(() => this.render());
    this.build();
    this.watch = new ResizeObserver(() => this.resize());
  }

  build() {
    const { data } = this;
    this.title = svg("title", { id: "title", text: data.title });
    this.desc = svg("desc", { id: "desc" });
    this.lines = this.names.map(({ text }, k) => new NumberLine(text, k));
    this.ribbons = data.links.map((_, k) => svg("path", { class: "ribbon", style: `fill: var(--c-line${k + 1}); stroke: var(--c-line${k + 1})` }));
    this.factors = data.links.map(() => svg("text", { class: "factor", x: 12 }));
    this.h = mathSvg("h", { class: "big", style: "fill: var(--c-h)", "text-anchor": "middle" });
    this.guide = svg("path", { class: "guide" });
    const drawn = svg("g", { role: "img", "aria-labelledby": "title desc" }, this.title, this.desc, this.guide, ...this.ribbons, ...this.lines.map((line) => line.node), ...this.factors, this.h);
    this.tip = this.#handle("rect", { x: -7.5, y: -7.5, width: 15, height: 15, transform: "rotate(45)", style: "fill: var(--c-h)" }, phrase("nudge"), (x) => this.nudge(x - this.state.at), () => this.state.h);
    const along = data.along.name ? phrase("named", { letter: data.along.text, name: data.along.name }) : data.along.text;
    this.point = this.#handle("circle", { r: 9.5, style: "fill: var(--c-line0)" }, along, (x) => this.move(x), () => this.state.at);
    this.picture = svg("svg", {}, drawn, this.point, this.tip);
    this.live = html("p", { class: "spoken", "aria-live": "polite" });
    this.sums = html("div", { class: "sums" });
    const turned = data.sliders.map((each, k) => slider({ ...each, colour: `letter${k}` }, (value) => this.#turn(k, value), () => this.say()));
    turned.forEach(({ input }, k) => (this.chain.turned[k] = Number(input.value)));
    this.root = html("div", { class: "figure number-lines-figure", role: "group", "aria-label": data.title }, this.picture, ...turned.map(({ node }) => node), this.#table(), this.sums, this.live);
  }

  // A handle on the first line: `go` is told where it was taken, in numbers; `now` is the number that keys change.
  #handle(shape, attributes, label, go, now) {
    const node = svg("g", { class: "holdable", role: "slider", tabindex: 0, "aria-label": label, "aria-orientation": "horizontal" });
    node.append(svg("circle", { class: "reach", r: 20.5 }), svg("circle", { class: "halo", r: 17, style: attributes.style }));
    node.append(svg("circle", { class: "ring", r: 15 }), svg(shape, { ...attributes, class: "dot" }));
    const [low, high] = this.data.span;
    const step = roundStep((high - low) / 60);
    const base = () => (node === this.tip ? this.state.at : 0);
    holdable(node, {
      where: () => this.#client(node.place),
      drag: (x) => go(this.lines[0].fromX(x - this.picture.getBoundingClientRect().left)),
      nudge: (steps) => go(base() + now() + steps * step),
      end: (which) => go(which ? high : low),
      done: () => this.say(),
    });
    return node;
  }

  #client({ x, y }) {
    const box = this.picture.getBoundingClientRect();
    return { x: box.left + x, y: box.top + y };
  }

  #math(text, attributes = { class: "math" }) {
    return paintedHtml(text, this.data.colours, attributes);
  }

  #table() {
    const number = () => html("td", { class: "number" });
    this.cells = this.names.map(() => [number(), number(), number()]);
    const rows = this.names.map(({ text, formula }, k) => {
      const name = html("th", { scope: "row" }, this.#math(formula ? `${text} = ${formula}` : text));
      return html("tr", {}, name, ...this.cells[k]);
    });
    const heads = ["letter", "is_at", "moves_by", "rate"].map((name) => html("th", { scope: "col", text: phrase(name) }));
    const caption = html("caption", { class: "spoken", text: this.data.title });
    return html("table", {}, caption, html("thead", {}, html("tr", {}, ...heads)), html("tbody", {}, ...rows));
  }

  resize() {
    const width = Math.round(this.root.clientWidth);
    if (width < 40 || width === this.width) return;
    this.width = width;
    const height = TOP + BAND * (this.lines.length - 1) + 34;
    set(this.picture, { width, height, viewBox: `0 0 ${width} ${height}` });
    this.lines.forEach((line, k) => line.size(width, TOP + k * BAND));
    this.#fit();
    this.render();
    this.#describe();
  }

  #fit() {
    const reach = this.chain.reach(...this.data.span);
    this.lines.forEach((line, k) => (k ? line.follow(reach[k]) : line.range(this.data.span)));
  }

  #turn(k, value) {
    this.chain.turned[k] = value;
    if (this.width) this.#fit();
    this.redraw();
  }

  // Both the point and the place it is nudged to stay on the line.
  move(to) {
    const [low, high] = this.data.span;
    const { h } = this.state;
    this.state.at = clamp(snap(to, this.grain), low - Math.min(h, 0), high - Math.max(h, 0));
    this.redraw();
  }

  nudge(h) {
    const [low, high] = this.data.span;
    this.state.h = clamp(snap(h, this.grain), low - this.state.at, high - this.state.at);
    this.redraw();
  }

  render() {
    if (!this.width) return;
    const { at, h } = this.state;
    const now = this.chain.nudged(at, h);
    const places = this.lines.map((line, k) => line.put(now.from[k], now.to[k], k ? LOW : LIFT));
    this.ribbons.forEach((ribbon, k) => ribbon.setAttribute("d", this.#ribbon(places[k], places[k + 1])));
    this.factors.forEach((factor, k) => {
      factor.textContent = Number.isFinite(now.rates[k]) ? `× ${three(now.rates[k])}` : "";
      set(factor, { y: this.lines[k].y + BAND / 2 + 6 });
    });
    this.#hold(places[0]);
    this.#tell(now);
  }

  #ribbon(above, below) {
    if ([above.here, above.there, below.here, below.there].includes(null)) return "";
    return `M${above.here} ${above.y}L${below.here} ${below.y}L${below.there} ${below.y}L${above.there} ${above.y}Z`;
  }

  #hold({ here, there, y }) {
    const { at, h } = this.state;
    const [low, high] = this.data.span;
    const place = (node, x, up, value, ends) => {
      node.place = { x, y: up };
      set(node, { transform: `translate(${x.toFixed(2)} ${up})`, "aria-valuemin": ends[0], "aria-valuemax": ends[1], "aria-valuenow": value, "aria-valuetext": this.reading() });
    };
    place(this.point, here, y, at, [low, high]);
    place(this.tip, there, y - LIFT, h, [low - at, high - at]);
    set(this.h, { x: there + (h < 0 ? -19 : 19), y: y - LIFT + 6 });
    set(this.guide, { d: `M${here} ${y}V${y - LIFT}M${there} ${y}V${y - LIFT}` });
  }

  #tell({ from, moved, rates, product, measured }) {
    const change = (value) => (Number.isFinite(value) ? `${value > 0 ? "+" : ""}${three(value)}` : phrase("undefined"));
    this.cells.forEach(([at, by, rate], k) => {
      at.textContent = show(from[k]);
      by.textContent = change(moved[k]);
      if (k) rate.replaceChildren(this.#math(`${this.data.links[k - 1].rate} = `, { class: "of" }), html("b", { text: three(rates[k - 1]) }));
    });
    const line = (words, text) => html("p", {}, html("span", {}, ...words), html("span", { class: "sum" }, ...text));
    const factors = rates.map(bracketed).join(" · ");
    const last = this.names.at(-1).text;
    this.sums.replaceChildren(
      line(phrased("multiplied"), [this.#math(`${this.data.whole} = `), `${rates.length > 1 ? `${factors} = ` : ""}`, html("b", { text: three(product) })]),
      line(phrased("measured", { letter: this.#math(last), h: this.#math("h") }), [`${bracketed(moved.at(-1))} / ${bracketed(moved[0])} = `, html("b", { class: "measured", text: three(measured) })]),
    );
  }

  // "x = 0.50, nudged by 0.25: u moves by 0.50, v moves by 1.50"
  reading() {
    const { at, h } = this.state;
    const { moved } = this.chain.nudged(at, h);
    const moves = this.data.links.map(({ text }, k) => phrase("move", { letter: text, step: three(moved[k + 1]) }));
    return phrase("reading", { letter: this.data.along.text, place: show(at), h: three(h), moves: moves.join(TEMPLATES.comma) });
  }

  #describe() {
    const now = this.chain.nudged(this.state.at, this.state.h);
    const rates = this.data.links.map(({ rate }, k) => phrase("rate_is", { rate, value: three(now.rates[k]) })).join(TEMPLATES.comma);
    this.desc.textContent = phrase("told", { reading: this.reading(), rates, product: three(now.product), measured: three(now.measured) });
  }

  say() {
    this.#describe();
    this.live.textContent = this.desc.textContent;
  }
}

export default mounting(NumberLinesFigure);
