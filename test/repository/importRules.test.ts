import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root, runTool } from './runTool';

const cruiser = 'dependency-cruiser/bin/dependency-cruise.mjs';
const rules = ['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'err-long'];
const arrows = require(join(root, 'scripts/repository/importRules.cjs')) as Record<string, Record<string, string[]>>;

test('imports in the kernel that its table does not grant are found, with the rule that they break', async () => {
  const complaint = await runTool(cruiser, ['kernel', ...rules], join(__dirname, 'forbiddenImports'));
  expect(complaint).toMatch(/kernel\/evaluate\/format imports evaluate\/values of kernel.*format\.ts.*stream\.ts/);
  expect(complaint).toMatch(/no circles, types included.*\n?.*One\.ts/);
  expect(complaint).toMatch(/every folder of kernel is in scripts\/repository\/importRules\.cjs.*lost\.ts/);
  expect(complaint).toMatch(/of the host only the type is imported.*kernel\/host\/Host\.ts.*src\/notebook\/Host\.ts/);
});

/** A bundle is a fold over all kinds of view, and a view of each kind shows itself by its bundle. */
const upwards = new Set(['src: views/bundle -> views']);

describe.each(Object.entries(arrows))('the table of arrows in %s', (tree, table) => {
  const used = usedArrows(tree, table);

  test('grants nothing that no file uses', () => {
    const granted = Object.entries(table).flatMap(([folder, others]) => others.map((other) => `${folder} -> ${other}`));
    expect(granted.filter((arrow) => !used.has(arrow))).toEqual([]);
  });

  test('lists every folder after those that it may import, so that no two import each other', () => {
    const seen = new Set<string>();
    for (const [folder, others] of Object.entries(table)) {
      const later = others.map((other) => (other in table ? other : dirname(other))).filter((other) => !seen.has(other));
      expect(later.map((other) => `${tree}: ${folder} -> ${other}`).filter((arrow) => !upwards.has(arrow))).toEqual([]);
      seen.add(folder);
    }
  });
});

/** "folder -> folder" and "folder -> folder/File" for each import from one folder of the tree to another, as the table names them. */
function usedArrows(tree: string, table: Record<string, string[]>): Set<string> {
  const rowOf = (folder: string) => (folder in table ? folder : `${posix.dirname(folder)}/*`);
  const found = new Set<string>();
  for (const path of readdirSync(join(root, tree), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts')
  )) {
    const folder = posix.dirname(path.replaceAll('\\', '/'));
    for (const [, specifier] of readFileSync(join(root, tree, path), 'utf8').matchAll(/(?:from |import\()'(\.[^']+)'/g)) {
      const target = posix.join(folder, specifier);
      found.add(`${rowOf(folder)} -> ${rowOf(posix.dirname(target))}`).add(`${rowOf(folder)} -> ${target}`);
    }
  }
  return found;
}
