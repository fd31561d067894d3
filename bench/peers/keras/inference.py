"""All rows through a network by Keras' predict, in batches of 512."""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
import threads  # noqa: F401
import keras

from networks import network
from load_teacher_student_pair import TeacherStudentPair
from answer_measurement_requests import answer_measurement_requests


def open_work(message):
    pair = TeacherStudentPair(message["folder"])
    model = network(pair.teacher, pair.weights["teacher"])
    ask = lambda: model.predict(pair.x, batch_size=512, verbose=0)

    def block():
        start = time.perf_counter()
        ask()
        return 1000 * (time.perf_counter() - start)

    return ask().ravel()[:1000].tolist(), block


answer_measurement_requests(open_work, {"Keras": keras.__version__})
