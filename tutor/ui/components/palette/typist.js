// Types into a field as a keyboard would: through the browser, so that the page hears of it and Ctrl+Z takes it back.

const CLOSES = { ")": "(", "]": "[" };
const count = (text, sign) => text.split(sign).length - 1;

// A step of its own for Undo: the browser begins another one wherever the caret is set anew.
function write(field, text) {
  const { selectionStart: from, selectionEnd: to } = field;
  field.setSelectionRange(0, 0);
  field.setSelectionRange(from, to);
  if (document.execCommand("insertText", false, text)) return;
  field.setRangeText(text, from, to, "end"); // an old browser: it is typed, and cannot be taken back
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

// The bracket that a key closes stands there already, and none is missing: it is stepped over.
function closed(field, text) {
  const { value, selectionStart: at, selectionEnd: end } = field;
  return at === end && text in CLOSES && value[at] === text && count(value, text) >= count(value, CLOSES[text]);
}

// What a key types goes where the caret is. In its first place goes what is selected, the caret in the next one.
function typeInto(field, text, place) {
  const at = field.selectionStart;
  if (closed(field, text)) return field.setSelectionRange(at + 1, at + 1);
  const parts = text.split(place);
  const inside = parts.length > 1 ? field.value.slice(at, field.selectionEnd) : "";
  write(field, parts[0] + inside + parts.slice(1).join(""));
  if (parts.length === 1 || (inside && parts.length === 2)) return undefined;
  const to = at + parts[0].length + inside.length + (inside ? parts[1].length : 0);
  return field.setSelectionRange(to, to);
}

function move(field, by) {
  const from = by < 0 ? field.selectionStart : field.selectionEnd;
  const to = Math.max(0, field.selectionStart === field.selectionEnd ? from + by : from);
  field.setSelectionRange(to, to);
}

const EDITING = {
  undo: () => document.execCommand("undo"),
  delete: () => document.execCommand("delete"),
  left: (field) => move(field, -1),
  right: (field) => move(field, 1),
  enter: (field) => field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true })),
};
