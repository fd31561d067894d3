import { alignmentMapKind } from '../alignmentMap/alignmentMapKind';
import { comparisonKind } from '../comparison/comparisonKind';
import type { Kind } from '../kind/Kind';
import { foldedTable, type Part } from '../kind/Part';
import { lossCurvesKind } from '../lossCurves/lossCurvesKind';
import { scoresKind } from '../scores/scoresKind';
import { softLabelsKind } from '../softLabels/softLabelsKind';
import { syntheticDataKind } from '../syntheticData/syntheticDataKind';
import { formatPercent } from '../words/formatNumber';
import { runLayout } from './runLayout';
import type { RunView } from './View';

export const runKind: Kind<RunView> = {
  label: 'Run',
  parts,
  liveParts: ({ status, progress, scores, findings }) => [
    { says: `${status}, ${formatPercent(progress, 0)} of all training done` },
    ...scoresKind.parts(scores),
    { findings }
  ],
  lines: ({ synthetic = [] }) => synthetic.map(({ title, says }) => `${title}. ${says}`),
  layout: runLayout
};

function parts(view: RunView): Part[] {
  const { scores, comparison, findings, setup, lossCurves, softLabels, synthetic = [], alignment } = view;
  return [
    ...scoresKind.parts(scores),
    ...(comparison ? comparisonKind.parts(comparison) : []),
    { findings },
    foldedTable({ columns: ['What', 'Value'], rows: setup }, 'The set-up of the run'),
    ...(lossCurves.curves.length ? lossCurvesKind.parts(lossCurves) : []),
    ...(softLabels ? softLabelsKind.parts(softLabels) : []),
    ...synthetic.flatMap((one) => [{ title: one.title, says: one.says }, ...syntheticDataKind.parts(one)]),
    ...(alignment ? alignmentMapKind.parts(alignment) : [])
  ];
}
