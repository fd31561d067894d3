import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { borrowLab } from '../borrowLab';
import { chromium } from '../chromium';
import { execute, openLab, type Lab } from '../startLab';
import { identifyThisProcess } from '../../src/train/checkpoint/identifyThisProcess';
import { exampleRecord } from '../views/exampleRecord';

let lab: Lab;
let page: Page;
let outside: string;

const secret = { ...exampleRecord({ epochs: 1, pointsAnEpoch: 2, examples: 1 }), title: 'of somebody else' };

beforeAll(async () => {
  if (!chromium) return;
  lab = await borrowLab();
  outside = mkdtempSync(join(tmpdir(), 'stillroom-outside-'));
  const write = (path: string, title: string) => writeFileSync(path, JSON.stringify({ ...secret, title }));
  mkdirSync(join(outside, 'runs'));
  write(join(outside, 'runs', 'foreign.json'), 'of somebody else');
  for (const folder of ['runs', 'a b/runs', '.hidden/runs', 'linked']) mkdirSync(join(lab.files, folder), { recursive: true });
  write(join(lab.files, 'runs/own.json'), 'own');
  write(join(lab.files, 'runs/.dotted.json'), 'dotted');
  write(join(lab.files, 'a b/runs/ä.json'), 'with a space');
  write(join(lab.files, '.hidden/runs/hidden.json'), 'hidden');
  symlinkSync(join(outside, 'runs', 'foreign.json'), join(lab.files, 'runs/link.json'));
  symlinkSync(join(outside, 'runs'), join(lab.files, 'linked/runs'));
  execFileSync('mkfifo', [join(lab.files, 'runs/pipe.json')]);
  ({ page } = await openLab(lab, 900));
});

afterAll(async () => {
  await lab?.stop();
  if (outside) rmSync(outside, { recursive: true });
});

/** As the panel asks; the body of an answer that is no success is its status. */
const ask = (path: string, body?: object) =>
  page.evaluate(
    async ([url, sent]) => {
      const token = /_xsrf=([^;]+)/.exec(document.cookie)?.[1] ?? '';
      const init = sent ? { method: 'POST', body: sent as string, headers: { 'X-XSRFToken': token } } : {};
      const response = await fetch(`/stillroom/${url as string}`, init);
      return response.ok ? ((await response.json()) as object) : response.status;
    },
    [path, body && JSON.stringify(body)]
  );

describe.skipIf(!chromium)('the records of a folder, by the server', () => {
  test('are listed without what is hidden, a pipe, or what lies behind a link', async () => {
    const listed = await ask('records?folder=&folder=a%20b&folder=linked&folder=nowhere');
    const none = { names: [], modified: [], sizes: [], links: [] };
    expect(listed).toMatchObject([
      { names: expect.arrayContaining(['own.json', 'link.json']), links: ['link.json'] },
      { names: ['ä.json'], links: [] },
      { ...none, isLink: true },
      { ...none, isLink: false }
    ]);
    expect((listed as { names: string[] }[])[0].names).toHaveLength(2);
  });

  test('are read in portions and one by one; a link, a pipe and a path elsewhere are not', async () => {
    const paths = [
      'runs/own.json',
      'a b/runs/ä.json',
      'runs/link.json',
      'linked/runs/foreign.json',
      'runs/pipe.json',
      'runs/no.json'
    ];
    const { heads } = (await ask('heads', { paths })) as { heads: ({ title: string } | null)[] };
    expect(heads.map((head) => head?.title)).toEqual(['own', 'with a space', ...Array<undefined>(4)]);
    expect(await ask('record?path=runs/own.json')).toMatchObject({ title: 'own', history: { epoch: expect.any(Array) } });
    const record = async (path: string) => [path, await ask(`record?path=${encodeURIComponent(path)}`)];
    for (const path of paths.slice(2)) expect(await record(path)).toEqual([path, 404]);
    for (const path of ['.hidden/runs/hidden.json', '../runs/x.json', 'runs/a\0.json', `${outside}/runs/foreign.json`])
      expect(await record(path)).toEqual([path, 404]);
    for (const path of ['runs/.dotted.json', 'own.json', 'runs/../runs/own.json/', 'runs/x.ipynb'])
      expect(await record(path)).toEqual([path, 400]);
    expect(await ask('records?folder=../..')).toBe(404);
    for (const body of [{}, { paths: 'a' }, { paths: [1] }, { paths: Array<string>(251).fill('runs/own.json') }])
      expect(await ask('heads', body)).toBe(400);
  });

  test('a page that does not send the token of its own server gets nothing', async () => {
    const { status } = await fetch(`${lab.url}/stillroom/heads`, { method: 'POST', body: '{"paths": []}' });
    expect(status).toBe(403);
  });

  test('the panel says of a link that it is one, and reads no more of it', async () => {
    await execute(page, 'stillroom:show-runs');
    const row = (title: string) =>
      page.locator('#stillroom-runs .sr-RunRow', { has: page.locator(`.sr-RunRow-title:text-is("${title}")`) });
    await expect.poll(() => row('own').locator('.sr-RunRow-says').textContent()).toContain('Error on test');
    await expect
      .poll(() => row('link.json').locator('.sr-RunRow-says').textContent())
      .toBe('it is a link, and links are not followed');
    await expect.poll(() => page.locator('#stillroom-runs').textContent()).not.toContain('of somebody else');
  });
});

/** As `markFolderInUse` writes it. */
function claimed(folder: string, by: object, more: object = {}): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'running.json'), JSON.stringify({ as: 'study', title: folder, seeds: [0, 1], by, ...more }));
}

/** A safetensors file without tensors. */
function checkpointOf(record: object): Buffer {
  const header = Buffer.from(JSON.stringify({ __metadata__: { stillroom: JSON.stringify({ record }) } }));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, header]);
}

const checkpointName = (number: number) => `checkpoint-00000${number}.${'ab'.repeat(32)}.safetensors`;

describe.skipIf(!chromium)('what killed processes have left, by the server', () => {
  const own = identifyThisProcess();
  const dead = { ...own, pid: 2 ** 22 + 1 };
  const at = (path: string) => join(lab.files, path);
  const names = async (named: string[] = []) => {
    const [found] = (await ask('interrupted', { folders: [{ folder: 'left', named }] })) as { name: string }[][];
    return found.map(({ name }) => name).sort();
  };

  beforeAll(() => {
    if (!chromium) return;
    claimed(at('left/dead'), dead, { notebook: at('left/a.ipynb') });
    claimed(at('left/dead/seed-0'), dead);
    writeFileSync(at('left/dead/seed-0/record.json'), '{}');
    claimed(at('left/runs/dead'), dead, { title: 7, notebook: '/etc/passwd', seeds: 'many' });
    claimed(at('left/deep/in/dead'), dead);
    claimed(at('left/reused'), { ...own, ticks: 1 });
    claimed(at('left/rebooted'), { ...own, boot: 'another' });
    claimed(at('left/alive'), own);
    claimed(at('left/elsewhere'), { ...own, host: `not ${hostname()}` });
    claimed(at('left/elsewhere-quiet'), { ...own, host: `not ${hostname()}` });
    utimesSync(at('left/elsewhere-quiet/running.json'), 1, 1);
    claimed(at('left/ended'), dead);
    writeFileSync(at('left/ended/record.json'), '{}');
    claimed(at('left/resumed'), dead);
    writeFileSync(at('left/resumed/record.json'), '{}');
    utimesSync(at('left/resumed/record.json'), 1, 1);
    claimed(at('left/gone.deleted'), dead);
    claimed(at('left/.hidden'), dead);
    claimed(at('left/no-checkpoint'), dead, { as: 'run' });
    claimed(at('left/strange'), dead, { as: 'else' });
    claimed(at('left/nobody'), [1]);
    mkdirSync(at('left/torn'));
    writeFileSync(at('left/torn/running.json'), '{"as": "study", "by"');
    claimed(join(outside, 'foreign'), dead);
    symlinkSync(join(outside, 'foreign'), at('left/linked'));
    mkdirSync(at('left/linked-claim'));
    symlinkSync(join(outside, 'foreign/running.json'), at('left/linked-claim/running.json'));
    claimed(at('left/run'), dead, { as: 'run', given: ['teacher', 'bad name', 3] });
    writeFileSync(join(outside, 'stolen.safetensors'), checkpointOf(secret));
    symlinkSync(join(outside, 'stolen.safetensors'), at(`left/run/${checkpointName(3)}`));
    writeFileSync(at(`left/run/${checkpointName(2)}`), checkpointOf({ ...secret, title: 'so far' }));
    writeFileSync(at(`left/run/${checkpointName(1)}`), checkpointOf({ ...secret, title: 'before' }));
  });

  test('is listed where its process lives no more, and not where it has ended, goes on, is hidden or lies behind a link', async () => {
    const direct = ['dead', 'elsewhere-quiet', 'rebooted', 'resumed', 'reused', 'run', 'runs/dead'];
    expect(await names()).toEqual(direct);
    expect(await names(['deep/in/dead', 'linked', 'nowhere/at/all', 'alive'])).toEqual([...direct, 'deep/in/dead'].sort());
    const [found] = (await ask('interrupted', { folders: [{ folder: 'left', named: [] }] })) as { name: string }[][];
    const told = (name: string) => found.find((one) => one.name === name);
    expect(told('dead')).toMatchObject({ as: 'study', seeds: 2, done: 1, notebook: 'left/a.ipynb' });
    expect(told('runs/dead')).toMatchObject({ title: '', seeds: 0, done: 0, notebook: '' });
    expect(told('run')).toMatchObject({ as: 'run', given: ['teacher'] });
  });

  test('has the record so far of its newest whole checkpoint; a link, a hidden folder and one elsewhere have none', async () => {
    const checkpoint = (name: string, folder = 'left') =>
      ask(`checkpoint?folder=${encodeURIComponent(folder)}&name=${encodeURIComponent(name)}`);
    expect(await checkpoint('run')).toMatchObject({ title: 'so far', history: { epoch: expect.any(Array) } });
    for (const name of ['linked', 'dead', 'nowhere', '.hidden', '../left/run', '', '/etc', 'a\0b', 'run/'])
      expect([name, await checkpoint(name)]).toEqual([name, 404]);
    expect(await checkpoint('left/run', '..')).toBe(404);
    for (const body of [{}, { folders: 'a' }, { folders: [{ folder: '' }] }, { folders: [{ folder: 1, named: [] }] }])
      expect(await ask('interrupted', body)).toBe(400);
    const asked = (named: unknown[]) => ask('interrupted', { folders: [{ folder: 'left', named }] });
    for (const name of ['..', '../../etc', '.hidden', '', '/etc', 'a\0b']) expect(await asked([name])).toEqual(await asked([]));
    expect(await asked([7])).toBe(400);
    const { status } = await fetch(`${lab.url}/stillroom/interrupted`, { method: 'POST', body: '{"folders": []}' });
    expect(status).toBe(403);
  });
});
