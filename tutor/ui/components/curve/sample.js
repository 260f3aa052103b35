// What can be found out about a function by asking it: its range, its path on paper, its zeros, its turns.

const sample = (f, low, high, count) =>
  Array.from({ length: count + 1 }, (_, k) => {
    const x = k === count ? high : low + ((high - low) * k) / count;
    return [x, f(x)];
  });

// The part of the values worth showing. A pole does not flatten the rest: what towers over the body is cut off.
function body(values) {
  const sorted = values.filter(Number.isFinite).sort((one, other) => one - other);
  if (sorted.length === 0) return [0, 0];
  const part = (share) => sorted[Math.round(share * (sorted.length - 1))];
  const [bottom, top] = [part(0.1), part(0.9)];
  const high = sorted.at(-1) > top + 8 * (top - bottom) && top > bottom ? top + (top - bottom) / 2 : sorted.at(-1);
  const low = sorted[0] < bottom - 8 * (top - bottom) && top > bottom ? bottom - (top - bottom) / 2 : sorted[0];
  return [low, high];
}

// The vertical range of a graph: zero comes in where it is near, and there is air above and below.
function frame([low, high]) {
  if (!(high - low > 1e-12 * Math.max(Math.abs(low), Math.abs(high)))) [low, high] = [low - 1, high + 1];
  if (low > 0 && low < 0.6 * high) low = 0;
  if (high < 0 && high > 0.6 * low) high = 0;
  const air = 0.08 * (high - low);
  return [low - air, high + air];
}

// The SVG path of f; toX and toY give pixels. The pen is lifted where f is not defined and where it jumps or has a pole.
function trace(f, low, high, toX, toY, height) {
  const fits = (value) => clamp(toY(value), -2 * height, 3 * height);
  const near = (pixel) => pixel > -height && pixel < 2 * height;
  const parts = [];
  let [pen, room] = ["M", 8000];
  const put = (x, y) => {
    parts.push(`${pen}${toX(x).toFixed(2)} ${y.toFixed(2)}`);
    pen = "L";
  };
  const join = (x0, y0, x1, y1, depth) => {
    const whole = Number.isFinite(y0) && Number.isFinite(y1);
    const apart = whole ? Math.abs(fits(y1) - fits(y0)) : 0;
    const rough = whole ? apart > 16 && (near(fits(y0)) || near(fits(y1)) || y0 * y1 < 0) : Number.isFinite(y0) !== Number.isFinite(y1);
    if (rough && depth > 0 && (room -= 1) > 0) {
      const x = (x0 + x1) / 2;
      const y = f(x);
      join(x0, y0, x, y, depth - 1);
      join(x, y, x1, y1, depth - 1);
    } else if (rough || !whole) {
      pen = "M";
      if (Number.isFinite(y1)) put(x1, fits(y1));
    } else put(x1, fits(y1));
  };
  const points = sample(f, low, high, 240);
  if (Number.isFinite(points[0][1])) put(low, fits(points[0][1]));
  for (let k = 1; k < points.length; k += 1) join(...points[k - 1], ...points[k], 12);
  return parts.join("");
}

function bisect(f, low, high) {
  const sign = Math.sign(f(low));
  for (let k = 0; k < 80; k += 1) {
    const middle = (low + high) / 2;
    if (Math.sign(f(middle)) === sign) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function lowest(f, low, high) {
  for (let k = 0; k < 80; k += 1) {
    const third = (high - low) / 3;
    if (Math.abs(f(low + third)) < Math.abs(f(high - third))) high -= third;
    else low += third;
  }
  return (low + high) / 2;
}

// Where f is zero between low and high: crossings and touches, but neither jumps over zero nor stretches of zeros.
function zeros(f, low, high) {
  const points = sample(f, low, high, 480);
  const sizes = points.map(([, y]) => Math.abs(y)).filter(Number.isFinite).sort((one, other) => one - other);
  const small = 1e-6 * (sizes[Math.floor(sizes.length / 2)] || 1);
  const found = [];
  const keep = (x) => {
    const far = found.every((other) => Math.abs(other - x) > (high - low) / 480);
    if (Math.abs(f(x)) <= small && far) found.push(Math.abs(x) < 1e-9 * (high - low) ? 0 : x);
  };
  for (let k = 0; k < points.length; k += 1) {
    const [before, here, after] = [points[k - 1]?.[1], points[k][1], points[k + 1]?.[1]];
    if (here === 0) before === 0 || after === 0 || keep(points[k][0]);
    else if (here * after < 0) keep(bisect(f, points[k][0], points[k + 1][0]));
    else if (Math.abs(here) < Math.abs(before) && Math.abs(here) < Math.abs(after)) keep(lowest(f, points[k - 1][0], points[k + 1][0]));
  }
  return found;
}

// The shape in words, for who cannot see it: from where to where it falls or rises.
function shape(f, low, high, place) {
  const points = sample(f, low, high, 240).filter(([, y]) => Number.isFinite(y));
  if (points.length < 2) return phrase("nowhere");
  const turns = [points[0]];
  let way = 0;
  for (let k = 1; k < points.length; k += 1) {
    const next = Math.sign(Math.round((points[k][1] - points[k - 1][1]) * 1e9));
    if (next !== 0 && way !== 0 && next !== way) turns.push(points[k - 1]);
    if (next !== 0) way = next;
  }
  turns.push(points.at(-1));
  const verb = (k) => (turns[k][1] > turns[k - 1][1] ? "rises" : turns[k][1] < turns[k - 1][1] ? "falls" : "stays");
  const legs = turns.slice(1, 6).map((turn, k) => phrase(verb(k + 1), { place: place(turn, k + 2 < turns.length) }));
  return phrase(turns.length > 6 ? "shape_and_so_on" : "shape", { start: place(turns[0], false), legs: joined("then", legs) });
}
