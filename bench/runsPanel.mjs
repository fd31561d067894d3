/* global window, document */
/**
 * How long a folder of many records takes to open in the runs panel: `node bench/runsPanel.mjs [RECORDS] [TIMES]`, 5,000 and 3 unless said otherwise, after
 * the set-up. JupyterLab with Chromium, from the click on the panel's tab: until its first row is there, until it tells how many runs there are, and until
 * all of them are read; then the same with the server's own part off, where the panel reads file by file over the contents API; then the table, scrolled.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from '../scripts/findChromium.mjs';
import { extension, root, venvBin } from '../scripts/setup/paths.mjs';

const [records, times] = [Number(process.argv[2] ?? 5000), Number(process.argv[3] ?? 3)];
const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;

const home = mkdtempSync(join(tmpdir(), 'stillroom-bench-'));
try {
  makeRecords(join(home, 'files', 'runs'));
  const fast = await measure(true);
  const slow = await measure(false);
  console.log(`all read: ${(median(slow.all) / median(fast.all)).toFixed(1)} times as fast as by the contents API`);
} finally {
  rmSync(home, { recursive: true, force: true });
}

/** Copies of a real record that differ in title, time, seed and score. */
function makeRecords(folder) {
  mkdirSync(folder, { recursive: true });
  const record = JSON.parse(readFileSync(join(root, 'test/golden/records/distill.json'), 'utf8'));
  for (let i = 0; i < records; i++) {
    const started = new Date(Date.UTC(2026, 0, 1, 0, i)).toISOString();
    const made = { ...record, title: `run ${i}`, stamp: { ...record.stamp, started }, setup: { ...record.setup, seed: i } };
    writeFileSync(join(folder, `run${i}.json`), JSON.stringify(made));
  }
}

async function measure(withServer) {
  const { url, end } = await serve(withServer);
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu'] });
  const taken = { first: [], count: [], all: [] };
  try {
    for (let i = 0; i < times; i++) {
      const page = await browser.newPage({ viewport: { width: 1500, height: 1000 } });
      page.setDefaultTimeout(600_000);
      await page.goto(`${url}/lab?reset`);
      const tab = page.locator('.jp-SideBar [data-id="stillroom-runs"]');
      await tab.waitFor();
      await page.evaluate(watch, records);
      await tab.click();
      const one = await page.evaluate(() => window.taken);
      for (const name of Object.keys(taken)) taken[name].push(one[name]);
      if (withServer && i === times - 1) await table(page);
      await page.close();
    }
  } finally {
    await browser.close();
    await end();
  }
  console.log(withServer ? "by the server's own part" : 'by the contents API');
  for (const [name, words] of [
    ['first', 'first row'],
    ['count', `"${records} runs"`],
    ['all', 'all read']
  ])
    console.log(`  ${words.padEnd(14)} median ${seconds(median(taken[name]))} (${taken[name].map(seconds).join(', ')})`);
  return taken;
}

/** In the page: notes when what is waited for is there, from the next press on. */
function watch(records) {
  window.taken = new Promise((done) => {
    const taken = {};
    document.addEventListener('pointerdown', () => look(performance.now()), { capture: true, once: true });
    const look = (begun) => {
      const panel = document.querySelector('#stillroom-runs');
      const count = panel?.checkVisibility() ? panel.querySelector('.sr-RunCount').textContent : '';
      const now = performance.now() - begun;
      if (panel?.checkVisibility() && panel.querySelector('.sr-RunRow')) taken.first ??= now;
      if (count.startsWith(`${records} runs`)) taken.count ??= now;
      if (count === `${records} runs`) taken.all ??= now;
      if (taken.first && taken.count && taken.all) done(taken);
      else window.requestAnimationFrame(() => look(begun));
    };
  });
}

async function table(page) {
  await page.locator('#stillroom-runs [data-name=table]').click();
  await page.locator('.jp-StillroomTable tbody .sr-RunRow-title').first().waitFor();
  const { frames, rows, sorted } = await page.evaluate(scroll);
  console.log(
    `the table scrolled through: ${frames.length} frames, median ${median(frames).toFixed(0)} ms, most ${Math.max(...frames).toFixed(0)} ms; ` +
      `at most ${rows} rows in the page; sorted in ${sorted.toFixed(0)} ms`
  );
}

/** In the page: from top to bottom in a hundred steps, a frame each; then sorted by a column. */
async function scroll() {
  const box = document.querySelector('.sr-RunsTable-box');
  const frame = () => new Promise((done) => window.requestAnimationFrame(done));
  const frames = [];
  let rows = 0;
  for (let i = 0; i <= 100; i++) {
    const begun = performance.now();
    box.scrollTop = (i / 100) * box.scrollHeight;
    await frame();
    await frame();
    frames.push((performance.now() - begun) / 2);
    rows = Math.max(rows, box.querySelectorAll('tr[data-key]').length);
  }
  box.scrollTop = 0;
  await frame();
  const before = box.querySelector('tr[data-key]').dataset.key;
  const begun = performance.now();
  for (let i = 0; i < 2 && box.querySelector('tr[data-key]').dataset.key === before; i++) {
    box.querySelector('th[data-column="seed"] [data-name=sort]').click();
    await frame();
    await frame();
  }
  return { frames, rows, sorted: performance.now() - begun };
}

async function serve(withServer) {
  const at = (name) => join(home, name);
  for (const name of ['config', 'runtime', 'settings', 'workspaces', 'data/labextensions/@stillroom'])
    mkdirSync(at(name), { recursive: true });
  cpSync(join(extension, 'labextension'), at('data/labextensions/@stillroom/lab'), { recursive: true });
  const options = [
    '--no-browser',
    '--allow-root',
    '--ip=127.0.0.1',
    '--port=0',
    '--IdentityProvider.token=',
    `--ServerApp.root_dir=${at('files')}`
  ];
  const off = withServer ? [] : ["--ServerApp.jpserver_extensions={'stillroom_lab': False}"];
  const server = spawn(join(venvBin, 'jupyter'), ['lab', ...options, '--LabApp.news_url=', ...off], {
    env: {
      ...process.env,
      ...{ HOME: home, JUPYTER_PREFER_ENV_PATH: '0', JUPYTER_CONFIG_DIR: at('config'), JUPYTER_DATA_DIR: at('data') },
      ...{
        JUPYTER_RUNTIME_DIR: at('runtime'),
        JUPYTERLAB_SETTINGS_DIR: at('settings'),
        JUPYTERLAB_WORKSPACES_DIR: at('workspaces')
      }
    },
    stdio: 'ignore'
  });
  const end = () => new Promise((done) => (server.once('exit', done), server.kill('SIGKILL')));
  for (let i = 0; i < 600; i++) {
    try {
      const { port } = JSON.parse(readFileSync(at(`runtime/jpserver-${server.pid}.json`), 'utf8'));
      const url = `http://127.0.0.1:${port}`;
      await fetch(`${url}/api/status`);
      return { url, end };
    } catch {
      await new Promise((done) => setTimeout(done, 200));
    }
  }
  await end();
  throw new Error('runsPanel: expected jupyter to serve, it did not; run: npm start');
}
