// Where the caret is in a field, shown in what was read of it; and where the reader stumbled, shown in the field.

const FIELD = "input[type=text]";
const LIT = "downhill-lit";
const STUMBLED = /^[\p{L}\p{N}.]+|^./u; // what is underlined: a word or a number, or one sign
const keyOf = (node) => [...(node?.classList ?? [])].find((name) => name.startsWith("st-key-")) ?? "";
const named = (field) => keyOf(field.closest("[class*=st-key-]"));
const pixels = (style, name) => Number.parseFloat(style[name]);

// The pieces of a formula, each with the place in the text at which it begins: it has that before it, as a way to the
// left in hundredths of an em, and back.
function pieces(formula) {
  const size = pixels(getComputedStyle(formula), "fontSize");
  return [...formula.querySelectorAll(".katex-html .mspace")].flatMap((space) => {
    const far = Number.parseFloat(space.style.marginRight);
    let piece = space.nextElementSibling;
    while (piece?.matches(".mspace")) piece = piece.nextElementSibling;
    if (!(far < 0) || !piece) return [];
    const scale = pixels(getComputedStyle(space), "fontSize") / size; // an exponent's em is a smaller one
    return [{ at: Math.round(-100 * far * scale) - 1, piece }];
  });
}

class Caret {
  constructor({ read, wrong }, root) {
    this.ends = { read, wrong };
    this.root = root;
    this.frame = 0;
    this.pen = document.createElement("canvas").getContext("2d");
    this.moved = () => this.soon();
    this.heard = ["selectionchange", "input", "keyup", "click", "focusin", "focusout", "scroll"];
  }

  open() {
    for (const type of this.heard) document.addEventListener(type, this.moved, true);
  }

  close() {
    for (const type of this.heard) document.removeEventListener(type, this.moved, true);
    cancelAnimationFrame(this.frame);
  }

  soon() {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.look();
    });
  }

  look() {
    this.light();
    this.underline();
  }

  // The last piece that begins before the caret.
  light() {
    const field = document.activeElement;
    const read = field?.matches?.(FIELD) ? document.querySelector(`.${CSS.escape(named(field) + this.ends.read)} .katex`) : null;
    const caret = Math.max(1, field?.selectionStart ?? 0);
    const found = read ? pieces(read).filter(({ at }) => at < caret) : [];
    const lit = found.reduce((last, each) => (each.at >= (last?.at ?? 0) ? each : last), null)?.piece;
    for (const node of document.querySelectorAll(`.${LIT}`)) if (node !== lit) node.classList.remove(LIT);
    lit?.classList.add(LIT);
  }

  // A line below what cannot be read: as the background of the field, since a field holds nothing but its text.
  underline() {
    const places = new Map();
    for (const node of document.querySelectorAll(`[class*="${this.ends.wrong}"]`)) {
      const [field, at] = keyOf(node).split(this.ends.wrong);
      places.set(field, Number(at));
    }
    for (const field of document.querySelectorAll(FIELD)) {
      const at = places.get(named(field));
      if (at === undefined || !field.value.trim()) delete field.dataset.wrong;
      else this.mark(field, Math.min(at, field.value.length));
    }
  }

  mark(field, at) {
    const style = getComputedStyle(field);
    this.pen.font = style.font;
    const wide = (text) => this.pen.measureText(text).width;
    const stumbled = STUMBLED.exec(field.value.slice(at))?.[0].trim() || "n"; // behind the end, where something is missing
    field.style.setProperty("--wrong-from", `${pixels(style, "paddingLeft") + wide(field.value.slice(0, at)) - field.scrollLeft}px`);
    field.style.setProperty("--wrong-wide", `${wide(stumbled)}px`);
    field.style.setProperty("--wrong", getComputedStyle(this.root).getPropertyValue("--st-red-text-color"));
    field.dataset.wrong = "";
  }
}
