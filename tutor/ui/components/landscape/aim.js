// An arrow whose end is dragged: a direction that is picked. It knows nothing of slopes, unless it is told to reveal.

const TURN = 5; // degrees for a key

class Aim {
  constructor(figure) {
    this.figure = figure;
    const { ground, data } = figure;
    this.arrow = new Arrow(ground, "", "aim");
    this.truth = data.revealed ? new Arrow(ground, `${data.revealed === "down" ? MINUS : ""}∇${data.output.text.length === 1 ? data.output.text : "f"}`, "uphill") : null;
    this.sweep = svg("path", { class: "sweep" });
    this.tip = svg("g", { class: "holdable tip", role: "slider", tabindex: 0, "aria-label": phrase("aim"), "aria-valuemin": 0, "aria-valuemax": 360 });
    this.tip.append(svg("circle", { class: "reach", r: 23 }), svg("circle", { class: "halo", r: 18 }), svg("circle", { class: "ring", r: 16 }), svg("circle", { class: "knob", r: 9 }));
    ground.over.append(this.sweep, ...(this.truth ? [this.truth.node] : []), this.arrow.node);
    ground.handles.append(this.tip);
    holdable(this.tip, {
      where: () => ground.client(this.tip.place),
      drag: (x, y) => this.#towards(ground.from(x, y)),
      nudge: (steps) => figure.aim(figure.state.angle + steps * TURN),
      end: (which) => figure.aim(which ? 180 : 0),
      done: (how) => figure.done(how),
    });
    ground.node.addEventListener("click", (event) => {
      this.#towards(ground.from(event.clientX, event.clientY));
      figure.done("pointer");
    });
  }

  #towards([x, y]) {
    const [across, up] = this.figure.state.at;
    if (x !== across || y !== up) this.figure.aim(Math.round(degrees([x - across, y - up])));
  }

  follow(spot) {
    const { ground, state, data, slopesAt } = this.figure;
    const [across, down] = ground.heading(onCircle(state.angle));
    const reach = clamp(ground.room(spot, [across, down]), 40, ground.longest + 4);
    this.tip.place = { x: spot.x + across * reach, y: spot.y + down * reach };
    this.arrow.put(spot, [across, down], reach - 12);
    set(this.tip, { transform: `translate(${this.tip.place.x.toFixed(2)} ${this.tip.place.y.toFixed(2)})`, "aria-valuenow": state.angle, "aria-valuetext": this.reading() });
    set(this.sweep, { d: this.#arc(spot) });
    if (this.truth) {
      const sign = data.revealed === "down" ? -1 : 1;
      const way = ground.heading(slopesAt(...state.at).map((slope) => sign * slope));
      this.truth.put(spot, way, ground.longest + 30); // beyond the knob, with its name
    }
    this.figure.root.classList.toggle("fresh", !state.moved);
  }

  // From the first letter's axis, counter-clockwise, to the arrow: what the degrees count.
  #arc(spot) {
    const { ground, state } = this.figure;
    const at = (angle, far) => ground.heading(onCircle(angle)).map((part, k) => (k ? spot.y : spot.x) + part * far);
    const steps = Array.from({ length: Math.ceil(state.angle / 4) + 1 }, (_, k) => at(Math.min(4 * k, state.angle), 34).map((part) => part.toFixed(1)).join(" "));
    return `M${spot.x} ${spot.y}L${at(0, 52).join(" ")}M${steps.join("L")}`;
  }

  reading() {
    const { angle } = this.figure.state;
    return phrase(`side${Math.round(angle / 45) % 8}`, { angle: brief(angle) });
  }

  told() {
    const { state } = this.figure;
    const text = state.moved ? phrase("direction", { reading: this.reading() }) : phrase("drag");
    return [html("span", { class: "break" }), html("span", { class: "words", text })];
  }
}
