import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { mvtecAd } from '../../../src/data/sources/mvtecAd';
import { png, said, writeClasses, writeFiles } from './writeImageFiles';

const folder = mkdtempSync(join(tmpdir(), 'stillroom-mvtec-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function bottle(name: string): Promise<string> {
  const root = join(folder, name);
  const path = await writeClasses(join(root, 'bottle'), {
    'train/good': 40,
    'test/good': 10,
    'test/broken': 20,
    'test/dirt': 20
  });
  const masks: { [path: string]: Buffer } = {};
  for (const kind of ['broken', 'dirt'])
    for (let i = 1; i <= 20; i++)
      if (kind === 'dirt' || i > 1) masks[`ground_truth/${kind}/${i}_mask.png`] = await png({ from: i });
  writeFiles(path, { ...masks, 'license.txt': 'x' });
  return root;
}

describe('mvtecAd', () => {
  test('gives the published parts, good and each defect, and says that train has no defect', async () => {
    const root = await bottle('published');
    const { data, files, masks, findings } = await mvtecAd(root, { category: 'bottle', size: 4 });
    expect(data.train).toMatchObject({ name: 'bottle train', classes: ['good', 'broken', 'dirt'] });
    expect([data.train.y.length, data.validation, data.test!.y.length]).toEqual([40, undefined, 50]);
    expect(new Set(data.train.y)).toEqual(new Set([0]));
    expect(said(findings, 'onlyGoodInTrain')[0]).toMatch(/^warning: As published, all images of train are good/);
    expect(said(findings, 'missingInTrain')[0]).toMatch(/^problem: 2 classes without any image in train: broken, dirt/);
    expect(said(findings, 'missingMasks')).toEqual([
      'warning: 1 defective image without a mask in ground_truth: test/broken/1.png.'
    ]);
    for (const [row, file] of files.test!.entries()) {
      const [, kind, name] = file.split('/');
      const expected =
        kind === 'good' || file === 'test/broken/1.png' ? null : `ground_truth/${kind}/${name.replace('.', '_mask.')}`;
      expect(masks.test![row]).toBe(expected);
    }
    expect(masks.train.every((mask) => mask === null)).toBe(true);
  });

  test('{deal} gives each part its share of each defect and leaves the good ones of test there', async () => {
    const path = join(await bottle('dealt'), 'bottle');
    const { data, files, findings } = await mvtecAd(path, { size: 4, deal: true });
    const counts = (part: 'train' | 'validation' | 'test') =>
      [0, 1, 2].map((label) => data[part]!.y.filter((one) => one === label).length);
    expect([counts('train'), counts('validation'), counts('test')]).toEqual([
      [33, 14, 14],
      [7, 3, 3],
      [10, 3, 3]
    ]);
    expect(files.test!.filter((file) => file.includes('good')).every((file) => file.startsWith('test/good'))).toBe(true);
    expect(said(findings, 'dealtDefects')[0]).toMatch(
      /^info: 40 defective images of test dealt to train, validation and test: not the published split/
    );
    expect((await mvtecAd(path, { size: 4, deal: true })).files).toEqual(files);
    expect((await mvtecAd(path, { size: 4, deal: true, seed: 1 })).files).not.toEqual(files);
  });

  test('{together} is good against defect', async () => {
    const { data } = await mvtecAd(join(folder, 'dealt', 'bottle'), { size: 4, deal: true, together: true });
    expect(data.train.classes).toEqual(['good', 'defect']);
    expect(data.train.y.filter((label) => label === 1)).toHaveLength(28);
  });

  test('refuses another layout, and names the categories that it sees', async () => {
    await expect(mvtecAd(join(folder, 'dealt'))).rejects.toThrow(
      'mvtecAd: expected train/good and test with a folder for each defect, got bottle; give {category: "bottle"}, or another of 1 folder'
    );
    const path = await writeClasses(join(folder, 'classes'), { a: 1, b: 1 });
    await expect(mvtecAd(path)).rejects.toThrow('got a, b; give the folder of one category');
    await expect(mvtecAd(path, { category: '../x' })).rejects.toThrow('expected category to be the name of a folder, got "../x"');
    await expect(mvtecAd(path, { deal: 1 as never })).rejects.toThrow('expected deal to be true or false, got 1');
  });
});
