import { expect, test } from 'vitest';
import '../../../src/engine/loadEngine';
import { computeComparison } from '../../../src/assess/compare/computeComparison';
import { comparisonFindings } from '../../../src/assess/findings/comparisonFindings';
import * as metrics from '../../../src/metrics';
import { mulberry32 } from '../../mulberry32';

/** Logits of [rows, 1] by how far the classes are apart, with their labels; the same rows tell alike on all seeds. */
function simulated({ rows = 200, share = 0.2, seeds = 3, apart = [1, 0.5], seed = 1 } = {}) {
  const next = mulberry32(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const labels = Array.from({ length: rows }, (_, i) => (i < share * rows ? 1 : 0));
  const same = labels.map(normal);
  const [student, baseline] = apart.map((distance) =>
    Array.from({ length: seeds }, () => labels.map((label, i) => [distance * (2 * label - 1) + same[i] + 0.5 * normal()]))
  );
  return { labels, models: { student, baseline } };
}

test('comparisonFindings tells of models with one seed and with fewer than five', async () => {
  const { labels, models } = simulated({ seeds: 5 });
  const few = { student: models.student.slice(0, 2), baseline: models.baseline, teacher: models.baseline[0] };
  const findings = comparisonFindings(
    await computeComparison({ labels, models: few, metrics: [metrics.brier()], resamples: 100 })
  );
  expect(findings.map(({ check, level, value }) => [check, level, value])).toEqual([
    ['fewSeeds', 'warning', 2],
    ['oneSeed', 'info', 1]
  ]);
  expect(findings[0].says).toMatch(/^student was trained with 2 seeds/);
});
