"""torchdistill's box as its examples use it, configured by a dictionary. Its cache is one of files; the teacher runs in every step."""

import logging
import sys
import time
from importlib.metadata import version
from pathlib import Path

import torch
from torch.utils.data import RandomSampler, SequentialSampler, TensorDataset

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[1] / "torch")]
logging.disable(logging.INFO)
from torchdistill.core.distillation import DistillationBox

from networks import network
from load_teacher_student_pair import TeacherStudentPair
from answer_measurement_requests import answer_measurement_requests


def path_of(model, module):
    return next(name for name, one in model.named_modules() if one is module)


def box(pair, rows, sampler):
    x, y = torch.from_numpy(pair.x).permute(0, 3, 1, 2).contiguous()[:rows], torch.from_numpy(pair.y).long()[:rows]
    (teacher, teacher_tap), (student, student_tap) = (network(getattr(pair, role), pair.weights[role]) for role in ("teacher", "student"))
    own = {"student_module_path": ".", "student_module_io": "output", "teacher_module_path": ".", "teacher_module_io": "output"}
    terms = {"kd": {"criterion": {"key": "KDLoss", "kwargs": {**own, "temperature": 4, "alpha": 0.1, "beta": 0.9}}, "weight": 1}}
    paths = {"teacher": path_of(teacher, teacher_tap), "student": path_of(student, student_tap)}
    if pair.layers:
        wrapper = {
            "input": {"is_from_teacher": False, "module_path": paths["student"], "io": "output"},
            "target": {"is_from_teacher": True, "module_path": paths["teacher"], "io": "output"},
        }
        hint = {"key": "MSELoss", "kwargs": {}}
        terms["hint"] = {"criterion": hint, "criterion_wrapper": {"key": "SimpleLossWrapper", "kwargs": wrapper}, "weight": 1}
    model = lambda role, **rest: {
        "forward_proc": "forward_batch_only",
        "forward_hook": {"input": [], "output": [paths[role]] if pair.layers else []},
        **rest,
    }
    config = {
        "num_epochs": 1,
        "train_data_loader": {"dataset_id": "train", "sampler": {"class_or_func": sampler}, "kwargs": {"batch_size": pair.batch}},
        "teacher": model("teacher", requires_grad=False),
        "student": model("student"),
        "optimizer": {"key": "Adam", "kwargs": {"lr": 1e-3, "eps": 1e-7}},
        "criterion": {"key": "WeightedSumLoss", "kwargs": {"sub_terms": terms}},
    }
    data = {"train": TensorDataset(x, y)}
    teacher.eval()
    return DistillationBox(teacher, student, data, config, torch.device("cpu"), None, False, 1)


def epoch(made, number):
    losses = []
    made.pre_epoch_process(epoch=number)
    for batch, targets, supplement in made.train_data_loader:
        loss = made.forward_process(batch, targets, supplement)
        made.post_forward_process(loss=loss)
        losses.append(loss.item())
    return losses


def open_work(message):
    pair = TeacherStudentPair(message["folder"])
    first = box(pair, pair.batch, SequentialSampler)
    check = [epoch(first, i)[0] for i in range(3)]
    made = box(pair, pair.rows, RandomSampler)

    def block():
        start = time.perf_counter()
        for i in range(message["epochs"]):
            epoch(made, i)
        return 1000 * (time.perf_counter() - start) / (message["epochs"] * (pair.rows // pair.batch))

    return check, block


answer_measurement_requests(open_work, {"torchdistill": version("torchdistill"), "torchvision": version("torchvision")})
