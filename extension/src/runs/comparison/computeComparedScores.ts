import type { Estimate, MetricInfo } from '../../../../src/record/Comparison';
import { computeComparisonView } from '../../../../src/views/comparison/computeComparisonView';
import { isLead } from '../../../../src/views/lossCurves/describeCurveOwner';
import type { ComparisonView, RunView } from '../../../../src/views/View';
import { chooseHeadlineSplit } from '../../views/scores/chooseHeadlineSplit';
import type { OverlaidRun } from './OverlaidRun';

/** The students of these runs side by side, and the runs that cannot stand there. */
export interface ComparedScores {
  view: ComparisonView | null;
  /** Names of runs without a score. */
  without: string[];
  /** Whether all were measured on as many rows of the same split. */
  sameRows: boolean;
}

interface Scored {
  name: string;
  split: string;
  rows: number;
  confidence: number;
  metrics: Map<string, { info: MetricInfo; estimate: Estimate }>;
}

const accuracyInfo: MetricInfo = { name: 'accuracy', title: 'accuracy', better: 'higher', format: 'share' };

/** Each metric that all of them have, with its interval. A run has a bootstrap interval where it was compared, else Wilson's of its accuracy. */
export function computeComparedScores(runs: readonly OverlaidRun[]): ComparedScores {
  const scored = runs.flatMap(({ name, view }) => scoredOf(name, view) ?? []);
  const without = runs.map(({ name }) => name).filter((name) => !scored.some((one) => one.name === name));
  const [first] = scored;
  const sameRows = scored.every(({ split, rows }) => split === first.split && rows === first.rows);
  if (!first) return { view: null, without, sameRows };
  const shared = [...first.metrics.values()].filter(({ info }) => scored.every(({ metrics }) => metrics.has(info.name)));
  const metrics = shared.map(({ info }) => info);
  const models = scored.map(({ name, metrics: of }) => ({
    ...{ name, seeds: 1 },
    estimates: metrics.map(({ name: metric }) => of.get(metric)!.estimate)
  }));
  const { split, rows, confidence } = first;
  const view = metrics.length
    ? computeComparisonView({ rows, split, resamples: 0, confidence, metrics, models, differences: [] }, 'Students of these runs')
    : null;
  return { view, without, sameRows };
}

function scoredOf(name: string, { comparison, scores, lossCurves }: RunView): Scored | null {
  const split = chooseHeadlineSplit(scores.measured?.rows ?? scores.rows);
  const lead = lossCurves.curves.find(isLead)?.of ?? 'student';
  const own = scores.rows.find((row) => row.model === lead && row.split === split)?.scores;
  const metrics: Scored['metrics'] = new Map();
  if (own && own.rows > 0) metrics.set('accuracy', { info: accuracyInfo, estimate: wilson(own.rows - own.errors, own.rows) });
  const student = comparison?.models.find((model) => model.name === 'student');
  comparison?.metrics.forEach((info, i) => {
    const estimate = student?.estimates[i];
    if (estimate) metrics.set(info.name, { info, estimate });
  });
  if (!metrics.size) return null;
  return { name, metrics, split: comparison?.split ?? split, rows: comparison?.rows ?? own!.rows, confidence: 0.95 };
}

/** Wilson's 95 % interval of a share. */
function wilson(hits: number, rows: number): Estimate {
  const z = 1.959964;
  const share = hits / rows;
  const middle = (share + (z * z) / (2 * rows)) / (1 + (z * z) / rows);
  const half = (z / (1 + (z * z) / rows)) * Math.sqrt((share * (1 - share)) / rows + (z * z) / (4 * rows * rows));
  return { mean: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half), least: share, most: share };
}
