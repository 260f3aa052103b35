// A chain of links in numbers: where each letter is, how far a nudge moves it, and how fast it moves with the one before.

class Chain {
  constructor({ links, sliders }) {
    const count = 1 + sliders.length;
    this.links = links.map((link) => ({ value: evaluator(link.value, count), slope: evaluator(link.slope, count) }));
    this.turned = sliders.map((each) => each.start);
  }

  // Where the letters are, the first at x.
  at(x) {
    const places = [x];
    for (const { value } of this.links) places.push(value(places.at(-1), ...this.turned));
    return places;
  }

  // How fast each letter moves with the one before it, the first at x.
  rates(x) {
    const places = this.at(x);
    return this.links.map(({ slope }, k) => slope(places[k], ...this.turned));
  }

  // The nudge h at x: how far each letter moves, and over the whole way the product of the rates and the measured ratio.
  nudged(x, h) {
    const [from, to, rates] = [this.at(x), this.at(x + h), this.rates(x)];
    const moved = to.map((place, k) => (k ? place - from[k] : h));
    return { from, to, moved, rates, product: rates.reduce((whole, rate) => whole * rate, 1), measured: h === 0 ? NaN : moved.at(-1) / h };
  }

  // The range of each letter while the first goes from low to high; what shoots up beside a pole does not count.
  reach(low, high) {
    const samples = Array.from({ length: 241 }, (_, k) => this.at(low + ((high - low) * k) / 240));
    return samples[0].map((_, k) => {
      const found = samples.map((places) => places[k]).filter(Number.isFinite).sort((one, other) => one - other);
      if (!found.length) return [0, 0];
      const share = (part) => found[Math.round(part * (found.length - 1))];
      const [least, most, body] = [found[0], found.at(-1), share(0.95) - share(0.05)];
      return most - least > 20 * body && body > 0 ? [share(0.05), share(0.95)] : [least, most];
    });
  }
}
