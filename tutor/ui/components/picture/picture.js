// A picture that Python has drawn: shapes as data, in the colours of the page, with its text alternative. A chart brings
// the values at each place along it, which are told where somebody points, with a mouse, a finger or the arrow keys.

const STEPS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

class Picture {
  constructor() {
    this.title = svg("title", { id: "title" });
    this.desc = svg("desc", { id: "desc" });
    this.shapes = svg("g", { "aria-hidden": "true" });
    this.needle = svg("line", { class: "needle", "aria-hidden": "true" });
    this.drawn = svg("svg", { role: "img", "aria-labelledby": "title desc" }, this.title, this.desc, this.shapes);
    this.told = html("output", { class: "told" });
    this.root = html("div", { class: "figure picture-figure" }, this.drawn, this.told);
    this.place = null; // along the picture, as a share of its width
    for (const kind of ["pointerdown", "pointermove"]) {
      this.drawn.addEventListener(kind, (event) => this.point(event));
    }
    this.drawn.addEventListener("keydown", (event) => this.step(event));
  }

  update({ title, desc, width, height, most, shapes, colours, values, hint, span }) {
    colourise(this.root, colours);
    this.root.style.maxWidth = `${most}px`;
    this.title.textContent = title;
    this.desc.textContent = desc;
    set(this.drawn, { viewBox: `0 0 ${width} ${height}` });
    this.shapes.replaceChildren(...shapes.map(([tag, attributes]) => svg(tag, attributes)));
    Object.assign(this, { width, values, hint, span });
    this.told.hidden = !values.length;
    if (values.length) this.drawn.setAttribute("tabindex", "0");
    else this.drawn.removeAttribute("tabindex");
    this.drawn.style.touchAction = values.length ? "pan-y" : ""; // a finger that goes along the lines reads them
    this.tell();
  }

  point(event) {
    const { left, width } = this.drawn.getBoundingClientRect();
    this.place = (event.clientX - left) / width;
    this.tell();
  }

  step(event) {
    const by = STEPS[event.key];
    if (!by || !this.values.length) return;
    event.preventDefault();
    const last = this.values.length - 1;
    const from = this.place === null ? (by < 0 ? last + 1 : -1) : this.values.indexOf(this.nearest());
    const [x] = this.values[Math.min(Math.max(from + by, 0), last)];
    this.place = x / this.width;
    this.tell();
  }

  nearest() {
    const wanted = this.place * this.width;
    return this.values.reduce((best, next) => (Math.abs(next[0] - wanted) < Math.abs(best[0] - wanted) ? next : best));
  }

  tell() {
    if (this.place === null || !this.values.length) {
      this.told.textContent = this.hint;
      return;
    }
    const [x, said] = this.nearest();
    const [y1, y2] = this.span;
    set(this.needle, { x1: x, x2: x, y1, y2 });
    this.shapes.append(this.needle);
    this.told.textContent = said;
  }
}

export default function mount({ parentElement, data }) {
  if (!parentElement.figure) {
    parentElement.figure = new Picture();
    parentElement.append(parentElement.figure.root);
  }
  parentElement.figure.update(data);
}
