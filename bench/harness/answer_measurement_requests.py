"""Answers the lines of startPeerProgram.mjs, as answerMeasurementRequests.mjs does: `open_work(message)` gives (check, block), where block() gives a time in the unit of its table."""

import json
import os
import sys
import traceback


def answer_measurement_requests(open_work, versions):
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # What libraries print must not be taken for an answer.

    def answer(reply):
        answers.write(json.dumps(reply) + "\n")
        answers.flush()

    block = None
    for line in sys.stdin:
        message = json.loads(line)
        try:
            if "open" in message:
                check, block = open_work(message)
                answer({"check": check, "versions": versions})
            elif "block" in message:
                answer({"time": block()})
            else:
                block = None
                answer({})
        except Exception as error:
            traceback.print_exc()
            answer({"error": f"{type(error).__name__}: {error}".split("\n")[0]})
