// One number line: its letter, its ticks, the point, and the arrow from where the point was to where a nudge moves it.

const LEFT = 86;
const RIGHT = 26;
const LIFT = 40; // of the nudge that is held, above the first line
const LOW = 17; // of the arrows that follow from it

class NumberLine {
  constructor(text, k) {
    this.colour = `var(--c-line${k})`;
    this.letter = mathSvg(text, { class: "big", style: `fill: ${this.colour}` });
    this.base = svg("line", { class: "base" });
    this.ticks = svg("g");
    this.arrow = svg("path", { class: "arrow", style: `stroke: ${k ? this.colour : "var(--c-h)"}` });
    this.ghost = svg("circle", { class: "ghost", r: 6, style: `stroke: ${this.colour}` });
    this.dot = svg("circle", { class: "dot", r: 8.5, style: `fill: ${this.colour}` });
    this.node = svg("g", {}, this.letter, this.base, this.ticks, this.arrow, this.ghost, this.dot);
  }

  size(width, y) {
    Object.assign(this, { width, y });
    set(this.letter, { x: 12, y: y + 6 });
    set(this.base, { x1: LEFT, x2: width - RIGHT, y1: y, y2: y });
    this.range(this.span);
  }

  // From where to where: exactly, on the first line; with a margin, and without hopping at every turn, on the others.
  range(span) {
    this.span = span;
    if (!this.width || !span) return;
    const marks = ticks(...span, clamp(this.width / 95, 3, 8)).flatMap((tick) => {
      const x = this.toX(tick);
      return [svg("line", { class: tick === 0 ? "tick zero" : "tick", x1: x, x2: x, y1: this.y - 5, y2: this.y + 5 }), svg("text", { x, y: this.y + 24, "text-anchor": "middle", text: brief(tick) })];
    });
    this.ticks.replaceChildren(...marks);
  }

  follow([low, high]) {
    const [least, most] = this.span ?? [0, 0];
    const holds = low >= least && high <= most && high - low > 0.35 * (most - least);
    const still = low === high && low > least && low < most;
    if (holds || still) return;
    const margin = high > low ? 0.06 * (high - low) : 1;
    this.range([low - margin, high + margin]);
  }

  toX(value) {
    const [low, high] = this.span;
    return LEFT + ((value - low) / (high - low)) * (this.width - LEFT - RIGHT);
  }

  fromX(pixel) {
    const [low, high] = this.span;
    return low + ((pixel - LEFT) / (this.width - LEFT - RIGHT)) * (high - low);
  }

  // Where a value can be seen: itself, or the end of the line that it lies beyond; null where there is no value.
  seen(value) {
    return Number.isFinite(value) ? clamp(this.toX(value), LEFT - 8, this.width - RIGHT + 8) : null;
  }

  // Draws the point and where it moves to; `lift` is how far above the line the arrow runs.
  put(from, to, lift) {
    const [here, there] = [this.seen(from), this.seen(to)];
    const y = this.y - lift;
    const way = Math.sign(there - here);
    const long = here !== null && there !== null && Math.abs(there - here) > 3;
    set(this.dot, { cx: here ?? 0, cy: this.y, visibility: here === null ? "hidden" : "visible" });
    set(this.ghost, { cx: there ?? 0, cy: this.y, visibility: there === null ? "hidden" : "visible" });
    const tip = lift === LIFT ? 0 : clamp(Math.abs(there - here) - 2, 0, 7);
    set(this.arrow, { d: long ? `M${here} ${y}H${there}m${-way * tip} ${-tip * 0.75}L${there} ${y}l${-way * tip} ${tip * 0.75}` : "" });
    this.dot.classList.toggle("beyond", here !== null && Math.abs(this.toX(from) - here) > 0.5);
    return { here, there, y: this.y };
  }
}
