import { checkNumber } from '../../checks/checkNumber';
import { hasSafelyReadableMembers } from '../../checks/hasSafelyReadableMembers';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import { findHost } from '../../notebook/findHost';
import { checkSweep } from './checkSweep';
import { createSweepProgress } from './createSweepProgress';
import { createSweepStop } from './createSweepStop';
import { identifySweep } from './identifySweep';
import { claimSweepFolder } from './journal/claimSweepFolder';
import { openJournal } from './journal/openJournal';
import { runTrials } from './runTrials';
import type { ParameterSpace, ParametersOf } from './space/Parameter';
import type { OpenExecutor } from './trial/Executor';
import { summarizeSweep } from './summarizeSweep';
import type { SweepResult } from './SweepResult';
import type { SweepOptions } from './SweepOptions';

/**
 * Runs a trial for each of several sets of parameters, and finds the best on the validation rows. Test rows choose nothing.
 *
 * A trial is a function of `{parameters, seed, folder, distill, train, report}` that returns a run record; `distill` and `train` in it are those of `kd`, as parts of the
 * sweep. In place of a function give the path of a file whose default export is one: other processes can load that.
 *
 * With a `folder` the sweep can be left anywhere, also by `kill -9`: called again, it goes on, each trial from its last checkpoint, and each trial ends once. What has happened is in
 * `sweep.jsonl` there. A sweep of another trial file, other parameters or another version is refused.
 *
 * A trial that fails is one of the results, with its error, and is not begun again. An interrupt or `signal` ends all trials after their current batches; what has ended by then is returned.
 *
 * A trial has the same numbers, to the bit, wherever it runs, if TensorFlow has as many threads there. With a `scheduler` and several workers, which
 * trials are stopped depends on how fast they are.
 *
 * @throws TypeError or RangeError, before any trial, for options that do not fit, for a folder of another sweep, or one that another process works in; Error if a worker cannot be
 * started, the folder cannot be written, or, with `failFast`, a trial fails.
 * @example
 * ```ts
 * const data = kd.mnist({ train: 300, test: 100 });
 * const sweep = await kd.sweep({
 *   parameters: { learningRate: kd.choice([0.001, 0.01]) },
 *   trial: ({ parameters, train }) => {
 *     const student = kd.seeded(1, () => tf.sequential({ layers: [tf.layers.dense({ units: 10, inputShape: [784] })] }));
 *     return train({ student, data, epochs: 1, optimizer: kd.adam({ learningRate: parameters.learningRate }) });
 *   }
 * });
 * sweep.best?.parameters.learningRate; // 0.01
 * ```
 */
export async function sweep<Space extends ParameterSpace>(
  options: SweepOptions<Space>
): Promise<SweepResult<ParametersOf<Space>>> {
  const checked = checkSweep(options);
  const identity = identifySweep(checked);
  const host = findHost();
  host?.throwIfInterrupted();
  const { folder, title, plan, signal } = checked;
  const release = await claimSweepFolder(folder, title);
  const letGo = host?.hold();
  const stop = createSweepStop(signal);
  const progress = createSweepProgress(checked.show, plan.length);
  let journal: ReturnType<typeof openJournal> | undefined;
  try {
    const opened = (journal = openJournal(folder, identity));
    if (opened.ended.size < plan.length) {
      const executor = checkOpened(await checked.on.open(checked.source, folder));
      try {
        await runTrials({ checked, journal, executor, stop, onChange: (running) => progress.update(opened.ended, running) });
      } finally {
        await executor.close();
      }
    }
    return summarizeSweep(checked, journal.ended) as SweepResult<ParametersOf<Space>>;
  } finally {
    progress.end();
    stop.close();
    journal?.close();
    letGo?.();
    await release();
  }
}

/** It may be the user's own. */
function checkOpened(executor: OpenExecutor): OpenExecutor {
  const isOpen =
    hasSafelyReadableMembers(executor, ['slots', 'run', 'close']) && isCallable(executor.run) && isCallable(executor.close);
  if (!isOpen)
    throw new TypeError(
      `sweep: expected on to open with slots, run and close, got ${showValue(executor)}; give kd.workerProcesses({count: 2})`
    );
  checkNumber('sweep', 'slots', executor.slots, { integer: true, atLeast: 1, atMost: 10_000 });
  return executor;
}
