import { expect, test } from 'vitest';
import { readView } from '../../extension/src/readView';
import { lossCurves } from '../../src/views/lossCurves';
import { runView } from '../../src/views/runView';
import { scores } from '../../src/views/scores';
import { softLabels } from '../../src/views/softLabels';
import type { View } from '../../src/views/View';
import { exampleRecord } from '../views/exampleRecord';
import { sampleViews } from './sampleViews';

const record = exampleRecord();
const many = exampleRecord({ classes: Array.from({ length: 1000 }, (_, i) => `class ${i}`), baseline: false });
const begun = {
  ...record,
  status: 'running' as const,
  history: { step: [], epoch: [], series: {}, best: null },
  scores: {},
  softLabels: undefined
};

const views: [name: string, view: View][] = [
  ['a run', runView(record)],
  ['its loss curves', lossCurves(record)],
  ['its soft labels', softLabels(record)],
  ['its scores', scores(record)],
  ['a run whose student is not trained', runView(exampleRecord({ student: false }))],
  ['a run that has just begun', runView(begun)],
  ['a run with 1,000 classes and no baseline', runView(many)],
  ...Object.entries(sampleViews())
];

test.each(views)('readView: %s, as the toolkit makes it, is a view that can be drawn', (_, view) => {
  const sent: unknown = JSON.parse(JSON.stringify(view));
  expect(readView(sent)).toEqual({ view: sent });
});

test.each([null, undefined, 7, 'run', [], {}, { kind: 3 }, { kind: 'constructor' }, { kind: 'run' }])(
  'readView(%j): says what is missing',
  (data) => {
    expect(readView(data)).toEqual({ problem: expect.stringMatching(/holds no view|kind is|expected/) });
  }
);
