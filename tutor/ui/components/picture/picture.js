// A picture that Python has drawn: shapes as data, in the colours of the page, with its text alternative. A chart brings
// the values at each place along it, which are told where somebody points, with a mouse, a finger or the arrow keys;
// a map brings how far down each of its places is as well.

const STEPS = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

class Picture {
  constructor() {
    this.title = svg("title", { id: "title" });
    this.desc = svg("desc", { id: "desc" });
    this.shapes = svg("g", { "aria-hidden": "true" });
    this.needle = svg("line", { class: "needle", "aria-hidden": "true" });
    this.ring = svg("circle", { class: "around", r: 17, "aria-hidden": "true" });
    this.drawn = svg("svg", { role: "img", "aria-labelledby": "title desc" }, this.title, this.desc, this.shapes);
    this.told = html("output", { class: "told" });
    this.root = html("div", { class: "figure picture-figure" }, this.drawn, this.told);
    this.place = null; // along the picture and down it, as shares of its width and its height
    for (const kind of ["pointerdown", "pointermove"]) {
      this.drawn.addEventListener(kind, (event) => this.point(event));
    }
    this.drawn.addEventListener("keydown", (event) => this.step(event));
  }

  update({ title, desc, width, height, most, shapes, colours, values, hint, span, depths }) {
    colourise(this.root, colours);
    this.root.style.maxWidth = `${most}px`;
    this.title.textContent = title;
    this.desc.textContent = desc;
    set(this.drawn, { viewBox: `0 0 ${width} ${height}` });
    this.shapes.replaceChildren(...shapes.map(([tag, attributes]) => svg(tag, attributes)));
    Object.assign(this, { width, height, values, hint, span, depths });
    this.told.hidden = !values.length;
    if (values.length) this.drawn.setAttribute("tabindex", "0");
    else this.drawn.removeAttribute("tabindex");
    this.drawn.style.touchAction = values.length ? "pan-y" : ""; // a finger that goes along the lines reads them
    this.tell();
  }

  point(event) {
    const { left, top, width, height } = this.drawn.getBoundingClientRect();
    this.place = [(event.clientX - left) / width, (event.clientY - top) / height];
    this.tell();
  }

  step(event) {
    const by = STEPS[event.key];
    if (!by || !this.values.length) return;
    event.preventDefault();
    const last = this.values.length - 1;
    const from = this.place === null ? (by < 0 ? last + 1 : -1) : this.nearest();
    const at = Math.min(Math.max(from + by, 0), last);
    this.place = [this.values[at][0] / this.width, (this.depths[at] ?? 0) / this.height];
    this.tell();
  }

  nearest() {
    const [x, y] = [this.place[0] * this.width, this.place[1] * this.height];
    const far = this.values.map((value, at) => Math.hypot(value[0] - x, (this.depths[at] ?? y) - y));
    return far.indexOf(Math.min(...far));
  }

  tell() {
    if (this.place === null || !this.values.length) {
      this.told.textContent = this.hint;
      return;
    }
    const at = this.nearest();
    const [x, said] = this.values[at];
    const [y1, y2] = this.span;
    const mark = this.depths.length ? this.ring : this.needle;
    set(mark, this.depths.length ? { cx: x, cy: this.depths[at] } : { x1: x, x2: x, y1, y2 });
    this.shapes.append(mark);
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
