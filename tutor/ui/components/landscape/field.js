// What can be found out about a function of two letters by asking it: its heights on a grid, its levels, the lines of
// equal height, its lowest place. Worked out once for a function and kept.

const CELLS = 88;
const LEVELS_WANTED = 13;

// The heights at (cells + 1)² places, row by row from below; a tower is cut off where `body` cuts it.
function survey(f, [[left, right], [bottom, top]], cells) {
  const places = (low, high) => Array.from({ length: cells + 1 }, (_, k) => (k === cells ? high : low + ((high - low) * k) / cells));
  const [xs, ys] = [places(left, right), places(bottom, top)];
  const heights = ys.map((y) => xs.map((x) => f(x, y)));
  return { cells, xs, ys, heights };
}

// Round heights in equal steps, so that lines which lie close together mean steep ground. Where that would leave a
// large part of the map without a line, the steps grow with the height instead.
function levelsOf(all, [low, high]) {
  if (!(high - low > 1e-12 * Math.max(1, Math.abs(low), Math.abs(high)))) return [];
  const even = ticks(low, high, LEVELS_WANTED).filter((level) => level > low && level < high);
  const share = all.filter((each) => each < even[0]).length / all.length;
  if (share < 0.34) return even;
  const growing = Array.from({ length: LEVELS_WANTED }, (_, k) => low + (high - low) * ((k + 0.6) / LEVELS_WANTED) ** 2.6);
  return [...new Set(growing.map((level) => Number(level.toPrecision(2))))].filter((level) => level > low && level < high);
}

// For each of the sixteen ways in which a cell's corners can be above or below: from which edge to which a line runs,
// with the higher ground on its left. Edges: 0 bottom, 1 right, 2 top, 3 left.
const RUNS = [[], [[0, 3]], [[1, 0]], [[1, 3]], [[2, 1]], [[0, 3], [2, 1]], [[2, 0]], [[2, 3]], [[3, 2]], [[0, 2]], [[1, 0], [3, 2]], [[1, 2]], [[3, 1]], [[0, 1]], [[3, 0]], []];
const JOINED = { 5: [[0, 1], [2, 3]], 10: [[3, 0], [1, 2]] };

// The closed lines around all ground that is at least `level` high; they run along the edge of the map where it is.
function loops({ cells, xs, ys, heights }, level, ceiling) {
  const wide = cells + 3;
  const high = (i, j) => {
    const height = heights[j - 1]?.[i - 1];
    return height === undefined || Number.isNaN(height) ? -Infinity : Math.min(height, ceiling);
  };
  const between = (i, j, k, l) => {
    const [one, other] = [high(i, j), high(k, l)];
    const share = one === -Infinity ? 1 : other === -Infinity ? 0 : (level - one) / (other - one);
    const [a, b] = [share === 1 ? [k, l] : [i, j], share === 0 ? [i, j] : [k, l]];
    return [xs[a[0] - 1] + share * (xs[b[0] - 1] - xs[a[0] - 1]) || 0, ys[a[1] - 1] + share * (ys[b[1] - 1] - ys[a[1] - 1]) || 0];
  };
  const ends = (i, j, edge) => [[i, j, i + 1, j], [i + 1, j, i + 1, j + 1], [i, j + 1, i + 1, j + 1], [i, j, i, j + 1]][edge];
  const name = ([i, j, k]) => 2 * (j * wide + i) + (k === i ? 1 : 0);
  const next = new Map();
  for (let j = 0; j <= cells + 1; j += 1) {
    for (let i = 0; i <= cells + 1; i += 1) {
      const corners = [high(i, j), high(i + 1, j), high(i + 1, j + 1), high(i, j + 1)];
      const kind = corners.reduce((sum, height, k) => sum + (height >= level ? 1 << k : 0), 0);
      const joined = JOINED[kind] && corners.reduce((sum, height) => sum + height, 0) / 4 >= level;
      for (const [from, to] of joined ? JOINED[kind] : RUNS[kind]) {
        const start = ends(i, j, from);
        next.set(name(start), { place: between(...start), to: name(ends(i, j, to)) });
      }
    }
  }
  return followed(next);
}

function followed(next) {
  const found = [];
  while (next.size) {
    const line = [];
    let at = next.keys().next().value;
    while (next.has(at)) {
      const { place, to } = next.get(at);
      line.push(place);
      next.delete(at);
      at = to;
    }
    found.push(line);
  }
  return found;
}

// The lowest place of the map: that of the grid, then as much lower as ever smaller steps around it lead.
function lowestPlace(f, { xs, ys, heights, cells }) {
  let best = { x: NaN, y: NaN, height: Infinity };
  heights.forEach((row, j) => row.forEach((height, i) => (height < best.height ? (best = { x: xs[i], y: ys[j], height }) : 0)));
  let [across, up] = [(xs[cells] - xs[0]) / cells, (ys[cells] - ys[0]) / cells];
  for (let k = 0; k < 400 && across > 1e-9 * (xs[cells] - xs[0]); k += 1) {
    const around = [[1, 0], [-1, 0], [0, 1], [0, -1]].map(([i, j]) => {
      const [x, y] = [clamp(best.x + i * across, xs[0], xs[cells]), clamp(best.y + j * up, ys[0], ys[cells])];
      return { x, y, height: f(x, y) };
    });
    const lower = around.filter(({ height }) => height < best.height).sort((one, other) => one.height - other.height)[0];
    if (lower) best = lower;
    else [across, up] = [across / 2, up / 2];
  }
  const dust = 1e-9 * Math.max(xs[cells] - xs[0], ys[cells] - ys[0]);
  return { x: snap(best.x, dust), y: snap(best.y, dust), height: Math.abs(best.height) < 1e-12 ? 0 : best.height };
}

class Field {
  constructor(f, slopes, span) {
    this.grid = survey(f, span, CELLS);
    const all = this.grid.heights.flat().filter(Number.isFinite);
    this.range = body(all);
    this.levels = levelsOf(all, this.range);
    const ceiling = this.range[1] + (this.range[1] - this.range[0]);
    this.ground = loops(this.grid, -Number.MAX_VALUE, ceiling);
    this.lines = this.levels.map((level) => loops(this.grid, level, ceiling));
    this.lowest = lowestPlace(f, this.grid);
    const steep = survey((x, y) => Math.hypot(...slopes(x, y)), span, 20).heights.flat().filter(Number.isFinite);
    this.steepness = steep.sort((one, other) => one - other)[steep.length >> 1] || 1;
  }

  // How high a place is among the levels, from 0 to 1: what its colour goes by.
  share(height) {
    const marks = [this.range[0], ...this.levels, this.range[1]];
    const above = marks.findIndex((mark) => height < mark);
    if (above <= 0 || marks.length < 3) return above === 0 || marks.length < 3 ? 0 : 1;
    return (above - 1 + (height - marks[above - 1]) / (marks[above] - marks[above - 1])) / (marks.length - 1);
  }

  // From 0 for level ground towards 1 for ground much steeper than is usual on this map.
  steep(size) {
    return Number.isFinite(size) ? size / (size + this.steepness) : 1;
  }
}
