import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = resolve(__dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'stillroom-keep-'));
const path = join(folder, 'sample.ipynb');
const picture = 'iVBORw0KGgo' + 'A'.repeat(40);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function code(source: string, outputs: object[] = [], count: number | null = null, metadata = {}): object {
  return { cell_type: 'code', id: source.slice(0, 1), source, outputs, execution_count: count, metadata };
}

function keep(executed: object[]): string {
  const notebook = (cells: object[]) => JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells });
  writeFileSync(path, notebook([code('a = 1', [], null, { tags: ['data'] }), code('b')]));
  writeFileSync(join(folder, 'executed.json'), notebook(executed));
  const script = `import nbformat, sys; from pathlib import Path; from keep_outputs import keep_outputs
print(keep_outputs(nbformat.read(sys.argv[1], 4), Path(sys.argv[2])))`;
  const env = { ...process.env, PYTHONPATH: join(root, 'scripts') };
  return execFileSync(join(root, '.venv/bin/python'), ['-c', script, join(folder, 'executed.json'), path], {
    env,
    encoding: 'utf8'
  });
}

test('keep_outputs writes outputs into the notebook, and nothing of the machine, of the time or twice', () => {
  const place = `/ho${''}me/somebody/x/model.json`;
  const told = { output_type: 'stream', name: 'stdout', text: `saved ${place}` };
  const figure = { 'text/html': `<img src="data:image/png;base64,${picture}">`, 'image/png': `${picture}\n`, 'text/plain': 'x' };
  const shown = { output_type: 'execute_result', execution_count: 2, metadata: {}, data: figure };
  expect(
    keep([code('a = 1', [told], 1, { execution: { 'shell.execute_reply': '2026-01-01T00:00:00Z' } }), code('b', [shown], 2)])
  ).toBe('None\n');
  const { cells, metadata } = JSON.parse(readFileSync(path, 'utf8'));
  expect(cells.map((cell: any) => [cell.execution_count, cell.metadata])).toEqual([
    [1, { tags: ['data'] }],
    [2, {}]
  ]);
  expect([cells[0].outputs[0].text].flat().join('')).toBe('saved …/model.json');
  expect(Object.keys(cells[1].outputs[0].data).sort()).toEqual(['text/html', 'text/plain']);
  expect(metadata.stillroom.executed).toBe(createHash('sha256').update('a = 1\0b').digest('hex'));
});

test('keep_outputs writes a view on one line, whatever is in its texts', () => {
  const view = {
    kind: 'scores',
    says: 'a "quoted" word\nand "stillroom-long-1"',
    values: Array.from({ length: 500 }, (_, i) => i / 7),
    none: null
  };
  const shown = (value: object) => ({
    ...{ output_type: 'display_data', metadata: {} },
    data: { 'application/vnd.stillroom.v1+json': value, 'text/plain': 'x' }
  });
  expect(keep([code('a = 1', [shown(view), shown({ ...view, kind: 'claims' })], 1), code('b', [], 2)])).toBe('None\n');
  const text = readFileSync(path, 'utf8');
  expect(text.split('\n').length).toBeLessThan(80);
  const { outputs } = JSON.parse(text).cells[0];
  expect(outputs.map(({ data }: any) => data['application/vnd.stillroom.v1+json'])).toEqual([view, { ...view, kind: 'claims' }]);
});

test('keep_outputs keeps a picture as it is, though its bytes have what would be paths in a text', () => {
  let state = 1;
  const bytes = Buffer.from(Array.from({ length: 30_000 }, () => (state = (state * 48271) % 2147483647) >> 8));
  const data = { 'image/png': bytes.toString('base64'), 'text/plain': 'a picture' };
  expect(data['image/png']).toMatch(/\+\/\w+\/\w/);
  const returned = { output_type: 'execute_result', execution_count: 1, metadata: {}, data };
  expect(keep([code('a = 1', [returned], 1), code('b', [], 2)])).toBe('None\n');
  const { cells } = JSON.parse(readFileSync(path, 'utf8'));
  expect(cells[0].outputs[0].data['image/png']).toBe(data['image/png']);
});

test('keep_outputs leaves a notebook alone whose outputs are too large for a repository', () => {
  const told = { output_type: 'stream', name: 'stdout', text: 'x'.repeat(2_000_001) };
  expect(keep([code('a = 1', [told], 1), code('b', [], 2)])).toMatch(
    /^is not kept: with its outputs it has 2,00\d,\d{3} bytes, and at most 2,000,000 are kept/
  );
  expect(JSON.parse(readFileSync(path, 'utf8')).cells[0].outputs).toEqual([]);
});
