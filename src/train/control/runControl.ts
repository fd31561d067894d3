import { checkInputs } from '../../checks/checkInputs';
import { showValue } from '../../checks/showValue';
import type { RunControl } from '../options/RunControl';
import type { Command, RunCommandQueue } from './createRunCommandQueue';

const attach = Symbol('attach');

interface Attachable extends RunControl {
  [attach](subject: string, commands: RunCommandQueue): void;
}

/**
 * Makes a handle on a run. Give it to `distill`, `train` or `distillDataFree` as `control`, and call it from `onEvent`, from a timer, or from
 * another cell while the run is not awaited. A command that does not fit throws and changes nothing: before the run has begun, after it has
 * ended, or for an unknown term or a temperature or weight that is not valid.
 *
 * A changed temperature or weight holds until the end of its stage. Changing it at the beginning of epoch 4 is the same, to the bit, as
 * `kd.step({ at: [3], values: [before, after] })`.
 *
 * @example
 * ```ts
 * const model = (units: number) => tf.sequential({ layers: [tf.layers.dense({ units, activation: 'relu', inputShape: [784] }), tf.layers.dense({ units: 10 })] });
 * const [teacher, student] = [kd.seeded(1, () => model(16)), kd.seeded(2, () => model(8))];
 * const control = kd.runControl();
 * const onEvent = (event: kd.RunEvent) => {
 *   if (event.type === 'best' && event.epoch === 1) control.change({ term: 'soft', temperature: 2 });
 * };
 * const run = await kd.distill({ teacher, student, data: kd.mnist({ train: 200, test: 100 }), epochs: 2, baseline: false, control, onEvent });
 * run.changes?.[0].to; // 2
 * ```
 */
export function runControl(): RunControl {
  let steered: RunCommandQueue | null = null;
  const ask = (command: Command) => {
    if (!steered)
      throw new RangeError(`${command.type}: expected a run that has begun, got none; give this control to a run first`);
    steered.command(command);
  };
  const own: Attachable = {
    get state() {
      if (!steered) return 'waiting';
      return steered.ended() ? 'ended' : steered.state().state;
    },
    pause: () => ask({ type: 'pause' }),
    resume: () => ask({ type: 'resume' }),
    stop: () => ask({ type: 'stop' }),
    change: (change) => {
      checkInputs('change', change, ['term', 'temperature', 'weight']);
      ask({ ...change, type: 'change' });
    },
    [attach](subject, commands) {
      if (steered && !steered.ended())
        throw new RangeError(
          `${subject}: expected a control of its own, got one that steers another run; make one with kd.runControl()`
        );
      steered = commands;
    }
  };
  return own;
}

/** @throws TypeError if it is not a control, RangeError if its run is still going on. */
export function steerBy(subject: string, control: RunControl | undefined, commands: RunCommandQueue): void {
  if (control === undefined) return;
  const { [attach]: take } = (control ?? {}) as Partial<Attachable>;
  if (typeof take !== 'function')
    throw new TypeError(`${subject}: expected control to be a control, got ${showValue(control)}; make one with kd.runControl()`);
  take(subject, commands);
}
