import { describe, expect, it } from 'vitest';
import { lossCurves } from '../../src/views/lossCurves/lossCurves';
import { runView } from '../../src/views/run/runView';
import { scores } from '../../src/views/scores/scores';
import { softLabels } from '../../src/assess/softLabels/softLabels';
import { emptyRecord, exampleRecord } from './exampleRecord';

describe('runView(record)', () => {
  it('holds the other views of the record, its findings and its set-up', () => {
    const record = exampleRecord();
    const view = runView(record);
    expect(view.lossCurves).toEqual(lossCurves(record));
    expect(view.softLabels).toEqual(softLabels(record));
    expect(view.scores).toEqual(scores(record));
    expect(view.findings).toEqual(record.findings);
    expect(view).toMatchObject({ kind: 'run', id: record.id, status: 'done', progress: 1, title: record.title });
    expect(Object.fromEntries(view.setup)).toMatchObject({
      seed: '1',
      epochs: '20',
      'batch size': '128',
      optimizer: 'adam (learningRate 0.001)',
      'term "soft"': '0.7 x softTargets (temperature linear (from 8, to 2))',
      data: 'MNIST: 54,000 train, 6,000 validation, 10,000 test rows, 10 classes',
      teacher: 'teacher (tfjs layers, 2,395,210 parameters, 9,580,840 bytes, 2,392,800 multiply-accumulates a row)'
    });
  });

  it('says warnings in words, and leaves notes to the list', () => {
    const { says } = runView(exampleRecord());
    expect(says).toMatch(/Warning: The teacher has 97 times the parameters of the student\.$/);
    expect(says).not.toContain('The last epoch');
  });

  it('works before the first point: no progress, no soft labels, no scores', () => {
    const view = runView(emptyRecord());
    expect(view).toMatchObject({ status: 'running', progress: 0, scores: { rows: [] }, lossCurves: { curves: [] } });
    expect(view).not.toHaveProperty('softLabels');
    expect(view.says).toBe('Running, 0 of 20 epochs. Nothing is measured yet (0 of 20 epochs).');
  });

  it('tells progress by epochs while it runs and after it stopped', () => {
    const record = exampleRecord({ epochs: 5 });
    const half = { ...record, setup: { ...record.setup, epochs: 10 } };
    expect(runView({ ...half, status: 'running' }).progress).toBe(0.5);
    expect(runView({ ...half, status: 'stopped' })).toMatchObject({
      progress: 0.5,
      says: expect.stringMatching(/^Stopped after 5 of 10 epochs\. /)
    });
  });

  it('says while it runs how far it is, and that the student is done when the baseline trains', () => {
    const { baselineHistory, ...record } = exampleRecord({ epochs: 5 });
    const running = { ...record, status: 'running' as const, setup: { ...record.setup, epochs: 5 } };
    expect(runView(running)).toMatchObject({ progress: 0.5, says: expect.stringMatching(/^Running, 5 of 5 epochs\. After/) });
    const epoch = baselineHistory!.epoch.map((at) => at / 5);
    const both = runView({ ...running, baselineHistory: { ...baselineHistory!, epoch } });
    expect(both).toMatchObject({ progress: 0.6, says: expect.stringMatching(/^Running, the baseline 1 of 5 epochs\. After/) });
  });

  it('says once why a run failed', () => {
    const scored = runView({ ...exampleRecord(), status: 'failed', error: 'the loss is NaN at step 3' });
    expect(scored.says).toMatch(/^Failed after 20 of 20 epochs: the loss is NaN at step 3\. Error on test/);
    const view = runView({ ...emptyRecord(), status: 'failed', error: 'the loss is NaN at step 3.' });
    expect(view.error).toBe('the loss is NaN at step 3.');
    expect(view.says).toBe('The run failed: the loss is NaN at step 3. Nothing is measured yet (0 of 20 epochs).');
  });

  it.each([
    [2, 10],
    [10, 10],
    [1000, 10]
  ])('stays below 250 kB of JSON with %s classes, 500 points and %s or more series', (classes, series) => {
    const record = exampleRecord({ classes: Array.from({ length: classes }, (_, i) => `class ${i}`), pointsAnEpoch: 25 });
    for (let i = Object.keys(record.history.series).length; i < series + 5; i++) {
      record.history.series[`train/term ${i}`] = record.history.series['train/loss'].map((value) => value! / i);
    }
    expect(record.history.step).toHaveLength(500);
    expect(JSON.stringify(runView(record)).length).toBeLessThan(250_000);
  });

  it('leaves the record as it was', () => {
    const record = exampleRecord();
    const before = JSON.stringify(record);
    const view = runView(record);
    view.findings[0].says = 'changed';
    view.scores.rows[0].scores.errors = -1;
    view.lossCurves.best!.epoch = -1;
    view.softLabels!.classes[0] = 'changed';
    expect(JSON.stringify(record)).toBe(before);
  });
});
