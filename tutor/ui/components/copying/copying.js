// Formulas are copied as one would type them: each has its plain text with it, in the TeX that it was drawn from.

const FORMULA = ".katex";
const SET_APART = "[data-testid=stMain] .katex-display";
const HOLDER = "[data-testid=stElementContainer]";
const COLOUR = /\\textcolor\{[^{}]*\}/g;
const LINE = /^= /; // of a derivation: what is copied alone goes on from nothing
const UNSAID = "button, [data-testid=stIconMaterial]";
const SPOKEN = "downhill-spoken";

// Where the bracket closes that opens at a place of a text.
function closing(text, from) {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "{") depth += 1;
    else if (text[at] === "}" && (depth -= 1) === 0) return at;
  }
  return text.length;
}

// The TeX of a formula with its plain text in the place of what has one; what has none stays TeX, without its colours.
function plain(tex, beside) {
  const start = tex.indexOf(`${beside}{`);
  if (start < 0) return tex.replace(COLOUR, "").replace("\\displaystyle", "");
  const text = start + beside.length;
  const drawn = closing(tex, text) + 1;
  const after = closing(tex, drawn) + 1;
  return plain(tex.slice(0, start), beside) + tex.slice(text + 1, drawn - 1) + plain(tex.slice(after), beside);
}

const outermost = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest(FORMULA);

class Copying {
  constructor(data) {
    this.data = data;
    this.spoken = null;
    this.frame = 0;
    this.watch = new MutationObserver(() => this.soon());
    this.copied = (event) => this.copy(event);
  }

  open() {
    speak(this.data.words);
    document.addEventListener("copy", this.copied);
    this.watch.observe(document.body, { childList: true, subtree: true });
    this.look();
  }

  close() {
    document.removeEventListener("copy", this.copied);
    this.watch.disconnect();
    cancelAnimationFrame(this.frame);
    for (const button of document.querySelectorAll(".downhill-copy")) button.remove();
    this.spoken?.remove();
  }

  text(formula) {
    const text = plain(formula.querySelector("annotation")?.textContent ?? formula.textContent, this.data.beside).trim();
    const grouped = text.startsWith("{") && closing(text, 0) === text.length - 1; // kept on one line
    return grouped ? text.slice(1, -1) : text;
  }

  // A selection with formulas in it: these as plain text, one that is selected in part as a whole.
  copy(event) {
    const selection = document.getSelection();
    if (event.target.matches?.("input, textarea") || selection.rangeCount === 0 || selection.isCollapsed) return;
    const range = selection.getRangeAt(0).cloneRange();
    const [first, last] = [outermost(range.startContainer), outermost(range.endContainer)];
    if (first) range.setStartBefore(first);
    if (last) range.setEndAfter(last);
    const copied = document.createElement("div");
    copied.append(range.cloneContents());
    const formulas = [...copied.querySelectorAll(FORMULA)];
    if (formulas.length === 0) return;
    for (const formula of formulas) formula.replaceWith(this.text(formula));
    for (const node of copied.querySelectorAll(UNSAID)) node.remove();
    const text = asShown(copied);
    event.clipboardData.setData("text/plain", formulas.length === 1 ? text.replace(LINE, "") : text);
    event.preventDefault();
  }

  // --- the buttons ---

  soon() {
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.look();
    });
  }

  look() {
    for (const button of document.querySelectorAll(".downhill-copy")) {
      if (!button.parentElement.querySelector(SET_APART)) button.remove();
    }
    for (const formula of document.querySelectorAll(SET_APART)) {
      const holder = formula.closest(HOLDER);
      if (holder && !holder.querySelector(".downhill-copy")) holder.append(this.button(holder));
    }
    for (const button of document.querySelectorAll(".downhill-copy")) this.name(button);
  }

  button(holder) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "downhill-copy";
    button.addEventListener("click", () => this.take(button, holder.querySelector(`.katex-display ${FORMULA}`)));
    return button;
  }

  name(button) {
    const formula = this.text(button.parentElement.querySelector(`.katex-display ${FORMULA}`));
    if (button.dataset.formula === formula) return;
    button.dataset.formula = formula;
    button.classList.remove("done");
    button.setAttribute("aria-label", phrase("copy", { formula }));
    button.title = phrase("copy", { formula });
  }

  // As if it were selected and copied: that works on every page, also on one without https. If not, it stays selected.
  take(button, formula) {
    const selection = document.getSelection();
    selection.selectAllChildren(formula);
    if (!document.execCommand("copy")) return;
    selection.removeAllRanges();
    document.querySelector(".downhill-copy.done")?.classList.remove("done");
    button.classList.add("done");
    this.say(phrase("copied", { formula: this.text(formula) }));
  }

  say(text) {
    if (!this.spoken?.isConnected) {
      this.spoken = document.createElement("div");
      this.spoken.className = SPOKEN;
      this.spoken.setAttribute("role", "status");
      document.body.append(this.spoken);
    }
    this.spoken.textContent = text;
  }
}

// The text of what was selected, with the line ends that its paragraphs make.
function asShown(copied) {
  copied.className = SPOKEN;
  document.body.append(copied);
  const text = copied.innerText;
  copied.remove();
  return text.trim();
}

export default function mount({ data }) {
  const copying = new Copying(data);
  copying.open();
  return () => copying.close();
}
