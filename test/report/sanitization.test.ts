import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readReport } from '../../src/deploy/readReport';
import { viewToMimeBundle } from '../../src/views/bundle/viewToMimeBundle';
import { recordsMime, stillroomMime } from '../../src/views/bundle/MimeBundle';
import { computeRunView } from '../../src/views/run/computeRunView';
import { chromium } from '../chromium';
import { exampleRecord } from '../views/exampleRecord';
import { openReport, startBrowser } from './openReport';
import { notebook, run, text, writeReports, type Cell } from './writeReports';

const folder = mkdtempSync(join(tmpdir(), 'stillroom-report-'));
const act = 'window.pwned=(window.pwned||0)+1';
const payloads = [
  `<script>${act}</script>`,
  `</script><script>${act}</script>`,
  `<!--<script>${act}</script>-->`,
  `<img src=x onerror="${act}">`,
  `<img src="data:image/png;base64,AAAA" onload="${act}" alt="<table onmouseover=${act} x">`,
  `<svg onload="${act}"><script>${act}</script><foreignObject><img src=x onerror="${act}"></foreignObject></svg>`,
  `<svg><animate onbegin="${act}" attributeName=x dur=1s></svg>`,
  `<iframe srcdoc="<script>parent.${act}</script>"></iframe><iframe src="https://evil.example/"></iframe>`,
  `<object data="data:text/html,<script>${act}</script>"></object><embed src="https://evil.example/x.swf">`,
  `<a href="javascript:${act}">go</a><a href=" java\tscript:${act}">go</a><a href="data:text/html,<script>${act}</script>">go</a>`,
  `<form action="https://evil.example/"><button formaction="javascript:${act}">go</button><input autofocus onfocus="${act}"></form>`,
  `<meta http-equiv="refresh" content="0;url=https://evil.example/"><base href="https://evil.example/">`,
  `<link rel="stylesheet" href="https://evil.example/x.css"><style>@import url(https://evil.example/y.css); main { display: none }</style>`,
  `<img src="https://evil.example/x.png"><img srcset="https://evil.example/x.png 2x"><video src="https://evil.example/x.mp4" autoplay></video>`,
  `<div style="background: url(https://evil.example/x.png); position: fixed; inset: 0">over</div>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${act}&gt;">`,
  `<noscript><p title="</noscript><img src=x onerror=${act}>"></noscript>`,
  `<textarea><img title="</textarea><img src=x onerror=${act}>"></textarea><details open ontoggle="${act}"><summary>x</summary></details>`,
  `<h1 id="stillroom-report">h</h1><p id="view-1" data-view="view-1" class="live">x</p><section id="summary">s</section>`,
  `{{ 7 * 7 }}{% raw %}{{ page.data }}`,
  `![x](javascript:${act}) ![x](https://evil.example/z.png) [x](javascript:${act}) [x](vbscript:x) <javascript:${act}>`,
  `![$x" onerror="${act}$](data:image/gif;base64,R0lGODlhAQABAAAAACw= "t") $<img src=x onerror=${act}>$ $\\href{javascript:${act}}{x}$ $\\style{x:url(https://evil.example)}{y}$`,
  `<table><tr><th onmouseover="${act}" scope="evil">x</th></tr></table></div></main></body>`
];

/** A view whose every text is hostile, as far as a schema lets it. */
function hostileView() {
  const record = exampleRecord({ epochs: 2, classes: payloads });
  record.title = payloads[1];
  record.error = payloads[3];
  record.data = { ...record.data, name: payloads[0] };
  record.findings = payloads.map((says) => ({ check: says, level: 'problem', value: 1, says, hint: says }));
  return viewToMimeBundle(computeRunView(record), { static: true, records: [record] });
}

const deep = (levels: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < levels; i++) value = [value];
  return value;
};

const view = (data: unknown) => ({ [stillroomMime]: data, 'text/plain': 'plain' });
const claims = payloads.map((one) => ({ claim: one, source: one, measured: one, interval: one, verdict: 'holds', why: one }));

const cells: Cell[] = [
  text(`# ${payloads[0]} Title ${payloads[3]}`),
  ...payloads.map((one) => text(one)),
  ...payloads.map((one, i) =>
    run(i + 1, one, { 'text/html': one, 'text/plain': one }, { 'text/markdown': one }, { 'text/latex': one })
  ),
  run(30, 'x', { 'application/javascript': act, 'text/plain': 'a script' }, { 'application/javascript': act }),
  run(
    31,
    'x',
    { 'image/svg+xml': payloads[5] },
    { 'image/png': Buffer.from(payloads[0]).toString('base64') },
    { 'image/jpeg': '"><script>' }
  ),
  run(32, 'x', hostileView()),
  run(33, 'x', view({ kind: 'claims', title: payloads[0], says: payloads[1], claims })),
  run(34, 'x', view({ kind: payloads[0], title: payloads[3], says: 'an unknown kind' })),
  run(35, 'x', view({ kind: 'run', title: 'wrong types', says: 'x', scores: 7, findings: 'x', setup: [[1]], claims: [null] })),
  run(
    36,
    'x',
    view({
      kind: 'scores',
      title: 'wrong rows',
      says: 'x',
      rows: [null, { model: 'student', split: 'test', scores: { accuracy: 'x' } }]
    })
  ),
  run(37, 'x', view([1]), view('text'), view(null), {
    [recordsMime]: { records: [null, 7, { schema: 'stillroom.run/9' }, { schema: 'stillroom.run/1' }] }
  }),
  run(38, 'x', view({ kind: 'findings', title: 'too deep', says: 'x', findings: deep(300) })),
  run(39, 'x', { 'text/html': `<p>${'x'.repeat(6_000_000)}</p>` }),
  { ...run(40, 'x'), outputs: [{ output_type: 'error', ename: payloads[0], evalue: payloads[3], traceback: payloads }] },
  { ...run(41, 'x'), outputs: [{ output_type: 'stream', name: 'stdout', text: payloads.join('\n') }] },
  { ...text(`![a](attachment:a.png)![b](attachment:none.png)`), attachments: { 'a.png': { 'image/png': '"onerror=alert(1)' } } },
  text('![outside](../secret.svg) ![outside](/etc/hostname)')
];

let report = '';
let browser: Browser;

beforeAll(async () => {
  writeFileSync(join(folder, 'secret.svg'), '<svg xmlns="http://www.w3.org/2000/svg"><text>outside</text></svg>');
  const whole = notebook(cells, {
    title: payloads[0],
    language_info: { name: payloads[0] },
    kernelspec: { name: 'x', display_name: payloads[3] }
  });
  // What no JSON of JavaScript's own has: a number that is none, a field that is the prototype, 50 MB in one output.
  const hostile = whole
    .replace(
      '"wrong types"',
      '"wrong types","progress":NaN,"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}'
    )
    .replace('"a script"', `"${'y'.repeat(50_000_000)}"`);
  report = writeReports(join(folder, 'inside'), { hostile }).hostile;
  if (chromium) browser = await startBrowser();
});

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('what is too large or too deep is left out with a line, and the page stays small', () => {
  const html = readFileSync(report, 'utf8');
  expect(html.length).toBeLessThan(8_000_000);
  expect(html).toMatch(/49,800,\d{3} characters are left out of this report/);
  expect(html).toContain('text/html is larger than 5 MB');
  expect(html).toContain('is nested more than 60 levels deep');
  expect(html).not.toContain('an output that could not be read');
});

test('a file outside of the folder of the notebook does not come along', () => {
  const drawings = [...readFileSync(report, 'utf8').matchAll(/data:image\/svg\+xml;base64,([A-Za-z0-9+/=]+)/g)];
  expect(drawings.map(([, data]) => Buffer.from(data, 'base64').toString()).filter((one) => one.includes('outside'))).toEqual([]);
});

test('records that are none are left out with a finding; the others can be read', async () => {
  const { records } = await readReport(report);
  expect(records.map(({ title }) => title)).toEqual([payloads[1]]);
  expect(readFileSync(report, 'utf8').match(/A run record is left out/g)!.length).toBeGreaterThan(2);
});

describe.skipIf(!chromium)('in a browser', () => {
  test('nothing of a stranger runs, asks, covers or leads anywhere; the figures live', async () => {
    const { page, requests, complaints } = await openReport(browser, report);
    for (const figure of await page.locator('[data-view]').all()) await figure.scrollIntoViewIfNeeded();
    const run = page.locator('[data-view]').first();
    await run.scrollIntoViewIfNeeded();
    await run.locator('.live .sr-Plot svg.main-svg').first().waitFor();
    await page.locator('details').evaluateAll((all) => all.forEach((one) => ((one as HTMLDetailsElement).open = true)));
    const state = await page.evaluate(() => ({
      pwned: (window as { pwned?: number }).pwned,
      polluted: ({} as { polluted?: boolean }).polluted,
      scripts: Array.from(document.scripts).filter(({ type }) => type !== 'application/json').length,
      handlers: Array.from(document.querySelectorAll('*')).filter((one) =>
        Array.from(one.attributes).some(({ name }) => name.startsWith('on'))
      ).length,
      addresses: Array.from(document.querySelectorAll('a[href]'))
        .map((one) => one.getAttribute('href')!)
        .filter((href) => !/^(#|https?:|mailto:|[\w.%/-]*$)/.test(href)),
      foreign: document.querySelectorAll(
        'iframe,object,embed,form,input:not(.sr-Number,[data-name],[type=checkbox],[type=range]),base,link,video'
      ).length,
      fixed: Array.from(document.querySelectorAll('main .prose *, main .output *')).filter(
        (one) => getComputedStyle(one).position === 'fixed'
      ).length,
      ids: document.querySelectorAll('#stillroom-report, #view-1, #summary').length
    }));
    expect(state).toEqual({
      pwned: undefined,
      polluted: undefined,
      scripts: 1,
      handlers: 0,
      addresses: [],
      foreign: 0,
      fixed: 0,
      ids: 3
    });
    expect({ requests, complaints }).toEqual({ requests: [], complaints: [] });
    expect(await page.title()).toContain('Title');
    await expect.poll(() => page.locator('body').innerText()).toContain('{{ 7 * 7 }}');
    await page.context().close();
  });

  test('nothing could run if it were there: the policy of the page', async () => {
    const { page, complaints } = await openReport(browser, report);
    await page.evaluate(() => {
      const node = document.createElement('div');
      node.innerHTML =
        '<img src="https://evil.example/x.png" onerror="window.pwned = 1"><a href="javascript:window.pwned=1">x</a>';
      document.body.append(node);
      node.querySelector('a')!.click();
      const script = document.createElement('script');
      script.textContent = 'window.pwned = 1';
      document.body.append(script);
    });
    await expect.poll(() => complaints.filter((one) => /Content Security Policy/.test(one)).length).toBeGreaterThan(2);
    await expect.poll(() => page.evaluate(() => (window as { pwned?: number }).pwned)).toBe(undefined);
    await page.context().close();
  });
});
