import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { wordNet } from '../../../src/data/graph/wordNet';

const licence = '  1 This software and database is being provided to you, the LICENSEE, by  \n';
const at = (offset: number) => String(offset).padStart(8, '0');

/** A tree of nouns: synset i is a kind of synset (i - 1) / 2; pairs of verbs and adjectives point to each other, and verbs to nouns. */
function folderOf(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'wordnet-'));
  const line = (offset: number, type: string, words: string[], pointers: string[], frames = '') =>
    `${at(offset)} 03 ${type} ${words.length.toString(16).padStart(2, '0')} ${words.map((word) => `${word} 0`).join(' ')} ${String(pointers.length).padStart(3, '0')} ${pointers.map((one) => `${one} 0000 `).join('')}${frames}| a gloss; "with @ 00000001 n in it"  `;
  const nouns = Array.from({ length: count }, (_, i) => {
    const children = [2 * i + 1, 2 * i + 2].filter((child) => child < count).map((child) => `~ ${at(child)} n`);
    return line(
      i,
      'n',
      [`noun${i}`, 'other_word'],
      [...(i > 0 ? [`@ ${at(Math.floor((i - 1) / 2))} n`] : []), ...children, `+ ${at(i)} v`]
    );
  });
  const verbs = Array.from({ length: count }, (_, i) =>
    line(
      i,
      'v',
      [`verb${i}`],
      [`$ ${at(i ^ 1)} v`, `+ ${at(i)} n`].filter((one) => Number(one.slice(2, 10)) < count),
      '01 + 02 00 '
    )
  );
  const adjectives = [line(0, 'a', ['warm(p)'], [`& ${at(60)} s`]), line(60, 's', ['hot'], [`& ${at(0)} a`, `\\ ${at(3)} n`])];
  const put = (name: string, lines: string[]) => writeFileSync(join(folder, name), licence + lines.join('\n') + '\n');
  put('data.noun', nouns);
  put('data.verb', verbs);
  put('data.adj', adjectives);
  put('data.adv', []);
  return folder;
}

test('wordNet(folder) keeps one direction of each pair of relations, and of symmetric ones', async () => {
  const graph = await wordNet(folderOf(20), { validation: 0, test: 0 });
  const names = Array.from({ length: graph.train.length / 3 }, (_, i) => {
    const [head, relation, tail] = graph.train.subarray(3 * i, 3 * i + 3);
    return `${graph.entities[head]} ${graph.relations[relation]} ${graph.entities[tail]}`;
  });
  // 19 hypernyms, 20 derivations, 10 pairs of verbs, one pair of adjectives, one pertainym.
  expect(names).toHaveLength(51);
  expect(names).toContain('noun4.n.00000004 hypernym noun1.n.00000001');
  expect(names).toContain('warm.a.00000000 similarTo hot.a.00000060');
  expect(names).toContain('hot.a.00000060 pertainym noun3.n.00000003');
  expect(new Set(names).size).toBe(51);
  expect(graph.relations).not.toContain('hyponym');
});

test('it splits by the seed, and train names every entity and relation', async () => {
  const folder = folderOf(300);
  const [graph, again, other] = await Promise.all([1, 1, 2].map((seed) => wordNet(folder, { seed, validation: 0.1, test: 0.1 })));
  expect(graph).toEqual(again);
  expect(graph.test).not.toEqual(other.test);
  expect(graph.test!.length / 3).toBeGreaterThan(40);
  const named = new Set(graph.train.filter((_, i) => i % 3 !== 1));
  expect(graph.entities.every((_, i) => named.has(i))).toBe(true);
  expect(graph.findings.filter(({ level }) => level !== 'info')).toEqual([]);
});

test('it keeps relations, parts of speech and the most connected synsets', async () => {
  const folder = folderOf(100);
  const nouns = await wordNet(folder, {
    partsOfSpeech: ['noun'],
    relations: ['hypernym'],
    entities: 40,
    validation: 0.4,
    test: 0.4
  });
  expect(nouns.relations).toEqual(['hypernym']);
  expect(nouns.entities.length).toBeLessThanOrEqual(40);
  expect(nouns.entities.every((name) => name.includes('.n.'))).toBe(true);
  expect(nouns.findings.map(({ check }) => check)).toContain('smallSplits');
});

test('it refuses other files, and names the line', async () => {
  const folder = folderOf(4);
  await expect(wordNet(folder, { relations: ['hyponym' as never] })).rejects.toThrow('expected relations among hypernym');
  await expect(wordNet(folder, { partsOfSpeech: [] })).rejects.toThrow('wordNet: expected partsOfSpeech to be a list');
  await expect(wordNet(folder, { partsOfSpeech: ['adverb'] })).rejects.toThrow('expected triples of at least two synsets');
  await expect(wordNet(folder, { test: 0.5 })).rejects.toThrow('expected test to be');
  writeFileSync(join(folder, 'data.noun'), licence + '00000001 03 n 01 word 0 002 @ 00000002 n 0000 | cut off\n');
  await expect(wordNet(folder)).rejects.toThrow('expected a synset of WordNet in data.noun, line 2');
  await expect(wordNet(mkdtempSync(join(tmpdir(), 'wordnet-')))).rejects.toThrow('expected data.noun in');
});
