import type * as tf from '@tensorflow/tfjs';
import { checkNumber } from '../../checks/checkNumber';
import { isPlainObject } from '../../checks/isPlainObject';
import { showValue } from '../../checks/showValue';
import { isReserved } from '../../record/declareModels';
import { checkModel } from '../../engine/checkModel';
import { checkRun } from '../check/checkRun';
import type { CheckedRun } from '../check/CheckedRun';
import type { RunInputs } from '../check/RunInputs';
import { checkWeights } from '../check/checkWeights';
import { getVariableOfWeight } from '../../models/features/getVariableOfWeight';
import { checkClassRows } from '../severalOutputs/checkClassRows';
import { bestByMean } from '../severalOutputs/createSeveralOutputsTask';
import type { MutualLearningOptions } from './MutualLearningOptions';

export interface CheckedPeers {
  checked: CheckedRun;
  inputs: RunInputs;
  peers: [name: string, model: tf.LayersModel][];
  weight: number;
  temperature: number;
  hasTwins: boolean;
}

const most = 8;

/** @throws TypeError or RangeError if peers and rows do not fit each other, two peers share weights, or an option is out of bounds. */
export function checkPeers(subject: string, options: MutualLearningOptions): CheckedPeers {
  const { peers: given, weight = 1, temperature = 1, baseline = true, ...learning } = options;
  const names = isPlainObject(given) ? Object.keys(given) : [];
  if (names.length < 2 || names.length > most)
    throw new TypeError(
      `${subject}: expected 2 to ${most} models by name, got ${showValue(given)}; give peers: {first: model, second: another}`
    );
  checkNumber(subject, 'weight', weight, { atLeast: 0 });
  checkNumber(subject, 'temperature', temperature, { above: 0 });
  if (typeof baseline !== 'boolean')
    throw new TypeError(
      `${subject}: expected baseline to be true or false, got ${showValue(baseline)}; false leaves the twins out`
    );
  const peers = names.map((name): [string, tf.LayersModel] => [name, given[name]]);
  for (const [i, [name, model]] of peers.entries()) {
    checkName(subject, name);
    checkModel(`${subject}: peer "${name}"`, model);
    const before = peers.slice(0, i).flatMap(([, other]) => other.weights.map(getVariableOfWeight));
    checkWeights(`${subject}: peer "${name}"`, model, before);
  }
  const [[, first], ...others] = peers;
  const inputs: RunInputs = { ...learning, student: first, baseline: false, alone: { labelSmoothing: 0 } };
  const checked = { ...checkRun(subject, inputs), best: bestByMean };
  checkClassRows(subject, checked);
  for (const [name, student] of others) {
    checked.task.check(`${subject}: peer "${name}"`, { student, data: checked.data });
    const [own, units] = [student, first].map(({ outputs }) => outputs[0].shape[1]);
    if (own !== units)
      throw new RangeError(
        `${subject}: expected peers with equally many outputs, got ${units} of "${peers[0][0]}" and ${own} of "${name}"; give two classes one unit in all, or two`
      );
  }
  return { checked, inputs, peers, weight, temperature, hasTwins: baseline };
}

function checkName(subject: string, name: string): void {
  if (/\S/.test(name) && name.length <= 60 && !/[/:]/.test(name) && !isReserved(name)) return;
  throw new TypeError(`${subject}: expected short names of peers without "/" and ":", got ${showValue(name)}; rename the peer`);
}
