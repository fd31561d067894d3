import { describe, expect, test } from 'vitest';
import { plotLossCurves } from '../../../extension/src/views/lossCurves/plotLossCurves';
import type { Theme } from '../../../extension/src/plot/readTheme';
import { readView } from '../../../extension/src/read/readView';
import { viewToHtml } from '../../../src/views/bundle/viewToHtml';
import { drawPicture } from '../../../src/views/bundle/drawPicture';
import { viewToText } from '../../../src/views/bundle/viewToText';
import { chooseCurveStyle } from '../../../src/views/lossCurves/chooseCurveStyle';
import { computeLossCurvesView } from '../../../src/views/lossCurves/computeLossCurvesView';
import { palette } from '../../../src/views/picture/palette';
import { computeRunView } from '../../../src/views/run/computeRunView';
import { computeScoresView } from '../../../src/views/scores/computeScoresView';
import { eventsOf, federated, foldAll, mutual } from '../../record/madeUpRuns';

const theme: Theme = {
  ...{ light: true, colors: palette.light, background: '#fff', text: '#000', faintText: '#555', grid: '#ccc' },
  font: 'sans-serif'
};
const plain = { logLoss: false, areAllShown: true, areDiagnosticsShown: true, smoothing: 0, hidden: new Set<string>() };

describe.each([
  ['a teacher and three peers', mutual],
  ['a server, five clients, a candidate and a baseline', federated]
])('a run of %s', (_, models) => {
  const record = foldAll(eventsOf(models));
  const learning = models.filter(({ role }) => role !== 'teacher').map(({ name }) => name);

  test('computeLossCurvesView has the curves of every model that learns, and no two of one series look alike', () => {
    const { curves, says } = computeLossCurvesView(record);
    for (const series of ['train/loss', 'validation/accuracy']) {
      const same = curves.filter((curve) => curve.series === series);
      expect(same.map(({ of }) => of)).toEqual(learning);
      const looks = same.map((curve) => chooseCurveStyle(curve, curves, palette.light));
      expect(new Set(looks.map(({ color, dash }) => `${color} ${dash}`)).size).toBe(learning.length);
      expect(looks.map(({ name }) => name)).toEqual(learning);
    }
    // Beside these the one that the run is for has its terms, metrics and settings.
    expect(new Set(curves.filter(({ axis }) => axis === 'setting').map(({ of }) => of))).toContain(learning[0]);
    expect(says).toContain(`${learning[1]}'s best`);
  });

  test('computeScoresView has a row for every model, best and last, and reads them out', () => {
    const { rows, says } = computeScoresView(record);
    const onTest = rows.filter(({ split }) => split === 'test').map(({ model }) => model);
    const expected = models.flatMap(({ name, role }) => (role === 'teacher' ? [name] : [name, `${name}, last epoch`]));
    expect(onTest).toEqual(expected);
    for (const { name } of models) expect(says).toContain(name);
  });

  test('the run view names all of them in html, text and set-up, and is drawn', () => {
    const view = computeRunView(record);
    expect(view.progress).toBe(1);
    for (const { name } of models) {
      expect(viewToHtml(view)).toContain(name);
      expect(viewToText(view)).toContain(name);
      expect(view.setup.map(([row]) => row)).toContain(name);
    }
    const drawn = drawPicture(view.lossCurves)?.svg;
    for (const name of learning) expect(drawn).toContain(`>${name}</text>`);
  });

  test('a run that goes on is as far as its models are together', () => {
    const half = foldAll(eventsOf(models).slice(0, 1 + 4 * learning.length + learning.length));
    expect(computeRunView(half).progress).toBe(0.5);
  });

  test('the extension reads the view and draws each model with a line of its own', () => {
    const view = JSON.parse(JSON.stringify(computeRunView(record)));
    expect(readView(view)).not.toHaveProperty('problem');
    const { data } = plotLossCurves(computeRunView(record).lossCurves, plain, theme, 800);
    const names = data.map((trace) => (trace as { name?: string }).name ?? '');
    for (const name of learning) expect(names.filter((one) => one.startsWith(`${name}, `)).length).toBeGreaterThan(1);
  });
});

test('the extension reads a run of as many models as a record may have', () => {
  const clients = Array.from({ length: 64 }, (_, i) => ({ name: `client ${i + 1}`, role: 'client' as const }));
  const view = computeRunView(foldAll(eventsOf(clients)));
  expect(readView(JSON.parse(JSON.stringify(view)))).not.toHaveProperty('problem');
  expect(view.scores.says).toContain('56 more in the table');
});
