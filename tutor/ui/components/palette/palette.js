// The palette of a page: one bar of keys. It stands under the field that was used last; where a finger is what points,
// it lies at the lower edge of what is seen, in the place of the phone's own keyboard until that is asked for.

const FIELD = "input[type=text]";
const ENDS = /^(\d+-(answer|line\d+|\d+))?$/; // of a field's key, behind what the page says that it begins with
const SIGNS = { undo: "↶", delete: "⌫", left: "←", right: "→", enter: "↵" };
const COLOURS = ["text-color", "background-color", "secondary-background-color", "primary-color"];
const KEPT = "downhill-keyboard"; // the phone's own one was asked for, in this tab
const ROOM = 96; // pixels between a field and the keys, for what was read of it
const MAIN = "[data-testid=stMain]";

function element(name, properties, ...children) {
  const node = Object.assign(document.createElement(name), properties);
  node.append(...children);
  return node;
}

class PaletteBar {
  constructor() {
    this.coarse = window.matchMedia("(pointer: coarse)");
    this.field = null;
    this.watch = new MutationObserver(() => this.look());
    this.heard = [
      [document, "focusin", (event) => this.focused(event.target)],
      [document, "focusout", () => setTimeout(() => this.rest())],
      [this.coarse, "change", () => this.look()],
      [window.visualViewport, "resize", () => this.settle()],
      [window.visualViewport, "scroll", () => this.settle()],
    ];
  }

  open() {
    for (const [target, ...heard] of this.heard) target.addEventListener(...heard);
    this.watch.observe(document.body, { childList: true, subtree: true });
  }

  close() {
    for (const [target, ...heard] of this.heard) target.removeEventListener(...heard);
    this.watch.disconnect();
    this.bar?.remove();
    this.undock();
  }

  // What Python says, and the colours of the page: once at first, and again whenever the page is drawn anew.
  tell(data, root) {
    const told = JSON.stringify(data);
    if (told !== this.told) {
      this.data = data;
      const old = this.bar;
      this.bar = this.made();
      if (old?.isConnected) old.replaceWith(this.bar);
    }
    this.told = told;
    const style = getComputedStyle(root);
    for (const name of COLOURS) this.bar.style.setProperty(`--${name}`, style.getPropertyValue(`--st-${name}`));
    this.look();
  }

  made() {
    const { keys, words } = this.data;
    const groups = Object.entries(keys).map(([name, all]) => this.group(name, all.map((each) => this.typing(...each))));
    const editing = Object.keys(EDITING).map((name) => {
      const key = this.key(SIGNS[name], words[name], (field) => EDITING[name](field));
      key.classList.toggle("basic", name !== "undo");
      return key;
    });
    this.switch = this.key("⌨", words.keyboard, () => this.take(!this.own));
    this.switch.classList.add("basic");
    const bar = element("div", { className: "downhill-palette" }, ...groups, this.group("editing", [...editing, this.switch]));
    bar.setAttribute("role", "toolbar");
    bar.setAttribute("aria-label", words.palette);
    for (const type of ["pointerdown", "mousedown"]) bar.addEventListener(type, (event) => event.preventDefault());
    bar.addEventListener("keydown", (event) => this.pressed(event));
    bar.querySelector("button").tabIndex = 0;
    return bar;
  }

  group(name, keys) {
    const group = element("div", { className: name }, ...keys);
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", this.data.words[name]);
    return group;
  }

  typing(shows, types = shows, says = shows) {
    return this.key(shows, says, (field) => typeInto(field, types, this.data.place));
  }

  // A key keeps the focus where it is: in the field, or, pressed from a keyboard, on itself.
  key(shows, says, act) {
    const key = element("button", { type: "button", tabIndex: -1, textContent: shows });
    key.classList.toggle("latin", /^[a-z]$/i.test(shows));
    if (says !== shows) {
      key.setAttribute("aria-label", says);
      key.title = says;
    }
    key.addEventListener("click", () => {
      const byKeyboard = document.activeElement === key;
      this.field.focus({ preventScroll: true });
      act(this.field);
      if (byKeyboard) key.focus({ preventScroll: true });
    });
    return key;
  }

  // --- which field ---

  kind(field) {
    const holder = field?.closest?.("[class*=st-key-]");
    const key = [...(holder?.classList ?? [])].find((name) => name.startsWith("st-key-"))?.slice(7) ?? "";
    const found = Object.entries(this.data.fields).find(([start, kind]) => key.startsWith(start) && ENDS.test(key.slice(start.length)));
    return found?.[1] ?? "";
  }

  get own() {
    return sessionStorage.getItem(KEPT) !== null;
  }

  // The phone's own keyboard comes, or goes.
  take(own) {
    if (own) sessionStorage.setItem(KEPT, "");
    else sessionStorage.removeItem(KEPT);
    this.look();
    this.field.blur();
    this.field.focus({ preventScroll: true });
  }

  look() {
    const quiet = this.coarse.matches && !this.own;
    for (const field of document.querySelectorAll(FIELD)) {
      if (this.kind(field)) quiet ? field.setAttribute("inputmode", "none") : field.removeAttribute("inputmode");
    }
    if (this.field?.isConnected) this.attach();
    else if (this.field) this.leave();
  }

  focused(node) {
    if (!node.matches(FIELD) || !this.kind(node)) return;
    const top = node.getBoundingClientRect().top;
    this.field = node;
    this.attach();
    const main = document.querySelector(MAIN);
    if (main) main.scrollTop += node.getBoundingClientRect().top - top; // the field stays where it was looked at
    this.settle();
  }

  leave() {
    this.bar.remove();
    this.field = null;
    this.undock();
  }

  attach() {
    const kind = this.kind(this.field);
    const docked = this.coarse.matches;
    const holder = this.field.closest("[class*=st-key-]");
    this.bar.classList.toggle("docked", docked);
    this.bar.classList.toggle("strip", docked && this.own);
    this.bar.classList.toggle("numbers", kind === "number");
    this.switch.setAttribute("aria-pressed", String(this.own));
    if (this.bar.parentElement !== holder) holder.append(this.bar);
  }

  // --- at the lower edge ---

  // A docked palette goes when the field is left for something else than its keys.
  rest() {
    if (!this.coarse.matches || !this.field) return;
    const { activeElement: active } = document;
    if (active !== this.field && !this.bar.contains(active)) this.undock();
  }

  undock() {
    document.documentElement.classList.remove("downhill-docked");
  }

  // Above whatever the phone's keyboard covers, and below the field.
  settle() {
    if (!this.coarse.matches || document.activeElement !== this.field) return;
    const { height, offsetTop } = window.visualViewport;
    document.documentElement.classList.add("downhill-docked");
    this.bar.style.bottom = `${Math.max(0, window.innerHeight - height - offsetTop)}px`;
    const keys = this.bar.getBoundingClientRect();
    document.documentElement.style.setProperty("--downhill-dock", `${keys.height}px`);
    const hidden = this.field.getBoundingClientRect().bottom + ROOM - keys.top;
    if (hidden > 0) document.querySelector(MAIN)?.scrollBy(0, hidden);
  }

  // --- by keyboard ---

  pressed(event) {
    const keys = [...this.bar.querySelectorAll("button")].filter((key) => key.getClientRects().length > 0);
    const at = keys.indexOf(event.target);
    if (event.key === "Escape") this.field.focus();
    else if (event.key in TURNS && !event.ctrlKey && !event.altKey && !event.metaKey) rove(keys, TURNS[event.key](keys, at));
    else return;
    event.preventDefault();
  }
}

// The key nearest above or below another one.
function beside(keys, at, down) {
  const place = keys[at].getBoundingClientRect();
  const far = (key) => down * (key.getBoundingClientRect().top - place.top);
  const rows = keys.map(far).filter((distance) => distance > 1);
  if (rows.length === 0) return at;
  const row = keys.filter((key) => Math.abs(far(key) - Math.min(...rows)) <= 1);
  const apart = (key) => Math.abs(key.getBoundingClientRect().left - place.left);
  return keys.indexOf(row.reduce((best, key) => (apart(key) < apart(best) ? key : best)));
}

const TURNS = {
  ArrowRight: (keys, at) => (at + 1) % keys.length,
  ArrowLeft: (keys, at) => (at + keys.length - 1) % keys.length,
  ArrowDown: (keys, at) => beside(keys, at, 1),
  ArrowUp: (keys, at) => beside(keys, at, -1),
  Home: () => 0,
  End: (keys) => keys.length - 1,
};

// One key of the bar is reached by Tab: the one that was used last.
function rove(keys, to) {
  for (const key of keys) key.tabIndex = key === keys[to] ? 0 : -1;
  keys[to].focus();
}

export default function mount({ parentElement, data }) {
  parentElement.palette ??= new PaletteBar();
  const { palette } = parentElement;
  if (!palette.bar) palette.open();
  palette.tell(data, parentElement);
  return () => {
    palette.close();
    delete parentElement.palette;
  };
}
