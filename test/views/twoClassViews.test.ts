import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/data/Dataset';
import { computeSoftLabelsRecord } from '../../src/assess/softLabels/computeSoftLabelsRecord';
import type { RunRecord } from '../../src/record/RunRecord';
import { entropy } from '../../src/views/softLabels/entropy';
import { formatProbabilityPercent } from '../../src/views/words/formatProbabilityPercent';
import { viewToHtml } from '../../src/views/bundle/viewToHtml';
import { oneHotMargin } from '../../src/views/softLabels/oneHotMargin';
import { drawPicture } from '../../src/views/bundle/drawPicture';
import { computeScoresView } from '../../src/views/scores/computeScoresView';
import { computeSoftLabelsView } from '../../src/views/softLabels/computeSoftLabelsView';
import { writeOneHotShareSentence } from '../../src/views/softLabels/writeOneHotShareSentence';
import { softmaxAt } from '../../src/views/softLabels/softmaxAt';
import { computeHistogramOutline } from '../../src/views/picture/computeHistogramOutline';
import { mulberry32 } from '../mulberry32';
import { exampleRecord } from './exampleRecord';
import { expectWellFormed } from './expectWellFormed';

/** 10,000 rows of which 0.8 % are fraud, and margins of a teacher: far from 0, or around it. */
function view(of: (label: number, noise: number) => number, temperature = 1) {
  const random = mulberry32(4);
  const noise = () => random() + random() + random() + random() - 2;
  const y = Int32Array.from({ length: 10_000 }, (_, i) => Number(i % 125 === 0));
  const teacher = { rows: y.length, columns: 1, values: Float32Array.from(y, (label) => of(label, noise())) };
  const data = { y, classes: ['legitimate', 'fraud'], name: 'cards' } as unknown as Dataset;
  return computeSoftLabelsView({
    title: 'Labels',
    softLabels: computeSoftLabelsRecord({ split: 'train', teacher, data, temperature }),
    data
  })!;
}

const inSample = view((label, noise) => (label ? 9 : -10) + noise);
const outOfFold = view((label, noise) => (label ? -1 : -6) + 4 * noise);

describe('soft labels of two classes', () => {
  it('say which share is as good as one-hot, no second rank, and nothing of a student that has not learnt', () => {
    expect(inSample.says).toMatch(
      /^At temperature 1 the teacher gives its first choice 99\.9\d % on average, over 10,000 train rows; mean entropy 0\.000\d+ nats of at most 0\.693; 100\.0 % of the labels have less than 0\.01 nats, as good as one-hot; /
    );
    expect(outOfFold.says).toMatch(/; [3-5]\d\.\d % of the labels have less than 0\.01 nats, as good as one-hot; /);
    expect(`${inSample.says}${outOfFold.says}`).not.toMatch(/second|learnt/);
  });

  it('are drawn by margin with counts on a log scale, so that 80 rows are seen beside 9,920', () => {
    const { svg } = drawPicture(inSample)!;
    for (const said of ['Rows by the teacher&#39;s margin (log scale)', '1,000', '10', 'label &quot;fraud&quot;'])
      expect(svg).toContain(`>${said}</text>`);
    expect(svg).toContain('beyond the dots as good as one-hot');
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    const hot = drawPicture(view((label, noise) => (label ? 9 : -10) + noise, 4))!.svg;
    expect(hot).not.toContain('beyond the dots');
  });

  it('are drawn by rank where a record of before has no margins', () => {
    const { margins: _, oneHot: __, ...summary } = inSample.summary;
    const old = { ...inSample, summary };
    expect(drawPicture(old)!.svg).toContain('mean probability by rank');
    expectWellFormed(viewToHtml(old));
  });

  it('have the share of one-hot labels in their table', () => {
    expect(viewToHtml(inSample)).toContain('<th scope="col">As good as one-hot</th>');
    expectWellFormed(viewToHtml(inSample));
  });
});

describe('scores of two classes', () => {
  const ranked = (record: RunRecord): RunRecord => {
    for (const models of Object.values(record.scores))
      for (const scores of Object.values(models as { [split: string]: object }))
        Object.assign(scores, { averagePrecision: 0.7123, rocAuc: null });
    return record;
  };

  it('have a column for average precision, none for an AUC that was nowhere measured', () => {
    const markup = viewToHtml(computeScoresView(ranked(exampleRecord({ classes: ['no', 'yes'] }))));
    expect(markup).toContain('<th scope="col">Average precision</th>');
    expect(markup).toContain('<td>0.712</td>');
    expect(markup).not.toContain('ROC AUC');
    expect(viewToHtml(computeScoresView(exampleRecord()))).not.toContain('Average precision');
  });
});

describe('oneHotMargin', () => {
  it('is where a soft label of two classes has 0.01 nats', () => {
    expect(entropy(softmaxAt([0, oneHotMargin], 1))).toBeCloseTo(0.01, 5);
    expect(entropy(softmaxAt([0, 4 * oneHotMargin], 4))).toBeCloseTo(0.01, 5);
  });
});

describe('formatProbabilityPercent(p), writeOneHotShareSentence(share), computeHistogramOutline(edges, counts, floor)', () => {
  it.each([
    [0.5, '50 %'],
    [0.0123, '1.2 %'],
    [0.9988, '99.88 %'],
    [0.00015, '0.01 %'],
    [1e-9, '<0.01 %'],
    [1 - 1e-9, '>99.99 %']
  ])('%s is %s', (p, said) => {
    expect(formatProbabilityPercent(p)).toBe(said);
  });

  it('says none, few and most', () => {
    expect([0, 0.004, 0.973].map(writeOneHotShareSentence)).toEqual([
      'none of the labels has less than 0.01 nats, as good as one-hot',
      '0.40 % of the labels have less than 0.01 nats, as good as one-hot',
      '97.3 % of the labels have less than 0.01 nats, as good as one-hot'
    ]);
  });

  it('outlines each run of bins that hold something', () => {
    expect(computeHistogramOutline([0, 1, 2, 3, 4], [2, 3, 0, 1], 0.5)).toEqual([
      { x: [0, 0, 1, 1, 2, 2], y: [0.5, 2, 2, 3, 3, 0.5] },
      { x: [3, 3, 4, 4], y: [0.5, 1, 1, 0.5] }
    ]);
    expect(computeHistogramOutline([0, 1], [0], 0.5)).toEqual([]);
  });
});
