"""Models as Python's tensorflowjs writes them, whole and quantized, in one file and in many. Writes quantizedModels.json.
(`pip install numpy`, `pip install --no-deps tensorflowjs==4.22.0`)"""

import base64
import json
import sys
import tempfile
import types
from pathlib import Path

# The converters are not needed here, and of TensorFlow only what opens a file.
sys.modules["tensorflowjs.converters"] = types.ModuleType("converters")
sys.modules["tensorflow"] = types.SimpleNamespace(io=types.SimpleNamespace(gfile=types.SimpleNamespace(GFile=open)))

import numpy as np
from tensorflowjs import read_weights, write_weights

rng = np.random.default_rng(3)
sizes = [3, 5, 4, 2]
names = ["first_layer", "middle", "last"]
weights = [
    {"name": f"{name}/{part}", "data": rng.normal(size=shape).astype(np.float32)}
    for name, before, after in zip(names, sizes, sizes[1:])
    for part, shape in (("kernel", (before, after)), ("bias", (after,)))
]
x = rng.normal(size=(4, 3)).astype(np.float32)


def dense(name, units, activation, more):
    return {"class_name": "Dense", "config": {"name": name, "units": units, "activation": activation, "use_bias": True, **more}}


topology = {
    "keras_version": "2.15.0",
    "backend": "tensorflow",
    "model_config": {
        "class_name": "Sequential",
        "config": {
            "name": "quantized",
            "layers": [
                dense("first_layer", 5, "relu", {"batch_input_shape": [None, 3], "dtype": "float32"}),
                dense("middle", 4, "relu", {}),
                dense("last", 2, "linear", {}),
            ],
        },
    },
}
kinds = {
    "float32": {},
    "uint8": {"quantization_dtype_map": {"uint8": "*"}},
    "uint16": {"quantization_dtype_map": {"uint16": "*"}},
    "float16": {"quantization_dtype_map": {"float16": "*"}},
    "kernels of uint8, many files": {"quantization_dtype_map": {"uint8": ["*/kernel"]}, "shard_size_bytes": 16},
}


def logits(values):
    kernels = {one["name"]: one["data"] for one in values}
    hidden = x
    for i, name in enumerate(names):
        hidden = hidden @ kernels[f"{name}/kernel"] + kernels[f"{name}/bias"]
        hidden = hidden if i == len(names) - 1 else np.maximum(hidden, 0)
    return hidden.astype(float).ravel().tolist()


def written(options):
    with tempfile.TemporaryDirectory() as folder:
        manifest = write_weights.write_weights([weights[:4], weights[4:]], folder, **options)
        read = [one for group in read_weights.read_weights(manifest, folder) for one in group]
        files = {path.name: base64.b64encode(path.read_bytes()).decode() for path in Path(folder).glob("group*")}
    model = {"format": "layers-model", "modelTopology": topology, "weightsManifest": manifest}
    return {"model": json.dumps(model), "files": files, "logits": logits(read)}


result = {"x": x.astype(float).tolist(), "kinds": {name: written(options) for name, options in kinds.items()}}
Path(__file__).with_suffix(".json").write_text(json.dumps(result) + "\n")
