import { describe, expect, it } from 'vitest';
import type { History } from '../../src/record/RunRecord';
import { splitCurvesIntoPanels, firstPanels } from '../../src/views/lossCurves/splitCurvesIntoPanels';
import { writeGradientSentences } from '../../src/views/lossCurves/writeGradientSentences';
import { lossCurves } from '../../src/views/lossCurves/lossCurves';
import { withDiagnostics } from './exampleDiagnostics';
import { exampleRecord } from './exampleRecord';

const say = (series: History['series']) => writeGradientSentences({ step: [], epoch: [], series, best: null }).join(' ');

describe('writeGradientSentences(history)', () => {
  it('says by how much one gradient is longer, and in how many batches the terms pulled against each other', () => {
    expect(
      say({
        'gradientNorm/hard': [1, null, 2, 1, null],
        'gradientNorm/soft': [12, null, 26, 11, null],
        'gradientCosine/hard and soft': [-0.4, null, -0.2, 0.1, null]
      })
    ).toBe(
      'On the first batch of 3 epochs the weighted gradient of soft was 12 times that of hard (median). ' +
        'The gradients of hard and soft pulled against each other in 2 of the 3 batches (median cosine −0.2).'
    );
  });

  it('says it of one batch, and of terms that agree', () => {
    expect(say({ 'gradientNorm/a': [1], 'gradientNorm/b': [1.02], 'gradientCosine/a and b': [0.9] })).toBe(
      'On the first batch of an epoch the weighted gradient of b was about as long as that of a. ' +
        'The gradients of a and b did not pull against each other in the one batch (median cosine 0.9).'
    );
  });

  it('names of several pairs those that pulled against each other in most batches', () => {
    const norms = { 'gradientNorm/a': [1, 1], 'gradientNorm/b': [2, 2], 'gradientNorm/c': [3, 3] };
    const cosines = { 'gradientCosine/a and b': [-0.1, -0.3], 'gradientCosine/a and c': [0.5, -0.1] };
    expect(say({ ...norms, ...cosines, 'gradientCosine/b and c': [0.2, 0.3] })).toBe(
      'On the first batch of 2 epochs the weighted gradient of c was 3 times that of a, the shortest (median). ' +
        'The gradients of a and b pulled against each other in 2 of the 2 batches (median cosine −0.2).'
    );
    expect(say({ ...norms, 'gradientCosine/a and b': [0.1, 1], 'gradientCosine/b and c': [0.2, 0.3] })).toContain(
      'No two terms pulled against each other in more than half of them.'
    );
  });

  it('says nothing of a single term, of what was not measured, and of gradients that are all 0', () => {
    expect(say({})).toBe('');
    expect(say({ 'gradientNorm/hard': [1, 2] })).toBe('');
    expect(say({ 'gradientNorm/a': [null], 'gradientNorm/b': [null], 'gradientCosine/a and b': [null] })).toBe('');
    expect(say({ 'gradientNorm/a': [0], 'gradientNorm/b': [1], 'gradientCosine/a and b': [null] })).toBe('');
  });
});

describe('lossCurves(record) of a run with diagnostics', () => {
  const record = withDiagnostics(exampleRecord({ epochs: 4, pointsAnEpoch: 5 }));
  const view = lossCurves(record);

  it('has them as curves of their own axis, beside the memory and the processors of the process', () => {
    const diagnostics = view.curves.filter(({ axis }) => axis === 'diagnostic');
    expect(diagnostics.map(({ series }) => series)).toEqual([
      ...['gradientNorm/hard', 'gradientNorm/soft', 'gradientCosine/hard and soft', 'weightNorm', 'memory', 'processors']
    ]);
    expect(diagnostics[0]).toMatchObject({ of: 'student', split: null, epoch: [0.2, 1.2, 2.2, 3.2] });
    expect(diagnostics[4]).toMatchObject({ epoch: [1, 2, 3, 4], value: [411.5, 412.5, 413.5, 414.5] });
    expect(view.says).toContain('the weighted gradient of soft was 12 times that of hard (median)');
  });

  it('keeps all other curves and panels as they are without', () => {
    const plain = lossCurves(exampleRecord({ epochs: 4, pointsAnEpoch: 5 }));
    expect(view.curves.filter(({ axis }) => axis !== 'diagnostic')).toEqual(plain.curves);
    const metrics = splitCurvesIntoPanels(view).map(({ metric }) => metric);
    expect(metrics.slice(0, -5)).toEqual(splitCurvesIntoPanels(plain).map(({ metric }) => metric));
    expect(metrics.slice(-5)).toEqual(['gradientNorm', 'gradientCosine', 'weightNorm', 'memory', 'processors']);
    expect(firstPanels(view).map(({ metric }) => metric)).toEqual(firstPanels(plain).map(({ metric }) => metric));
  });

  it('reads a clock whose columns are not of one length as far as they go', () => {
    const clock = { epoch: [1, 2], seconds: [1, 2], memory: [400], processors: [1, 2, 3] };
    const { curves } = lossCurves({ ...record, stamp: { ...record.stamp, clock } });
    const lengths = curves.flatMap(({ series, epoch, value }) =>
      /memory|proc/.test(series) ? [epoch.length, value.length] : []
    );
    expect(lengths).toEqual([1, 1, 2, 2]);
  });
});
