// A picture that Python has drawn: shapes as data, in the colours of the page, with its text alternative.

class Picture {
  constructor() {
    this.title = svg("title", { id: "title" });
    this.desc = svg("desc", { id: "desc" });
    this.shapes = svg("g", { "aria-hidden": "true" });
    this.drawn = svg("svg", { role: "img", "aria-labelledby": "title desc" }, this.title, this.desc, this.shapes);
    this.root = html("div", { class: "figure picture-figure" }, this.drawn);
  }

  update({ title, desc, width, height, most, shapes, colours }) {
    colourise(this.root, colours);
    this.root.style.maxWidth = `${most}px`;
    this.title.textContent = title;
    this.desc.textContent = desc;
    set(this.drawn, { viewBox: `0 0 ${width} ${height}` });
    this.shapes.replaceChildren(...shapes.map(([tag, attributes]) => svg(tag, attributes)));
  }
}

export default function mount({ parentElement, data }) {
  if (!parentElement.figure) {
    parentElement.figure = new Picture();
    parentElement.append(parentElement.figure.root);
  }
  parentElement.figure.update(data);
}
