// A pair of axes with one curve: paper that knows where a number is. It follows its width and draws; it decides nothing.

const EDGE = { left: 50, right: 30, top: 34, bottom: 34 };

class Graph {
  constructor({ id, across, up, words, upColour, acrossColour }) {
    this.title = svg("title", { id: `${id}-title` });
    this.desc = svg("desc", { id: `${id}-desc` });
    this.clip = svg("rect");
    this.grid = svg("g", { class: "grid" });
    this.numbers = svg("g", { class: "numbers" });
    this.curve = svg("path", { class: "curve", style: `stroke: var(--c-${upColour})` });
    const height = { class: "big", style: `fill: var(--c-${upColour})` };
    this.up = words ? svg("text", { ...height, text: up }) : mathSvg(up, height);
    this.across = mathSvg(across, { class: "big", style: `fill: var(--c-${acrossColour})`, "text-anchor": "middle" });
    this.inside = svg("g", { "clip-path": `url(#${id}-clip)`, "aria-hidden": "true" });
    this.over = svg("g", { "aria-hidden": "true" });
    this.handles = svg("g");
    const inner = svg("g", { "clip-path": `url(#${id}-clip)` }, this.curve);
    const picture = svg("g", { role: "img", "aria-labelledby": `${id}-title ${id}-desc` }, this.title, this.desc, this.grid, this.numbers, this.up, this.across, inner);
    const clip = svg("clipPath", { id: `${id}-clip` }, this.clip);
    this.node = svg("svg", { class: "graph" }, svg("defs", {}, clip), picture, this.inside, this.over, this.handles);
  }

  size(width, height) {
    Object.assign(this, { width, height, right: width - EDGE.right, bottom: height - EDGE.bottom });
    set(this.node, { width, height, viewBox: `0 0 ${width} ${height}` });
    set(this.clip, { x: EDGE.left, y: EDGE.top, width: this.right - EDGE.left, height: this.bottom - EDGE.top });
    set(this.up, { x: 12, y: 20 });
    set(this.across, { x: width - 13, y: this.bottom + 5 });
  }

  // The height is called otherwise from now on.
  name(up) {
    if (this.named === up) return;
    this.named = up;
    this.up.replaceChildren(...mathSvg(up).childNodes);
  }

  range(across, up) {
    Object.assign(this, { across_: across, up_: up });
    this.grid.replaceChildren();
    this.numbers.replaceChildren();
    for (const x of ticks(...across, clamp(this.width / 75, 4, 9))) this.#line(x, this.toX(x), true);
    for (const y of ticks(...up, clamp(this.height / 50, 3, 7))) this.#line(y, this.toY(y), false);
  }

  #line(value, place, upright) {
    const ends = upright ? { x1: place, x2: place, y1: EDGE.top, y2: this.bottom } : { x1: EDGE.left, x2: this.right, y1: place, y2: place };
    this.grid.append(svg("line", { ...ends, class: value === 0 ? "axis" : "faint" }));
    const spot = upright ? { x: place, y: this.bottom + 20, "text-anchor": "middle" } : { x: EDGE.left - 9, y: place + 5, "text-anchor": "end" };
    this.numbers.append(svg("text", { ...spot, text: brief(value) }));
  }

  toX(x) {
    const [low, high] = this.across_;
    return EDGE.left + ((x - low) / (high - low)) * (this.right - EDGE.left);
  }

  fromX(pixel) {
    const [low, high] = this.across_;
    return low + ((pixel - EDGE.left) / (this.right - EDGE.left)) * (high - low);
  }

  toY(y) {
    const [low, high] = this.up_;
    return this.bottom - ((y - low) / (high - low)) * (this.bottom - EDGE.top);
  }

  draw(f) {
    this.curve.setAttribute("d", trace(f, ...this.across_, (x) => this.toX(x), (y) => this.toY(y), this.height));
  }

  // Where a point can be seen: itself, or the nearest place on the rim when it is off the paper.
  seen(x, y) {
    const place = { x: this.toX(x), y: Number.isFinite(y) ? this.toY(y) : this.bottom };
    const spot = { x: clamp(place.x, EDGE.left, this.right), y: clamp(place.y, EDGE.top, this.bottom) };
    return { ...spot, beyond: !Number.isFinite(y) || Math.hypot(place.x - spot.x, place.y - spot.y) > 0.5 };
  }

  // The ends of the straight line through (x, y) with this slope, from rim to rim; none where it has no slope.
  ray(x, y, slope) {
    if (!Number.isFinite(y) || !Number.isFinite(slope)) return { x1: 0, y1: 0, x2: 0, y2: 0 };
    const far = 5 * this.height;
    const [low, high] = this.across_;
    const at = (place) => clamp(this.toY(y + slope * (place - x)), -far, far);
    const reach = Math.abs(slope) > 0 ? (4 * (this.up_[1] - this.up_[0])) / Math.abs(slope) : Infinity;
    const [from, to] = [Math.max(low, x - reach), Math.min(high, x + reach)];
    return { x1: this.toX(from), y1: at(from), x2: this.toX(to), y2: at(to) };
  }

  // Client pixels of a place on the paper, and back.
  client(place) {
    const box = this.node.getBoundingClientRect();
    return { x: box.left + place.x, y: box.top + place.y };
  }

  local(clientX) {
    return this.fromX(clientX - this.node.getBoundingClientRect().left);
  }
}
