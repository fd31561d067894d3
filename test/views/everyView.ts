import { federationView } from '../../src/views/federation/federationView';
import { accuracyMatrixView } from '../../src/views/accuracyMatrix/accuracyMatrixView';
import { claims } from '../../src/views/claims/claims';
import { comparison } from '../../src/views/comparison/comparison';
import { findingsView } from '../../src/views/findings/findingsView';
import { labelSweepView } from '../../src/views/labelSweep/labelSweepView';
import { latencyView } from '../../src/views/latency/latencyView';
import { computeAlignmentMapView } from '../../src/views/alignmentMap/computeAlignmentMapView';
import { computeRunView } from '../../src/views/run/computeRunView';
import { reliabilityView } from '../../src/views/reliability/reliabilityView';
import { rocPrView } from '../../src/views/rocPr/rocPrView';
import { sweepView } from '../../src/views/sweep/sweepView';
import { syntheticData } from '../../src/views/syntheticData/syntheticData';
import { taskWeightsView } from '../../src/views/taskWeights/taskWeightsView';
import { paretoFrontView } from '../../src/views/paretoFront/paretoFrontView';
import { tradeOff } from '../../src/views/tradeOff/tradeOff';
import type { View } from '../../src/views/View';
import { exampleAlignment } from './exampleAlignment';
import { exampleConfusion, exampleReport, exampleSweep, exampleTransfer } from './exampleConfusionSyntheticSweep';
import { exampleClaims, exampleComparison, exampleLatency, exampleReliability, exampleRocPr } from './exampleEvaluations';
import { exampleFronts } from './exampleFronts';
import { exampleRecord } from './exampleRecord';
import { exampleFederation } from './exampleFederation';
import { exampleStreamAccuracy } from './exampleStreamAccuracy';
import { exampleSweptRecords } from './exampleSweptRecords';
import { exampleTaskStudy } from './exampleTaskStudy';

/** A small view of every kind, and of every part that a kind may have: two classes with margins, few points, so that a change of one value matters. */
export function everyView(): [name: string, view: View][] {
  const run = { ...computeRunView(exampleRecord({ classes: ['no', 'yes'], epochs: 2, pointsAnEpoch: 2, examples: 3 })) };
  run.softLabels = {
    ...run.softLabels!,
    summary: {
      ...run.softLabels!.summary,
      oneHot: run.softLabels!.summary.temperatures.map(() => 0.5),
      margins: {
        edges: [-2, 0, 2],
        counts: [
          [3, 1],
          [0, 2]
        ]
      }
    }
  };
  run.lossCurves = {
    ...run.lossCurves,
    stages: [
      { name: 'hint', from: 0, to: 1 },
      { name: 'distil', from: 1, to: 2 }
    ]
  };
  const { softLabels, lossCurves, scores } = run;
  const alignment = computeAlignmentMapView(exampleAlignment({ teacher: 3, student: 2, maps: 2 }));

  const two = ['no', 'yes'];
  const synthetic = syntheticData(exampleReport({ classes: two }));

  return [
    ['run', { ...run, comparison: comparison(exampleComparison()), alignment, synthetic: [synthetic] }],
    ['confusion', exampleConfusion({ classes: two, models: ['teacher', 'student'] })],
    ['syntheticData', synthetic],
    ['labelSweep', labelSweepView(exampleSweep({ labels: [0, 20, 80] }))],
    ['sweep', sweepView(exampleSweptRecords({ temperatures: [1, 4], seeds: [1, 2], weights: [0.5, 0.9] }))],
    ['lossCurves of transfer sets', computeRunView(exampleTransfer({ epochs: 2 })).lossCurves],
    ['lossCurves', lossCurves],
    ['softLabels', softLabels],
    ['scores', scores],
    ['comparison', comparison(exampleComparison())],
    ['claims', claims(exampleClaims())],
    ['latency', latencyView(exampleLatency())],
    ['reliability', reliabilityView(exampleReliability({ bins: 2 }))],
    ['rocPr', rocPrView(exampleRocPr({ models: two, points: 4 }))],
    ['findings', findingsView([{ check: 'x', level: 'warning', value: null, says: 'Something.' }])],
    ['alignmentMap', alignment],
    ['taskWeights', taskWeightsView(exampleTaskStudy())],
    [
      'tradeOff',
      tradeOff(exampleComparison(), { costs: { teacher: 640_000, student: 40_000, baseline: 40_000 }, unit: 'bytes' })
    ],
    ['accuracyMatrix', accuracyMatrixView(exampleStreamAccuracy())],
    ['paretoFront', paretoFrontView(exampleFronts())],
    ['federation', federationView(exampleFederation())]
  ];
}
