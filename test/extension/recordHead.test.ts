import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readRecord } from '../../extension/src/runs/model/readRecord';
import { toRunItem } from '../../extension/src/runs/model/toRunItem';
import { exampleRecord } from '../views/exampleRecord';
import { exampleSweptRecords } from '../views/exampleSweptRecords';

const root = resolve(__dirname, '../..');
const golden = join(root, 'test/golden/records');

/** What `stillroom_lab.server` makes of these texts; null where it leaves them to whoever reads the whole. */
function headsOf(texts: readonly string[]): (string | null)[] {
  const code = [
    'import json, sys',
    'from stillroom_lab.server.record_head import record_head',
    'heads = [record_head(text.encode("utf-8", "surrogatepass")) for text in json.load(sys.stdin)]',
    'print(json.dumps([head and head.decode() for head in heads]))'
  ].join('\n');
  const options = { cwd: join(root, 'extension'), input: JSON.stringify(texts), encoding: 'utf8' as const, maxBuffer: 1e8 };
  return JSON.parse(execFileSync(join(root, '.venv/bin/python'), ['-c', code], options)) as (string | null)[];
}

const row = (text: string) => {
  const { view, facts } = readRecord(JSON.parse(text));
  const again = { read: () => Promise.resolve(null), record: () => Promise.resolve(null) };
  const { read: _, record: __, ...item } = toRunItem(view, { kind: 'file', path: 'runs/a.json' }, again, facts);
  return item;
};

const goldenRecords = readdirSync(golden).map((name): [string, string] => [name, readFileSync(join(golden, name), 'utf8')]);
const swept = exampleSweptRecords({ temperatures: [1, 4], seeds: [1] });
const others: [string, object][] = [
  ['an example', exampleRecord()],
  ['one that was stopped', { ...exampleRecord(), status: 'stopped' }],
  ['one without a baseline', exampleRecord({ baseline: false })],
  ['one that goes on', { ...exampleRecord(), status: 'running' }],
  ['one without scores', { ...exampleRecord(), scores: {} }],
  ['one with scores of the last epoch alone', { ...exampleRecord(), scores: { lastStudent: exampleRecord().scores.student } }],
  ...swept.map((record): [string, object] => [record.title, record])
];
const records = [...goldenRecords, ...others.map(([name, record]): [string, string] => [name, JSON.stringify(record)])];

test('the head of a record gives the same row as the whole, or there is none', () => {
  const heads = headsOf(records.map(([, text]) => text));
  records.forEach(([name, text], i) => {
    const head = heads[i];
    if (head !== null) expect(row(head), name).toEqual(row(text));
  });
  const without = records.flatMap(([name], i) => (heads[i] === null ? [name] : []));
  expect(without).toEqual(['failed.json', 'one that goes on', 'one without scores', 'one with scores of the last epoch alone']);
  const sizes = (texts: (string | null)[]) => texts.reduce((sum, text) => sum + (text?.length ?? 0), 0);
  expect(sizes(heads)).toBeLessThan(sizes(records.map(([, text]) => text)) / 2);
});

test('what is no record, or not as JSON has it, has no head', () => {
  const record = exampleRecord({ epochs: 1, pointsAnEpoch: 1, examples: 1 });
  const text = JSON.stringify(record);
  const texts = [
    ...['', '[]', 'null', '{"schema": "stillroom.run/1"}', `${text}x`, `\ufeff${text}`],
    text.replace('"seconds":93.4', '"seconds":NaN'),
    text.replace('"seconds":93.4', '"seconds":1e999'),
    `{"schema": "stillroom.run/1", "history": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    JSON.stringify({ ...record, schema: 'stillroom.run/2' }),
    JSON.stringify({ ...record, scores: [1], participants: 3 }),
    JSON.stringify({ ...record, history: { step: {}, epoch: {} } })
  ];
  expect(headsOf(texts)).toEqual(texts.map(() => null));
  // A half of a character stays one.
  const [head] = headsOf([JSON.stringify({ ...record, title: 'a\ud800' })]);
  expect((JSON.parse(head!) as { title: string }).title).toBe('a\ud800');
});
