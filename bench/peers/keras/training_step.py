"""A Keras model with a step of one's own under tf.function: rows gathered inside it, the teacher's logits cached."""

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
import threads  # noqa: F401
import keras
import numpy as np
import tensorflow as tf

from networks import network
from load_teacher_student_pair import TeacherStudentPair
from answer_measurement_requests import answer_measurement_requests


def distiller(pair):
    x, y = tf.constant(pair.x), tf.constant(pair.y)
    teacher, student = network(pair.teacher, pair.weights["teacher"]), network(pair.student, pair.weights["student"])
    cached = tf.constant(teacher.predict(pair.x, batch_size=512, verbose=0))
    if pair.layers:
        teaching = keras.Model(teacher.input, teacher.get_layer(pair.layers["teacher"]).output)
        taught = keras.Model(student.input, [student.output, student.get_layer(pair.layers["student"]).output])
    optimizer = keras.optimizers.Adam(1e-3, epsilon=1e-7)
    optimizer.build(student.trainable_variables)

    @tf.function
    def step(rows):
        batch = tf.gather(x, rows)
        with tf.GradientTape() as tape:
            feature = None
            if pair.layers:
                logits, feature = taught(batch, training=True)
            else:
                logits = student(batch, training=True)
            hard = tf.nn.sparse_softmax_cross_entropy_with_logits(tf.gather(y, rows), logits)
            soft = tf.gather(cached, rows) / 4
            apart = tf.nn.log_softmax(soft) - tf.nn.log_softmax(logits / 4)
            loss = tf.reduce_mean(0.1 * hard + 0.9 * 16 * tf.reduce_sum(tf.nn.softmax(soft) * apart, 1))
            if pair.layers:
                loss += tf.reduce_mean(tf.math.squared_difference(feature, teaching(batch, training=False)))
        optimizer.apply_gradients(zip(tape.gradient(loss, student.trainable_variables), student.trainable_variables))
        return loss

    return student, optimizer, step


def open_work(message):
    pair = TeacherStudentPair(message["folder"])
    _student, _optimizer, step = distiller(pair)
    check = [float(step(np.arange(pair.batch, dtype=np.int32))) for _ in range(3)]
    steps = pair.rows // pair.batch

    def block():
        start = time.perf_counter()
        for _ in range(message["epochs"]):
            order = tf.constant(np.random.permutation(pair.rows).astype(np.int32))
            total = tf.zeros(())
            for i in range(steps):
                total += step(order[i * pair.batch : (i + 1) * pair.batch])
            float(total)
        return 1000 * (time.perf_counter() - start) / (message["epochs"] * steps)

    return check, block


answer_measurement_requests(open_work, {"Keras": keras.__version__, "TensorFlow (Python)": tf.__version__})
