import { checkNumber } from '../../checks/checkNumber';
import { checkRun } from '../check/checkRun';
import type { CheckedRun } from '../check/CheckedRun';
import type { RunInputs } from '../check/RunInputs';
import { checkClassRows } from '../severalOutputs/checkClassRows';
import { bestByMean } from '../severalOutputs/createSeveralOutputsTask';
import { checkExits, type ExitOptions } from './exits/checkExits';
import type { SelfDistillOptions } from './SelfDistillOptions';
import { byGain } from './teaching/byGain';
import { checkTeachingRule } from './teaching/checkTeachingRule';
import type { TeachingRule } from './teaching/TeachingRule';

export interface CheckedSelfDistillation extends ExitOptions {
  checked: CheckedRun;
  inputs: RunInputs;
  rule: TeachingRule;
  alpha: number;
  temperature: number;
  probeEpochs: number;
}

/** @throws TypeError or RangeError if network and rows do not fit each other, or an option is out of bounds. */
export function checkSelfDistillation(subject: string, options: SelfDistillOptions): CheckedSelfDistillation {
  const { exits, teaching = byGain(), alpha = 0.5, temperature = 3, hint, bottleneck, ...rest } = options;
  const { probeEpochs: asked, ...learning } = rest;
  const own = checkExits(subject, { exits, bottleneck, hint });
  const rule = checkTeachingRule(subject, teaching);
  checkNumber(subject, 'alpha', alpha, { atLeast: 0, atMost: 1 });
  checkNumber(subject, 'temperature', temperature, { above: 0 });
  const inputs: RunInputs = { ...learning, baseline: false, alone: { labelSmoothing: 0 } };
  const checked = checkRun(subject, inputs);
  checkClassRows(subject, checked);
  const probeEpochs = asked ?? Math.ceil(checked.epochs / 4);
  checkNumber(subject, 'probeEpochs', probeEpochs, { integer: true, atLeast: 1, atMost: 1_000_000 });
  if (rule.measures && !checked.data.validation)
    throw new RangeError(
      `${subject}: expected validation rows, on which it is measured who teaches best, got none; give data {train, validation}, or kd.teaching.fixed('deepest')`
    );
  return { ...own, checked: { ...checked, best: bestByMean }, inputs, rule, alpha, temperature, probeEpochs, seed: checked.seed };
}
