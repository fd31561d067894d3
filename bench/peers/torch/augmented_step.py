"""PyTorch's eager step on changed pictures: a batch is shifted and flipped by one gather, and the teacher labels what the student sees."""

import time

import torch
from torch.nn import functional as F

from answer_measurement_requests import answer_measurement_requests
from residual import residual

PIXELS = 4


def changed(x):
    """Each picture moved by up to 4 pixels in each direction, and mirrored every other time."""
    count, _, height, width = x.shape
    padded = F.pad(x, (PIXELS,) * 4)
    down, right = torch.randint(0, 2 * PIXELS + 1, (2, count, 1))
    rows = down + torch.arange(height)
    columns = torch.arange(width).expand(count, width)
    columns = right + torch.where(torch.rand(count, 1) < 0.5, columns.flip(1), columns)
    return padded[torch.arange(count)[:, None, None], :, rows[:, :, None], columns[:, None, :]].permute(0, 3, 1, 2)


def open_work(message):
    rows, batch = message["rows"], message["batchSize"]
    x, y = torch.rand(rows, 3, 32, 32), torch.arange(rows) % 10
    teacher, student = residual(20, 10).eval(), residual(8, 10)
    counts = [sum(weight.numel() for weight in model.parameters()) for model in (teacher, student)]
    optimizer = torch.optim.SGD(student.parameters(), lr=0.05, momentum=0.9)
    with torch.no_grad():
        cached = torch.cat([teacher(part) for part in x.split(256)])

    def step(chosen):
        seen = x[chosen]
        if message["changes"]:
            seen = changed(seen)
            with torch.no_grad():
                taught = teacher(seen)
        else:
            taught = cached[chosen]
        optimizer.zero_grad(set_to_none=True)
        logits = student(seen)
        soft = F.kl_div(F.log_softmax(logits / 4, 1), F.log_softmax(taught / 4, 1), reduction="batchmean", log_target=True)
        (0.1 * F.cross_entropy(logits, y[chosen]) + 0.9 * 16 * soft).backward()
        optimizer.step()

    def block():
        start = time.perf_counter()
        for _ in range(message["epochs"]):
            for chosen in torch.randperm(rows)[: rows // batch * batch].split(batch):
                step(chosen)
        return 1000 * (time.perf_counter() - start) / (message["epochs"] * (rows // batch))

    return counts, block


answer_measurement_requests(open_work, {"PyTorch": torch.__version__})
