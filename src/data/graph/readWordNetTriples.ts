import { join } from 'node:path';
import { showPath } from '../../checks/showPath';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';
import { readNumberedLines } from './readNumberedLines';
import { createNameNumbering } from './createNameNumbering';
import { readSynset } from './readSynset';
import { createTripleList } from './createTripleList';
import { pointerMeanings, type WordNetRelation } from './wordNetRelations';

/** Triples between synsets by their keys; a triple may be there more than once. */
export interface WordNetTriples {
  triples: Int32Array;
  /** "n02084071" */
  keys: string[];
  /** The first word of each synset; none for one that is only pointed to, from another file. */
  words: ReadonlyMap<number, string>;
}

/** @param relations in the order of their numbers. */
export async function readWordNetTriples(
  subject: string,
  root: string,
  files: readonly string[],
  relations: readonly WordNetRelation[]
): Promise<WordNetTriples> {
  const keys = createNameNumbering();
  const words = new Map<number, string>();
  const found = createTripleList();
  const pause = createInterruptiblePauser();
  for (const name of files) {
    const refuse = (got: string) =>
      new RangeError(
        `${subject}: expected ${name} in ${showPath(root)}, got ${got}; give the folder of WordNet's data files, or other partsOfSpeech`
      );
    for await (const lines of readNumberedLines(subject, join(root, name), { name, refuse })) {
      for (const { text, number } of lines) {
        // The licence, at the beginning of each file.
        if (text.startsWith('  ') || text === '') continue;
        const { key, word, pointers } = readSynset(subject, text, `${name}, line ${number}`);
        const own = keys.numberOf(key);
        words.set(own, word);
        for (const { symbol, to } of pointers) {
          const meaning = pointerMeanings.get(symbol);
          const relation = meaning ? relations.indexOf(meaning.relation) : -1;
          if (!meaning || relation < 0) continue;
          const other = keys.numberOf(to);
          if (meaning.direction === 'forward') found.add(own, relation, other);
          else if (meaning.direction === 'backward') found.add(other, relation, own);
          else found.add(Math.min(own, other), relation, Math.max(own, other));
        }
      }
      await pause();
    }
  }
  return { triples: found.values(), keys: keys.names, words };
}
