// The figure: the picture, what the picked neuron has of its own, the widths of the hidden layers, and the count.

const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

class DiagramFigure {
  constructor(data) {
    this.data = data;
    this.layers = [...data.layers];
    this.picked = null; // {layer, index}
    this.picture = new Layers();
    this.words = html("p", { class: "told" });
    this.sum = html("p", { class: "sum" });
    this.split = html("p", { class: "split" });
    this.live = html("p", { class: "spoken", "aria-live": "polite" });
    const steppers = this.layers.slice(1, -1).map((_, k) => this.#stepper(k + 1));
    this.steppers = html("div", { class: "steppers" }, ...steppers);
    this.root = html("div", { class: "figure diagram-figure", role: "group" }, this.picture.node, this.words, this.steppers, this.sum, this.split, this.live);
    this.#listen();
    this.watch = new ResizeObserver(() => this.resize());
  }

  #listen() {
    this.picture.node.addEventListener("click", (event) => {
      this.pick(this.picture.nearest(event.clientX, event.clientY));
      this.picture.neurons.focus({ preventScroll: true });
    });
    this.picture.neurons.addEventListener("keydown", (event) => {
      if (!(event.key in ARROWS) || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      const from = this.#place();
      this.pick(from ? this.picture.towards(from, ...ARROWS[event.key]) : this.picture.columns[1][0]);
    });
  }

  #stepper(k) {
    const name = called(this.layers, k);
    const value = html("output", { class: "value", text: counted(this.layers[k]) });
    const by = (step) => () => {
      this.layers[k] = clamp(this.layers[k] + step, 1, this.data.most);
      value.textContent = counted(this.layers[k]);
      this.widen();
    };
    const less = button(MINUS, by(-1), { "aria-label": ofLayer("less_", this.layers, k) });
    const more = button("+", by(1), { "aria-label": ofLayer("more_", this.layers, k) });
    return html("div", { class: "stepper", role: "group", "aria-label": name }, html("span", { class: "name", text: name }), less, value, more);
  }

  resize() {
    const width = Math.round(this.root.clientWidth);
    if (width < 40 || width === this.width) return;
    this.width = width;
    this.render();
  }

  total() {
    return totals(this.layers).all;
  }

  widen() {
    const all = this.total();
    this.render();
    this.live.textContent = [several("now", all), ...(this.picked ? [this.owns()] : [])].join(" ");
  }

  // The picked neuron as it is drawn; the last of its layer, where the layer has become too narrow for it.
  #place() {
    if (!this.picked) return null;
    const { layer, index } = this.picked;
    return this.picture.find(layer, index) ?? this.picture.columns[layer].findLast((each) => each.index <= index);
  }

  pick({ layer, index }) {
    this.picked = { layer, index };
    this.render(false);
    this.live.textContent = this.owns();
  }

  render(anew = true) {
    if (!this.width) return;
    if (anew) this.picture.lay(this.layers, this.width);
    const place = this.#place();
    if (place) this.picked = { layer: place.layer, index: place.index };
    this.picture.light(place);
    this.words.replaceChildren(...this.#said());
    this.#count();
    const widths = this.layers.map(counted);
    const title = phrase("title", { widths: listed(widths) });
    const out = this.layers.flatMap((width, k) => (left_out(width) ? [ofLayer("left_out_", this.layers, k, { n: counted(left_out(width)) })] : []));
    this.root.setAttribute("aria-label", title);
    this.picture.title.textContent = title;
    this.picture.desc.textContent = [phrase("every_line"), ...out].join(" ");
  }

  // "Neuron 3 of 16 in hidden layer 1: 784 weights and 1 bias."
  owns() {
    const { layer } = this.picked;
    const name = one(this.layers, this.picked);
    if (layer > 0) return phrase("owns", { name, weights: several("weights", this.layers[layer - 1]), bias: several("biases", 1) });
    return `${phrase("owns_none", { name })} ${several("lead_away", this.layers[1])}`;
  }

  #said() {
    if (!this.picked) return [phrase("pick")];
    const { layer } = this.picked;
    if (layer === 0) return [this.owns()];
    const weights = html("b", { class: "weights", text: several("weights", this.layers[layer - 1]) });
    return phrased("owns", { name: one(this.layers, this.picked), weights, bias: html("b", { class: "biases", text: several("biases", 1) }) });
  }

  #count() {
    const { weights, biases, all } = totals(this.layers);
    const parts = terms(this.layers).flatMap(({ before, width }, k) => {
      const on = this.picked?.layer === k + 1 ? "on" : "";
      const term = html("span", { class: "term" }, html("span", { class: `weights ${on}`, text: `${before}·${width}` }), " + ", html("span", { class: `biases ${on}`, text: String(width) }));
      return k ? [" + ", term] : [term];
    });
    this.sum.replaceChildren(...parts, " = ", html("b", { class: "all", text: counted(all) }));
    const kinds = { weights: html("span", { class: "weights", text: several("weights", weights) }), biases: html("span", { class: "biases", text: several("biases", biases) }) };
    this.split.replaceChildren(...phrased("split", { ...kinds, parameters: several("parameters", all) }));
  }
}

export default mounting(DiagramFigure);
