"""keras.distillation's Distiller, by fit as its documentation shows it. It has no cache: the teacher runs in every step."""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
import threads  # noqa: F401
import keras

from networks import network
from load_teacher_student_pair import TeacherStudentPair
from answer_measurement_requests import answer_measurement_requests


def distiller(pair):
    """Its loss is w student + (1 - w) sum of weighted distillation losses."""
    terms, weights = [keras.distillation.LogitsDistillation(temperature=4, loss=keras.losses.KLDivergence())], [1.0]
    if pair.layers:
        names = {f"{role}_layer_name": name for role, name in pair.layers.items()}
        terms.append(keras.distillation.FeatureDistillation(loss="mse", **names))
        weights.append(1 / 0.9)
    teacher, student = network(pair.teacher, pair.weights["teacher"]), network(pair.student, pair.weights["student"])
    model = keras.distillation.Distiller(
        teacher, student, distillation_losses=terms, distillation_loss_weights=weights, student_loss_weight=0.1
    )
    model.compile(
        optimizer=keras.optimizers.Adam(1e-3, epsilon=1e-7), loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    )
    return model


def open_work(message):
    pair = TeacherStudentPair(message["folder"])
    first = distiller(pair)
    fit = lambda model, rows, epochs: model.fit(pair.x[:rows], pair.y[:rows], batch_size=pair.batch, epochs=epochs, verbose=0)
    check = [float(loss) for loss in fit(first, pair.batch, 3).history["total_loss"]]
    model = distiller(pair)

    def block():
        start = time.perf_counter()
        fit(model, pair.rows, message["epochs"])
        return 1000 * (time.perf_counter() - start) / (message["epochs"] * (pair.rows // pair.batch))

    return check, block


answer_measurement_requests(open_work, {"keras.distillation": keras.__version__})
