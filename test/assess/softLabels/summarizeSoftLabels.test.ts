import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/data/Dataset';
import { summarizeSoftLabels } from '../../../src/assess/softLabels/summarizeSoftLabels';
import { computeSoftLabelsRecord } from '../../../src/assess/softLabels/computeSoftLabelsRecord';
import reference from '../../reference/metrics/softLabels.json';

const y = Int32Array.from(reference.labels);
const units = { rows: y.length, columns: 1, values: Float32Array.from(reference.margins) };
const pairs = { rows: y.length, columns: 2, values: Float32Array.from(reference.margins.flatMap((z) => [0, z])) };
const data = { y, classes: ['no', 'yes'] } as unknown as Dataset;

describe('softLabelSummary(teacher, {y})', () => {
  const summary = summarizeSoftLabels(pairs, data);

  it.each(reference.at)('agrees with SciPy at temperature $temperature: entropy, share of one-hot labels', (at) => {
    const place = summary.temperatures.indexOf(at.temperature);
    expect(summary.meanEntropy[place] / at.meanEntropy).toBeCloseTo(1, 3);
    expect(summary.oneHot![place]).toBeCloseTo(at.oneHot, 4);
  });

  it('is the same for one sigmoid unit, and has margins for two classes only', () => {
    const labels = (teacher: typeof units) => computeSoftLabelsRecord({ split: 'train', teacher, data, temperature: 1 });
    expect(labels(units).summary).toEqual(labels(pairs).summary);
    const three = { rows: 2, columns: 3, values: Float32Array.from([1, 2, 3, 3, 2, 1]) };
    const summary = summarizeSoftLabels(three, { ...data, y: Int32Array.of(0, 1) } as Dataset);
    expect(summary).not.toHaveProperty('margins');
    expect(summary.oneHot).toHaveLength(summary.temperatures.length);
  });
});
