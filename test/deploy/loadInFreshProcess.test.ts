import { execFileSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { saveModel } from '../../src/deploy/saveModel';
import { predict } from '../../src/metrics/predict';
import { softDecisionTree } from '../../src/models/students/softDecisionTree';
import { tabularStudent } from '../../src/models/students/tabularStudent';
import { train } from '../../src/train/train';
import { loanApplications } from '../models/students/loanApplications';

test('tabularStudent and softDecisionTree, trained and saved: another process loads them, asks them and compiles them', async () => {
  const data = [2, 3].map((classes) => loanApplications({ classes }));
  const students = data.flatMap((one) => [tabularStudent(one, { seed: 1 }), softDecisionTree(one, { seed: 1 })]);
  const place = await mkdtemp(join(tmpdir(), 'stillroom-'));
  const folders = students.map((_, i) => join(place, String(i)));
  const expected: number[][] = [];
  for (const [i, student] of students.entries()) {
    await train({ student, data: data[i >> 1], epochs: 3, show: false });
    await saveModel(student, folders[i]);
    const { classes } = data[i >> 1];
    expected.push(Array.from((await predict(student, { ...data[0], classes })).values));
  }
  // JSON has no NaN.
  const rows = Array.from({ length: 50 }, (_, i) => Array.from(data[0].x.subarray(8 * i, 8 * i + 8), String));
  await writeFile(join(place, 'rows.json'), JSON.stringify(rows));
  const child = [join(__dirname, 'loadInFreshProcess.cjs'), join(place, 'rows.json'), ...folders];
  const said = JSON.parse(execFileSync(process.execPath, child, { encoding: 'utf8' })) as { [by: string]: number[] }[];
  said.forEach(({ logits, compiled }, i) => {
    expect(logits.length).toBe(50 * (i < 2 ? 1 : 3));
    logits.forEach((z, k) => {
      expect(Math.abs(z - expected[i][k])).toBeLessThan(1e-5);
      expect(Math.abs(compiled[k] - expected[i][k])).toBeLessThan(1e-5);
    });
  });
});
