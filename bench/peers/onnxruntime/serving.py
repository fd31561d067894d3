"""The student as an ONNX model in onnxruntime: each number's quantile bins, then the dense layers."""

import json
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
import numpy as np
import onnx
import onnxruntime
from onnx import helper, numpy_helper

from time_calls import rows_of, timed
from answer_measurement_requests import answer_measurement_requests


def graph(said):
    """One input for each pair of neighbouring edges: 0 below it, 1 above it, a straight line between."""
    pairs = [(number["column"], low, high) for number in said["numbers"] for low, high in zip(number["edges"], number["edges"][1:])]
    columns, low, high = (np.array(values) for values in zip(*pairs))
    constants = {
        "columns": columns.astype(np.int64),
        "low": low.astype(np.float32),
        "scale": (1 / (high - low)).astype(np.float32),
        "zero": np.float32(0),
        "one": np.float32(1),
    }
    nodes = [
        helper.make_node("Gather", ["rows", "columns"], ["spread"], axis=1),
        helper.make_node("Sub", ["spread", "low"], ["above"]),
        helper.make_node("Mul", ["above", "scale"], ["share"]),
        helper.make_node("Clip", ["share", "zero", "one"], ["x0"]),
    ]
    last = len(said["layers"])
    for i, (kernel, bias) in enumerate(said["layers"], 1):
        constants |= {f"kernel{i}": np.float32(kernel), f"bias{i}": np.float32(bias)}
        nodes.append(helper.make_node("Gemm", [f"x{i - 1}", f"kernel{i}", f"bias{i}"], [f"z{i}" if i < last else "logits"]))
        if i < last:
            nodes.append(helper.make_node("Relu", [f"z{i}"], [f"x{i}"]))
    tensor = lambda name, width: helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, ["n", width])
    initial = [numpy_helper.from_array(np.asarray(value), name) for name, value in constants.items()]
    made = helper.make_graph(nodes, "student", [tensor("rows", said["columns"])], [tensor("logits", 1)], initial)
    return helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)


def open_work(message):
    said = json.loads((Path(message["folder"]) / "student.json").read_text())
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = int(sys.argv[1])
    session = onnxruntime.InferenceSession(graph(said).SerializeToString(), options, providers=["CPUExecutionProvider"])
    ask = lambda rows: session.run(None, {"rows": rows})[0]
    rows = rows_of(message["folder"])
    return ask(rows[:50]).ravel().tolist(), timed(ask, rows, message)


answer_measurement_requests(open_work, {"onnxruntime": onnxruntime.__version__})
