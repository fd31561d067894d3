import { describe, expect, it } from 'vitest';
import { splitCurvesIntoPanels, firstPanels } from '../../src/views/lossCurves/splitCurvesIntoPanels';
import { chooseCurveStyle } from '../../src/views/lossCurves/chooseCurveStyle';
import { lossCurves } from '../../src/views/lossCurves/lossCurves';
import { palette } from '../../src/views/picture/palette';
import { emptyRecord, exampleRecord } from './exampleRecord';

describe('lossCurves(record)', () => {
  const record = exampleRecord({ epochs: 4, pointsAnEpoch: 5 });
  const view = lossCurves(record);
  const curve = (series: string, of = 'student') => view.curves.find((c) => c.series === series && c.of === of)!;

  it('has every column of the history and of the baseline once, the weighted sum first', () => {
    const names = [...Object.keys(record.history.series), ...Object.keys(record.baselineHistory!.series)].sort();
    expect(view.curves.map(({ series }) => series).sort()).toEqual(names);
    expect(view.curves[0]).toMatchObject({ series: 'train/loss', of: 'student', axis: 'loss', split: 'train' });
  });

  it('keeps the values to seven digits at their epochs, and leaves out what was not measured', () => {
    expect(curve('train/soft').epoch).toEqual(record.history.epoch);
    curve('train/soft').value.forEach((value, i) => expect(value! / record.history.series['train/soft'][i]!).toBeCloseTo(1, 6));
    expect(curve('validation/accuracy').epoch).toEqual([1, 2, 3, 4]);
  });

  it('puts losses, shares and settings on axes of their own', () => {
    const axes = Object.fromEntries(view.curves.map(({ series, axis }) => [series, axis]));
    expect(axes).toMatchObject({
      'train/loss': 'loss',
      'validation/nll': 'loss',
      'validation/accuracy': 'share',
      'validation/agreement': 'share',
      'validation/ece': 'share',
      temperature: 'setting',
      'weight/soft': 'setting'
    });
  });

  it('keeps a constant setting as its first and last point', () => {
    expect(curve('weight/hard')).toMatchObject({ epoch: [0.2, 4], value: [0.3, 0.3] });
  });

  it('says the kept epoch and the last one', () => {
    expect(view.best).toEqual(record.history.best);
    expect(view.last).toEqual({ epoch: 4 });
  });

  it('reads the result out: both ends of each loss, the kept epoch, the baseline, the terms', () => {
    const losses = record.history.series['train/loss'];
    expect(view.says).toContain(`After 4 of 4 epochs the train loss went from ${losses[0]!.toPrecision(3)} to`);
    expect(view.says).toContain(
      `epoch ${record.history.best!.epoch} was kept for its validation accuracy of ${(record.history.best!.value * 100).toFixed(2)} %`
    );
    expect(view.says).toContain("the baseline's best validation accuracy is");
    expect(view.says).toContain('Loss: 0.3 x hard, crossEntropy + 0.7 x soft, softTargets (temperature linear (from 8, to 2)).');
  });

  it('is an empty view for a run without a point, and says so', () => {
    expect(lossCurves(emptyRecord())).toMatchObject({
      curves: [],
      best: null,
      last: null,
      says: 'Nothing is measured yet (0 of 20 epochs).'
    });
  });

  it('says why a run failed', () => {
    const failed = lossCurves({ ...record, status: 'failed', error: 'distill: the loss is NaN at step 12' });
    expect(failed.says).toMatch(/^The run failed: distill: the loss is NaN at step 12\. After 4 of 4 epochs/);
  });

  it('works without a baseline and with columns of nulls alone', () => {
    const alone = exampleRecord({ baseline: false });
    const unmeasured = alone.history.step.map(() => null);
    alone.history.series['validation/teacherKl'] = unmeasured;
    const { curves } = lossCurves(alone);
    expect(curves.every(({ of }) => of === 'student')).toBe(true);
    expect(curves.some(({ series }) => series === 'validation/teacherKl')).toBe(false);
  });

  it('thins more than 5,500 points, and keeps the first, the kept and the last epoch of every curve, and its peaks', () => {
    const long = exampleRecord({ epochs: 500, pointsAnEpoch: 1 });
    for (let i = 0; i < 10; i++) long.history.series[`train/term ${i}`] = long.history.step.map((s) => 1 / s);
    for (const at of [250, 251]) long.history.series['train/term 3'][at] = 99 + at;
    const thinned = lossCurves(long).curves;
    expect(thinned.find(({ series }) => series === 'train/term 3')!.value).toEqual(expect.arrayContaining([350]));
    expect(thinned.reduce((sum, { value }) => sum + value.length, 0)).toBeLessThanOrEqual(5600);
    for (const { epoch, axis } of thinned.filter(({ axis }) => axis !== 'setting')) {
      expect([epoch[0], epoch.at(-1), epoch.includes(long.history.best!.epoch)], axis).toEqual([1, 500, true]);
    }
  });

  it.each([
    [undefined, 'lossCurves: expected a run record, got undefined; pass what distill() gave back'],
    [{ record: {} }, 'lossCurves: expected a run record, got an object that has one; pass its record'],
    [
      { schema: 'stillroom.run/2' },
      'lossCurves: expected a run record of schema "stillroom.run/1", got "stillroom.run/2"; read it with the version that wrote it'
    ],
    [{}, 'lossCurves: expected a run record, got an object without a schema; pass what distill() gave back']
  ])('refuses %s', (value, message) => {
    expect(() => lossCurves(value as never)).toThrow(new TypeError(message));
  });
});

describe('splitCurvesIntoPanels(view)', () => {
  const view = lossCurves(exampleRecord());

  it('has a panel a metric, the weighted sum and the metric that chose the epoch first, settings that changed last', () => {
    const panels = splitCurvesIntoPanels(view);
    const metrics = panels.map(({ metric }) => metric);
    expect(new Set(metrics).size).toBe(metrics.length);
    expect(metrics.slice(0, 2)).toEqual(['loss', view.best!.series.slice('validation/'.length)]);
    expect(metrics.at(-1)).toBe('temperature');
    expect(metrics).toEqual(expect.arrayContaining(['hard', 'soft', 'nll', 'ece', 'agreement']));
    for (const { curves } of panels) expect(new Set(curves.map(({ of }) => of)).size).toBe(curves.length);
  });

  it('firstPanels(view) has the loss and that metric, a line a model', () => {
    expect(firstPanels(view).map(({ curves }) => curves.map(({ of }) => of))).toEqual([
      ['student', 'baseline'],
      ['student', 'baseline']
    ]);
  });
});

describe('chooseCurveStyle(curve, curves, colors)', () => {
  const { curves } = lossCurves(exampleRecord());

  it('gives no two curves of one panel the same look', () => {
    for (const panel of splitCurvesIntoPanels({ curves, best: null })) {
      const looks = panel.curves
        .map((curve) => chooseCurveStyle(curve, curves, palette.light))
        .map(({ color, dash, markers }) => `${color} ${dash} ${markers}`);
      expect(new Set(looks).size, panel.metric).toBe(looks.length);
    }
  });

  it('gives a model one colour in every panel, and the baseline a dash as well', () => {
    const style = (series: string, of: string) =>
      chooseCurveStyle(
        curves.find((c) => c.series === series && c.of === of)!,
        curves,
        palette.light
      );
    for (const series of ['train/loss', 'train/hard', 'validation/accuracy']) {
      expect(style(series, 'student')).toMatchObject({ name: 'student', color: palette.light.student, dash: undefined });
      expect(style(series, 'baseline')).toMatchObject({ name: 'baseline', color: palette.light.baseline, dash: '5px,4px' });
    }
    expect(chooseCurveStyle({ ...curves[0], of: 'teacher', isLead: true }, curves, palette.light).color).toBe(
      palette.light.teacher
    );
  });

  it('marks the points of validation as long as they are few', () => {
    const accuracy = (epochs: number) =>
      lossCurves(exampleRecord({ epochs })).curves.find(({ series }) => series === 'validation/accuracy')!;
    expect([10, 40].map((epochs) => chooseCurveStyle(accuracy(epochs), curves, palette.light).markers)).toEqual([true, false]);
  });
});
