"""XGBoost's Python: inplace_predict of the teacher's trees."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1]))
import xgboost

from time_calls import rows_of, timed
from answer_measurement_requests import answer_measurement_requests


def open_work(message):
    booster = xgboost.Booster(model_file=str(Path(message["folder"]) / "teacher.ubj"))
    booster.set_param({"nthread": int(sys.argv[1])})
    return None, timed(lambda rows: booster.inplace_predict(rows, predict_type="margin"), rows_of(message["folder"]), message)


answer_measurement_requests(open_work, {"XGBoost": xgboost.__version__})
