"""The pair of networks and the rows that writeTeacherStudentPair.mjs has written."""

import json
from pathlib import Path

import numpy as np


class TeacherStudentPair:
    def __init__(self, folder):
        folder = Path(folder)
        said = json.loads((folder / "pair.json").read_text())
        self.teacher, self.student = said["teacher"], said["student"]
        self.layers = said.get("layers")
        self.rows, self.batch = said["rows"], said["batchSize"]
        self.x = np.fromfile(folder / "x.f32", np.float32).reshape(self.rows, 28, 28, 1)
        self.y = np.fromfile(folder / "y.i32", np.int32)
        self.weights = {role: self._read(folder / f"{role}.f32", said["shapes"][role]) for role in ("teacher", "student")}

    @staticmethod
    def _read(path, layers):
        """For each layer with weights, in order, the list of them."""
        numbers, at, found = np.fromfile(path, np.float32), 0, []
        for shapes in layers:
            found.append([])
            for shape in shapes:
                size = int(np.prod(shape))
                found[-1].append(numbers[at : at + size].reshape(shape))
                at += size
        return found
