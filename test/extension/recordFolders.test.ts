import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromium } from '../chromium';
import { execute, openLab, startLab, type Lab } from '../startLab';
import { exampleRecord } from '../views/exampleRecord';

let lab: Lab;
let page: Page;
let outside: string;

const secret = { ...exampleRecord({ epochs: 1, pointsAnEpoch: 2, examples: 1 }), title: 'of somebody else' };

beforeAll(async () => {
  if (!chromium) return;
  lab = await startLab();
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
