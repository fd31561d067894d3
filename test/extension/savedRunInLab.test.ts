import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { softmaxAt } from '../../src/views/softLabels/softmaxAt';
import { axeViolations, colourRules, type AxeOptions } from '../axeViolations';
import { borrowLab } from '../borrowLab';
import { chromium } from '../chromium';
import { bars, brightness, expectBars, type Plotted } from '../plottedFigure';
import { bundle, execute, openLab, openNotebook, type Lab, type Opened } from '../startLab';
import { computeLossCurvesView } from '../../src/views/lossCurves/computeLossCurvesView';
import { computeRunView } from '../../src/views/run/computeRunView';
import { withDiagnostics } from '../views/exampleDiagnostics';
import { exampleRecord } from '../views/exampleRecord';
import { replaceNotebookOutput } from './replaceNotebookOutput';
import { sampleSoftLabels, exampleRunViews } from './exampleRunViews';

const { run, lossCurves, softLabels, scores } = exampleRunViews();
let lab: Lab;
let opened: Opened;
let page: Page;

beforeAll(async () => {
  lab = await borrowLab();
  opened = await openLab(lab, 3200);
  ({ page } = opened);
});

afterAll(async () => {
  await lab?.stop();
});

afterEach(() => {
  expect(opened.outside, 'requests that leave the machine').toEqual([]);
  expect(opened.complaints, 'console errors and warnings').toEqual([]);
});

test.skipIf(!chromium)('the palette has a command for a notebook with the toolkit', async () => {
  const label = await page.evaluate(() => {
    const { commands } = (window as unknown as { jupyterapp: JupyterApp }).jupyterapp;
    return commands.isVisible('stillroom:new-notebook') && commands.label('stillroom:new-notebook');
  });
  expect(label).toBe('New Stillroom Notebook');
});

describe.skipIf(!chromium)('a saved run in JupyterLab', () => {
  let panel: Locator;

  beforeAll(async () => {
    panel = await openNotebook(page, lab.notebook('run.ipynb', [bundle(run)]));
    await panel.locator('.heatmaplayer image').waitFor();
  });

  test('is drawn: four numbers, curves, bars, heat map, scores', async () => {
    await expect
      .poll(() => panel.locator('.sr-Tile-value').allTextContents())
      .toEqual(['98.58 %', '97.69 %', '97.08 %', '97.91 %']);
    const lines = () => panel.locator('.scatterlayer .js-line').count();
    await expect.poll(lines).toBeGreaterThan(3);
    const few = await lines();
    await panel.locator('input[data-name=all]').first().check();
    await expect.poll(lines).toBeGreaterThan(few + 4);
    await panel.locator('input[data-name=all]').first().uncheck();
    await expect.poll(lines).toBe(few);
    await expect.poll(() => bars(panel)).toHaveLength(2);
    await expect.poll(() => panel.locator('.sr-Table tbody th[scope="row"]').first().textContent()).toBe('teacher');
    await expect.poll(() => panel.locator('.sr-Table caption').first().textContent()).toBe('On the 10,000 test rows');
  });

  test('bars are the softmax of the logits at the temperature that the keyboard chooses', async () => {
    const slider = panel.locator('input[data-name=temperature]');
    const example = softLabels.examples[0];
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('4');
    await expectBars(panel, softmaxAt(example.teacher, 4), softmaxAt(example.student!, 4));
    await slider.focus();
    for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowLeft');
    const temperature = Number(await slider.getAttribute('aria-valuetext'));
    expect(temperature).toBeLessThan(3.5);
    await expectBars(panel, softmaxAt(example.teacher, temperature), softmaxAt(example.student!, temperature));
    await page.keyboard.press('End');
    await expectBars(panel, softmaxAt(example.teacher, 100), softmaxAt(example.student!, 100));
    await panel.locator('button[data-name=reset]').click();
    await expectBars(panel, softmaxAt(example.teacher, 4), softmaxAt(example.student!, 4));
  });

  test('next, previous and a number go through the examples', async () => {
    const shown = (place: number) =>
      expectBars(panel, softmaxAt(softLabels.examples[place].teacher, 4), softmaxAt(softLabels.examples[place].student!, 4));
    await panel.locator('button[data-name=next]').click();
    await shown(1);
    await panel.locator('input[data-name=example]').fill('7');
    await page.keyboard.press('Tab');
    await shown(6);
    await panel.locator('button[data-name=previous]').click();
    await shown(5);
  });

  test('a row of the data is found by its number, the nearest where it was not kept; the alignment map is offered where there is one', async () => {
    const row = panel.locator('input[data-name=row]');
    const sorted = softLabels.examples.map(({ index }) => index).sort((a, b) => a - b);
    await row.fill(String(sorted[3]));
    await page.keyboard.press('Tab');
    await expect
      .poll(() => panel.locator('.sr-Beside .sr-Figure figcaption').first().textContent())
      .toContain(`Row ${sorted[3].toLocaleString('en-US')} of`);
    await expect.poll(() => panel.locator('.sr-Picker [role=status]').first().textContent()).toBe('');
    await row.fill(String(sorted.at(-1)! + 100_000));
    await page.keyboard.press('Tab');
    await expect.poll(() => row.inputValue()).toBe(String(sorted.at(-1)));
    await expect
      .poll(() => panel.locator('.sr-Picker [role=status]').first().textContent())
      .toContain('was not kept; the nearest is');
    await panel.locator('input[data-name=example]').fill('6');
    await page.keyboard.press('Tab');
    await expect.poll(() => panel.locator('button[data-name=alignment]').isVisible()).toBe(false);
  });

  test('losses over more than two decades start on a log scale, which a toggle changes; smoothing adds the raw curves faintly, a legend button hides its curve', async () => {
    const curves = panel.locator('.sr-Plot').first();
    const axisType = () => curves.evaluate((node) => (node as unknown as Plotted)._fullLayout.yaxis.type);
    const drawn = () => curves.locator('.scatterlayer .trace').count();
    await panel.locator('input[data-name=all]').first().check();
    await expect.poll(axisType).toBe('log');
    await panel.locator('input[data-name=log]').first().uncheck();
    await expect.poll(axisType).toBe('linear');
    await panel.locator('input[data-name=log]').first().check();
    await expect.poll(axisType).toBe('log');
    const before = await drawn();
    await panel.locator('input[data-name=smoothing]').focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(drawn).toBeGreaterThan(before);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(drawn).toBe(before);
    const legend = panel.locator('button[data-series="baseline"]');
    await legend.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => legend.getAttribute('aria-pressed')).toBe('false');
    await expect.poll(drawn).toBeLessThan(before);
    await page.keyboard.press('Enter');
    await expect.poll(drawn).toBe(before);
  });

  test('the cursor of one chart is in all charts of its run, by pointer and by keyboard, with the values of what is drawn', async () => {
    const record = withDiagnostics(exampleRecord({ epochs: 6 }));
    const other = { ...record, stamp: { ...record.stamp, started: '2026-11-25T12:00:00.000Z' } };
    const shown = [computeLossCurvesView(other), computeLossCurvesView(record), computeRunView(record)];
    const three = await openNotebook(page, lab.notebook('cursor.ipynb', shown.map(bundle)));
    const charts = three.locator('[data-kind=lossCurves]');
    await expect.poll(() => charts.locator('.scatterlayer .js-line').count()).toBe(12);
    const places = () => charts.locator('.sr-Readout-place').allTextContents();
    const cursorIn = (chart: number) => charts.nth(chart).locator('.sr-Plot').evaluate(epochOfCursor);
    const kept = `epoch ${record.history.best!.epoch} (kept)`;
    await expect.poll(places).toEqual([kept, kept, kept]);
    const area = await charts.nth(1).locator('.nsewdrag').first().boundingBox();
    await page.mouse.move(area!.x + area!.width / 2, area!.y + area!.height / 2);
    await expect.poll(places).toEqual([kept, expect.stringMatching(/^epoch [\d.]+$/), expect.stringMatching(/^epoch [\d.]+$/)]);
    const [, first, second] = await places();
    expect(second).toBe(first);
    expect(await cursorIn(0)).toBeNull();
    for (const chart of [1, 2]) expect(await cursorIn(chart)).toBeCloseTo(Number(first.slice(6)), 1);
    await page.mouse.move(1, 1);
    await expect.poll(places).toEqual([kept, kept, kept]);

    await charts.nth(1).locator('[data-name=diagnostics]').check();
    await expect.poll(() => charts.nth(1).locator('.sr-Plot').textContent()).toContain('gradient cosine');
    await charts.nth(1).locator('.sr-Plot').focus();
    await page.keyboard.press('Home');
    for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowRight');
    await expect.poll(places).toEqual([kept, 'epoch 0.3', 'epoch 0.3']);
    const says = (name: string) =>
      charts.nth(1).locator('.sr-Readout-values > div', { hasText: name }).locator('dd').textContent();
    await expect.poll(() => says('gradient norm soft')).toBe('4.8');
    await expect.poll(() => says('gradient cosine hard and soft')).toBe('0.5');
    await expect.poll(() => says('memory (MB)')).toBe('–');
    await page.keyboard.press('Escape');
    await expect.poll(places).toEqual([kept, kept, kept]);
    expect(await violations(page)).toEqual([]);
    await execute(page, 'docmanager:open', { path: 'run.ipynb' });
  });

  test('offers no button that sends the chart away', async () => {
    const buttons = await page
      .locator('.modebar-btn')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-title') ?? ''));
    expect(buttons.length).toBeGreaterThan(0);
    expect(buttons.filter((title) => /share|cloud|edit|plotly/i.test(title))).toEqual([]);
  });

  test('axe finds nothing in the output, its tables open', async () => {
    await panel.locator('.sr-Details summary').evaluateAll((all) => all.forEach((one) => (one as HTMLElement).click()));
    await panel.locator('.sr-Details[open] table').first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  test('follows a switch to the dark theme and back while it is shown', async () => {
    const plot = panel.locator('.sr-Plot').first();
    const ink = () => plot.evaluate((node) => getComputedStyle(node.querySelector('.ytitle')!).fill);
    const light = await ink();
    await execute(page, 'apputils:change-theme', { theme: 'JupyterLab Dark' });
    await expect.poll(ink).not.toBe(light);
    expect(brightness(await ink())).toBeGreaterThan(150);
    expect(brightness(light)).toBeLessThan(110);
    expect(await violations(page, { rules: colourRules })).toEqual([]);
    await execute(page, 'apputils:change-theme', { theme: 'JupyterLab Light' });
    await expect.poll(ink).toBe(light);
  });

  test('has the colours of the theme that was chosen while its tab was hidden', async () => {
    const title = panel.locator('.sr-Plot .ytitle').first();
    const ink = async () => brightness(await title.evaluate((node) => getComputedStyle(node).fill));
    await openNotebook(page, lab.notebook('other.ipynb', []));
    await execute(page, 'apputils:change-theme', { theme: 'JupyterLab Dark' });
    await execute(page, 'docmanager:open', { path: 'run.ipynb' });
    await expect.poll(ink).toBeGreaterThan(150);
    await execute(page, 'apputils:change-theme', { theme: 'JupyterLab Light' });
    await expect.poll(ink).toBeLessThan(110);
  });

  test('fits a narrow place without scrolling sideways', async () => {
    await page.setViewportSize({ width: 620, height: 3200 });
    const overflow = () => panel.locator('.jp-StillroomView').evaluate((node) => node.scrollWidth - node.clientWidth);
    const plotWidth = () =>
      panel
        .locator('.sr-Plot')
        .first()
        .evaluate((node) => node.clientWidth - Number(node.querySelector('svg.main-svg')!.getAttribute('width')));
    await expect.poll(plotWidth).toBe(0);
    await expect.poll(overflow).toBe(0);
    await page.setViewportSize({ width: 1280, height: 3200 });
    await expect.poll(plotWidth).toBe(0);
  });
});

describe.skipIf(!chromium)('a run that trains', () => {
  let panel: Locator;

  beforeAll(async () => {
    panel = await openNotebook(page, lab.notebook('live.ipynb', [bundle(part(2))]));
  });

  test('is updated in the same nodes, and keeps what the reader has set', async () => {
    await page.evaluate(() => {
      const kept = window as unknown as Kept;
      kept.view = document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-StillroomView')!;
      kept.plot = document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden) .sr-Plot svg.main-svg')!;
    });
    const log = panel.locator('input[data-name=log]').first();
    await log.setChecked(!(await log.isChecked()));
    const chosen = await log.isChecked();
    const slider = panel.locator('input[data-name=temperature]');
    await slider.focus();
    await page.keyboard.press('End');
    await panel.locator('button[data-name=next]').click();
    for (let epoch = 3; epoch <= 9; epoch++) await replaceNotebookOutput(page, [part(epoch)]);
    await expect.poll(() => panel.locator('.sr-StatusLine .sr-Note').textContent()).toBe('90 % of all training');
    const lastEpoch = () =>
      panel
        .locator('.sr-Plot')
        .first()
        .evaluate((node) => Math.max(...(node as unknown as Plotted)._fullData.map(({ x }) => Math.max(...x))));
    await expect.poll(lastEpoch).toBe(9);
    const same = await page.evaluate(() => {
      const { view, plot } = window as unknown as Kept;
      return [view.isConnected, plot.isConnected];
    });
    expect(same).toEqual([true, true]);
    await expect.poll(() => log.isChecked()).toBe(chosen);
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('100');
    await expect.poll(() => panel.locator('input[data-name=example]').inputValue()).toBe('2');
    await expectBars(panel, softmaxAt(softLabels.examples[1].teacher, 100), softmaxAt(softLabels.examples[1].student!, 100));
  });

  test('shows its end: done, without a bar', async () => {
    await replaceNotebookOutput(page, [run]);
    await expect.poll(() => panel.locator('.sr-Status [role=status]').textContent()).toBe('done');
    await expect.poll(() => panel.locator('.sr-Progress').isVisible()).toBe(false);
  });
});

describe.skipIf(!chromium)('views that are strange', () => {
  const attack = '<img src=x onerror="window.hacked=1"><a href="javascript:window.hacked=1">x</a>%{y}<b>';
  const hostile = JSON.parse(JSON.stringify(run), (_, value: unknown) => value) as typeof run;
  hostile.title = hostile.says = attack;
  hostile.softLabels!.classes = hostile.softLabels!.classes.map((name) => attack + name);
  hostile.lossCurves.curves.forEach((curve, i) => {
    if (curve.axis === 'loss') curve.series = `train/${attack}${i}`;
  });
  hostile.findings[0].says = hostile.setup[0][1] = hostile.scores.rows[0].model = attack;
  const broken: [says: string, view: unknown][] = [
    ['kind is "alignment"', { kind: 'alignment', title: 'CKA map', says: 'Layer 3 is like layer 5.' }],
    ['holds no view', [1, 2]],
    ['lossCurves.curves: expected a list, got nothing', { kind: 'lossCurves', title: 'T', says: 'S', best: null, last: null }],
    [
      'softLabels.examples[0].teacher: expected 10 logits',
      { ...softLabels, examples: [{ ...softLabels.examples[0], teacher: [1, 2] }] }
    ],
    [
      'run.scores.rows[0].scores.rows: expected a count, 0 or more, got nothing',
      { ...run, scores: { ...scores, rows: [{ ...scores.rows[0], scores: {} }] } }
    ],
    [
      'softLabels.summary.temperatures: expected rising numbers',
      { ...softLabels, summary: { ...softLabels.summary, temperatures: [4, 1] } }
    ],
    ['kind is "__proto__"', { kind: '__proto__' }]
  ];
  let panel: Locator;

  beforeAll(async () => {
    const empty = { ...lossCurves, curves: [], best: null, last: null };
    const views = [
      hostile,
      sampleSoftLabels(3, 1000, 'validation'),
      empty,
      { ...scores, rows: [] },
      ...broken.map(([, view]) => view)
    ];
    panel = await openNotebook(page, lab.notebook('strange.ipynb', views.map(bundle)));
    await panel
      .locator('.jp-StillroomView')
      .nth(views.length - 1)
      .waitFor();
  });

  test('names that look like markup are shown as they are, and run nothing', async () => {
    const first = panel.locator('.jp-StillroomView').first();
    await expect.poll(() => first.locator('.sr-Title').first().textContent()).toBe(attack);
    await expect.poll(() => first.locator('.sr-Plot text', { hasText: '<img' }).count()).toBeGreaterThan(0);
    await expect.poll(() => first.locator('img, a').count()).toBe(0);
    await expect.poll(() => page.evaluate(() => 'hacked' in window)).toBe(false);
  });

  test('a thousand classes are drawn as the likeliest twenty with the rest in words', async () => {
    const second = panel.locator('.jp-StillroomView').nth(1);
    await second.scrollIntoViewIfNeeded();
    await expect.poll(() => second.locator('.sr-Plot').first().locator('.bars .point').count()).toBe(40);
    await expect.poll(() => second.textContent()).toContain('To the other 980 classes together');
  });

  test('of a thousand classes those with a text in their name are drawn, as many as are wanted, by keyboard', async () => {
    const second = panel.locator('.jp-StillroomView').nth(1);
    const drawn = () => second.locator('.sr-Plot').first().locator('.bars .point').count();
    await second.locator('input[data-name=classes]').focus();
    await page.keyboard.type('99');
    await expect.poll(() => second.locator('input[data-name=classes]').inputValue()).toBe('99');
    await expect.poll(() => second.textContent()).toContain('19 of 1,000 classes');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await expect.poll(drawn).toBe(10);
    await expect.poll(() => second.evaluate((node) => node.scrollWidth - node.clientWidth)).toBe(0);
  });

  test.each(broken.map(([says], i): [string, number] => [says, i]))('%s: is said', async (says, i) => {
    const shown = panel.locator('.jp-StillroomView').nth(4 + i);
    await expect.poll(() => shown.locator('.sr-Fallback-problem').textContent()).toContain(says);
  });

  test('an unknown kind still has its own words', async () => {
    await expect.poll(() => panel.locator('.jp-StillroomView').nth(4).textContent()).toContain('Layer 3 is like layer 5.');
  });
});

/** Where the cursor of a plot is, by the plot's own axis; null if there is none. Runs in the page. */
function epochOfCursor(plot: Element): number | null {
  const line = plot.querySelector<HTMLElement>('.sr-Cursor:not([hidden])');
  const { xaxis } = (plot as unknown as { _fullLayout: { xaxis: { _offset: number; p2l(x: number): number } } })._fullLayout;
  const left = plot.querySelector<HTMLElement>('.svg-container')!.offsetLeft;
  return line && xaxis.p2l(line.offsetLeft - left - xaxis._offset);
}

/** The run as it was after some epochs. */
function part(epochs: number) {
  const curves = lossCurves.curves.map((curve) => {
    const points = curve.epoch.filter((epoch) => epoch <= epochs).length;
    return { ...curve, epoch: curve.epoch.slice(0, points), value: curve.value.slice(0, points) };
  });
  const last = { epoch: epochs };
  return { ...run, status: 'running' as const, progress: epochs / 10, lossCurves: { ...lossCurves, curves, best: null, last } };
}

interface Kept {
  view: Element;
  plot: Element;
}

interface JupyterApp {
  commands: { isVisible(command: string): boolean; label(command: string): string };
}

async function violations(page: Page, options?: AxeOptions): Promise<string[]> {
  const found = await axeViolations(page, '.jp-NotebookPanel:not(.lm-mod-hidden) .jp-StillroomView', options);
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 200)}`));
}
