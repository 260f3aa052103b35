// Where the pieces of a grown square or cube lie, and how a cube is seen from a corner.

// Every piece as the set of directions in which it is as thick as h: for a square {}, {0}, {1}, {0, 1}.
const directions = (power) =>
  Array.from({ length: 2 ** power }, (_, bits) => Array.from({ length: power }, (_, k) => ((bits >> k) & 1) === 1)).sort(
    (one, other) => one.filter(Boolean).length - other.filter(Boolean).length,
  );

// A piece as [from, to] in each direction, from the edges before and after; `apart` pulls the new pieces from the old.
const extent = (thick, edges, apart) => thick.map((grown, k) => (grown ? [edges[k][0] + apart, edges[k][1] + apart] : [0, edges[k][0]]));

// Seen from a corner: the first two directions run down to the right and down to the left, the third goes up.
const isometric = ([x, y, z]) => [(x - y) * 0.866, (x + y) * 0.5 - z];
const flat = ([x, y]) => [x, -y];

// The faces that are seen: one of a rectangle, three of a box (top, right, left).
function faces(box) {
  if (box.length === 2) {
    const [[a, b], [c, d]] = box;
    return [[[a, c], [b, c], [b, d], [a, d]].map(flat)];
  }
  const [[a, b], [c, d], [e, f]] = box;
  const top = [[a, c, f], [b, c, f], [b, d, f], [a, d, f]];
  const right = [[b, c, e], [b, d, e], [b, d, f], [b, c, f]];
  const left = [[a, d, e], [b, d, e], [b, d, f], [a, d, f]];
  return [top, right, left].map((corners) => corners.map(isometric));
}

// The middle of the face that carries a piece's name: the one that looks towards the first thick direction.
function naming(box, thick) {
  const middle = box.map(([from, to]) => (from + to) / 2);
  if (box.length === 2) return flat(middle);
  const outward = thick[2] || !thick.includes(true) ? 2 : thick[0] ? 0 : 1;
  return isometric(middle.map((at, k) => (k === outward ? box[k][1] : at)));
}
