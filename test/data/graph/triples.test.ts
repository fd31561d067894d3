import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { triples } from '../../../src/data/graph/triples';
import type { NamedTriple } from '../../../src/data/graph/readTriples';

function folderOf(files: { [name: string]: string | Buffer }): string {
  const folder = mkdtempSync(join(tmpdir(), 'triples-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

describe('triples(folder)', () => {
  test('numbers names in order of appearance, and keeps the splits', async () => {
    const folder = folderOf({
      'train.txt': '\ufeffAda\tknows\tBob\r\nBob\tknows\tZoë\r\n\r\n',
      'dev.tsv': 'Zoë\tlikes\tAda',
      'test.txt': 'Ada\tlikes\tZoë\n',
      'notes.md': 'no triples'
    });
    const graph = await triples(folder, { name: 'friends' });
    expect(graph).toMatchObject({ name: 'friends', entities: ['Ada', 'Bob', 'Zoë'], relations: ['knows', 'likes'] });
    expect([graph.train, graph.validation, graph.test]).toEqual([
      Int32Array.from([0, 0, 1, 1, 0, 2]),
      Int32Array.from([2, 1, 0]),
      Int32Array.from([0, 1, 2])
    ]);
  });

  test('reads a file of many pieces, with a name cut at the end of a piece', async () => {
    const lines = Array.from({ length: 60_000 }, (_, i) => `entity ${i % 500} ü\tpart of the whole\tentity ${(7 * i) % 503} ü`);
    const graph = await triples(folderOf({ 'train.tsv': lines.join('\n') }));
    expect(graph.entities).toHaveLength(503);
    expect(graph.entities.every((name) => /^entity \d+ ü$/.test(name))).toBe(true);
    expect(graph.train.length / 3).toBe(new Set(lines).size);
  });

  test.each([
    ['a\tb', 'in train.txt, line 2, got 2 fields, "a\\tb"; correct that line'],
    ['a b c', 'got 1 field, "a b c"'],
    ['a\tb\tc\td', 'got 4 fields'],
    ['a\t\tc', 'got 3 fields, one of them empty']
  ])('names the file and the line of %j', async (line, says) => {
    await expect(triples(folderOf({ 'train.txt': `x\ty\tz\n${line}\n` }))).rejects.toThrow(says);
  });

  test('refuses bytes that are not UTF-8, endless lines, and what is no folder of triples', async () => {
    const latin = Buffer.concat([Buffer.from('a\tb\tc\nd\te\t'), Buffer.from([0xe9]), Buffer.from('\n')]);
    await expect(triples(folderOf({ 'train.txt': latin }))).rejects.toThrow('got other bytes at line 2 or soon after');
    await expect(triples(folderOf({ 'train.txt': 'x'.repeat(2 ** 21) }))).rejects.toThrow('got a longer one in line 1');
    await expect(triples(folderOf({ 'test.txt': 'a\tb\tc' }))).rejects.toThrow('expected train.txt or train.tsv in the folder');
    await expect(triples(folderOf({ 'train.txt': 'a\tb\tc', 'train.tsv': '' }))).rejects.toThrow('got train.txt and train.tsv');
    await expect(triples(folderOf({ 'train.txt': '' }))).rejects.toThrow('expected train triples of at least two entities');
    await expect(triples('/nowhere/at/all')).rejects.toThrow('triples: expected a folder at "/nowhere/at/all", got none');
    const folder = folderOf({});
    mkdirSync(join(folder, 'train.txt'));
    await expect(triples(folder)).rejects.toThrow('got a folder; look at the path');
  });
});

test('triples({train, test}) takes lists and paths, and refuses others by their place', async () => {
  const path = join(folderOf({ 'more.tsv': 'a\tr\tc' }), 'more.tsv');
  const graph = await triples({ train: [['a', 'r', 'b']], test: path });
  expect(graph).toMatchObject({ name: 'graph', entities: ['a', 'b', 'c'], test: Int32Array.from([0, 0, 2]) });
  await expect(triples({ train: [['a', 'r'] as never] })).rejects.toThrow('triples: expected train[0] to be three names');
  await expect(triples({ train: 3 as never })).rejects.toThrow('triples: train: expected a path, got 3');
  await expect(triples({ trian: [] } as never)).rejects.toThrow('did you mean "train"?');
  await expect(triples({ train: [['a', 'r', 'b']] }, { name: ' ' })).rejects.toThrow('expected name to be a text');
});

describe('its findings', () => {
  const find = async (train: NamedTriple[], test: NamedTriple[]) => (await triples({ train, test })).findings;
  const chain = (relation: string, turned = false) =>
    Array.from({ length: 12 }, (_, i): NamedTriple =>
      turned ? [`e${i + 1}`, relation, `e${i}`] : [`e${i}`, relation, `e${i + 1}`]
    );

  test('count triples that are there twice, names that train lacks, and test triples of train', async () => {
    const train: NamedTriple[] = [
      ['a', 'r', 'b'],
      ['b', 'r', 'a'],
      ['a', 'r', 'b']
    ];
    const found = await find(train, [
      ['a', 'r', 'b'],
      ['a', 's', 'c']
    ]);
    expect(found.map(({ check, value }) => [check, value])).toEqual([
      ['repeatedTriples', 1],
      ['unseenNames', 1],
      ['sharedTriples', 0.5]
    ]);
    expect(found[1].says).toBe('1 of the 2 test triples name an entity (1 in all) or a relation (1) that no train triple names');
  });

  test('see a relation that is the inverse of another, or of itself', async () => {
    const [part, whole] = [chain('part of'), chain('whole of', true)];
    const inverse = await find([...part, ...whole.slice(0, 11)], [whole[11]]);
    expect(inverse).toMatchObject([{ check: 'inverseLeakage', level: 'warning', value: 1 }]);
    expect(inverse[0].says).toContain('1 of the 1 test triples (100.0 %) are train triples turned round');
    expect(inverse[0].says).toContain('"part of" of "whole of"');
    const near = chain('near');
    const symmetric = await find([...near, ...chain('near', true).slice(0, 11)], [['e12', 'near', 'e11']]);
    expect(symmetric[0].says).toContain('a relation is an inverse ("near" of itself)');
    expect(await find(near, [['e12', 'near', 'e0']])).toEqual([]);
  });
});
