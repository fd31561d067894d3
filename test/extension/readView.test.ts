import { expect, test } from 'vitest';
import { readView } from '../../extension/src/read/readView';
import { lossCurves } from '../../src/views/lossCurves/lossCurves';
import { runView } from '../../src/views/run/runView';
import { scores } from '../../src/views/scores/scores';
import { softLabels } from '../../src/assess/softLabels/softLabels';
import type { View } from '../../src/views/View';
import { labelSweepView } from '../../src/views/labelSweep/labelSweepView';
import { syntheticData } from '../../src/views/syntheticData/syntheticData';
import { defects, exampleConfusion, exampleReport, exampleSweep, exampleTransfer } from '../views/exampleConfusionSyntheticSweep';
import { exampleRecord } from '../views/exampleRecord';
import { exampleRunViews } from './exampleRunViews';

const record = exampleRecord();
const many = exampleRecord({ classes: Array.from({ length: 1000 }, (_, i) => `class ${i}`), baseline: false });
const begun = {
  ...record,
  status: 'running' as const,
  history: { step: [], epoch: [], series: {}, best: null },
  scores: {},
  softLabels: undefined
};

const bare = { synthetic: 'gan', real: 'line B', classes: defects, trusted: true, findings: [] };
const lost = { mean: NaN, low: NaN, high: NaN, least: NaN, most: NaN };
const unmeasured = {
  ...exampleSweep(),
  points: exampleSweep().points.map((point) => ({ ...point, distilled: lost, saved: { ...point.saved, share: lost } }))
};

const views: [name: string, view: View][] = [
  ['a run', runView(record)],
  ['its loss curves', lossCurves(record)],
  ['its soft labels', softLabels(record)],
  ['its scores', scores(record)],
  ['a run whose student is not trained', runView(exampleRecord({ student: false }))],
  ['a run that has just begun', runView(begun)],
  ['a run with 1,000 classes and no baseline', runView(many)],
  ['a run with transfer sets', runView(exampleTransfer())],
  ['a confusion', exampleConfusion()],
  ['a confusion of 1,000 classes', exampleConfusion({ classes: Array.from({ length: 1000 }, (_, i) => `class ${i}`), rows: 2 })],
  ['synthetic rows', syntheticData(exampleReport())],
  ['synthetic rows of which nothing is known', syntheticData(bare)],
  ['a sweep over labels', labelSweepView(exampleSweep())],
  ['a sweep whose values were not measured', labelSweepView(unmeasured)],
  ...Object.entries(exampleRunViews())
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

const withChange = (view: View, change: (plain: never) => void): unknown => {
  const plain = JSON.parse(JSON.stringify(view)) as never;
  change(plain);
  return plain;
};

test.each<[what: string, data: unknown, at: string]>([
  [
    'a confusion whose counts are no square',
    withChange(exampleConfusion(), (view: { models: { counts: number[][] }[] }) => view.models[1].counts[2].pop()),
    'models[1].counts: expected 6 rows of 6 counts'
  ],
  [
    'a negative count',
    withChange(exampleConfusion(), (view: { models: { counts: number[][] }[] }) => (view.models[0].counts[0][0] = -1)),
    'models[0].counts[0][0]: expected a count'
  ],
  [
    'a pair with counts of other models',
    withChange(exampleConfusion(), (view: { pairs: { counts: number[] }[] }) => view.pairs[0].counts.push(1)),
    'pairs[0].counts: expected 3 counts, one a model'
  ],
  [
    'trust that is no yes or no',
    withChange(syntheticData(exampleReport()), (view: { trusted: unknown }) => (view.trusted = 'yes')),
    'trusted: expected true or false'
  ],
  [
    'a column of losses that is too short',
    withChange(syntheticData(exampleReport()), (view: { generator: { history: { series: { critic: number[] } } } }) =>
      view.generator.history.series.critic.pop()
    ),
    'generator.history.series.critic: expected 120 values'
  ],
  [
    'candidates of another number of classes',
    withChange(syntheticData(exampleReport()), (view: { screening: { byClass: unknown[] } }) => view.screening.byClass.pop()),
    'screening.byClass: expected 6 entries'
  ],
  [
    'a balance of another number of classes',
    withChange(syntheticData(exampleReport()), (view: { faithfulness: { classBalance: { seen: unknown[] } } }) =>
      view.faithfulness.classBalance.seen.pop()
    ),
    'faithfulness.classBalance.seen: expected 6 shares'
  ],
  [
    'labels that fall',
    withChange(labelSweepView(exampleSweep()), (view: { points: { labels: number }[] }) => (view.points[2].labels = 3)),
    'points[2].labels: expected more labels than before'
  ],
  [
    'synthetic rows of a run that are none',
    withChange(runView(exampleTransfer()), (view: { synthetic: { findings: unknown }[] }) => (view.synthetic[0].findings = {})),
    'synthetic[0].findings: expected a list'
  ]
])('readView: refuses %s, and says where', (_, data, at) => {
  expect(readView(data)).toEqual({ problem: expect.stringContaining(at) });
});
