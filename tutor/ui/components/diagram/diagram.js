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
    const less = button(MINUS, by(-1), { "aria-label": `one neuron less in ${placed(this.layers, k)}` });
    const more = button("+", by(1), { "aria-label": `one neuron more in ${placed(this.layers, k)}` });
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
    this.live.textContent = `${all === 1 ? "1 parameter" : `${counted(all)} parameters`} now. ${this.picked ? this.owns() : ""}`.trim();
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
    const title = `A network with layers of ${widths.slice(0, -1).join(", ")} and ${widths.at(-1)} neurons.`;
    const out = this.layers.map((width, k) => (left_out(width) ? ` ${counted(left_out(width))} of the ${called(this.layers, k)} are left out of the picture.` : ""));
    this.root.setAttribute("aria-label", title);
    this.picture.title.textContent = title;
    this.picture.desc.textContent = `Every neuron has a line from each neuron of the layer before it.${out.join("")}`;
  }

  // "Neuron 3 of 16 in hidden layer 1: 784 weights and 1 bias."
  owns() {
    const { layer } = this.picked;
    const name = one(this.layers, this.picked);
    if (layer > 0) return `${name}: ${plural(this.layers[layer - 1], "weight")} and 1 bias.`;
    return `${name}: no weights and no bias of its own. ${plural(this.layers[1], "line")} ${this.layers[1] === 1 ? "leads" : "lead"} away from it.`;
  }

  #said() {
    if (!this.picked) return ["Pick a neuron: click it, or go to the picture and use the arrow keys."];
    const { layer } = this.picked;
    if (layer === 0) return [this.owns()];
    const weights = html("b", { class: "weights", text: plural(this.layers[layer - 1], "weight") });
    return [`${one(this.layers, this.picked)}: `, weights, " and ", html("b", { class: "biases", text: "1 bias" }), "."];
  }

  #count() {
    const { weights, biases, all } = totals(this.layers);
    const parts = terms(this.layers).flatMap(({ before, width }, k) => {
      const on = this.picked?.layer === k + 1 ? "on" : "";
      const term = html("span", { class: "term" }, html("span", { class: `weights ${on}`, text: `${before}·${width}` }), " + ", html("span", { class: `biases ${on}`, text: String(width) }));
      return k ? [" + ", term] : [term];
    });
    this.sum.replaceChildren(...parts, " = ", html("b", { class: "all", text: counted(all) }));
    const kinds = [html("span", { class: "weights", text: plural(weights, "weight") }), " and ", html("span", { class: "biases", text: plural(biases, "bias") })];
    this.split.replaceChildren(...kinds, `: ${plural(all, "parameter")}`);
  }
}

export default mounting(DiagramFigure);
