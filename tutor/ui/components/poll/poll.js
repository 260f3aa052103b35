// Ask Python to draw this fragment again: once for each time that it was drawn, and again if nothing came of it.
// Streamlit sends what comes at one moment for one fragment alone. So nobody asks while another has just asked, nor
// while somebody presses a button or types. A button that nobody saw released counts for a while only.

const APART = 20; // milliseconds
const TYPED = 500; // what is typed is sent this long after the last key
const HELD = 2000;

function watched() {
  const seen = { asked: -Infinity, touched: -Infinity, held: false };
  const touch = ({ type }) => {
    seen.touched = performance.now();
    if (type.startsWith("pointer")) seen.held = type === "pointerdown";
  };
  for (const type of ["pointerdown", "pointerup", "pointercancel", "keydown", "keyup"]) {
    window.addEventListener(type, touch, { capture: true, passive: true });
  }
  return seen;
}

export default function mount({ parentElement, data, setTriggerValue }) {
  if (parentElement.turn === data.turn) return;
  parentElement.turn = data.turn;
  clearTimeout(parentElement.timer);
  const seen = (window.downhillPolls ??= watched());
  const ask = () => {
    const now = performance.now();
    const busy = now - seen.touched < (seen.held ? HELD : TYPED) || now - seen.asked < APART;
    if (!busy) {
      seen.asked = now;
      setTriggerValue("due", data.turn);
    }
    parentElement.timer = setTimeout(ask, busy ? APART * (1 + Math.random()) : data.patience);
  };
  parentElement.timer = setTimeout(ask, data.pause);
  return () => {
    clearTimeout(parentElement.timer);
    parentElement.turn = null;
  };
}
