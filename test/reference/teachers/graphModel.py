"""A tfjs graph model with what TensorFlow says of rows, for test/teachers/fileModels/graphModel.test.ts. TensorFlow's graph is frozen, its constants lie in one file, as
tensorflowjs_converter does it.

    pip install tensorflow-cpu
    python test/reference/teachers/graphModel.py
"""

import json
from pathlib import Path

import numpy as np
import tensorflow as tf
from google.protobuf.json_format import MessageToDict
from tensorflow.python.framework.convert_to_constants import convert_variables_to_constants_v2

rng = np.random.default_rng(3)
here = Path(__file__).parent
filters = tf.Variable(rng.normal(size=(3, 3, 2, 4)).astype(np.float32))
kernel = tf.Variable(rng.normal(size=(4, 3)).astype(np.float32))
bias = tf.Variable(rng.normal(size=3).astype(np.float32))


@tf.function(input_signature=[tf.TensorSpec([None, 4, 4, 2], tf.float32, name="pixels")])
def model(pixels):
    hidden = tf.nn.relu(tf.nn.conv2d(pixels, filters, 1, "SAME"), name="hidden")
    logits = tf.nn.bias_add(tf.matmul(tf.reduce_mean(hidden, [1, 2]), kernel), bias, name="logits")
    return {"probabilities": tf.nn.softmax(logits, name="probabilities"), "hidden": hidden, "logits": logits}


def frozen_graph():
    frozen = convert_variables_to_constants_v2(model.get_concrete_function())
    return MessageToDict(frozen.graph.as_graph_def())["node"], [tensor.name for tensor in frozen.outputs]


nodes, outputs = frozen_graph()
weights, values = [], b""
for node in nodes:
    if node["op"] != "Const":
        continue
    tensor = tf.make_ndarray(next(n.attr["value"].tensor for n in convert_variables_to_constants_v2(
        model.get_concrete_function()).graph.as_graph_def().node if n.name == node["name"]))
    del node["attr"]["value"]
    kind = "float32" if tensor.dtype == np.float32 else "int32"
    weights.append({"name": node["name"], "shape": list(tensor.shape), "dtype": kind})
    values += tensor.astype(kind).tobytes()
folder = here / "graphModel"
folder.mkdir(exist_ok=True)
(folder / "weights.bin").write_bytes(values)
last = next(node for node in nodes if node["op"] == "Softmax")["name"]
signature = {
    "inputs": {"pixels": {"name": "pixels:0", "dtype": "DT_FLOAT", "tensorShape": {"dim": [{"size": size} for size in ("-1", "4", "4", "2")]}}},
    "outputs": {"probabilities": {"name": f"{last}:0", "dtype": "DT_FLOAT", "tensorShape": {"dim": [{"size": "-1"}, {"size": "3"}]}}},
}
(folder / "model.json").write_text(json.dumps({
    "format": "graph-model", "signature": signature, "modelTopology": {"node": nodes, "versions": {"producer": 1}},
    "weightsManifest": [{"paths": ["weights.bin"], "weights": weights}],
}))
rows = rng.random((5, 4, 4, 2), dtype=np.float32)
answer = {name: value.numpy().astype(np.float64).tolist() for name, value in model(tf.constant(rows)).items()}
(here / "graphModel.json").write_text(json.dumps({"rows": rows.astype(np.float64).tolist(), **answer}))
print([(node["name"], node["op"]) for node in nodes], outputs)
