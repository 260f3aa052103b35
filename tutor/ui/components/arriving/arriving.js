// Bring a reader to a place in the page, as soon as it is there and again while the figures above it still grow; not
// once the reader has begun to scroll or type.

const EVERY = 200; // milliseconds between two looks
const LOOKS = 100; // that are taken at most until the place is there
const AGAIN = 6; // times that the reader is brought there
const MOVES = ["wheel", "touchstart", "pointerdown", "keydown"];
const UNDER = "5rem"; // the head of the page, which lies over it

function brought(place) {
  const node = document.querySelector(`.st-key-${place}`);
  if (!node) return false;
  if (document.activeElement !== node) {
    node.tabIndex = -1;
    node.style.outline = "none";
    node.style.scrollMarginTop = UNDER;
    node.focus({ preventScroll: true });
  }
  node.scrollIntoView({ block: "start" });
  return true;
}

export default function mount({ parentElement, data }) {
  if (parentElement.at === data.at) return;
  parentElement.at = data.at;
  let [looks, times] = [LOOKS, AGAIN];
  const timer = setInterval(() => {
    looks -= 1;
    if (brought(data.place)) times -= 1;
    if (!looks || !times) leave();
  }, EVERY);
  const leave = () => {
    clearInterval(timer);
    for (const type of MOVES) window.removeEventListener(type, leave, true);
  };
  for (const type of MOVES) window.addEventListener(type, leave, { capture: true, passive: true });
}
