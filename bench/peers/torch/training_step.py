"""PyTorch's eager step, written as a user would who wants it fast: rows in one tensor, no DataLoader, the teacher's logits cached."""

import copy
import sys
import time
from pathlib import Path

import torch
from torch.nn import functional as F

sys.path.insert(0, str(Path(__file__).parents[1]))
from networks import network
from load_teacher_student_pair import TeacherStudentPair
from answer_measurement_requests import answer_measurement_requests


def distiller(pair):
    x, y = torch.from_numpy(pair.x).permute(0, 3, 1, 2).contiguous(), torch.from_numpy(pair.y).long()
    teacher, teacher_tap = network(pair.teacher, pair.weights["teacher"])
    student, student_tap = network(pair.student, pair.weights["student"])
    teacher.eval()
    features = {}
    if pair.layers:
        for role, tap in (("teacher", teacher_tap), ("student", student_tap)):
            tap.register_forward_hook(lambda _module, _inputs, output, role=role: features.__setitem__(role, output))
    with torch.no_grad():
        cached = torch.cat([teacher(x[i : i + 512]) for i in range(0, len(x), 512)])

    def step(optimizer, rows):
        optimizer.zero_grad(set_to_none=True)
        batch = x[rows]
        logits = student(batch)
        loss = 0.1 * F.cross_entropy(logits, y[rows])
        soft = F.kl_div(F.log_softmax(logits / 4, 1), F.log_softmax(cached[rows] / 4, 1), reduction="batchmean", log_target=True)
        loss = loss + 0.9 * 16 * soft
        if pair.layers:
            with torch.no_grad():
                teacher(batch)
            loss = loss + F.mse_loss(features["student"], features["teacher"])
        loss.backward()
        optimizer.step()
        return loss.detach()

    return student, step


def open_work(message):
    pair = TeacherStudentPair(message["folder"])
    student, step = distiller(pair)
    initial = copy.deepcopy(student.state_dict())
    adam = lambda: torch.optim.Adam(student.parameters(), lr=1e-3, eps=1e-7)
    optimizer = adam()
    check = [step(optimizer, slice(0, pair.batch)).item() for _ in range(3)]
    student.load_state_dict(initial)
    optimizer = adam()
    steps = pair.rows // pair.batch

    def block():
        start = time.perf_counter()
        for _ in range(message["epochs"]):
            order = torch.randperm(pair.rows)
            total = torch.zeros(())
            for i in range(steps):
                total += step(optimizer, order[i * pair.batch : (i + 1) * pair.batch])
            total.item()
        return 1000 * (time.perf_counter() - start) / (message["epochs"] * steps)

    return check, block


answer_measurement_requests(open_work, {"PyTorch": torch.__version__})
