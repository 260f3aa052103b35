// Numbers as a figure shows them: proper minus signs, few decimals, round steps on an axis.

const MINUS = "\u2212";
const RAISED = { "-": "\u207b", 0: "\u2070", 1: "\u00b9", 2: "\u00b2", 3: "\u00b3", 4: "\u2074", 5: "\u2075", 6: "\u2076", 7: "\u2077", 8: "\u2078", 9: "\u2079" };

const raised = (whole) => [...String(whole)].map((sign) => RAISED[sign]).join("");
const signed = (text) => (Number(text) === 0 ? text.replace("-", "") : text.replace("-", MINUS));

function scientific(value) {
  const [digits, power] = value.toExponential(2).split("e");
  return `${signed(String(Number(digits)))} × 10${raised(Number(power))}`;
}

// 3.24, −0.0012, 4.2 × 10⁵: always at least two decimals, so that a readout does not jump about.
function show(value) {
  if (!Number.isFinite(value)) return phrase("undefined");
  const size = Math.abs(value);
  if (size >= 1e5 || (size > 0 && size < 1e-4)) return scientific(value);
  if (size > 0 && size < 0.1) return signed(value.toFixed(Math.max(2, 1 - Math.floor(Math.log10(size)))));
  return signed(value.toFixed(2));
}

// 0.6, 1.08, 3: as short as four decimals allow.
function brief(value) {
  if (!Number.isFinite(value)) return phrase("undefined");
  const size = Math.abs(value);
  if (size >= 1e5 || (size > 0 && size < 5e-5)) return scientific(value);
  return signed(String(Number(value.toFixed(4))));
}

// A number inside a sum or a product: (−6), but 6.
const inside = (value) => (value < 0 ? `(${brief(value)})` : brief(value));

const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

// The largest of 1, 2, 5 · 10^k that is at most `size`.
function roundStep(size) {
  const power = 10 ** Math.floor(Math.log10(size));
  const lead = size / power;
  return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power;
}

// To the nearest multiple of `step`, without the dust that floating point leaves.
const snap = (value, step) => Number((Math.round(value / step) * step).toPrecision(12));

// Round numbers from low to high, about `count` of them.
function ticks(low, high, count) {
  const step = roundStep(((high - low) / count) * 1.6);
  const found = [];
  for (let k = Math.ceil(low / step - 1e-9); k * step <= high + step * 1e-9; k += 1) found.push(snap(k * step, step));
  return found;
}
