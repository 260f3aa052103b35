// The table: a row for each nudge, and below them what gain over nudge settles towards.

const TINY = 1e-6;
const MOST_DECIMALS = 12;

// So many decimals that `size` still shows: 0.001 → 3.
const decimals = (size) => Math.max(0, -Math.floor(Math.log10(size) + 1e-9));

// A number with its decimal point where its column has it: what would be zeros at its end is room, and not shown.
function aligned(value, places) {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e7) return [show(value)];
  const text = signed(value.toFixed(places));
  const shown = text.includes(".") ? text.replace(/\.?0+$/, "") : text;
  return [shown, html("span", { class: "room", "aria-hidden": "true", text: text.slice(shown.length) })];
}

class NudgesFigure {
  constructor(data) {
    this.data = data;
    this.value = evaluator(data.value, 1);
    this.slope = evaluator(data.slope, 1);
    this.sign = 1;
    this.redraw = oncePerFrame(() => this.render());
    const { low, high } = data.along;
    const step = roundStep((high - low) / 100);
    this.along = slider({ ...data.along, step, colour: "along" }, (at) => this.move(at), () => this.say());
    this.at = Number(this.along.input.value);
    this.turn = button(phrase("turn"), () => this.#turn(), { "aria-pressed": "false" });
    this.readout = html("p", { class: "readout" });
    this.live = html("p", { class: "spoken", "aria-live": "polite" });
    const buttons = html("div", { class: "buttons" }, this.turn);
    this.root = html("div", { class: "figure nudges-figure", role: "group", "aria-label": data.title }, this.readout, this.along.node, this.#table(), buttons, this.live);
    this.render();
  }

  #math(text, attributes = { class: "math" }) {
    return paintedHtml(text, this.data.colours, attributes);
  }

  #table() {
    const { data } = this;
    const gain = `${data.there} ${MINUS} ${data.here}`;
    const heads = [["nudge", "h"], ["growth", gain], ["ratio", `(${gain}) / h`]];
    const head = heads.map(([name, text]) => html("th", { scope: "col" }, html("span", { class: "name", text: phrase(name) }), this.#math(text)));
    this.rows = data.nudges.map(() => [html("th", { scope: "row", class: "number" }), html("td", { class: "number" }), html("td", { class: "number" })]);
    this.limit = html("td", { class: "number limit" });
    const last = html("th", { scope: "row", colspan: 2 }, ...phrased("settles", { limit: this.#math("h → 0") }));
    const body = html("tbody", {}, ...this.rows.map((cells) => html("tr", {}, ...cells)));
    const foot = html("tfoot", {}, html("tr", {}, last, this.limit));
    const caption = html("caption", { class: "spoken", text: data.title });
    return html("table", {}, caption, html("thead", {}, html("tr", {}, ...head)), body, foot);
  }

  #turn() {
    this.sign = -this.sign;
    this.turn.setAttribute("aria-pressed", String(this.sign < 0));
    this.render();
    this.say();
  }

  move(at) {
    this.at = at;
    this.redraw();
  }

  // A row in numbers: the nudge, the gain, gain over nudge, and how far rounding alone may have moved the last.
  row(h) {
    const [here, there] = [this.value(this.at), this.value(this.at + h)];
    const gain = there - here;
    return { h, gain, ratio: gain / h, dust: (4 * Number.EPSILON * Math.max(Math.abs(here), Math.abs(there))) / Math.abs(h) };
  }

  measured() {
    return this.data.nudges.map((nudge) => this.row(this.sign * nudge));
  }

  // The slope, where the function has one: not at a pole, and not where a tiny nudge to either side finds another.
  settled() {
    const slope = this.slope(this.at);
    const [left, right] = [this.row(-TINY).ratio, this.row(TINY).ratio];
    if (![slope, left, right].every(Number.isFinite)) return { slope: NaN, words: phrase("undefined") };
    const kink = Math.abs(right - left) > 1e-3 * Math.max(1, Math.abs(left), Math.abs(right));
    return kink ? { slope: NaN, words: phrase("kink") } : { slope, words: "" };
  }

  // The decimals of gain over nudge: enough to see the smallest nudge at work, none that is rounding alone.
  #places(rows, slope) {
    const least = Math.min(...rows.map(({ h }) => Math.abs(h)));
    const wanted = Math.max(decimals(least) + 1, slope ? decimals(Math.abs(slope)) + 2 : 0);
    const trusted = Math.min(...rows.map(({ dust }) => (dust > 0 ? -Math.log10(dust) : MOST_DECIMALS)).filter(Number.isFinite), MOST_DECIMALS);
    const ratio = Math.max(1, Math.min(wanted, Math.floor(trusted)));
    return { ratio, gain: Math.min(MOST_DECIMALS, ratio + decimals(least)), h: decimals(least) };
  }

  render() {
    const rows = this.measured();
    const { slope, words } = this.settled();
    const places = this.#places(rows, slope);
    rows.forEach(({ h, gain, ratio }, k) => {
      const [first, second, third] = this.rows[k];
      first.replaceChildren(...aligned(h, places.h));
      second.replaceChildren(...aligned(gain, places.gain));
      third.replaceChildren(...aligned(ratio, places.ratio));
    });
    this.limit.replaceChildren(...(words ? [words] : aligned(slope, places.ratio)));
    this.limit.classList.toggle("words", words !== "");
    this.#tell();
  }

  #tell() {
    const { here, formula } = this.data;
    this.readout.replaceChildren(html("span", {}, this.#math(`${here} = ${formula}`), ` = ${brief(this.value(this.at))}`));
  }

  say() {
    const last = this.measured().at(-1);
    const { slope, words } = this.settled();
    const place = `${this.data.along.text} = ${brief(this.at)}`;
    this.live.textContent = phrase("told", { place, h: brief(last.h), ratio: brief(last.ratio), limit: words || brief(slope) });
  }
}

export default mounting(NudgesFigure);
