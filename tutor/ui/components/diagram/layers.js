// The picture: columns of neurons, all the lines between them, and the lines of the one that is picked.

const SIDE = 46;
const GAP = 21;
const HEAD = 14;
const FOOT = 56;

class Layers {
  constructor() {
    this.title = svg("title", { id: "title" });
    this.desc = svg("desc", { id: "desc" });
    this.edges = svg("g", { class: "edges" });
    this.lit = svg("path", { class: "lit" });
    this.words = svg("g", { class: "layer-names" });
    this.neurons = svg("g", { class: "neurons", role: "listbox", tabindex: 0, "aria-label": phrase("neurons") });
    const picture = svg("g", { role: "img", "aria-labelledby": "title desc" }, this.title, this.desc, this.edges, this.lit, this.words);
    this.node = svg("svg", { class: "network" }, picture, this.neurons);
  }

  // Everything that depends on the widths of the layers and of the page.
  lay(layers, width) {
    const slots = Math.max(...layers.map((each) => Math.min(each, MOST_SHOWN)));
    const gap = slots > 8 ? GAP : 34;
    this.middle = HEAD + ((slots - 1) * gap) / 2 + 8;
    this.height = this.middle * 2 - HEAD + FOOT;
    this.columns = layers.map((each, k) => {
      const x = SIDE + (k * (width - 2 * SIDE)) / (layers.length - 1);
      return drawn(each).map(({ index, place }) => ({ layer: k, index, x, y: this.middle + place * gap }));
    });
    this.flat = this.columns.flat();
    set(this.node, { width, height: this.height, viewBox: `0 0 ${width} ${this.height}` });
    this.edges.replaceChildren(...this.columns.slice(1).map((column, k) => this.#between(this.columns[k], column)));
    this.words.replaceChildren(...layers.flatMap((each, k) => this.#name(layers, each, k)));
    this.neurons.replaceChildren(...this.flat.map((neuron) => this.#neuron(layers, neuron, slots > 8 ? 6.5 : 10)));
  }

  #between(before, after) {
    const d = after.flatMap((to) => before.map((from) => `M${from.x} ${from.y}L${to.x} ${to.y}`)).join("");
    return svg("path", { d, class: before.length * after.length > 40 ? "many" : "few" });
  }

  #name(layers, width, k) {
    const { x } = this.columns[k][0];
    const foot = this.height - FOOT;
    const name = svg("text", { x, y: foot + 26, class: "name", "text-anchor": "middle", text: called(layers, k, true) });
    const count = svg("text", { x, y: foot + 48, class: "count", "text-anchor": "middle", text: counted(width) });
    if (!left_out(width)) return [name, count];
    const dots = [-26, -20, -14, 14, 20, 26].map((dy) => svg("circle", { cx: x, cy: this.middle + dy, r: 1.75, class: "left-out" }));
    return [name, count, ...dots, svg("text", { x, y: this.middle + 4.5, class: "more", "text-anchor": "middle", text: phrase("more", { n: counted(left_out(width)) }) })];
  }

  #neuron(layers, neuron, r) {
    const place = { cx: neuron.x, cy: neuron.y };
    const kind = neuron.layer === 0 ? "x" : "a";
    neuron.node = svg("g", { role: "option", id: `neuron-${neuron.layer}-${neuron.index}`, "aria-selected": "false", "aria-label": one(layers, neuron), style: `--own: var(--c-${kind})` });
    neuron.node.append(svg("circle", { ...place, r: r + 4, class: "ring" }), svg("circle", { ...place, r, class: "neuron" }));
    return neuron.node;
  }

  // Lights up one neuron and the lines that lead to it; of an input, those that lead away.
  light(picked) {
    for (const neuron of this.flat) neuron.node.setAttribute("aria-selected", String(neuron === picked));
    if (!picked) this.neurons.removeAttribute("aria-activedescendant");
    else this.neurons.setAttribute("aria-activedescendant", picked.node.id);
    const others = picked ? this.columns[picked.layer === 0 ? 1 : picked.layer - 1] : [];
    const hidden = picked && picked.layer > 0 && others.at(-1).index >= others.length ? [-20, 0, 20].map((dy) => ({ x: others[0].x, y: this.middle + dy })) : [];
    this.lit.setAttribute("d", [...others, ...hidden].map(({ x, y }) => `M${x} ${y}L${picked.x} ${picked.y}`).join(""));
    this.lit.classList.toggle("away", picked?.layer === 0);
  }

  // The neuron that is nearest to a place in client pixels.
  nearest(clientX, clientY) {
    const box = this.node.getBoundingClientRect();
    const far = ({ x, y }) => Math.hypot(2 * (x - clientX + box.left), y - clientY + box.top);
    return this.flat.reduce((best, each) => (far(each) < far(best) ? each : best));
  }

  find(layer, index) {
    return this.flat.find((each) => each.layer === layer && each.index === index);
  }

  // The neuron that an arrow key leads to: up and down in its layer, left and right at the same height.
  towards(from, across, down) {
    const column = this.columns[clamp(from.layer + across, 0, this.columns.length - 1)];
    if (across) return column.reduce((best, each) => (Math.abs(each.y - from.y) < Math.abs(best.y - from.y) ? each : best));
    return column[clamp(column.indexOf(from) + down, 0, column.length - 1)];
  }
}
