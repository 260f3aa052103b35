// Thirty-six directions around the point, each tried with one small step: how much of the height it takes away.

const RAYS = 36;
const HOLE = 15; // pixels around the point where no bar begins

const degrees = ([across, up]) => ((((Math.atan2(up, across) * 180) / Math.PI) % 360) + 360) % 360;
const onCircle = (angle) => [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
const apart = (one, other) => Math.abs(((one - other + 540) % 360) - 180);
const turned = (angle) => `${brief(Number((((angle % 360) + 360) % 360).toFixed(1)))}°`;

class Rose {
  constructor(figure) {
    this.figure = figure;
    this.step = roundStep(Math.min(...figure.data.span.map(([low, high]) => high - low)) / 200);
    this.rays = Array.from({ length: RAYS }, () => svg("line", { class: "ray" }));
    this.crown = svg("circle", { r: 5.5, class: "crown" });
    this.against = svg("line", { class: "against" });
    figure.ground.over.append(svg("g", { class: "rose" }, ...this.rays, this.against, this.crown));
    this.lines = [html("span"), html("span"), html("span")];
    const key = (kind) => html("i", { class: `key ${kind}`, "aria-hidden": "true" });
    const [measured, formula, verdict] = this.lines;
    this.node = html("div", { class: "found" }, html("p", {}, key("measured"), measured), html("p", {}, key("formula"), formula), html("p", {}, verdict));
  }

  // The real drops at a place: what is gained by a step of the same length in each direction.
  drops([x, y]) {
    const here = this.figure.valueAt(x, y);
    return this.rays.map((_, k) => {
      const [across, up] = onCircle((k * 360) / RAYS);
      return here - this.figure.valueAt(x + this.step * across, y + this.step * up);
    });
  }

  follow(spot) {
    const { figure } = this;
    const { ground, field, shown } = figure;
    const drops = this.drops(shown);
    const most = Math.max(...drops.map(Math.abs));
    const slopes = figure.slopesAt(...shown);
    const reach = (ground.longest - HOLE) * (0.4 + 0.6 * field.steep(Math.hypot(...slopes)));
    const best = drops.indexOf(Math.max(...drops));
    this.rays.forEach((ray, k) => {
      const [across, down] = ground.heading(onCircle((k * 360) / RAYS));
      const length = most > 0 && Number.isFinite(drops[k]) ? (Math.abs(drops[k]) / most) * reach : 0;
      const [x1, y1] = [spot.x + across * HOLE, spot.y + down * HOLE];
      set(ray, { x1, y1, x2: x1 + across * length, y2: y1 + down * length });
      ray.classList.toggle("gain", drops[k] > 0);
      ray.classList.toggle("best", k === best && drops[k] > 0);
      if (k === best) set(this.crown, { cx: x1 + across * (length + 9), cy: y1 + down * (length + 9) });
    });
    set(this.crown, { visibility: drops[best] > 0 ? "visible" : "hidden" });
    const [across, down] = ground.heading(slopes.map((slope) => -slope));
    const far = HOLE + reach + 22;
    set(this.against, { x1: spot.x + across * (HOLE + reach + 12), y1: spot.y + down * (HOLE + reach + 12), x2: spot.x + across * far, y2: spot.y + down * far, visibility: across || down ? "visible" : "hidden" });
    this.#tell(drops, best, slopes);
  }

  #tell(drops, best, slopes) {
    const words = this.found(drops, best, slopes);
    this.lines.forEach((line, k) => {
      line.textContent = words[k] ?? "";
    });
  }

  // What was measured, what the formula says, and whether the two agree.
  found(drops, best, slopes) {
    const { text } = this.figure.data.output;
    const angle = (best * 360) / RAYS;
    if (!Number.isFinite(drops[best])) return [phrase("undefined_around")];
    if (!(drops[best] > 0)) return [phrase("all_up", { step: brief(this.step), loss: brief(-drops[best]) }), phrase("no_way_down")];
    const measured = phrase("measured", { step: brief(this.step), angle: turned(angle), output: text, drop: brief(drops[best]) });
    if (slopes.every((slope) => slope === 0)) return [measured, phrase("no_gradient")];
    const formula = degrees(slopes.map((slope) => -slope));
    const off = apart(formula, angle);
    const verdict = off <= 180 / RAYS + 0.05 ? phrase("agree") : phrase("apart", { angle: turned(off) });
    return [measured, phrase("formula", { angle: turned(formula) }), verdict];
  }

  reading() {
    return this.lines.map((line) => line.textContent).join(" ").trim();
  }
}
