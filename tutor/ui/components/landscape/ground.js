// The map itself: axes, bands of height with their lines, and where a number is on the paper. It decides nothing.

const RIM = { left: 46, right: 32, top: 32, bottom: 26 };

class Ground {
  constructor({ data, field }) {
    Object.assign(this, { data, field });
    this.title = svg("title", { id: "map-title" });
    this.desc = svg("desc", { id: "map-desc" });
    this.clip = svg("rect", { rx: 3 });
    this.bands = svg("g", { class: "bands" });
    this.base = svg("path", { class: "band" });
    this.paths = field.lines.map(() => svg("path", { class: "band line" }));
    this.bands.append(this.base, ...this.paths);
    this.grid = svg("g", { class: "grid" });
    this.numbers = svg("g", { class: "numbers" });
    this.heights = svg("g", { class: "heights" });
    this.edge = svg("rect", { class: "edge", rx: 3 });
    const [across, up] = data.along;
    this.across = mathSvg(across.text, { class: "big", style: "fill: var(--c-across)", "text-anchor": "middle" });
    this.up = mathSvg(up.text, { class: "big", style: "fill: var(--c-up)", "text-anchor": "middle" });
    this.inside = svg("g", { "clip-path": "url(#map-clip)", "aria-hidden": "true" });
    this.over = svg("g", { "aria-hidden": "true" });
    this.handles = svg("g");
    const shown = svg("g", { "clip-path": "url(#map-clip)" }, this.bands, this.grid, this.heights);
    const picture = svg("g", { role: "img", "aria-labelledby": "map-title map-desc" }, this.title, this.desc, shown, this.edge, this.numbers, this.across, this.up);
    const clip = svg("clipPath", { id: "map-clip" }, this.clip);
    this.node = svg("svg", { class: "map" }, svg("defs", {}, clip), picture, this.inside, this.over, this.handles);
  }

  // The same scale on both axes, as long as that makes no strip of the map: only then a gradient stands upright on its line.
  size(width) {
    const [wide, high] = this.data.span.map(([low, top]) => top - low);
    const room = width - RIM.left - RIM.right;
    const height = Math.round(clamp((room * high) / wide, 0.5 * room, 1.12 * room));
    Object.assign(this, { width, height: height + RIM.top + RIM.bottom, right: width - RIM.right, bottom: RIM.top + height, longest: clamp(0.2 * width, 60, LONGEST) });
    this.scale = [room / wide, height / high];
    set(this.node, { width, height: this.height, viewBox: `0 0 ${width} ${this.height}` });
    for (const box of [this.clip, this.edge]) set(box, { x: RIM.left, y: RIM.top, width: room, height });
    set(this.across, { x: width - 14, y: this.bottom + 5 });
    set(this.up, { x: RIM.left - 1, y: 20 });
    this.#axes();
    this.#contours();
  }

  toX(x) {
    return RIM.left + (x - this.data.span[0][0]) * this.scale[0];
  }

  toY(y) {
    return this.bottom - (y - this.data.span[1][0]) * this.scale[1];
  }

  // Where client pixels are on the map.
  from(clientX, clientY) {
    const box = this.node.getBoundingClientRect();
    const [[left], [bottom]] = this.data.span;
    return [left + (clientX - box.left - RIM.left) / this.scale[0], bottom + (this.bottom - (clientY - box.top)) / this.scale[1]];
  }

  client({ x, y }) {
    const box = this.node.getBoundingClientRect();
    return { x: box.left + x, y: box.top + y };
  }

  // Where a point can be seen: itself, or the nearest place on the rim when it is off the map.
  seen([x, y]) {
    const place = { x: this.toX(x), y: this.toY(y) };
    const spot = { x: clamp(place.x, RIM.left, this.right), y: clamp(place.y, RIM.top, this.bottom) };
    return { ...spot, beyond: !(Math.hypot(place.x - spot.x, place.y - spot.y) < 0.5) };
  }

  // A direction in the letters' own units as one on paper, one pixel long.
  heading([across, up]) {
    const [x, y] = [across * this.scale[0], -up * this.scale[1]];
    const size = Math.hypot(x, y);
    return size > 0 && Number.isFinite(size) ? [x / size, y / size] : [0, 0];
  }

  // How far one can go from a spot on paper before its edge is near.
  room({ x, y }, [across, down]) {
    const sides = [across > 0 ? (this.width - x) / across : -x / across, down > 0 ? (this.height - y) / down : -y / down];
    return Math.min(...sides.filter(Number.isFinite)) - 16;
  }

  #axes() {
    const [[left, right], [bottom, top]] = this.data.span;
    const upright = (x) => [svg("line", { x1: this.toX(x), x2: this.toX(x), y1: RIM.top, y2: this.bottom, class: x === 0 ? "axis" : "faint" }), svg("text", { x: this.toX(x), y: this.bottom + 18, "text-anchor": "middle", text: brief(x) })];
    const level = (y) => [svg("line", { x1: RIM.left, x2: this.right, y1: this.toY(y), y2: this.toY(y), class: y === 0 ? "axis" : "faint" }), svg("text", { x: RIM.left - 9, y: this.toY(y) + 5, "text-anchor": "end", text: brief(y) })];
    const marks = [...ticks(left, right, clamp(this.width / 70, 4, 9)).map(upright), ...ticks(bottom, top, clamp(this.height / 60, 3, 8)).map(level)];
    this.grid.replaceChildren(...marks.map(([line]) => line));
    this.numbers.replaceChildren(...marks.map(([, text]) => text));
  }

  #contours() {
    const drawn = (line) => `M${line.map(([x, y]) => `${this.toX(x).toFixed(1)} ${this.toY(y).toFixed(1)}`).join("L")}Z`;
    set(this.base, { d: this.field.ground.map(drawn).join("") });
    this.field.lines.forEach((each, k) => set(this.paths[k], { d: each.map(drawn).join("") }));
    this.heights.replaceChildren(...this.#labels());
    this.#halo();
  }

  // Each label interrupts the line that it belongs to.
  #halo() {
    for (const label of this.ink ? this.heights.children : []) set(label, { stroke: this.ink.band((Number(label.dataset.level) + 0.5) / this.paths.length) });
  }

  // The height of a line, where there is room for it: each on the longest stretch that no other label is near.
  #labels() {
    const taken = [];
    const free = ({ x, y }) => x > RIM.left + 22 && x < this.right - 22 && y > RIM.top + 14 && y < this.bottom - 14 && taken.every((other) => Math.hypot(other.x - x, (other.y - y) * 1.5) > 74);
    return this.field.lines.flatMap((each, k) => {
      const places = each.flat().map(([x, y]) => ({ x: this.toX(x), y: this.toY(y) }));
      const spot = places.filter(free).sort((one, other) => one.x - one.y - (other.x - other.y)).at(-1);
      if (!spot) return [];
      taken.push(spot);
      return [svg("text", { x: spot.x, y: spot.y + 4, "text-anchor": "middle", text: brief(this.field.levels[k]), "data-level": k })];
    });
  }

  paint(ink) {
    set(this.base, { fill: ink.band(0), stroke: "none" });
    this.paths.forEach((path, k) => {
      const share = (k + 1) / this.paths.length;
      set(path, { fill: ink.band(share), stroke: ink.line(share) });
    });
    this.ink = ink;
    this.#halo();
  }
}

// The colours of heights: from the page's own background for the lowest towards the colour of the cost.
function inks(root) {
  const probe = html("span", { style: "color: var(--c-output); background-color: var(--st-background-color, white)" });
  root.append(probe);
  const { color, backgroundColor } = getComputedStyle(probe);
  probe.remove();
  const parts = (text) => text.match(/[\d.]+/g).slice(0, 3).map(Number);
  const [strong, ground] = [parts(color), parts(backgroundColor)];
  const dark = luminance(backgroundColor) < 0.4;
  const mixed = (share) => strong.map((part, k) => share * part + (1 - share) * ground[k]);
  const band = (share) => 0.05 + (dark ? 0.38 : 0.44) * share;
  const told = (colour) => `rgb(${colour.map((part) => clamp(Math.round(part), 0, 255)).join(" ")})`;
  return {
    band: (share) => told(mixed(band(share))),
    line: (share) => told(mixed(band(share) + 0.2)),
    lit: (share, light) => told(mixed(band(share) + 0.06).map((part) => part * light + (dark ? 26 * (light - 0.7) : 0))),
  };
}
