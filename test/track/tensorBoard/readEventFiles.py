"""
Reads folders of event files with TensorBoard's own EventAccumulator and prints what is in them as JSON, by folder. The accumulator of its server
must find the same scalars.

    python readEventFiles.py FOLDER
"""

import dataclasses
import json
import logging
import sys
from pathlib import Path

from tensorboard.backend.event_processing import event_accumulator, plugin_event_accumulator
from tensorboard.plugins.hparams import metadata, plugin_data_pb2
from tensorboard.util import tensor_util
from google.protobuf import json_format

logging.disable(logging.CRITICAL)


def hparams(accumulator, tag):
    content = accumulator.SummaryMetadata(tag).plugin_data.content
    return json_format.MessageToDict(plugin_data_pb2.HParamsPluginData.FromString(content))


def read(folder):
    everything = {name: 0 for name in event_accumulator.DEFAULT_SIZE_GUIDANCE}
    accumulator = event_accumulator.EventAccumulator(str(folder), size_guidance=everything)
    accumulator.Reload()
    tags = accumulator.Tags()
    tensors = tags["tensors"]
    scalars = {tag: [[one.step, one.value] for one in accumulator.Scalars(tag)] for tag in tags["scalars"]}
    server = plugin_event_accumulator.EventAccumulator(str(folder), tensor_size_guidance={"scalars": 0})
    server.Reload()
    assert repr(scalars) == repr({tag: [[one.step, number_of(one)] for one in server.Tensors(tag)] for tag in scalars}), folder
    return {
        "scalars": scalars,
        "histograms": {
            tag: [[one.step, dataclasses.asdict(one.histogram_value)] for one in accumulator.Histograms(tag)]
            for tag in tags["histograms"]
        },
        "texts": {
            tag: [one.tensor_proto.string_val[0].decode() for one in server.Tensors(tag)]
            for tag in tensors
            if not tag.startswith("_hparams_")
        },
        "hparams": {tag: hparams(accumulator, tag) for tag in tensors if tag.startswith("_hparams_")},
    }


def number_of(event):
    return tensor_util.make_ndarray(event.tensor_proto).item()


root = Path(sys.argv[1])
folders = sorted({path.parent for path in root.rglob("*tfevents*")})
print(json.dumps({str(folder.relative_to(root)): read(folder) for folder in folders}))
