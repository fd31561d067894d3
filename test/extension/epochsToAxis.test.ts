import { expect, test } from 'vitest';
import { axisToEpochs, epochsToAxis } from '../../extension/src/runs/comparison/epochsToAxis';
import { valueUpTo } from '../../extension/src/plot/createCursorReadout';
import type { RunView } from '../../src/views/View';
import { computeRunView } from '../../src/views/run/computeRunView';
import { exampleRecord } from '../views/exampleRecord';

const made = computeRunView(exampleRecord({ epochs: 4 }));
const clock = { epoch: [1, 2, 4], seconds: [10, 12, 20] };
const view: RunView = { ...made, lossCurves: { ...made.lossCurves, stepsAnEpoch: 40, clock } };

test('epochsToAxis(view, curve, axis) places epochs on an axis, and axisToEpochs(view, place, axis) leads back', () => {
  const epoch = [0, 0.5, 1, 1.7, 2, 3, 4, 4.5];
  expect(epochsToAxis(view, { epoch }, 'epochs')).toEqual(epoch);
  expect(epochsToAxis(view, { epoch }, 'steps')).toEqual(epoch.map((at) => 40 * at));
  expect(epochsToAxis(view, { epoch }, 'seconds')).toEqual([0, 5, 10, 11.4, 12, 16, 20, 22]);
  for (const axis of ['epochs', 'steps', 'seconds'] as const) {
    epochsToAxis(view, { epoch }, axis)!.forEach((place, i) => expect(axisToEpochs(view, place, axis)).toBeCloseTo(epoch[i], 12));
  }
});

test('both are null of a run that does not say', () => {
  const silent = { ...view, lossCurves: { ...view.lossCurves, stepsAnEpoch: undefined, clock: undefined } };
  for (const axis of ['steps', 'seconds'] as const) {
    expect(epochsToAxis(silent, { epoch: [1] }, axis)).toBeNull();
    expect(axisToEpochs(silent, 1, axis)).toBeNull();
  }
});

test('valueUpTo(x, y, place) is the value that was measured last, null before the first and in a gap', () => {
  const [x, y] = [
    [1, 2, 3, 4],
    [0.1, 0.2, null, 0.4]
  ];
  expect([0.9, 1, 1.5, 2, 3.2, 9].map((place) => valueUpTo(x, y, place))).toEqual([null, 0.1, 0.1, 0.2, null, 0.4]);
});
