// The pad: ink on a canvas, by mouse, pen, finger or keys. What is drawn is told when the pen is lifted.

const SHADES = 112; // so many shades a side are told
const FINE = 4; // pixels of the canvas for each of them, in either direction
const PEN = 0.075; // the width of a stroke, as a share of the side
const FIELDS = 28; // an arrow key goes this part of the side; with Shift, a quarter of it

// How much ink there is, shade by shade, from 0 to 255: the mean of the fine pixels of each.
function shades(pixels) {
  const sums = new Float64Array(SHADES * SHADES);
  const wide = SHADES * FINE;
  for (let y = 0; y < wide; y += 1) {
    const row = Math.floor(y / FINE) * SHADES;
    for (let x = 0; x < wide; x += 1) sums[row + Math.floor(x / FINE)] += pixels[4 * (y * wide + x) + 3];
  }
  return Uint8Array.from(sums, (sum) => Math.round(sum / (FINE * FINE)));
}

class Pad {
  constructor(data) {
    this.strokes = []; // each a list of points, as shares of the side
    this.pen = null; // who draws the last stroke: a pointer's id, or "keys"
    this.at = { x: 0.5, y: 0.5 };
    this.redraw = oncePerFrame(() => this.paint());
    this.build(data);
    this.post = messenger(() => this.read());
  }

  build(data) {
    const wide = SHADES * FINE;
    const name = { role: "application", "aria-label": data.label, "aria-roledescription": phrase("pad"), "aria-describedby": "hint" };
    this.canvas = html("canvas", { width: wide, height: wide, tabindex: 0, ...name });
    this.ink = this.canvas.getContext("2d", { willReadFrequently: true });
    this.cursor = html("div", { class: "cursor", "aria-hidden": "true" });
    this.board = html("div", { class: "board" }, this.canvas, this.cursor);
    const hint = html("p", { class: "hint", id: "hint", text: data.hint });
    this.live = html("p", { class: "spoken", "aria-live": "polite" });
    const buttons = html("div", { class: "buttons" }, button(phrase("undo"), () => this.undo()), button(phrase("clear"), () => this.clear()));
    this.root = html("div", { class: "figure pad-figure", role: "group", "aria-label": data.label }, this.board, buttons, hint, this.live);
    this.listen();
    this.place();
  }

  listen() {
    const { canvas } = this;
    canvas.addEventListener("pointerdown", (event) => this.down(event));
    canvas.addEventListener("pointermove", (event) => this.move(event));
    for (const name of ["pointerup", "pointercancel"]) canvas.addEventListener(name, (event) => event.pointerId === this.pen && this.lift());
    canvas.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
    canvas.addEventListener("keydown", (event) => this.key(event));
    canvas.addEventListener("blur", () => this.pen === "keys" && this.lift());
  }

  // --- the pen ---

  begin(who, point) {
    this.pen = who;
    this.strokes.push([point]);
    this.redraw();
  }

  draw(point) {
    this.strokes.at(-1).push(point);
    this.redraw();
  }

  lift() {
    this.pen = null;
    this.board.classList.remove("drawing");
    this.paint();
    this.post.now();
  }

  where(event) {
    const box = this.canvas.getBoundingClientRect();
    return { x: clamp((event.clientX - box.left) / box.width, 0, 1), y: clamp((event.clientY - box.top) / box.height, 0, 1) };
  }

  down(event) {
    if (event.button !== 0 || (this.pen !== null && this.pen !== "keys")) return;
    event.preventDefault();
    this.canvas.focus({ preventScroll: true });
    this.canvas.setPointerCapture(event.pointerId);
    this.board.classList.remove("keys", "drawing");
    this.begin(event.pointerId, this.where(event));
  }

  move(event) {
    if (event.pointerId !== this.pen) return;
    const passed = event.getCoalescedEvents?.() ?? [];
    for (const each of passed.length ? passed : [event]) this.draw(this.where(each));
  }

  key(event) {
    if (event.altKey || event.metaKey || (event.ctrlKey && event.key !== "z")) return;
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (way) this.step(...way, event.shiftKey ? 0.25 : 1);
    else if (event.key === " " || event.key === "Enter") this.toggle();
    else if (event.key === "Escape" && this.pen === "keys") this.toggle();
    else if (event.key === "Backspace" || event.key === "z") this.undo();
    else return;
    event.preventDefault();
    this.board.classList.add("keys");
  }

  step(right, down, size) {
    const { x, y } = this.at;
    this.at = { x: clamp(x + (right * size) / FIELDS, 0, 1), y: clamp(y + (down * size) / FIELDS, 0, 1) };
    if (this.pen === "keys") this.draw({ ...this.at });
    this.place();
    this.say(phrase("spot", this.spot()));
  }

  toggle() {
    if (this.pen === "keys") {
      this.lift();
      this.say(phrase("up"));
    } else if (this.pen === null) {
      this.board.classList.add("drawing");
      this.begin("keys", { ...this.at });
      this.say(phrase("down", this.spot()));
    }
  }

  // --- taking back ---

  undo() {
    if (this.pen !== null) this.lift();
    this.say(phrase(this.strokes.pop() ? "gone" : "nothing"));
    this.paint();
    this.post.now();
  }

  clear() {
    if (this.pen !== null) this.lift();
    this.strokes = [];
    this.say(phrase("empty"));
    this.paint();
    this.post.now();
  }

  // --- what is seen, said and told ---

  paint() {
    const { ink, canvas } = this;
    const side = canvas.width;
    ink.clearRect(0, 0, side, side);
    ink.strokeStyle = getComputedStyle(this.root).color;
    Object.assign(ink, { lineWidth: PEN * side, lineCap: "round", lineJoin: "round" });
    for (const [first, ...rest] of this.strokes) {
      ink.beginPath();
      ink.moveTo(first.x * side, first.y * side);
      for (const { x, y } of rest.length ? rest : [first]) ink.lineTo(x * side, y * side);
      ink.stroke();
    }
  }

  place() {
    Object.assign(this.cursor.style, { left: `${100 * this.at.x}%`, top: `${100 * this.at.y}%` });
  }

  spot() {
    return { column: Math.round(this.at.x * FIELDS), row: Math.round(this.at.y * FIELDS) };
  }

  say(words) {
    this.live.textContent = words;
  }

  read() {
    const { width, height } = this.canvas;
    const told = shades(this.ink.getImageData(0, 0, width, height).data);
    return { ink: told.some(Boolean) ? btoa(String.fromCharCode(...told)) : "" };
  }

  update() {
    colourise(this.root, {});
    if (this.strokes.length) this.paint();
  }
}

export default function mount({ parentElement, data, setStateValue }) {
  speak(data.words);
  if (!parentElement.figure) {
    parentElement.figure = new Pad(data);
    parentElement.append(parentElement.figure.root);
  }
  const { figure } = parentElement;
  figure.post.send = (drawing) => setStateValue("drawing", drawing);
  figure.update();
  return () => figure.post.stop();
}
