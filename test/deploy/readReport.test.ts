import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fc } from '../seededFastCheck';
import { readReport } from '../../src/deploy/readReport';
import { valuePaths, withValue } from '../valuePaths';
import { exampleRecord } from '../views/exampleRecord';
import { reportWith, reportWithText } from './minimalReport';

const folder = mkdtempSync(join(tmpdir(), 'stillroom-report-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const whole = {
  schema: 'stillroom.report/1',
  title: 'Digits',
  notebook: 'digits.ipynb',
  records: [exampleRecord({ epochs: 3 })]
};

let count = 0;

/** A page with these data in it, and whatever a test does to it. */
function page(content: unknown, damage: (html: string) => string = (html) => html): string {
  const path = join(folder, `${count++}.html`);
  writeFileSync(path, damage(reportWith(content)));
  return path;
}

test('readReport(path) gives title, notebook and the records whole, which show themselves', async () => {
  const read = await readReport(page(whole));
  expect(read).toEqual({ title: 'Digits', notebook: 'digits.ipynb', records: whole.records });
  expect(Symbol.for('Jupyter.display') in read.records[0]).toBe(true);
});

test.each([
  ['no file', () => join(folder, 'none.html'), /expected a report in .*none\.html, got ENOENT; write one/],
  ['a page that is no report', () => page(whole, () => '<p>hello</p>'), /to be a Stillroom report, got a file without its data/],
  ['a file that is cut off', () => page(whole, (html) => html.slice(0, 2000)), /got one that is cut off or was changed/],
  [
    'a changed number',
    () => page(whole, (html) => html.replace('"epochs":3', '"epochs":4')),
    /to have the checksum .*…, got .*damaged/
  ],
  [
    'a newer format',
    () => page({ ...whole, schema: 'stillroom.report/2' }),
    /to have schema "stillroom.report\/1", got "stillroom.report\/2"/
  ],
  ['an older format', () => page({ ...whole, schema: 'stillroom.report/0' }), /with the version of Stillroom that wrote it/],
  ['no list of records', () => page({ ...whole, records: {} }), /expected title, notebook and records/],
  [
    'a record that is none',
    () => page({ ...whole, records: [{ schema: 'stillroom.run/1' }] }),
    /record 1 of .* must have required property/
  ],
  ['a record of another version', () => page({ ...whole, records: [{ schema: 'stillroom.run/2' }] }), /got "stillroom.run\/2"/],
  ['data that are no object', () => page('text'), /to be a JSON object/]
])('readReport refuses %s, in one sentence', async (_, path, words) => {
  await expect(readReport(path())).rejects.toThrow(words);
});

test('readReport of a record in which anything may be anything: the record, or a refusal in one sentence', async () => {
  const [record] = whole.records;
  const strange = fc.oneof(fc.constantFrom<unknown>(null, '', '<script>', 1e308, -1, [], {}, '__proto__'), fc.jsonValue());
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...valuePaths(record)), strange, async (place, value) => {
      const path = page({ ...whole, records: [withValue(record, place, value)] });
      const read = await readReport(path).catch((error: unknown) => error as Error);
      if (read instanceof Error) expect(read.message).toMatch(/^readReport: .*; /);
      else expect(read.records).toHaveLength(1);
    }),
    { numRuns: 200 }
  );
});

const changed = (after: string) => JSON.stringify(whole).replaceAll('<', '\\u003c').replace('"epochs":3', after);

test.each([
  ['a number beyond all', '"epochs":1e999'],
  ['lists 100,000 deep', `"epochs":${'['.repeat(1e5)}${']'.repeat(1e5)}`],
  ['fields that are prototypes', '"epochs":3,"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}']
])('readReport of %s: refused, and no object has anything of it', async (_, after) => {
  await expect(readReport(page({}, () => reportWithText(changed(after))))).rejects.toThrow(/^readReport: /);
  expect({}).not.toHaveProperty('polluted');
});
