import { expect, test } from 'vitest';
import { checkDataset } from '../../../src/data/checkDataset';
import { links } from '../../../src/data/graph/links';
import { triples } from '../../../src/data/graph/triples';
import { labelsOfRow } from '../../../src/data/KnownLabels';
import { split } from '../../../src/data/split';
import { takeRows } from '../../../src/data/takeRows';
import { withClasses } from '../../../src/data/withClasses';

const graph = () =>
  triples({
    train: [
      ['a', 'r', 'b'],
      ['a', 'r', 'c'],
      ['b', 's', 'a']
    ],
    validation: [['a', 'r', 'd']],
    test: [['c', 's', 'a']]
  });

test('links(graph) makes two rows of a triple, in one group, with the entities as classes', async () => {
  const { data, entities, relations } = links(await graph());
  expect(entities).toEqual(['a', 'b', 'c', 'd']);
  expect(relations).toEqual(['r', 's', 'inverse of r', 'inverse of s']);
  expect(data.train.classes).toEqual(entities);
  expect(Array.from(data.train.x)).toEqual([0, 0, 1, 2, 0, 0, 2, 2, 1, 1, 0, 3]);
  expect(Array.from(data.train.y)).toEqual([1, 0, 2, 0, 0, 1]);
  expect(Array.from(data.train.groups!)).toEqual([0, 0, 1, 1, 2, 2]);
  for (const part of Object.values(data)) checkDataset(part);
});

test('known has the tails of this split and those before it', async () => {
  const { data } = links(await graph());
  const knownOf = (part: keyof typeof data, row: number) => Array.from(labelsOfRow(data[part]!.known, row));
  expect(knownOf('train', 0)).toEqual([1, 2]);
  expect(knownOf('validation', 0)).toEqual([1, 2, 3]);
  expect(knownOf('test', 0)).toEqual([0]);
  expect(knownOf('test', 1)).toEqual([1, 2]);
  const all = links(await graph(), { laterSplits: true }).data;
  expect(Array.from(labelsOfRow(all.train.known, 0))).toEqual([1, 2, 3]);
});

test('links(graph, {inverses: false}) asks for tails alone', async () => {
  const { data, relations } = links(await graph(), { inverses: false });
  expect(relations).toEqual(['r', 's']);
  expect(Array.from(data.train.x)).toEqual([0, 0, 0, 0, 1, 1]);
  expect(data.train.groups).toBeUndefined();
});

test('parts of the rows keep their known labels; other classes lose them', async () => {
  const { data } = links(await graph());
  const part = takeRows(data.train, [4, 0]);
  expect(Array.from(labelsOfRow(part.known, 1))).toEqual([1, 2]);
  checkDataset(part);
  const { train, validation } = split(data.train, { validation: 0.34, test: 0 });
  checkDataset(train);
  checkDataset(validation!);
  expect(withClasses(data.train, ['d', 'c', 'b', 'a']).known).toBeUndefined();
  expect(() => checkDataset({ ...part, known: data.train.known })).toThrow('expected known labels of 2 rows, got those of 6');
  expect(() => checkDataset({ ...part, y: Int32Array.from([1, 1]) })).toThrow('row 0 has label 1, not 0');
});

test('links refuses what is no graph, and numbers beyond its names', async () => {
  const good = await graph();
  expect(() => links({} as never)).toThrow('links: expected a graph, got an object; make one with kd.graph.triples');
  expect(() => links({ ...good, train: Int32Array.from([0, 7, 1]) })).toThrow(
    'expected relation of train triple 0 to be 0 to 1, got 7'
  );
  expect(() => links({ ...good, test: Int32Array.from([0, 1]) })).toThrow('expected test triples as an Int32Array of three');
  expect(() => links(good, { inverse: false } as never)).toThrow('did you mean "inverses"?');
});
