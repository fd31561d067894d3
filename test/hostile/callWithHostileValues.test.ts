import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { fuzzSeed, fuzzTimes } from '../seededFastCheck';
import { exampleRecord } from '../views/exampleRecord';

test('every public function, called with values that nobody should pass, works or says what it expected, and leaves no tensor', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'stillroom-'));
  const record = join(folder, 'record.json');
  writeFileSync(record, JSON.stringify(exampleRecord({ epochs: 2, classes: ['no', 'yes'], examples: 4 })));
  const args = [join(__dirname, 'hostile.cjs'), folder, record, String(fuzzSeed), String(fuzzTimes)];
  // A call that never comes back is ended here, and the last line of stderr names it.
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 28, timeout: 600_000 * fuzzTimes });
  const { counts, functions, odd } = JSON.parse(stdout) as {
    counts: { worked: number; refused: number };
    functions: number;
    odd: string[];
  };
  expect(odd).toEqual([]);
  expect(functions).toBeGreaterThan(150);
  expect(counts.worked).toBeGreaterThan(100);
  expect(counts.refused).toBeGreaterThan(500);
});
