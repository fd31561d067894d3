import type { Tracker } from '../follow/Tracker';
import { checkMlflowOptions } from './checkMlflowOptions';
import { followRunOnMlflow } from './followRunOnMlflow';
import { followStudyOnMlflow } from './followStudyOnMlflow';
import type { MlflowOptions } from './MlflowOptions';

/**
 * Sends runs to an MLflow tracking server while they go on, as `trackers: [kd.mlflow({url: 'http://localhost:5000'})]` of any run or study. A run's numbers are "student/train/loss", by steps; its settings are params, its scores numbers
 * such as "scores/student/test/accuracy", its result the description, its record an artefact. A study is a run with one below it for each of its own. A run that `kd.resume` goes on with is found again, and no number is
 * sent twice.
 *
 * Who asks is read from MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or from MLFLOW_TRACKING_TOKEN, as MLflow's own clients do. It is in no record, file or message.
 *
 * A server that is down, slow or refuses never stops a run: what passes is tried again after a pause of 0.5 s, 1 s, … up to 30 s, up to 100,000 numbers wait for it, and what it lacks when `wait` is over is a finding of the run,
 * `incompleteMlflow`.
 *
 * @throws TypeError or RangeError for an unknown option or one out of bounds, and for an address with a password in it.
 * @example
 * ```ts
 * const student = kd.seeded(1, () => tf.sequential({ layers: [tf.layers.dense({ units: 10, inputShape: [784] })] }));
 * const trackers = [kd.mlflow({ url: 'http://localhost:5000', experiment: 'digits', wait: 1 })];
 * const run = await kd.train({ student, data: kd.mnist({ train: 500, test: 100 }), epochs: 1, trackers });
 * run.findings.find(({ check }) => check === 'incompleteMlflow')?.says; // where no server is: "MLflow at http://localhost:5000 lacks ..."
 * ```
 */
export function mlflow(options: MlflowOptions = {}): Tracker {
  const checked = checkMlflowOptions(options);
  return {
    description: { name: 'MLflow' },
    wait: checked.wait,
    followRun: (run) => followRunOnMlflow(checked, run),
    followStudy: () => followStudyOnMlflow(checked)
  };
}
