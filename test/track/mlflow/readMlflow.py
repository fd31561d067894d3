"""
Reads the runs of an experiment with MLflow's own client and prints them as JSON.

    python readMlflow.py URL EXPERIMENT
"""

import json
import sys

from mlflow.tracking import MlflowClient

url, name = sys.argv[1:]
client = MlflowClient(url)
experiment = client.get_experiment_by_name(name)


def read(run):
    return {
        "name": run.info.run_name,
        "status": run.info.status,
        "id": run.info.run_id,
        "tags": run.data.tags,
        "params": run.data.params,
        "files": sorted(file.path for file in client.list_artifacts(run.info.run_id)),
        "metrics": {
            key: [[one.step, one.value if one.value == one.value else None] for one in client.get_metric_history(run.info.run_id, key)]
            for key in run.data.metrics
        },
    }


print(json.dumps([read(run) for run in client.search_runs([experiment.experiment_id], order_by=["start_time"])]))
