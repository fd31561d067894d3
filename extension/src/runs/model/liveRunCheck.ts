// Made from the types by `node scripts/generateViewFiles.mjs`; do not edit.
import { either, list, map, nullable, object, optional } from '../../../../src/views/check/checkCombinators';
import { number, oneOf, text } from '../../../../src/views/check/valueChecks';

const liveSetting = object({ term: text, setting: oneOf('temperature', 'weight'), value: number, next: optional(number) });

const liveState = oneOf('running', 'pausing', 'paused', 'stopping', 'done', 'stopped', 'failed');

const modelName = text;

const role = oneOf('teacher', 'student', 'baseline', 'peer', 'client', 'candidate', 'generation', 'assistant');

const settingChange = object({ epoch: number, term: text, setting: oneOf('temperature', 'weight'), from: number, to: number });

const liveModel = object({ name: modelName, role: role, epoch: number });

export const liveRunCheck = object({
  id: text,
  started: text,
  title: text,
  seed: number,
  state: liveState,
  does: either(oneOf('preparing'), oneOf('scoring'), modelName),
  epoch: number,
  epochs: number,
  models: optional(list(liveModel, 64)),
  step: number,
  steps: number,
  stepsPerSecond: nullable(number),
  secondsLeft: nullable(number),
  latest: map(number),
  spark: list(number, 1000),
  settings: list(liveSetting, 200),
  changes: list(settingChange, 100),
  error: optional(text)
});
