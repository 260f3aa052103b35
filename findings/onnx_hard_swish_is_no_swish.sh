#!/bin/sh
# Versions: onnx 1.23.2, ONNX Runtime 1.32.0, beside JAX 0.10.2.
# You would expect: as swish is x sigmoid(x), HardSwish is x HardSigmoid(x), and HardSigmoid is the same line everywhere.
# Behaviour: in ONNX, HardSigmoid by itself has slope 1/5, but HardSwish is built on slope 1/6. In JAX both have 1/6. So
# HardSwish agrees between the two at x = 1, HardSigmoid does not.
# Why it matters: a network carried over by the operator's name trains on one slope and runs on another.
# Output seen (the lines below are compared with what the run prints):
#> HardSigmoid 14 reference [0.7]
#> HardSigmoid 14 runtime [0.7]
#> HardSwish 14 reference [0.667]
#> HardSwish 14 runtime [0.667]
#> JAX hard_sigmoid 0.667
#> JAX hard_sigmoid's slope 0.167
#> JAX hard_swish 0.667
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check onnx==1.23.2 \
    onnxruntime==1.32.0 \
    numpy==2.4.6 \
    jax==0.10.2 \
    jaxlib==0.10.2
"$work/venv/bin/python" - >"$work/seen" <<'END'
import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper
from onnx.reference import ReferenceEvaluator


def both(op, values, opset):
    ends = [helper.make_tensor_value_info(name, TensorProto.FLOAT, values.shape) for name in "xy"]
    graph = helper.make_graph([helper.make_node(op, ["x"], ["y"])], "g", ends[:1], ends[1:])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=8)
    onnx.checker.check_model(model)
    runtime = onnxruntime.InferenceSession(model.SerializeToString())
    for name, run in (("reference", ReferenceEvaluator(model)), ("runtime", runtime)):
        print(op, opset, name, run.run(None, {"x": values})[0].ravel().astype(float).round(3).tolist())


import jax

both("HardSigmoid", np.array([1.0], dtype=np.float32), 14)
both("HardSwish", np.array([1.0], dtype=np.float32), 14)
print("JAX hard_sigmoid", round(float(jax.nn.hard_sigmoid(1.0)), 3))
print("JAX hard_sigmoid's slope", round(float(jax.grad(jax.nn.hard_sigmoid)(1.0)), 3))
print("JAX hard_swish", round(float(jax.nn.hard_swish(1.0)), 3))
END
cat "$work/seen"
sed -n 's/^#> //p' "$0" | diff - "$work/seen"
