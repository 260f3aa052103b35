#!/bin/sh
# Versions: onnx 1.23.2 and its reference evaluator, beside ONNX Runtime 1.32.0.
# You would expect: the reference evaluator shows what the standard says for the operator set that a model names.
# Behaviour: up to set 12, Softmax flattens everything from its axis (1 if not given) into one row; from 13 on it works
# along one axis (the last). ONNX Runtime follows each. The reference evaluator works along the last axis for set 11
# too, so that a tensor of shape (1, 2, 2) gets probabilities that sum to 2 where the standard says 1.
# Why it matters: an old model checked against the reference looks wrong where the runtime is right.
# Output seen (the lines below are compared with what the run prints):
#> Softmax 11 reference [0.269, 0.731, 0.269, 0.731]
#> Softmax 11 runtime [0.032, 0.087, 0.237, 0.644]
#> Softmax 13 reference [0.269, 0.731, 0.269, 0.731]
#> Softmax 13 runtime [0.269, 0.731, 0.269, 0.731]
set -eu

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check onnx==1.23.2 onnxruntime==1.32.0 numpy==2.4.6
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


values = np.arange(4, dtype=np.float32).reshape(1, 2, 2)
both("Softmax", values, 11)
both("Softmax", values, 13)
END
cat "$work/seen"
sed -n 's/^#> //p' "$0" | diff - "$work/seen"
