// What a figure says, in the language of its page: whole templates, which Python hands over with the figure's data.

let TEMPLATES = {};

const speak = (words) => {
  TEMPLATES = words;
};

// The template of this name; of one that differs by number the form that goes with `count`: from 200 on by the last two digits.
function template(name, count) {
  const found = TEMPLATES[name];
  return Array.isArray(found) ? found[TEMPLATES.forms[count < 200 ? count : 100 + (count % 100)]] : found;
}

// A template in parts, its fields in their places: words, and what may be elements.
const phrased = (name, fields = {}) =>
  template(name, fields.count)
    .split(/\{(\w+)\}/)
    .map((part, k) => (k % 2 ? fields[part] : part))
    .filter((part) => part !== "");

// A template with its fields as text: phrase("steps", { count: 3 }).
const phrase = (name, fields) => phrased(name, fields).join("");

// Several by a template for two; nothing where there are none.
const joined = (name, items) => (items.length ? items.reduce((before, after) => phrase(name, { before, after })) : "");

// a; a and b; a, b and c
const listed = (items) => (items.length < 2 ? items.join("") : phrase("pair", { first: items.slice(0, -1).join(TEMPLATES.comma), last: items.at(-1) }));
