// Looks after the fields of the exercises on a page: they belong to the page, not to this component.

const HINTS = { autocapitalize: "none", autocorrect: "off", spellcheck: "false" };
const KEPT = "downhill-typed:";
const LINE = /-line\d+$/;
const WAIT = 1500; // milliseconds for the server to bring the next line
const WIDE = "[data-testid=stMain] :is(.katex-display, pre, p:has(.katex))"; // what may be wider than the page, and scrolls
const MAP = "[data-testid=stSidebarContent]";
const SOON = 150; // milliseconds after a change until it is measured
const TAKEN_IN = 30; // milliseconds until the field has taken in its own Enter

const ends = (node, end) => keyOf(node).endsWith(end);
const shown = (node) => node.isConnected && !node.disabled && node.getClientRects().length > 0;

// The nearest ancestor whose key ends so.
function within(node, end) {
  let at = node?.closest?.("[class*=st-key-]");
  while (at && !ends(at, end)) at = at.parentElement?.closest("[class*=st-key-]");
  return at ?? null;
}

const fields = (card) => [...card.querySelectorAll(FIELD)].filter(shown);
const checks = (card, end) => [
  ...([...card.querySelectorAll("[class*=st-key-]")].find((node) => ends(node, end))?.querySelectorAll("button") ?? []),
];

const painted = (act) => requestAnimationFrame(() => requestAnimationFrame(act));

// As if it were typed, so that the page hears of it.
function type(field, text) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

class Typing {
  constructor(names, root) {
    this.names = names;
    this.caret = new Caret(names, root);
    this.seen = new Map(); // field -> what was in it at first
    this.last = null; // where the focus was: {node, key, card}
    this.timer = 0;
    this.measuring = 0;
    this.awaiting = null; // Enter was pressed in the last line: {card, field}
    this.watch = new MutationObserver(() => this.look());
    this.heard = [
      [document, "keydown", (event) => this.pressed(event)],
      [document, "focusin", (event) => this.focused(event.target)],
      [window, "pagehide", () => this.keep()],
      [window, "resize", () => this.reach()],
      [document, "click", (event) => this.sent(event.target), true],
      [document.fonts, "loadingdone", () => this.reach()],
      [document, "toggle", () => this.reach(), true],
    ];
  }

  open() {
    for (const [target, ...heard] of this.heard) target.addEventListener(...heard);
    this.watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["disabled"] });
    this.caret.open();
    this.look();
  }

  close() {
    this.caret.close();
    for (const [target, ...heard] of this.heard) target.removeEventListener(...heard);
    this.watch.disconnect();
    clearTimeout(this.timer);
    clearTimeout(this.measuring);
  }

  look() {
    for (const field of document.querySelectorAll(FIELD)) if (!this.seen.has(field) && within(field, this.names.card)) this.meet(field);
    for (const field of this.seen.keys()) if (!field.isConnected) this.seen.delete(field);
    this.follow();
    this.refocus();
    this.reach();
    this.caret.look();
  }

  // What scrolls sideways can be reached, and so scrolled, by keyboard.
  reach() {
    this.measuring ||= setTimeout(() => {
      this.measuring = 0;
      document.querySelector(MAP)?.setAttribute("tabindex", "0"); // it scrolls, and Safari skips links
      const wide = [...document.querySelectorAll(WIDE)].map((node) => [node, node.scrollWidth > node.clientWidth]);
      for (const [node, scrolls] of wide) scrolls ? node.setAttribute("tabindex", "0") : node.removeAttribute("tabindex");
    }, SOON);
  }

  // A field that is new on the page: quiet for phones; what was typed in it before a reload comes back.
  meet(field) {
    for (const [name, value] of Object.entries(HINTS)) field.setAttribute(name, value);
    this.seen.set(field, field.value);
    const name = KEPT + location.pathname + named(field);
    const kept = JSON.parse(sessionStorage.getItem(name) ?? "null");
    sessionStorage.removeItem(name);
    if (Array.isArray(kept) && kept[0] === field.value) painted(() => this.bring(field, ...kept));
  }

  // Not before it has been painted: a field that is new takes in what the server says of it only then.
  bring(field, first, typed) {
    if (field.isConnected && field.value === first && typed !== first) type(field, typed);
  }

  // Check was pressed: what the fields hold now is what a reload brings back by itself.
  sent(node) {
    const card = within(node, this.names.check) && within(node, this.names.card);
    for (const field of card ? fields(card) : []) this.seen.set(field, field.value);
  }

  // The page goes: what was typed since then, or since a field was met, is put where a reload finds it. It ends with the
  // browser's tab.
  keep() {
    for (const [field, first] of this.seen) {
      const name = KEPT + location.pathname + named(field);
      if (field.isConnected && field.value !== first) sessionStorage.setItem(name, JSON.stringify([first, field.value]));
    }
  }

  // Enter leads to the next field that is empty; where none is, and in an empty one, it is Check.
  pressed(event) {
    const card = event.target.matches?.(FIELD) ? within(event.target, this.names.card) : null;
    if (event.key !== "Enter" || event.isComposing || event.repeat || !card) return;
    const field = event.target;
    const after = fields(card).slice(fields(card).indexOf(field) + 1);
    const full = field.value.trim() !== "";
    const next = full ? after.find((other) => !other.value.trim()) : null;
    const grows = full && !next && LINE.test(named(field)); // the server brings one more line
    this.awaiting = grows ? { card, field } : null;
    clearTimeout(this.timer);
    if (next) next.focus();
    else this.timer = setTimeout(() => this.check(card), grows ? WAIT : TAKEN_IN);
  }

  // Where there are several ways to check, Enter presses none of them and leads to the first.
  check(card) {
    this.awaiting = null;
    const [first, second] = checks(card, this.names.check);
    if (second) first.focus();
    else first?.click();
  }

  // The line that Enter asked for has come.
  follow() {
    if (!this.awaiting) return;
    const all = fields(this.awaiting.card);
    const next = all.slice(all.indexOf(this.awaiting.field) + 1).find((other) => !other.value.trim());
    if (!next) return;
    this.awaiting = null;
    clearTimeout(this.timer);
    next.focus();
  }

  focused(node) {
    this.last = { node, key: named(node), card: within(node, this.names.card) };
  }

  // What had the focus has gone or cannot be pressed any more: the one that took its place has it, or the frame.
  refocus() {
    const { last } = this;
    const lost = document.activeElement === document.body || document.activeElement === last?.node;
    if (!last?.card || (shown(last.node) && !last.lent) || !lost) return;
    const card = last.card.isConnected ? last.card : document.querySelector(`.${CSS.escape(keyOf(last.card))}`);
    if (!card) return;
    const at = (key) => key && card.querySelector(`.${CSS.escape(key)}`)?.querySelector("button, input");
    const keys = [last.key, last.key.replace(/-[^-]*$/, ""), last.key.replace(/-mend.*$/, "")];
    const heir = keys.map(at).find((node) => node && shown(node)) ?? card;
    if (heir === document.activeElement) return;
    if (heir === card) card.tabIndex = -1;
    heir.focus({ preventScroll: true });
    if (heir === card) this.last = { ...last, node: card, card, lent: true }; // until the heir comes, if it comes late
  }
}

export default function mount({ parentElement, data }) {
  const typing = new Typing(data, parentElement);
  typing.open();
  return () => typing.close();
}
