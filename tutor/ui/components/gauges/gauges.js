// Bars that follow the sliders: one scale for all of them, zero where they begin, the number at the end of the line.

class GaugesFigure {
  constructor(data) {
    this.data = data;
    this.redraw = oncePerFrame(() => this.render());
    this.low = Math.min(...data.span);
    this.high = Math.max(...data.span);
    this.zero = clamp(0, this.low, this.high);
    this.ticks = ticks(this.low, this.high, 6);
    this.rows = data.rows.map((row, k) => this.#row(row, k));
    this.live = html("p", { class: "spoken", "aria-live": "polite" });
    const list = html("ul", { class: "rows" }, ...this.rows.map((row) => row.node));
    const sliders = data.sliders.map((each, k) => slider({ ...each, colour: `letter${k}` }, (value) => this.#turn(k, value), () => this.say()));
    this.turned = sliders.map(({ input }) => Number(input.value));
    this.root = html("div", { class: "figure gauges-figure", role: "group", "aria-label": data.title }, list, this.#axis(), ...sliders.map(({ node }) => node), this.live);
    this.render();
  }

  #row(row, k) {
    const value = evaluator(row.value, this.data.sliders.length);
    const words = row.words.map(({ text, formula }) => (formula ? this.#math(text) : text));
    const formula = row.formula ? [this.#math(row.formula, { class: "math formula" })] : [];
    const number = html("span", { class: "number", style: `color: var(--c-row${k})` });
    const bar = html("div", { class: "bar", style: `background: var(--c-row${k})` });
    const track = html("div", { class: "track", "aria-hidden": "true" }, ...this.#lines(), bar);
    const line = html("p", { class: "line" }, html("span", { class: "said" }, html("span", {}, ...words), ...formula), number);
    return { node: html("li", {}, line, track), value, number, bar, words: row.words.map(({ text }) => text).join("") };
  }

  #math(text, attributes = { class: "math" }) {
    return paintedHtml(text, this.data.colours, attributes);
  }

  #lines() {
    return this.ticks.map((tick) => html("i", { class: tick === 0 ? "zero" : "", style: `left: ${this.#place(tick)}%` }));
  }

  #axis() {
    const numbers = this.ticks.map((tick) => html("span", { style: `left: ${this.#place(tick)}%`, text: brief(tick) }));
    return html("div", { class: "axis", "aria-hidden": "true" }, ...numbers);
  }

  #place(value) {
    return ((clamp(value, this.low, this.high) - this.low) / (this.high - this.low)) * 100;
  }

  #turn(k, value) {
    this.turned[k] = value;
    this.redraw();
  }

  values() {
    return this.rows.map((row) => row.value(...this.turned));
  }

  render() {
    this.values().forEach((value, k) => this.#draw(this.rows[k], value));
  }

  #draw({ number, bar }, value) {
    const defined = Number.isFinite(value);
    const [zero, end] = [this.#place(this.zero), this.#place(defined ? value : this.zero)];
    number.textContent = show(value);
    number.classList.toggle("words", !defined);
    bar.style.left = `${Math.min(zero, end)}%`;
    bar.style.width = `${Math.abs(end - zero)}%`;
    bar.hidden = !defined;
    bar.classList.toggle("down", value < this.zero);
    bar.classList.toggle("beyond", value < this.low || value > this.high);
  }

  reading() {
    return this.values().map((value, k) => `${this.rows[k].words}: ${show(value)}`).join(", ");
  }

  say() {
    this.live.textContent = this.reading();
  }
}

export default mounting(GaugesFigure);
