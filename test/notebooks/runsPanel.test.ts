import { existsSync, mkdirSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { RunRecord } from '../../src/record/RunRecord';
import { axeViolations } from '../axeViolations';
import { borrowLab } from '../borrowLab';
import { chromium } from '../chromium';
import { bundle, execute, openLab, openNotebook, restored, type Lab, type Opened } from '../startLab';
import { recordsMime } from '../../src/views/bundle/MimeBundle';
import { computeRunView } from '../../src/views/run/computeRunView';
import { sweepView } from '../../src/views/sweep/sweepView';
import { exampleSweptRecords } from '../views/exampleSweptRecords';
import { exampleRecord } from '../views/exampleRecord';
import { begin, cells, idle, savedPath } from './notebookInLab';

const hostile = '<img src=x onerror="window.hacked = 1"><script>window.hacked = 2</script>';
let lab: Lab;
let opened: Opened;
let page: Page;
let panel: Locator;

/** A record that differs from the others in when it began, its seed and its temperature. */
function record(i: number, title = `run ${i}`): RunRecord {
  const made = exampleRecord({ seed: i + 1, epochs: 6, temperatureFalls: false });
  const started = new Date(Date.UTC(2026, 0, 1, 0, i)).toISOString();
  return { ...made, title, stamp: { ...made.stamp, started, clock: { epoch: [3, 6], seconds: [4, 10 + i] } } };
}

const row = (title: string) => panel.locator('.sr-RunRow', { has: page.locator(`.sr-RunRow-title:text-is("${title}")`) });
const titles = () => panel.locator('.sr-RunRow-title').allTextContents();
/** What JupyterLab has written down for the next time. */
const kept = (what: string) => page.evaluate(async (path) => (await fetch(`/lab/api/${path}`)).text(), what);
/** A while after the rest JupyterLab puts the focus into its launcher, and words that are typed then would go there. */
const launched = () => page.waitForFunction(() => document.activeElement?.closest('.jp-Launcher'));
const answer = (of: Locator) => of.locator('.sr-Run-answer').textContent();

beforeAll(async () => {
  lab = await borrowLab();
  mkdirSync(join(lab.files, 'runs'));
  for (let i = 0; i < 20; i++) writeFileSync(join(lab.files, `runs/run${i}.json`), JSON.stringify(record(i)));
  writeFileSync(join(lab.files, 'runs/hostile.json'), JSON.stringify({ ...record(30, hostile), id: '__proto__' }));
  writeFileSync(join(lab.files, 'runs/broken.json'), '{"schema": "stillroom.run/1", "title": 3');
  writeFileSync(
    join(lab.files, 'runs/deep.json'),
    `{"schema": "stillroom.run/1", "history": ${'['.repeat(10_000)}${']'.repeat(10_000)}}`
  );
  writeFileSync(join(lab.files, 'runs/binary.json'), Buffer.from([0xff, 0xfe, 0, 1]));
  writeFileSync(join(lab.files, 'runs/large.json'), `{"schema": "stillroom.run/1", "title": "${'x'.repeat(6e6)}"}`);
  writeFileSync(join(lab.files, 'runs/lacking.json'), '{"schema": "stillroom.run/1", "history": {}}');
  opened = await openLab(lab, 1100, 1500);
  ({ page } = opened);
  await launched();
  await execute(page, 'stillroom:show-runs');
  panel = page.locator('#stillroom-runs');
  await panel.locator('.sr-RunRow').first().waitFor();
});

afterAll(async () => {
  await lab?.stop();
});

afterEach(() => {
  expect(opened.outside, 'requests that leave the machine').toEqual([]);
  expect(opened.complaints, 'console errors and warnings').toEqual([]);
});

describe.skipIf(!chromium)('the runs panel', () => {
  test('lists the records of the folder "runs"; a broken one is a line, and no string becomes markup', async () => {
    await expect.poll(() => panel.locator('.sr-RunRow').count()).toBe(26);
    const why = (name: string) => row(name).locator('.sr-RunRow-says').textContent();
    await expect.poll(() => why('deep.json')).toBe('it is nested more than 32 deep');
    await expect.poll(() => why('binary.json')).toBe('it is no text');
    await expect.poll(() => why('large.json')).toContain('larger than 5 MB');
    await expect.poll(() => row('broken.json').locator('.sr-Status').textContent()).toBe('cannot be read');
    await expect.poll(() => row('lacking.json').locator('.sr-RunRow-says').textContent()).toContain('lacks something');
    await expect.poll(async () => (await titles())[0]).toBe(hostile);
    await expect.poll(() => page.evaluate(() => 'hacked' in window)).toBe(false);
    await expect.poll(() => row('run 3').locator('.sr-RunRow-says').textContent()).toContain('Error on test');
  });

  test('filters by words, tag and star, which survive a reload', async () => {
    await row('run 3').locator('[data-name=star]').click();
    await row('run 4').locator('[data-name=tag]').click();
    await page.keyboard.type('final, cold');
    await page.keyboard.press('Enter');
    await expect.poll(() => row('run 4').locator('.sr-Tag').allTextContents()).toEqual(['final', 'cold']);
    await row('run 2').locator('[data-name=note]').click();
    await page.keyboard.type('colder than the rest,');
    await page.keyboard.press('Enter');
    await page.keyboard.type('and <b>slower</b>');
    await page.keyboard.press('Control+Enter');
    await expect
      .poll(() => row('run 2').locator('.sr-RunRow-note').textContent())
      .toBe('colder than the rest,\nand <b>slower</b>');
    await row('run 2').locator('[data-name=note]').click();
    await page.keyboard.type('not kept');
    await page.keyboard.press('Escape');
    await panel.locator('[data-name=filter]').fill('final');
    await expect.poll(titles).toEqual(['run 4']);
    await panel.locator('[data-name=filter]').fill('');
    await expect.poll(() => kept('settings/@stillroom/lab:runs')).toMatch(/(?=.*"star\W+true)(?=.*cold")(?=.*slower)/s);
    await expect.poll(() => kept('workspaces/default')).toContain('stillroom-runs');
    await page.reload();
    await restored(page);
    await launched();
    await expect.poll(() => panel.locator('.sr-RunRow').count()).toBe(26);
    await panel.locator('[data-name=filter]').fill('slower');
    await expect.poll(titles).toEqual(['run 2']);
    await expect.poll(() => row('run 2').locator('.sr-RunRow-note').textContent()).toContain('colder');
    await panel.locator('[data-name=filter]').fill('');
    await panel.locator('[data-name=starred]').check();
    await expect.poll(titles).toEqual(['run 3']);
    await panel.locator('[data-name=starred]').uncheck();
    await panel.locator('select[data-name=tag]').selectOption('cold');
    await expect.poll(titles).toEqual(['run 4']);
    await panel.locator('select[data-name=tag]').selectOption('');
    await panel.locator('select[data-name=status]').selectOption('failed');
    await expect.poll(titles).toEqual(expect.arrayContaining(['broken.json', 'lacking.json']));
    await panel.locator('select[data-name=status]').selectOption('');
  });

  test('keeps a tag that is half written while the rows round it change places', async () => {
    const order = async () => (await titles()).filter((title) => ['run 8', 'run 9'].includes(title));
    await expect.poll(order).toEqual(['run 9', 'run 8']);
    await row('run 8').locator('[data-name=tag]').click();
    await page.keyboard.type('half');
    const earlier = record(-60, 'run 9');
    writeFileSync(join(lab.files, 'runs/run9.json'), JSON.stringify(earlier));
    await expect.poll(order, { timeout: 60_000 }).toEqual(['run 8', 'run 9']);
    await page.keyboard.type(' and whole');
    await page.keyboard.press('Enter');
    await expect.poll(() => row('run 8').locator('.sr-Tag').allTextContents()).toEqual(['half and whole']);
    writeFileSync(join(lab.files, 'runs/run9.json'), JSON.stringify(record(9)));
    await expect.poll(order, { timeout: 60_000 }).toEqual(['run 9', 'run 8']);
  });

  test('deletes a record by another name in the same folder, and undo brings it back', async () => {
    await row('run 5').locator('[data-name=delete]').click();
    await page.locator('.jp-Dialog button:has-text("Delete")').click();
    await expect.poll(titles).not.toContain('run 5');
    expect(readdirSync(join(lab.files, 'runs'))).toContain('run5.json.deleted');
    await panel.locator('[data-name=undo]').click();
    await expect.poll(titles).toContain('run 5');
    expect(existsSync(join(lab.files, 'runs/run5.json'))).toBe(true);
  });

  test('goes from row to row by keyboard, opens a record as a document', async () => {
    const first = panel.locator('.sr-RunRow').nth(1);
    await first.focus();
    await page.keyboard.press('ArrowDown');
    const [, , title] = await titles();
    const active = () => page.evaluate(() => document.activeElement?.querySelector('.sr-RunRow-title')?.textContent);
    await expect.poll(active).toBe(title);
    const saved = page.waitForEvent('download');
    await panel.locator('.sr-RunRow:focus [data-name=csv]').click();
    expect(readFileSync(await (await saved).path(), 'utf8')).toMatch(/^model,series,split,epoch,value\r\n/);
    await panel.locator('.sr-RunRow').nth(2).focus();
    await page.keyboard.press('Enter');
    const opened = page.locator('.jp-MimeDocument');
    await opened.locator('.sr-Plot svg.main-svg').first().waitFor();
    await expect.poll(() => opened.locator('.sr-Title').first().textContent()).toBe(title);
  });

  test('lays 20 runs over one another: curves on three axes, differences of the set-up, scores with intervals', async () => {
    for (let i = 0; i < 20; i++) await row(`run ${i}`).locator('[data-name=select]').check();
    await panel.locator('[data-name=compare]').click();
    const compared = page.locator('.jp-StillroomCompared');
    // They differ in the seed alone.
    await expect.poll(() => compared.locator('.sr-Legend').first().locator('.sr-Legend-item').allTextContents()).toEqual(['run']);
    await expect.poll(() => compared.locator('.scatterlayer .js-fill').count()).toBe(1);
    await compared.locator('[data-name=single]').first().check();
    await compared.locator('.scatterlayer .js-line').nth(20).waitFor();
    await compared.locator('[data-name=bands]').uncheck();
    await expect.poll(() => compared.locator('.scatterlayer .js-line').count()).toBe(20);
    const xOf = (place: number) =>
      compared
        .locator('.sr-Plot')
        .first()
        .evaluate((node, at) => Math.max(...(node as unknown as { _fullData: { x: number[] }[] })._fullData[at].x), place);
    expect(await xOf(0)).toBe(6);
    await compared.locator('select[data-name=axis]').selectOption('seconds');
    await expect.poll(() => xOf(19)).toBeGreaterThan(9);
    await compared.locator('select[data-name=axis]').selectOption('steps');
    await expect.poll(() => xOf(0)).toBeGreaterThan(50);
    const values = () => compared.locator('.sr-Readout-values dd').allTextContents();
    expect(new Set(await values()).size).toBeGreaterThan(10);
    const atEnd = (await values()).join();
    await compared.locator('.sr-Plot').first().focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => compared.locator('.sr-Readout-place').textContent()).toMatch(/^step \d/);
    await expect.poll(async () => (await values()).join()).not.toBe(atEnd);
    await page.keyboard.press('Escape');
    await expect.poll(async () => (await values()).join()).toBe(atEnd);
    const settings = () => compared.locator('.sr-TableBox tbody th').allTextContents();
    await expect
      .poll(async () => (await settings()).filter((name) => ['seed', 'epochs', 'started'].includes(name)))
      .toEqual(['seed']);
    await expect.poll(() => compared.locator('.sr-Comparison caption').first().textContent()).toContain('95 % interval');
    await compared.locator('.sr-Legend-item').first().click();
    await expect.poll(() => compared.locator('.scatterlayer .js-line').count()).toBe(19);
    const violations = await axeViolations(page, '.jp-StillroomCompared');
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
    await expect.poll(() => kept('workspaces/default')).toMatch(/"current": ?"stillroom-runs-compared/);
    await page.reload();
    await restored(page);
    await page.locator('.jp-StillroomCompared .scatterlayer .js-fill').first().waitFor();
  });

  test('lists the runs of an open notebook, and goes to the cell; a closed one takes its runs along', async () => {
    const views = [50, 51].map((i) => bundle({ ...computeRunView(record(i, `saved ${i}`)) }));
    lab.notebook('two.ipynb', views);
    const notebook = await openNotebook(page, 'two.ipynb');
    await expect.poll(titles).toContain('saved 51');
    await row('saved 51').locator('[data-name=open]').click();
    await expect.poll(() => notebook.locator('.jp-Cell').nth(1).getAttribute('class')).toContain('jp-mod-active');
    await row('saved 50').locator('[data-name=delete]').click();
    await page.locator('.jp-Dialog button:has-text("Delete")').click();
    await expect.poll(titles).not.toContain('saved 50');
    await panel.locator('[data-name=undo]').click();
    await expect.poll(titles).toContain('saved 50');
    await execute(page, 'docmanager:save');
    await execute(page, 'application:close');
    await expect.poll(titles).not.toContain('saved 51');
  });

  test('500 records are listed, and a word filters them', async () => {
    const small = exampleRecord({ epochs: 1, pointsAnEpoch: 2, examples: 1 });
    for (let i = 0; i < 480; i++) {
      const started = new Date(Date.UTC(2026, 2, 1, 0, i)).toISOString();
      const many = { ...small, title: `many ${i}`, stamp: { ...small.stamp, started } };
      writeFileSync(join(lab.files, `runs/many${i}.json`), JSON.stringify(many));
    }
    await panel.locator('[data-name=refresh]').click();
    await expect.poll(() => panel.locator('.sr-RunCount').textContent()).toBe('506 runs');
    await expect.poll(() => panel.locator('.sr-RunRow').count()).toBe(100);
    await panel.locator('.sr-RunRow').first().focus();
    await page.keyboard.press('End');
    await expect.poll(() => panel.locator('.sr-RunRow').count()).toBe(506);
    await panel.locator('[data-name=filter]').fill('many479');
    await expect.poll(titles).toEqual(['many 479']);
    await panel.locator('[data-name=filter]').fill('');
    for (let i = 0; i < 480; i++) unlinkSync(join(lab.files, `runs/many${i}.json`));
    await panel.locator('[data-name=refresh]').click();
    await expect.poll(() => panel.locator('.sr-RunRow').count()).toBe(26);
    // The panel may have been reading one just when it was deleted, and the browser says so by itself.
    const others = opened.complaints.filter((complaint) => !complaint.includes('404 (Not Found)'));
    opened.complaints.splice(0, Infinity, ...others);
  });

  test('are a table that is sorted, filtered, grouped and saved, with columns that are there again after a reload', async () => {
    await panel.locator('[data-name=table]').click();
    const table = page.locator('.jp-StillroomTable');
    const names = () => table.locator('tbody .sr-RunRow-title').allTextContents();
    await expect.poll(() => table.locator('[role=status]').textContent()).toBe('26 runs');
    const inTable = table.locator('tr', { has: page.locator('.sr-RunRow-title:text-is("run 3")') }).locator('[data-name=select]');
    await row('run 3').locator('[data-name=select]').check();
    await expect.poll(() => inTable.isChecked()).toBe(true);
    await inTable.click();
    await expect.poll(() => row('run 3').locator('[data-name=select]').isChecked()).toBe(false);
    await table.locator('th[data-column="seed"] [data-name=sort]').click();
    await expect.poll(async () => (await names())[0]).toBe(hostile);
    await table.locator('th[data-column="seed"] [data-name=sort]').click();
    await expect.poll(async () => (await names()).slice(0, 2)).toEqual(['run 0', 'run 1']);
    await table.locator('input[data-name=column-filter][data-column="seed"]').fill('3..4');
    await expect.poll(names).toEqual(['run 2', 'run 3']);
    await table.locator('input[data-name=column-filter][data-column="seed"]').fill('');
    await table.locator('summary:has-text("Columns")').click();
    await table.locator('input[data-column="setting batchSize"]').check();
    await table.locator('summary:has-text("Columns")').click();
    await table.locator('select[data-name=group]').selectOption('seeds');
    await expect.poll(() => table.locator('.sr-RunsTable-group').count()).toBeGreaterThan(1);
    const saved = page.waitForEvent('download');
    await table.locator('[data-name=csv]').click();
    const text = readFileSync(await (await saved).path(), 'utf8');
    expect(text.split('\r\n')[0]).toMatch(/^run,id,.*setting batchSize/);
    expect(text).toContain('run 3,');
    const violations = await axeViolations(page, '.jp-StillroomTable');
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await expect.poll(() => kept('settings/@stillroom/lab:runs')).toMatch(/setting batchSize/);
    await expect.poll(() => kept('workspaces/default')).toMatch(/stillroom-runs-table/);
    await page.reload();
    await restored(page);
    await table.locator('th[data-column="setting batchSize"]').waitFor();
    await expect.poll(() => table.locator('select[data-name=group]').inputValue()).toBe('seeds');
    await table.locator('select[data-name=group]').selectOption('');
    await execute(page, 'application:close');
  });

  test('those of a study and of a sweep are listed by the output that carries them, and compared', async () => {
    const records = exampleSweptRecords({ temperatures: [1, 4], seeds: [1, 2, 3] });
    const view = sweepView(records);
    const data = { ...bundle({ ...view }), [recordsMime]: { records } };
    lab.notebook('swept.ipynb', [data]);
    const notebook = await openNotebook(page, 'swept.ipynb');
    await expect.poll(titles).toContain('temperature 4, seed 2');
    await notebook.locator('.sr-Plot svg.main-svg').first().waitFor();
    const violations = await axeViolations(page, '.jp-NotebookPanel .jp-StillroomView');
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    await notebook.locator('.sr-Plot').first().focus();
    await row('temperature 4, seed 2').locator('[data-name=open]').click();
    const tab = page.locator('.lm-DockPanel .jp-StillroomCompared:visible');
    await tab.locator('.sr-Plot svg.main-svg').first().waitFor();
    await expect.poll(() => tab.locator('.sr-Title').first().textContent()).toBe('temperature 4, seed 2');
    const saved = page.waitForEvent('download');
    await tab.locator('[data-name=json]').click();
    expect(JSON.parse(readFileSync(await (await saved).path(), 'utf8'))).toEqual(JSON.parse(JSON.stringify(records[4])));
    await execute(page, 'application:close');
    for (const { title } of records) await row(title).locator('[data-name=select]').check();
    await panel.locator('[data-name=compare]').click();
    const compared = page.locator('.jp-StillroomCompared:visible');
    await expect
      .poll(() => compared.locator('.sr-Legend').first().locator('.sr-Legend-item').allTextContents())
      .toEqual(['temperature 1', 'temperature 4']);
    await expect.poll(() => compared.locator('[data-kind=sweep] .sr-Title').first().textContent()).toBe('What the settings did');
    await execute(page, 'application:close');
    await execute(page, 'docmanager:open', { path: 'swept.ipynb' });
    // Else JupyterLab asks whether to.
    await execute(page, 'docmanager:save');
    await execute(page, 'application:close');
    await expect.poll(titles).not.toContain('temperature 4, seed 2');
  });

  test('axe finds nothing in the panel', async () => {
    const violations = await axeViolations(page, '#stillroom-runs');
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });
});

const setUp = `const { tf } = kd
const net = (seed: number, units: number) => kd.seeded(seed, () => tf.sequential({ layers: [
  tf.layers.dense({ units, activation: 'relu', inputShape: [784] }), tf.layers.dense({ units: 10 })] }))
const few = kd.mnist({ train: 400, validation: 100, test: 100 })
const teacher = net(1, 32)
const distil = (title: string, epochs: number, show = true) =>
  kd.distill({ teacher, student: net(2, 8), data: few, epochs, baseline: false, title, batchSize: 20, show })`;

describe.skipIf(!chromium)('a run that goes on', () => {
  const live = () => row('alive');
  const states = () => live().locator('.sr-Status').textContent();

  beforeAll(async () => {
    await panel.locator('[data-name=filter]').fill('');
    await execute(page, 'stillroom:new-notebook');
    await idle(page);
    await execute(page, 'notebook:delete-cell').catch(() => undefined);
    await begin(page, setUp);
    await idle(page);
    await begin(
      page,
      `const run = await distil('alive', 100_000);\n[run.status, run.changes!.length, run.scores.student?.test?.rows].join(' ')`
    );
    await live().locator('progress').waitFor();
  });

  test('is seen with its progress, speed, time left and sparkline, in the same nodes from update to update', async () => {
    await expect.poll(() => live().locator('.sr-Live-numbers').textContent()).toMatch(/train loss .* steps\/s, .* left/);
    const seen = await live().evaluate(
      (node) =>
        new Promise<{ updates: number; replaced: number }>((done) => {
          const parts = ['progress', 'polyline', '.sr-Run-far', '[data-name=pause]'].map((what) => node.querySelector(what));
          let [updates, replaced] = [0, 0];
          new MutationObserver((_, observer) => {
            updates++;
            parts.forEach((part) => (replaced += Number(!part?.isConnected)));
            if (updates < 20) return;
            observer.disconnect();
            done({ updates, replaced });
          }).observe(node, { subtree: true, attributes: true, attributeFilter: ['points', 'value'] });
          // A row that is gone is told of by no observer of its own.
          new MutationObserver((_, observer) => {
            if (node.isConnected) return;
            observer.disconnect();
            done({ updates, replaced: replaced + 1 });
          }).observe(document.body, { subtree: true, childList: true });
        })
    );
    expect(seen).toEqual({ updates: 20, replaced: 0 });
  });

  test('is paused, resumed, changed and stopped from the panel, and its record says so', async () => {
    await live().locator('[data-name=pause]').click();
    await expect.poll(states).toContain('paused');
    await expect.poll(() => panel.locator('.sr-Unseen').textContent()).toBe('alive: paused');
    const step = () =>
      live()
        .locator('progress')
        .evaluate((bar) => (bar as HTMLProgressElement).value);
    const before = await step();
    await live().locator('summary').click();
    const temperature = live().locator('input[data-name="temperature soft"]');
    await temperature.fill('-3');
    await temperature.press('Enter');
    await expect.poll(() => answer(live())).toContain('expected temperature to be a finite number at least 0.01');
    await temperature.fill('2');
    await temperature.press('Enter');
    await expect.poll(() => answer(live())).toContain('temperature of "soft" 2');
    expect(await step()).toBe(before);
    await live().locator('[data-name=pause]').click();
    await expect.poll(states).toContain('running');
    await expect.poll(step).toBeGreaterThan(before);
    await expect.poll(() => temperature.getAttribute('placeholder')).toBe('2');
    await live().locator('[data-name=stop]').click();
    await expect.poll(states).toContain('stopped');
    const value = async () => (await cells(page)).at(-1)!.outputs!.at(-1)!.data!['text/plain'];
    await expect.poll(value).toBe("'stopped 1 100'");
    const view = (await cells(page)).at(-1)!.outputs![0].data!['application/vnd.stillroom.v1+json'];
    expect(view.lossCurves.changes).toEqual([{ epoch: expect.any(Number), text: 'temperature of "soft" 4 to 2' }]);
  });

  test('an interrupt during a pause ends it, and a restart during one leaves nothing going on', async () => {
    await begin(page, "const second = await distil('second', 100_000); second.status");
    await row('second').locator('[data-name=pause]').click();
    await expect.poll(() => row('second').locator('.sr-Status').textContent()).toContain('paused');
    await page.locator('[data-command="notebook:interrupt-kernel"]:visible').click();
    await expect.poll(() => row('second').locator('.sr-Status').textContent()).toContain('stopped');
    await idle(page);
    await begin(page, "const third = await distil('third', 100_000)");
    await row('third').locator('[data-name=pause]').click();
    await expect.poll(() => row('third').locator('.sr-Status').textContent()).toContain('paused');
    void execute(page, 'notebook:restart-kernel').catch(() => undefined);
    await page.locator('.jp-Dialog button:has-text("Restart")').click();
    await expect.poll(() => panel.locator('.sr-Live:visible').count()).toBe(0);
    await idle(page);
    const said = (title: string) => row(title).locator('.sr-Status').textContent();
    expect(await Promise.all(['alive', 'second'].map(said))).toEqual(['■ stopped', '■ stopped']);
    // A kernel that is ended may or may not come to keep what a run has so far.
    expect(['■ stopped', '? ended without a result']).toContain(await said('third'));
    // JupyterLab's own word of a restart.
    opened.complaints = opened.complaints.filter((one) => !one.startsWith('Connection lost, reconnecting'));
  });

  test('is there with its numbers when its page was closed while it ran, without an output, after a reload and after a restart', async () => {
    const says = (title: string) => row(title).locator('.sr-RunRow-says').textContent();
    // The kernel is new.
    await begin(page, setUp);
    await idle(page);
    const sign = join(lab.files, 'go');
    const wait = `const { existsSync } = require('node:fs'); while (!existsSync(${JSON.stringify(sign)})) {}`;
    await begin(page, `const quiet = await distil('quiet', 2, false); ${wait} quiet.status`);
    // The kernel does one long thing, and cannot answer.
    await expect.poll(() => says('quiet')).toBe('Its record is still to come from the kernel.');
    writeFileSync(sign, '');
    await expect.poll(() => says('quiet')).toContain('Error on test');
    expect(await row('quiet').locator('[data-name=select]').isEnabled()).toBe(true);
    await begin(
      page,
      `const closed = await distil('closed', 60)
const student = (seed: number) => net(seed, 8)
const several = await kd.study({ teacher, student, data: few, epochs: 2, seeds: 2, baseline: false, title: 'several' })
several`
    );
    await row('closed').locator('progress').waitFor();
    const path = await savedPath(page);
    await page.goto('about:blank');
    const busy = async () =>
      ((await (await fetch(`${lab.url}/api/kernels`)).json()) as { execution_state: string }[]).some(
        (kernel) => kernel.execution_state === 'busy'
      );
    await expect.poll(busy, { timeout: 120_000 }).toBe(false);
    await page.goto(`${lab.url}/lab/tree/${path}`);
    await restored(page);
    await execute(page, 'stillroom:show-runs');
    await expect.poll(() => row('closed').locator('.sr-Status').textContent()).toBe('✓ done');
    await expect.poll(() => says('closed')).toContain('Error on test');
    await expect.poll(() => says('quiet')).toContain('Error on test');
    const ofStudy = panel.locator('.sr-RunRow', { has: page.locator('.sr-RunRow-title:text-is("several")') });
    await expect.poll(() => ofStudy.locator('.sr-RunRow-says:has-text("Error on test")').count()).toBe(2);
    const places = (await ofStudy.locator('.sr-Note').allTextContents()).map((text) => /seed \d/.exec(text)?.[0]);
    expect(places.sort()).toEqual(['seed 0', 'seed 1']);
    void execute(page, 'notebook:restart-kernel').catch(() => undefined);
    await page.locator('.jp-Dialog button:has-text("Restart")').click();
    await idle(page);
    await page.reload();
    await restored(page);
    await expect.poll(() => says('quiet')).toContain('Error on test');
    await row('quiet').locator('[data-name=open]').click();
    await page.locator('.jp-StillroomCompared:visible .sr-Plot svg.main-svg').first().waitFor();
    opened.complaints = opened.complaints.filter((one) => !one.startsWith('Connection lost, reconnecting'));
  });
});
