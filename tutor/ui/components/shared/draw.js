// Elements, mathematics in text, and colours that follow the theme.

const SVG = "http://www.w3.org/2000/svg";

function assign(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") node.textContent = value;
    else if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

const svg = (tag, attributes = {}, ...children) => assign(document.createElementNS(SVG, tag), attributes, children);
const html = (tag, attributes = {}, ...children) => assign(document.createElement(tag), attributes, children);

function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
}

const NAMES = new Set(["sin", "cos", "tan", "sinh", "cosh", "tanh", "ln", "log", "exp", "max", "min", "sign", "step", "slope", "softplus", "ReLU", "relu"]);

const LAYER = /^[lL]([-+]\d+)?$/;

// The parts of a formula in plain text: variables lean, digits and names such as "tanh" stand, ^(…) and ^n are raised.
// What stands below a letter (w₁) belongs to it; a layer above it, w^(L-1), keeps its brackets.
function mathematics(text) {
  const parts = [];
  for (const [, group, single, word, rest] of text.matchAll(/\^\(([^()]*)\)|\^(\p{L}|\d)|(\p{L}[\p{L}₀-₉]*)|([^\p{L}^]+|\^)/gu)) {
    const power = group === undefined ? single : LAYER.test(group) ? `(${group.replace("-", MINUS)})` : group;
    if (power !== undefined) parts.push(...mathematics(power).map((part) => ({ ...part, up: true })));
    else parts.push({ text: word ?? rest, lean: word !== undefined && !NAMES.has(word), up: false });
  }
  return parts;
}

function mathSvg(text, attributes = {}) {
  let raised = false;
  const spans = mathematics(text).map(({ text, lean, up }) => {
    const shift = up === raised ? null : up ? "-0.45em" : "0.32em";
    raised = up;
    return svg("tspan", { class: `${lean ? "letter" : ""} ${up ? "up" : ""}`.trim(), dy: shift, text });
  });
  return svg("text", attributes, ...spans);
}

const mathHtml = (text, attributes = {}) =>
  html("span", attributes, ...mathematics(text).map(({ text, lean, up }) => html(up ? "sup" : "span", { class: lean ? "letter" : null, text })));

// The same with each letter in its own colour, where it has one: {w: …} paints w, w₁ and wⱼ.
function paintedHtml(text, colours, attributes = {}) {
  const node = mathHtml(text, attributes);
  for (const span of node.querySelectorAll(".letter")) {
    const letters = span.textContent.match(/\p{L}[ⱼₖᵢₗ₀-₉]*/gu);
    span.replaceChildren(...letters.map((each) => html("span", { text: each, style: each[0] in colours ? `color: var(--c-${each[0]})` : null })));
  }
  return node;
}

// Relative luminance of a CSS colour such as rgb(14, 17, 23), from 0 (black) to 1 (white).
function luminance(colour) {
  const [red, green, blue] = (colour.match(/[\d.]+/g) ?? [255, 255, 255]).map(Number).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

// Puts --c-<name> on the root from {name: [on light, on dark]}, by what is behind the figure now.
function colourise(root, colours) {
  root.style.backgroundColor = "var(--st-background-color, white)";
  const dark = luminance(getComputedStyle(root).backgroundColor) < 0.4;
  root.style.backgroundColor = "";
  root.style.colorScheme = dark ? "dark" : "light";
  for (const [name, pair] of Object.entries(colours)) root.style.setProperty(`--c-${name}`, pair[dark ? 1 : 0]);
}

const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
