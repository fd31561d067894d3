import { execFile } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const canChoose = process.platform === 'linux' && availableParallelism() > 1;

test.skipIf(!canChoose)(
  'the same seed gives the same curves and weights on one processor and on all, with convolutions and dense layers',
  async () => {
    const script = join(__dirname, 'coreCountRun.cjs');
    const one = await run('taskset', ['-c', '0', process.execPath, script]);
    const all = await run(process.execPath, [script]);
    expect(Object.keys(JSON.parse(all.stdout))).toEqual(['conv', 'dense']);
    expect(JSON.parse(one.stdout)).toEqual(JSON.parse(all.stdout));
  }
);
