"""Models of other frameworks as ONNX files, and what Python's onnxruntime says of rows, for test/teachers/fileModels.

    pip install torch onnx onnxscript onnxruntime skl2onnx onnxmltools xgboost scikit-learn
    python test/reference/teachers/onnxModels.py
"""

import json
import warnings
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from onnx import TensorProto, helper, numpy_helper
from onnxmltools import convert_xgboost
from onnxmltools.convert.common.data_types import FloatTensorType as XgboostFloats
from skl2onnx import convert_sklearn
from skl2onnx.common.data_types import FloatTensorType
from sklearn.ensemble import GradientBoostingClassifier, RandomForestClassifier
from xgboost import XGBClassifier

warnings.filterwarnings("ignore")
torch.manual_seed(3)
rng = np.random.default_rng(3)
here = Path(__file__).parent
folder = here / "onnx"
folder.mkdir(exist_ok=True)
cases = {}


def export(name, model, inputs, names, dynamic=None, outputs=("logits",)):
    model.eval()
    torch.onnx.export(
        model, inputs, str(folder / f"{name}.onnx"), input_names=list(names), output_names=list(outputs),
        dynamic_axes=dynamic, opset_version=17, dynamo=False,
    )


def record(name, feeds, output, rows=None, inner=()):
    """`rows` is what the toolkit is given; by default the only input."""
    path = folder / f"{name}.onnx"
    model = onnx.load(str(path))
    onnx.checker.check_model(model)
    model.graph.output.extend(helper.ValueInfoProto(name=node) for node in inner)
    options = onnxruntime.SessionOptions()
    session = onnxruntime.InferenceSession(model.SerializeToString() if inner else str(path), options)
    values = session.run([output, *inner], feeds)
    rows = next(iter(feeds.values())) if rows is None else rows
    cases[name] = {
        "rows": np.asarray(rows, np.float64).tolist(),
        "output": np.asarray(values[0], np.float64).tolist(),
        **({"inner": {key: np.asarray(value, np.float64).tolist() for key, value in zip(inner, values[1:])}} if inner else {}),
    }
    print(name, path.stat().st_size)


class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = torch.nn.Conv2d(3, 4, 3, padding=1)
        self.conv2 = torch.nn.Conv2d(4, 6, 3, stride=2)
        self.head = torch.nn.Linear(6, 3)

    def forward(self, x):
        x = torch.relu(self.conv2(torch.relu(self.conv1(x))))
        return self.head(x.mean((2, 3)))


# A convolution net of images, NCHW, that were normalized; its inner node is a feature.
net = Net()
mean, std = np.array([0.4, 0.5, 0.6], np.float32), np.array([0.2, 0.25, 0.3], np.float32)
images = rng.random((5, 8, 6, 3), dtype=np.float32)
seen = np.ascontiguousarray(((images - mean) / std).transpose(0, 3, 1, 2))
export("convolution", net, torch.from_numpy(seen), ["pixels"], {"pixels": {0: "batch"}, "logits": {0: "batch"}})
record("convolution", {"pixels": seen}, "logits", rows=images, inner=["/Relu_output_0", "/ReduceMean_output_0"])

# The same net of images of any size.
export("anySize", net, torch.from_numpy(seen), ["pixels"], {"pixels": {0: "batch", 2: "height", 3: "width"}, "logits": {0: "batch"}})
record("anySize", {"pixels": seen}, "logits", rows=images)

# The same net, made for exactly one row, and for exactly two.
for rows, name in ((1, "oneRow"), (2, "twoRows")):
    export(name, net, torch.from_numpy(seen[:rows]), ["pixels"])
    session = onnxruntime.InferenceSession(str(folder / f"{name}.onnx"))
    whole = [session.run(["logits"], {"pixels": np.resize(seen[i : i + rows], (rows, 3, 8, 6))})[0] for i in range(0, 5, rows)]
    cases[name] = {"rows": images.astype(np.float64).tolist(), "output": np.concatenate(whole)[:5].astype(np.float64).tolist()}


class Transformer(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.embed = torch.nn.Embedding(20, 8)
        self.attention = torch.nn.MultiheadAttention(8, 2, batch_first=True)
        self.norm = torch.nn.LayerNorm(8)
        self.head = torch.nn.Linear(8, 4)

    def forward(self, tokens, mask):
        x = self.embed(tokens)
        attended, _ = self.attention(x, x, x, key_padding_mask=~mask, need_weights=False)
        x = self.norm(x + attended) * mask[..., None].float()
        return self.head(x.sum(1) / mask.sum(1, keepdim=True))


# A Transformer with a mask, of sequences of any length.
tokens = rng.integers(1, 20, (4, 7))
mask = np.arange(7)[None] < np.array([7, 3, 5, 1])[:, None]
tokens = tokens * mask
axes = {0: "batch", 1: "length"}
export("transformer", Transformer(), (torch.from_numpy(tokens), torch.from_numpy(mask)), ["tokens", "mask"],
       {"tokens": axes, "mask": axes, "logits": {0: "batch"}})
record("transformer", {"tokens": tokens, "mask": mask}, "logits", rows=tokens)

# Probabilities at the end: of classes, of one class.
rows = rng.normal(size=(6, 4)).astype(np.float32)
body = [torch.nn.Linear(4, 5), torch.nn.Tanh(), torch.nn.Linear(5, 3)]
batch = {"x": {0: "batch"}, "p": {0: "batch"}}
export("softmax", torch.nn.Sequential(*body, torch.nn.Softmax(1)), torch.from_numpy(rows), ["x"], batch, ["p"])
record("softmax", {"x": rows}, "p", inner=["/2/Gemm_output_0"])
export("sigmoid", torch.nn.Sequential(*body[:2], torch.nn.Linear(5, 1), torch.nn.Sigmoid()), torch.from_numpy(rows), ["x"], batch, ["p"])
record("sigmoid", {"x": rows}, "p", inner=["/2/Gemm_output_0"])
torch.onnx.export(torch.nn.Sequential(*body), torch.from_numpy(rows), str(folder / "numbers.onnx"), input_names=["x"], output_names=["y"],
                  dynamic_axes={"x": {0: "batch"}, "y": {0: "batch"}}, dynamo=False)
record("numbers", {"x": rows}, "y")

# Trees.
x = rng.normal(size=(80, 4)).astype(np.float32)
y = (x[:, 0] + x[:, 1] ** 2 > 0.5).astype(int) + (x[:, 2] > 1)
names = np.array(["low", "middle", "high"])
boosted = GradientBoostingClassifier(n_estimators=5, max_depth=2, random_state=0).fit(x, names[y])
(folder / "boosting.onnx").write_bytes(convert_sklearn(boosted, initial_types=[("x", FloatTensorType([None, 4]))]).SerializeToString())
expected = boosted.predict_proba(rows).tolist()
cases["boosting"] = {"rows": rows.astype(np.float64).tolist(), "output": expected, "classes": boosted.classes_.tolist()}
forest = RandomForestClassifier(n_estimators=4, max_depth=2, random_state=0).fit(x, y)
converted = convert_sklearn(forest, initial_types=[("x", FloatTensorType([None, 4]))], options={id(forest): {"zipmap": False}})
(folder / "forest.onnx").write_bytes(converted.SerializeToString())
record("forest", {"x": rows}, "probabilities")
xgb = XGBClassifier(n_estimators=4, max_depth=2).fit(x, y)
(folder / "xgboost.onnx").write_bytes(convert_xgboost(xgb, initial_types=[("x", XgboostFloats([None, 4]))]).SerializeToString())
record("xgboost", {"x": rows}, "probabilities")

# Kinds of numbers: each input times a matrix, in and out in its kind.
kinds = {"float16": TensorProto.FLOAT16, "double": TensorProto.DOUBLE, "int64": TensorProto.INT64, "int32": TensorProto.INT32,
         "uint8": TensorProto.UINT8, "int8": TensorProto.INT8, "bool": TensorProto.BOOL}
whole = rng.integers(0, 4, (5, 3))
for name, kind in kinds.items():
    numpy_kind = helper.tensor_dtype_to_np_dtype(kind)
    through = TensorProto.FLOAT if kind != TensorProto.DOUBLE else TensorProto.DOUBLE
    weight = numpy_helper.from_array(np.array([[1, 0], [2, 1], [0, 3]], helper.tensor_dtype_to_np_dtype(through)), "weight")
    last = kind if name != "bool" else TensorProto.UINT8
    graph = helper.make_graph(
        [helper.make_node("Cast", ["x"], ["wide"], to=through), helper.make_node("MatMul", ["wide", "weight"], ["sums"]),
         helper.make_node("Cast", ["sums"], ["y"], to=last)],
        name, [helper.make_tensor_value_info("x", kind, ["rows", 3])], [helper.make_tensor_value_info("y", last, ["rows", 2])], [weight])
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), str(folder / f"{name}.onnx"))
    given = (whole > 1) if name == "bool" else whole * (0.3 if name in ("float16", "double") else 1)
    record(name, {"x": given.astype(numpy_kind)}, "y", rows=given.astype(numpy_kind))

# Weights in a file beside it; in a file that is elsewhere; beyond the end of the file.
outside = numpy_helper.from_array(rng.normal(size=(4, 3)).astype(np.float32), "weight")
graph = helper.make_graph([helper.make_node("MatMul", ["x", "weight"], ["y"])], "outside",
                          [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["rows", 4])],
                          [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["rows", 3])], [outside])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8)
onnx.save_model(model, str(folder / "external.onnx"), save_as_external_data=True, location="external.onnx.data", size_threshold=0)
record("external", {"x": rows}, "y")
for name, change in (("escaping", ("location", "../onnxModels.json")), ("tooLong", ("length", "4800")), ("missing", ("location", "none.data"))):
    copy = onnx.load(str(folder / "external.onnx"), load_external_data=False)
    for entry in copy.graph.initializer[0].external_data:
        if entry.key == change[0]:
            entry.value = change[1]
    (folder / f"{name}.onnx").write_bytes(copy.SerializeToString())

# NaN for rows whose first number is negative.
graph = helper.make_graph([helper.make_node("Sqrt", ["x"], ["y"])], "notANumber",
                          [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["rows", 3])],
                          [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["rows", 3])])
onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), str(folder / "root.onnx"))

(here / "onnxModels.json").write_text(json.dumps(cases))
