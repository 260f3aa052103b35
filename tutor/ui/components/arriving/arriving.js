// Bring a reader to a place in the page, as soon as it is drawn and again while the figures above it still grow; not
// once the reader has begun to scroll or type.

const AGAIN = [0, 200, 600, 1000]; // milliseconds
const UNDER = "5rem"; // the head of the page, which lies over it
const MOVES = ["wheel", "touchstart", "pointerdown", "keydown"];

function bring(place) {
  const node = document.querySelector(`.st-key-${place}`);
  if (!node) return;
  if (document.activeElement !== node) {
    node.tabIndex = -1;
    node.style.outline = "none";
    node.style.scrollMarginTop = UNDER;
    node.focus({ preventScroll: true });
  }
  node.scrollIntoView({ block: "start" });
}

export default function mount({ parentElement, data }) {
  if (parentElement.at === data.at) return;
  parentElement.at = data.at;
  const timers = AGAIN.map((wait) => setTimeout(() => bring(data.place), wait));
  const leave = () => timers.forEach(clearTimeout);
  MOVES.forEach((type) => window.addEventListener(type, leave, { capture: true, passive: true, once: true }));
}
