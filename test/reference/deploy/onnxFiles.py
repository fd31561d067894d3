"""
Runs the files that exportOnnx writes with Python's onnxruntime, checks them with onnx.checker, and compares the outputs with those of the models.

    STILLROOM_ONNX_FILES=FOLDER npx vitest run test/deploy/onnx
    pip install onnx onnxruntime numpy
    python test/reference/deploy/onnxFiles.py FOLDER

Prints, for each file, the largest difference as a share of the largest absolute output, and ends with 1 where one is above 1e-4, or above 0.05 of a file of int8.
"""

import json
import sys
from pathlib import Path

import numpy as np
import onnx
import onnxruntime


def arrays(parts):
    return {
        name: np.array(part["values"], dtype=np.float32).reshape(part["shape"])
        for name, part in parts.items()
    }


def is_within(path, difference):
    metadata = {one.key: one.value for one in onnx.load(str(path)).metadata_props}
    # A difference that is NaN is none that is small.
    return difference <= (0.05 if metadata.get("quantization") == "int8" else 1e-4)


def largest_difference(path):
    onnx.checker.check_model(str(path), full_check=True)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    case = json.loads(path.with_suffix(".json").read_text())
    inputs, expected = arrays(case["inputs"]), arrays(case["outputs"])
    got = session.run(list(expected), inputs)
    worst = 0.0
    for (name, wanted), given in zip(expected.items(), got):
        assert given.shape == wanted.shape, (path, name, given.shape, wanted.shape)
        scale = np.nanmax(np.abs(wanted)) or 1.0
        worst = max(worst, float(np.max(np.abs(given - wanted)) / scale))
    return worst


files = [path.with_suffix(".onnx") for path in sorted(Path(sys.argv[1]).glob("*.json"))]
differences = {path: largest_difference(path) for path in files}
for path, difference in differences.items():
    print(f"{difference:.2e}  {path.stem}")
print(f"{len(files)} files, onnx {onnx.__version__}, onnxruntime {onnxruntime.__version__}")
sys.exit(0 if files and all(is_within(*one) for one in differences.items()) else 1)
