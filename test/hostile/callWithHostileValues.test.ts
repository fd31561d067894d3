import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fuzzSeed, fuzzTimes } from '../seededFastCheck';
import { exampleRecord } from '../views/exampleRecord';
// @ts-expect-error plain JavaScript, which runs the compiled toolkit in a process of its own
import { supervised } from './superviseCalls.cjs';

interface Found {
  counts: { worked: number; refused: number };
  functions: number;
  odd: string[];
}

/** A call that does not come back, ends its process or takes gigabytes is among what is odd. */
async function runs(script: string, times: number): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'stillroom-'));
  const record = join(folder, 'record.json');
  writeFileSync(record, JSON.stringify(exampleRecord({ epochs: 2, classes: ['no', 'yes'], examples: 4 })));
  return (await supervised({ script, folder, record, seed: fuzzSeed, times })) as Found;
}

test('every public function, called with values that nobody should pass, works or says what it expected, and leaves no tensor', async () => {
  const { counts, functions, odd } = await runs('callWithHostileValues.cjs', fuzzTimes);
  expect(odd).toEqual([]);
  expect(functions).toBeGreaterThan(150);
  expect(counts.worked).toBeGreaterThan(100);
  expect(counts.refused).toBeGreaterThan(500);
});

test('annotations, reports, records, checkpoints and caches that were changed, and paths that lead to no file, are read or refused in words', async () => {
  const { counts, odd } = await runs('readMutatedFiles.cjs', fuzzTimes);
  expect(odd).toEqual([]);
  expect(counts.worked).toBeGreaterThan(50);
  expect(counts.refused).toBeGreaterThan(50);
});
