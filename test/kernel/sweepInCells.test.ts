import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { emptyFolder, shown, startKernel, streamed } from './kernelUnderTest';

test('a cell runs a sweep whose trial is a file beside the notebook, in this process and in workers, with the same records', async () => {
  const folder = emptyFolder();
  for (const file of ['cloudTrial.ts', 'clouds.ts'])
    copyFileSync(join(__dirname, '../train/sweep', file), join(folder.path, file));
  const kernel = await startKernel(folder.path);
  try {
    const options = `{ trial: './cloudTrial.ts', parameters: { learningRate: kd.choice([0.01, 1000]), temperature: kd.choice([4]) } }`;
    const result = await kernel.run(`const here = await kd.sweep(${options});
const there = await kd.sweep({ ...${options}, on: kd.workerProcesses({ count: 1 }) });
const plain = ({ records }: typeof here) => JSON.stringify(records.map(record => ({ ...record, stamp: null })));
console.log(here.says === there.says && plain(here) === plain(there));
here.says`);
    expect(result.reply.status, JSON.stringify(result)).toBe('ok');
    expect(streamed(result)).toContain('true');
    expect(shown(result)).toContain('2 of 2 trials have ended: 1 done, 0 stopped early, 1 failed');
    const closure = await kernel.run(`await kd.sweep({ ...${options}, trial: () => here.records[0], on: kd.workerProcesses() })`);
    expect(closure.reply.evalue).toMatch(
      /^workerProcesses: expected trial to be the path of a file, since no function goes to another process/
    );
  } finally {
    await kernel.close();
    folder.remove();
  }
});
