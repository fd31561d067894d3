/* global window */
/**
 * How long the views take in a browser: `node bench/drawViews.mjs [SECONDS]`, after `node node_modules/typescript/bin/tsc -p .`; SECONDS of live updates,
 * 50 unless said otherwise. It draws with the extension's own code in Chromium, on a page without JupyterLab.
 *
 * A run of a million points folded into its record, drawn; each step of a slider until the picture is drawn again; the pointer over the curves; twenty
 * models in one comparison; a thousand classes; a live update four times a second, with the memory that is left after each quarter.
 */
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { bundleForPage } from '../scripts/bundleForPage.mjs';
import { findChromium } from '../scripts/findChromium.mjs';
import { root } from '../scripts/setup/paths.mjs';

const require = createRequire(import.meta.url);
const dist = (path) => require(`${root}/dist/src/${path}.js`);
const { foldEvent } = dist('record/foldEvent');
const { computeRunView } = dist('views/run/computeRunView');
const { comparison } = dist('views/comparison/comparison');
const seconds = Number(process.argv[2] ?? 50);
const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const say = (what, all) =>
  console.log(`${what.padEnd(58)} median ${median(all).toFixed(0)} ms, most ${Math.max(...all).toFixed(0)} ms`);

const started = performance.now();
const record = million();
const points = record.history.step.length;
const spike = Math.max(...record.history.series['train/soft']);
console.log(
  `a million points folded in ${((performance.now() - started) / 1000).toFixed(1)} s into ${points}; the spike of 500 in it is ${spike}`
);
const view = computeRunView(record);
console.log(`the view has ${(JSON.stringify(view).length / 1000).toFixed(0)} kB`);

const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--js-flags=--expose-gc', '--enable-precise-memory-info']
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1600 } });
  await page.setContent('<!doctype html><body data-jp-theme-light="true"><div id="here" style="width: 1100px"></div>');
  await page.addScriptTag({ content: await bundleForPage(`${root}/bench/viewsPage.js`, 'views') });
  // What the first picture of a page pays for everybody: plotly is read.
  await page.evaluate((given) => window.views.draw(given), comparison(compared(2)));
  const drawn = async (what, given) => say(what, await page.evaluate((one) => window.views.drawTimes(one, 5), given));
  await drawn('the run of a million points: whole view drawn', view);
  await drawn('its loss curves alone', view.lossCurves);
  await drawn('a comparison of 20 models', comparison(compared(20)));
  await drawn('soft labels of 1,000 classes', softLabels(1000));
  const slid = async (what, given, name) => {
    const { first, all } = await page.evaluate((both) => window.views.slide(...both), [given, name]);
    say(what, first);
    if (all.some((taken, i) => taken > first[i] + 2)) say('  until the other pictures have followed', all);
  };
  await slid('a step of the smoothing, million points', view, 'smoothing');
  await slid('a step of the temperature, 10 classes', softLabels(10), 'temperature');
  await slid('a step of the temperature, 1,000 classes', softLabels(1000), 'temperature');
  say(
    'the pointer over the curves of a million points',
    await page.evaluate((given) => window.views.hover(given), view.lossCurves)
  );
  const live = await page.evaluate((all) => window.views.live(...all), [view, seconds]);
  console.log(
    `live for ${seconds} s, ${live.updates} updates: the same nodes ${live.same}, MB after each quarter ${live.megabytes.join(', ')}, nodes ${live.nodes.join(', ')}`
  );
  say('a live update', live.times);
} finally {
  await browser.close();
}

/** A training of a million batches in ten epochs, with one batch in the middle that broke. */
function million() {
  const setup = {
    seed: 1,
    epochs: 10,
    batchSize: 32,
    optimizer: { name: 'adam' },
    terms: { soft: { weight: 1, loss: { name: 'softTargets' } } }
  };
  const info = { name: 'net', kind: 'tfjs layers', parameters: 1, bytes: 4, macs: 1 };
  const data = {
    name: 'rows',
    task: 'classification',
    classes: ['a', 'b'],
    rows: { train: 1, validation: 1, test: 1 },
    majority: 0.5
  };
  const stamp = { started: '2026-11-26T00:00:00.000Z', seconds: 0, versions: {}, device: 'CPU' };
  let made = foldEvent(null, { type: 'started', id: '0', title: 'A million', stamp, setup, data, models: { student: info } });
  for (let i = 1; i <= 1e6; i++) {
    const loss = i === 500_001 ? 500 : 3 * Math.exp(-i / 2e5) + 0.2 + 0.1 * Math.sin(i * 12.9898);
    const values = { 'train/soft': loss, 'train/hard': loss / 2, 'train/loss': 1.5 * loss };
    if (i % 1e5 === 0) Object.assign(values, { 'validation/accuracy': 0.9 + i / 1e7, 'validation/nll': loss });
    made = foldEvent(made, { type: 'point', of: 'student', step: i, epoch: i / 1e5, values });
  }
  return { ...made, softLabels: { split: 'test', temperature: 4, ...softLabelsOf(2) } };
}

function compared(count) {
  const metric = { name: 'accuracy', title: 'accuracy', better: 'higher', format: 'share' };
  const models = Array.from({ length: count }, (_, i) => ({
    mean: 0.9 + 0.002 * i,
    low: 0.89,
    high: 0.95,
    least: 0.88,
    most: 0.96
  })).map((estimate, i) => ({ name: `run ${i + 1}`, seeds: 3, estimates: [estimate] }));
  const differences = models.slice(1).map(({ name }) => ({
    metric: 'accuracy',
    model: 'run 1',
    against: name,
    mean: 0.01,
    low: -0.01,
    high: 0.02,
    p: 0.2,
    verdict: 'not separable'
  }));
  return { rows: 1000, split: 'test', resamples: 2000, confidence: 0.95, metrics: [metric], models, differences };
}

function softLabels(count) {
  const classes = Array.from({ length: count }, (_, i) => `a class with a rather long name, number ${i}`);
  return {
    kind: 'softLabels',
    title: 'Soft labels',
    says: 'Soft labels.',
    classes,
    split: 'test',
    temperature: 4,
    ...softLabelsOf(count)
  };
}

function softLabelsOf(count) {
  const logits = (seed) => Array.from({ length: count }, (_, i) => 4 * Math.sin(seed + i * 7.1));
  const temperatures = [0.5, 1, 2, 4, 8, 20, 100];
  const shown = Array.from({ length: Math.min(20, count) }, (_, i) => i);
  const of = (value) => temperatures.map(() => value);
  return {
    examples: Array.from({ length: 64 }, (_, i) => ({
      index: 10 * i,
      label: i % count,
      teacher: logits(i),
      student: logits(i + 0.3)
    })),
    summary: {
      rows: 1000,
      temperatures,
      meanEntropy: temperatures.map((t) => (Math.log(count) * t) / (t + 3)),
      byRank: of(Array.from({ length: Math.min(10, count) }, (_, i) => 1 / (i + 2))),
      classes: shown,
      byClass: of(shown.map((i) => shown.map((j) => (i === j ? 0.8 : 0.01))))
    }
  };
}
