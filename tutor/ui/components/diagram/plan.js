// What there is to know about a network before it is drawn: how it is counted, what its layers are called, who is shown.

const MOST_SHOWN = 16;
const AT_EACH_END = 6;

const counted = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");
const several = (name, count) => phrase(name, { count, n: counted(count) });

// The neurons of a layer that are drawn, each with its place in the column; a gap of four places for those left out.
function drawn(width) {
  if (width <= MOST_SHOWN) return Array.from({ length: width }, (_, index) => ({ index, place: index - (width - 1) / 2 }));
  const top = Array.from({ length: AT_EACH_END }, (_, k) => ({ index: k, place: k - (MOST_SHOWN - 1) / 2 }));
  return [...top, ...top.map(({ index, place }) => ({ index: width - 1 - index, place: -place })).reverse()];
}

const left_out = (width) => (width <= MOST_SHOWN ? 0 : width - 2 * AT_EACH_END);

// One entry for each layer after the inputs: so many weights, so many biases.
const terms = (layers) => layers.slice(1).map((width, k) => ({ before: layers[k], width, weights: layers[k] * width }));

function totals(layers) {
  const weights = terms(layers).reduce((sum, term) => sum + term.weights, 0);
  const biases = terms(layers).reduce((sum, term) => sum + term.width, 0);
  return { weights, biases, all: weights + biases };
}

// Which kind of layer it is: the templates of what is said of it end so.
const kindOf = (layers, k) => (k === 0 ? "inputs" : k === layers.length - 1 ? "outputs" : layers.length > 3 ? "hidden" : "lone_hidden");

// What is said of a layer: "hidden layer 2", "3 of the inputs are left out of the picture."
const ofLayer = (begin, layers, k, fields = {}) => phrase(`${begin}${kindOf(layers, k)}`, { k, ...fields });

// "inputs", "hidden layer 2", "outputs"; in short "hidden 2".
const called = (layers, k, short = false) => ofLayer(short ? "short_" : "", layers, k);

// "Neuron 3 of 16 in hidden layer 1"
const one = (layers, { layer, index }) => ofLayer("one_of_", layers, layer, { n: counted(index + 1), all: counted(layers[layer]) });
