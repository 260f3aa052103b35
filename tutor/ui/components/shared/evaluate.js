// The lesson's own expression, running in the page. It arrives as JavaScript in v0, v1 … that was printed from SymPy.

const WORDS = /[A-Za-z_$][\w$]*(\.[A-Za-z_$][\w$]*)*/g;
const WORD = /^(v\d+|Math\.[A-Za-z0-9]+|Infinity|NaN)$/;
const SIGNS = /^[\w\s.+\-*/%(),?:<>=!&|]*$/;

// The function (v0, v1, …) of a printed expression. Anything but numbers, operators, v0 … and Math.* is refused.
function evaluator(source, count) {
  const words = source.replace(/(\d)e([+-]?\d)/gi, "$1 $2").match(WORDS) ?? [];
  const foreign = words.find((word) => !WORD.test(word));
  if (foreign !== undefined || !SIGNS.test(source)) throw new Error(`not an expression of a figure: ${foreign ?? source}`);
  const names = Array.from({ length: count }, (_, position) => `v${position}`);
  return new Function(...names, `"use strict"; return (${source});`);
}
