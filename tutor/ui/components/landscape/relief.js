// The same function in three dimensions: a mesh of patches with light on them, the point and its path; it can be turned.

const PATCHES = 26;
const TILT = 0.62; // radians above the horizon
const TALL = 0.72; // the height of the range beside half of the map's width

class Relief {
  constructor(figure) {
    this.figure = figure;
    const { data, field } = figure;
    this.turn = 35;
    this.mesh = survey(figure.valueAt, data.span, PATCHES);
    this.patches = this.#patches(field);
    this.faces = this.patches.map(() => svg("polygon"));
    this.floor = svg("polygon", { class: "floor" });
    this.letters = data.along.map(({ text }, k) => mathSvg(text, { class: "big", style: `fill: var(--c-${k ? "up" : "across"})`, "text-anchor": "middle" }));
    this.path = svg("path", { class: "path" });
    this.stem = svg("line", { class: "stem" });
    this.point = svg("circle", { r: 8, class: "dot" });
    const picture = svg("g", { role: "img", "aria-label": phrase("surface") }, this.floor, svg("g", { class: "faces" }, ...this.faces), ...this.letters);
    this.svg = svg("svg", { class: "relief" }, picture, svg("g", { "aria-hidden": "true" }, this.path, this.stem, this.point));
    this.slider = slider({ text: "", name: phrase("turn"), low: 0, high: 360, start: this.turn, step: 5, colour: "output" }, (value) => this.to(value), () => {});
    this.node = html("div", { class: "view" }, this.svg, this.slider.node);
    this.redraw = oncePerFrame(() => this.draw());
    this.#draggable();
  }

  // Each patch with its corners, the middle that it is sorted by, how high and how lit it is; one with a hole is left out.
  #patches(field) {
    const { xs, ys, heights } = this.mesh;
    const found = [];
    for (let j = 0; j < PATCHES; j += 1) {
      for (let i = 0; i < PATCHES; i += 1) {
        const corners = [[i, j], [i + 1, j], [i + 1, j + 1], [i, j + 1]].map(([k, l]) => this.spot(xs[k], ys[l], heights[l][k]));
        if (!corners.flat().every(Number.isFinite)) continue;
        const [a, b, c, d] = corners;
        const [one, other] = [c.map((part, k) => part - a[k]), d.map((part, k) => part - b[k])];
        const normal = [one[1] * other[2] - one[2] * other[1], one[2] * other[0] - one[0] * other[2], one[0] * other[1] - one[1] * other[0]];
        const size = Math.hypot(...normal) || 1;
        const height = (heights[j][i] + heights[j + 1][i + 1] + heights[j][i + 1] + heights[j + 1][i]) / 4;
        found.push({ corners, middle: [(a[0] + c[0]) / 2, (a[1] + c[1]) / 2], normal: normal.map((part) => part / size), share: field.share(height) });
      }
    }
    return found;
  }

  // A place of the landscape in the box from −1 to 1, its height from 0 to TALL.
  spot(x, y, height) {
    const { data, field } = this.figure;
    const [wide, deep] = data.span.map(([low, high]) => high - low);
    const most = Math.max(wide, deep);
    const [low, high] = field.range;
    const share = high > low ? clamp((height - low) / (high - low), 0, 1.08) : 0;
    return [(2 * (x - data.span[0][0]) - wide) / most, (2 * (y - data.span[1][0]) - deep) / most, Number.isFinite(height) ? TALL * share : NaN];
  }

  size(width) {
    this.width = width;
    this.height = Math.round(width * 0.8);
    set(this.svg, { width, height: this.height, viewBox: `0 0 ${width} ${this.height}` });
    this.draw();
  }

  to(turn) {
    this.turn = ((Math.round(turn) % 360) + 360) % 360;
    this.redraw();
  }

  #draggable() {
    let grip = null;
    this.svg.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      grip = { id: event.pointerId, x: event.clientX, turn: this.turn };
      this.svg.setPointerCapture(event.pointerId);
    });
    this.svg.addEventListener("pointermove", (event) => {
      if (grip?.id !== event.pointerId) return;
      this.to(grip.turn + (event.clientX - grip.x) * 0.6);
      this.slider.put(this.turn);
    });
    for (const end of ["pointerup", "pointercancel"]) this.svg.addEventListener(end, () => (grip = null));
  }

  // The place on paper of a spot in the box, and how far away it is.
  #project([x, y, z]) {
    const [across, away] = [x * this.cos - y * this.sin, x * this.sin + y * this.cos];
    const size = this.width / 2.95;
    return [this.width / 2 + across * size, this.height * 0.66 - (away * Math.sin(TILT) + z * Math.cos(TILT)) * size, away];
  }

  paint(ink) {
    this.ink = ink;
    if (this.width) this.draw();
  }

  draw() {
    if (!this.width || !this.ink) return;
    const angle = (this.turn * Math.PI) / 180;
    [this.cos, this.sin] = [Math.cos(angle), Math.sin(angle)];
    const far = ({ middle: [x, y] }) => x * this.sin + y * this.cos;
    const written = (spots) => spots.map((spot) => this.#project(spot).slice(0, 2).map((part) => part.toFixed(1)).join(",")).join(" ");
    [...this.patches].sort((one, other) => far(other) - far(one)).forEach(({ corners, normal, share }, k) => {
      const colour = this.ink.lit(share, this.#light(normal));
      set(this.faces[k], { points: written(corners), fill: colour, stroke: this.ink.lit(share + 0.12, this.#light(normal) * 0.94) });
    });
    this.#base(written);
    this.follow();
  }

  // Light from the upper left, wherever one stands.
  #light([x, y, z]) {
    const [across, away] = [x * this.cos - y * this.sin, x * this.sin + y * this.cos];
    return clamp(0.72 + 0.42 * (-0.5 * across - 0.35 * away + 0.79 * z), 0.55, 1.12);
  }

  // The floor that the surface stands on, and the letters at the two sides that are nearest.
  #base(written) {
    const { span } = this.figure.data;
    const low = this.figure.field.range[0];
    const corner = (i, j) => this.spot(span[0][i], span[1][j], low);
    set(this.floor, { points: written([corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1)]) });
    const middle = (k, side) => {
      const spot = [0, 0, 0];
      spot[1 - k] = corner(side, side)[1 - k] * 1.16;
      return this.#project(spot);
    };
    this.letters.forEach((letter, k) => {
      const [x, y] = [0, 1].map((side) => middle(k, side)).sort((one, other) => one[2] - other[2])[0];
      set(letter, { x: x.toFixed(1), y: (y + 8).toFixed(1) });
    });
  }

  follow() {
    const { figure } = this;
    if (!this.width || this.cos === undefined) return;
    const [x, y] = figure.shown;
    const high = figure.valueAt(x, y);
    const inside = figure.data.span.every(([low, top], k) => figure.shown[k] >= low && figure.shown[k] <= top) && Number.isFinite(high);
    const [px, py] = this.#project(this.spot(x, y, inside ? high : figure.field.range[0]));
    const [fx, fy] = this.#project(this.spot(x, y, figure.field.range[0]));
    set(this.point, { cx: px.toFixed(2), cy: py.toFixed(2), visibility: inside ? "visible" : "hidden" });
    set(this.stem, { x1: fx, y1: fy, x2: px, y2: py, visibility: inside ? "visible" : "hidden" });
    set(this.path, { d: this.#trail() });
  }

  // The path over the ground: each step in short pieces, so that it keeps to the surface; none outside the map.
  #trail() {
    const { figure } = this;
    const places = figure.walk?.places() ?? [];
    if (places.length < 2) return "";
    let pen = "M";
    const parts = [];
    for (let k = 1; k < places.length; k += 1) {
      for (let part = k === 1 ? 0 : 1; part <= 6; part += 1) {
        const [x, y] = [0, 1].map((axis) => places[k - 1][axis] + ((places[k][axis] - places[k - 1][axis]) * part) / 6);
        const spot = this.spot(x, y, figure.valueAt(x, y));
        const inside = figure.data.span.every(([low, top], axis) => [x, y][axis] >= low && [x, y][axis] <= top) && spot.every(Number.isFinite);
        if (inside) parts.push(`${pen}${this.#project(spot).slice(0, 2).map((each) => each.toFixed(1)).join(" ")}`);
        pen = inside ? "L" : "M";
      }
    }
    return parts.join("");
  }
}
