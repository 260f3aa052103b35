// What a hand can hold: handles in the picture, sliders and buttons below it.

// A handle that is dragged by mouse, pen or finger and moved by arrow keys, as one role=slider.
// `where` gives its place in client pixels; `drag(x, y)`, `nudge(steps)`, `end(which)` move it; `done(how)` ends a move.
function holdable(node, { where, drag, nudge, end, done }) {
  let grip = null;
  node.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || grip) return;
    const at = where();
    grip = { id: event.pointerId, x: event.clientX - at.x, y: event.clientY - at.y };
    node.setPointerCapture(event.pointerId);
    node.focus({ preventScroll: true });
    node.classList.add("held");
    event.preventDefault();
  });
  // Browsers overlook touch-action on parts of a drawing: without this, a finger would scroll the page instead.
  node.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
  node.addEventListener("pointermove", (event) => {
    if (grip?.id === event.pointerId) drag(event.clientX - grip.x, event.clientY - grip.y);
  });
  const release = (event) => {
    if (grip?.id !== event.pointerId) return;
    grip = null;
    node.classList.remove("held");
    done("pointer");
  };
  node.addEventListener("pointerup", release);
  node.addEventListener("pointercancel", release);
  node.addEventListener("click", (event) => event.stopPropagation());
  const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 };
  node.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key in steps) nudge(steps[event.key] * (event.shiftKey ? 0.1 : 1));
    else if (event.key === "Home" || event.key === "End") end(event.key === "Home" ? 0 : 1);
    else return;
    event.preventDefault();
    done("key");
  });
}

let sliders = 0;

// A labelled range input: the letter, what it is called, its value.
function slider({ text, name, low, high, start, step, colour }, changed, done) {
  const id = `slider-${(sliders += 1)}`;
  const value = html("output", { class: "value", for: id });
  const input = html("input", { type: "range", id, min: low, max: high, step, value: start, style: `accent-color: var(--c-${colour})` });
  const letter = text ? [mathHtml(text, { class: "math", style: `color: var(--c-${colour})` })] : [];
  const label = html("label", { for: id }, ...letter, html("span", { class: "name", text: name }));
  const tell = () => {
    value.textContent = brief(Number(input.value));
    input.setAttribute("aria-valuetext", `${text || name} = ${value.textContent}`);
  };
  input.addEventListener("input", () => {
    tell();
    changed(Number(input.value));
  });
  input.addEventListener("change", () => done());
  tell();
  const put = (next) => {
    input.value = next;
    tell();
  };
  return { node: html("div", { class: "slider" }, label, input, value), input, put };
}

const button = (text, pressed, attributes = {}) => html("button", { type: "button", onclick: pressed, ...attributes }, ...[text].flat());

// Calls `draw` at most once a frame, however often it is asked to.
function oncePerFrame(draw) {
  let frame = 0;
  return () => {
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      draw();
    });
  };
}

// Sends what the learner let go of: at once after a pointer and when the keyboard goes elsewhere, a moment later after
// keys and buttons; never the same twice.
function messenger(read, wait = 250) {
  let timer = 0;
  let last = JSON.stringify(read());
  const post = { send: null, now, soon, flush: () => timer && now(), stop: () => clearTimeout(timer) };
  function now() {
    clearTimeout(timer);
    timer = 0;
    const release = read();
    const text = JSON.stringify(release);
    if (release === null || text === last) return;
    last = text;
    post.send?.(release);
  }
  function soon() {
    clearTimeout(timer);
    timer = setTimeout(now, wait);
  }
  return post;
}

// Mounts a figure from which nothing comes back: made once, kept through reruns, made anew when it is told otherwise.
const mounting = (Figure) => ({ parentElement, data }) => {
  speak(data.words);
  const text = JSON.stringify(data);
  if (parentElement.figure?.told !== text) {
    parentElement.figure?.root.remove();
    parentElement.figure = new Figure(data);
    parentElement.figure.told = text;
    parentElement.append(parentElement.figure.root);
  }
  const { figure } = parentElement;
  colourise(figure.root, data.colours);
  figure.watch?.observe(figure.root);
  return () => figure.watch?.disconnect();
};
