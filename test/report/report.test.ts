import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { labelFindingsWithSeed } from '../../src/assess/findings/labelFindingsWithSeed';
import { readReport } from '../../src/deploy/readReport';
import { viewToMimeBundle } from '../../src/views/bundle/viewToMimeBundle';
import { comparison } from '../../src/views/comparison/comparison';
import { claims } from '../../src/views/claims/claims';
import { computeRunView } from '../../src/views/run/computeRunView';
import { axeViolations } from '../axeViolations';
import { chromium } from '../chromium';
import { exampleClaims, exampleComparison } from '../views/exampleEvaluations';
import { exampleRecord } from '../views/exampleRecord';
import { enliven, openReport, startBrowser, textOf } from './openReport';
import { notebook, run, text, writeReports } from './writeReports';

const folder = mkdtempSync(join(tmpdir(), 'stillroom-report-'));
const record = exampleRecord({ epochs: 3 });
const views = [viewToMimeBundle(computeRunView(record), { static: true, records: [record] })];
const pictures = views.reduce((sum, one) => sum + 2 * (one['image/png']?.length ?? 0), 0);

const ordinary = notebook([
  text('# Digits, distilled\n\nA sum $\\sum_i p_i = 1$ and\n\n$$KL(p \\| q)$$'),
  text('## The run\n\n| a | b |\n|---|---|\n| 1 | 2 |'),
  run(1, 'const run = await kd.distill({ teacher, student, data });\nrun', views[0]),
  text('### Compared'),
  run(2, 'run.comparison', ...views.slice(1)),
  run(3, "'done'", { 'text/markdown': '- **The teacher helped.** 12 fewer errors.', 'text/plain': 'x' })
]);

const second = { ...exampleRecord({ epochs: 3, seed: 2 }), id: '1f3a9c1b2d4e', title: 'The second run' };
/** Two seeds of a study, its comparison, and claims. */
const seeds = [0, 1].map((seed) => ({
  ...exampleRecord({ epochs: 3, seed }),
  id: `1f3a9c1b2d4${seed}`,
  findings: labelFindingsWithSeed(
    [{ check: 'negativeTransfer', level: 'warning', value: seed, says: `it is −${seed} worse`, hint: 'x' }],
    seed
  )
}));
const decided = notebook([
  text('# A study'),
  run(1, 'study', viewToMimeBundle(comparison(exampleComparison()), { static: true, records: seeds })),
  run(2, 'claims', viewToMimeBundle(claims(exampleClaims()), { static: true }))
]);

const unlike: { [name: string]: string } = {
  'not-run': notebook([text('# A plan'), { cell_type: 'code', source: 'const x = 1' }]),
  empty: notebook([]),
  'left-out': notebook([
    text('# One of two'),
    { ...run(1, 'first', views[0]), metadata: { stillroom: { report: false } } },
    run(2, 'second', viewToMimeBundle(computeRunView(second), { static: false, records: [second] }))
  ]),
  'no-records': notebook([text('# Two numbers'), run(1, '1 + 1', { 'text/plain': '2' })]),
  'several-runs': notebook([
    text('# Two runs'),
    run(1, 'first', views[0]),
    run(2, 'second', viewToMimeBundle(computeRunView(second), { static: false, records: [second] })),
    run(3, 'first again', views[0])
  ]),
  'with-error': notebook([
    text('# One fails'),
    {
      ...run(1, 'f()'),
      outputs: [{ output_type: 'error', ename: 'TypeError', evalue: 'f is not a function', traceback: ['at f (cell 1)'] }]
    }
  ]),
  'out-of-order': notebook([run(2, 'a', { 'text/plain': '1' }), run(1, 'b', { 'text/plain': '2' })]),
  long: notebook([
    text('# Long'),
    ...Array.from({ length: 200 }, (_, i) => (i % 10 ? run(i + 1, `x${i}`, { 'text/plain': `${i}` }) : text(`### Part ${i}`)))
  ]),
  chinese: notebook([
    text('# 知识蒸馏：数字识别\n\n教师网络知道的比标签更多。学生网络可以从软标签中学习，损失为 $L = T^2 \\cdot KL$。'),
    text('## 教师\n\n参见[结论](#结论)。'),
    run(1, 'run', views[0]),
    text('## 结论')
  ]),
  'asked-in-chinese': notebook([text('# English'), run(1, '1', { 'text/plain': '1' })], { stillroom: { language: 'zh-CN' } }),
  'asked-in-english': notebook([text('# 知识蒸馏')], { stillroom: { language: 'en' } }),
  'no-title': notebook([
    text('## A section first'),
    run(1, '1', { 'text/plain': '1' }),
    text('# Then a title'),
    text('# And one more\n\n## Below')
  ]),
  'other-libraries': notebook([
    text('# Others'),
    run(
      1,
      'df',
      {
        'text/html':
          '<style>td { color: red }</style><table border="1" class="dataframe"><thead><tr><th></th><th>a</th></tr></thead><tbody><tr><th>0</th><td>1</td></tr></tbody></table>',
        'text/plain': 'a 1'
      },
      { 'text/html': '<svg width="10" height="10"><title>A dot</title><circle r="3"/></svg>' },
      {
        'application/vnd.plotly.v1+json': { data: [] },
        'text/html': '<div></div><script>x</script>',
        'image/png': views[0]['image/png']
      },
      { 'application/vnd.jupyter.widget-view+json': { model_id: 'x' }, 'text/plain': 'IntSlider(value=0)' }
    )
  ])
};

let reports: { [name: string]: string };
let browser: Browser;

beforeAll(async () => {
  reports = writeReports(folder, { ordinary, 'for-who-decides': decided, ...unlike });
  if (chromium) browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('is one file under 2.5 MB beside its pictures', () => {
  expect(statSync(reports.ordinary).size - pictures).toBeLessThan(2_500_000);
});

test('gives its records back whole: kd.readReport', async () => {
  const { title, notebook: file, records } = await readReport(reports.ordinary);
  expect({ title, file, records }).toEqual({ title: 'Digits, distilled', file: 'ordinary.ipynb', records: [record] });
});

test('of a notebook that is run first has its outputs redacted all the same; without its input on request', () => {
  const path = `/ho${''}me/somebody/x/model.json`;
  const told = notebook([{ cell_type: 'code', source: `print('${path.slice(0, 14)}' + '${path.slice(14)}')` }], {
    kernelspec: { name: 'python3', display_name: 'Python 3' },
    language_info: { name: 'python' }
  });
  const { executed } = writeReports(
    folder,
    { executed: told },
    { options: ['--execute', '--no-input', '--StillroomReport.language=zh'] }
  );
  expect(textOf(executed)).toContain('>…/model.json</pre>');
  expect(textOf(executed)).not.toContain('somebody');
  expect(textOf(executed)).not.toContain('<details class="code">');
  expect(textOf(executed)).toContain('该代码单元格已运行。');
});

test.each<[what: string, settings: string, told: { [name: string]: unknown }]>([
  [
    'Chinese and open code',
    '{"reportLanguage": "zh-CN", "reportCode": "open"}',
    { lang: 'zh-CN', code: '<details class="code" open>' }
  ],
  ['no code, with a comment in it', '{ // mine\n "reportCode": "none" }', { lang: 'en', code: undefined }],
  ['what makes no sense', '{"reportLanguage": ["x"], "reportCode": 7}', { lang: 'en', code: '<details class="code">' }],
  ['what is no JSON', '[[['.repeat(9e4), { lang: 'en', code: '<details class="code">' }]
])('follows the settings of JupyterLab: %s', (_, settings, told) => {
  const place = join(folder, 'settings', '@stillroom', 'lab');
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'figures.jupyterlab-settings'), settings);
  const env = { JUPYTERLAB_SETTINGS_DIR: join(folder, 'settings') };
  const plain = notebook([text('# 1'), run(1, 'x', { 'text/plain': '1' })]);
  const html = textOf(writeReports(folder, { set: plain }, { env }).set);
  expect({ lang: /<html lang="([\w-]+)"/.exec(html)?.[1], code: /<details class="code"[^>]*>/.exec(html)?.[0] }).toEqual(told);
  if (told.lang === 'en') return;
  // What is asked for goes first.
  const asked = ['--StillroomReport.language=en', '--StillroomReport.code=folded'];
  const other = textOf(writeReports(folder, { asked: plain }, { env, options: asked }).asked);
  expect(other).toMatch(/<html lang="en"[^]*<details class="code">/);
});

test('leaves out what a cell puts out, with its record, when its metadata say so, and says that it does', async () => {
  const { records } = await readReport(reports['left-out']);
  expect(records.map(({ title }) => title)).toEqual(['The second run']);
  expect(textOf(reports['left-out'])).toContain('The outputs of 1 cell are left out, with their records, as the notebook asks.');
});

test('has its formulas as MathML and its code folded', () => {
  expect(textOf(reports.ordinary)).toMatch(/<math [^>]*aria-label="KL/);
  expect(textOf(reports.ordinary)).toMatch(/<details class="code"><summary lang="en">Code of cell 1<\/summary>/);
});

describe.skipIf(!chromium)('in a browser', () => {
  test.each([
    ['light', { colorScheme: 'light' as const }],
    ['dark', { colorScheme: 'dark' as const }],
    ['on a phone', { viewport: { width: 360, height: 740 } }]
  ])('%s: every figure answers, nothing is asked of a network, axe finds nothing, nothing is too wide', async (_, options) => {
    const { page, requests, complaints } = await openReport(browser, reports.ordinary, options);
    await enliven(page);
    await page.locator('.live .sr-Plot svg.main-svg').first().waitFor();
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(page.viewportSize()!.width);
    expect((await axeViolations(page)).map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
    expect({ requests, complaints }).toEqual({ requests: [], complaints: [] });
    await page.context().close();
  });

  test('begins with what was learned, then scores; headings follow each other; one h1', async () => {
    const { page } = await openReport(browser, reports.ordinary);
    const summary = page.locator('#summary');
    await expect.poll(() => summary.locator('.conclusion').innerText()).toContain('The teacher helped.');
    await expect.poll(() => summary.locator('table').first().innerText()).toContain(record.title);
    const levels = await page.locator('h1,h2,h3,h4,h5,h6').evaluateAll((all) => all.map((one) => Number(one.tagName[1])));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    expect(levels.every((level, i) => level <= (levels[i - 1] ?? 0) + 1)).toBe(true);
    await page.context().close();
  });

  test('its summary has a chart of the comparison, a row a model, and what does not hold; on paper no list of contents stands before it', async () => {
    const { page } = await openReport(browser, reports['for-who-decides']);
    const { metrics, models } = exampleComparison();
    const chart = page.locator('#summary .chart');
    await expect.poll(() => chart.locator('.name').allInnerTexts()).toEqual(models.map(({ name }) => name));
    await expect
      .poll(async () => (await chart.locator('figcaption').innerText()).toLowerCase())
      .toContain(metrics[0].title.toLowerCase());
    const [low, high] = await chart
      .locator('.range')
      .first()
      .evaluate((line) => {
        const [own, track] = [line.getBoundingClientRect(), line.parentElement!.getBoundingClientRect()];
        return [own.left - track.left, track.right - own.right];
      });
    expect(Math.min(low, high)).toBeGreaterThan(0);
    await expect.poll(() => page.locator('#summary .against').innerText()).toContain('F1 rises from 0.82 to 0.91');
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.locator('nav.contents').isVisible()).toBe(false);
    await page.context().close();
  });

  test('the like of several seeds is told once', async () => {
    const { page } = await openReport(browser, reports['for-who-decides']);
    const findings = page.locator('#summary .findings');
    await expect.poll(async () => (await findings.innerText()).match(/with seed \d alone/gi)).toEqual(['With seed 0 alone']);
    await expect.poll(() => page.locator('#summary .findings').innerText()).toContain('and the like in 1 more of these runs');
    await page.context().close();
  });

  test('with scripts off the still figures, the tables and the code are there', async () => {
    const { page } = await openReport(browser, reports.ordinary, { javaScriptEnabled: false });
    await expect.poll(() => page.locator('.static img').first().isVisible()).toBe(true);
    await expect.poll(() => page.locator('.static table').first().isVisible()).toBe(true);
    await page.locator('details.code summary').first().click();
    await expect.poll(() => page.locator('details.code pre').first().innerText()).toContain('kd.distill');
    await page.context().close();
  });

  test('on paper the still figures stand for the living ones, and only code that was opened', async () => {
    const { page } = await openReport(browser, reports.ordinary);
    await enliven(page);
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.locator('.live').first().isVisible()).toBe(false);
    await expect.poll(() => page.locator('.static img').first().isVisible()).toBe(true);
    await expect.poll(() => page.locator('details.code').first().isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await page.getByRole('button', { name: 'Show all code' }).click();
    await page.emulateMedia({ media: 'print' });
    await expect.poll(() => page.locator('details.code pre').first().isVisible()).toBe(true);
    await page.context().close();
  });

  test('on paper nothing that must stay in one piece is half a page high, so no page is left half empty', async () => {
    // Pixels of A4 without the margins.
    const [width, height] = [673, 986];
    const { page } = await openReport(browser, reports['for-who-decides'], { viewport: { width, height } });
    await page.emulateMedia({ media: 'print' });
    const whole = await page.evaluate(() =>
      [...document.querySelectorAll('main *')]
        .filter((node) => getComputedStyle(node).breakInside === 'avoid')
        .map((node) => node.getBoundingClientRect().height)
    );
    expect(whole.length).toBeGreaterThan(5);
    expect(Math.max(...whole)).toBeLessThan(height / 2);
    await page.context().close();
  });
});

describe.skipIf(!chromium)('of a notebook unlike others', () => {
  const says: { [name: string]: string[] } = {
    'not-run': ['The notebook has not been run: its code follows.', 'Code, not run', 'There is no run record in this notebook.'],
    empty: ['The notebook is empty.', 'The notebook has no code.'],
    'no-records': ['The code cell was run', 'The notebook shows no scores, claims or findings of a distillation.'],
    'several-runs': [record.title, second.title, second.id, 'Figure 3.'],
    'with-error': ['A cell ended with an error. TypeError: f is not a function', '1 cell ended with an error.'],
    'out-of-order': ['not in their order'],
    long: ['All 180 code cells were run from top to bottom', 'Part 190'],
    chinese: ['知识蒸馏：数字识别', '结论', '摘要', '图 1。'],
    'no-title': ['no-title', 'And one more'],
    'other-libraries': ['IntSlider(value=0)']
  };

  test.each(Object.keys(says))('%s: it says so, and axe finds nothing', async (name) => {
    const { page, requests, complaints } = await openReport(browser, reports[name], { viewport: { width: 360, height: 740 } });
    const body = (await page.locator('body').innerText()).replace(/\s+/g, ' ');
    for (const words of says[name]) expect(body).toContain(words);
    expect((await axeViolations(page)).map(({ id, nodes }) => [id, nodes[0].html])).toEqual([]);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    expect({ requests, complaints }).toEqual({ requests: [], complaints: [] });
    await page.context().close();
  });

  test('in Chinese: its words are marked as Chinese, and its own links lead to its headings', async () => {
    const { page } = await openReport(browser, reports.chinese);
    await expect.poll(() => page.locator('h1').getAttribute('lang')).toBe('zh');
    await page.locator('.prose a').click();
    await expect.poll(() => page.evaluate(() => document.querySelector(':target')?.textContent)).toBe('结论');
    await page.context().close();
  });

  test('in Chinese: so are its own words and those of its living figures, as the notebook is written or its metadata ask', async () => {
    const { page } = await openReport(browser, reports.chinese);
    await enliven(page);
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await expect.poll(() => page.getByRole('button', { name: '显示全部代码' }).isVisible()).toBe(true);
    await expect.poll(() => page.locator('.live .sr-Toggle').allInnerTexts()).toContain('损失用对数刻度');
    await expect.poll(() => page.locator('.live [role=status]').first().innerText()).toBe('已完成');
    await page.context().close();
    expect(textOf(reports['asked-in-chinese'])).toContain('<html lang="zh-CN">');
    expect(textOf(reports['asked-in-english'])).toContain('<html lang="en">');
  });

  test('each run once: its record, and its row in the summary', async () => {
    expect((await readReport(reports['several-runs'])).records.map(({ title }) => title)).toEqual([record.title, second.title]);
    const { page } = await openReport(browser, reports['several-runs']);
    await expect.poll(() => page.locator('#summary table.numbers tbody tr').count()).toBe(2);
    await page.context().close();
  });

  test('pictures and tables of other libraries are there, their scripts and styles are not', async () => {
    const { page } = await openReport(browser, reports['other-libraries']);
    await expect.poll(() => page.locator('.output table td').last().innerText()).toBe('1');
    await expect
      .poll(() => page.locator('.output img').evaluateAll((all) => all.map((one) => (one as HTMLImageElement).alt)))
      .toEqual(['A dot', 'Output without a description']);
    await page.context().close();
  });
});
