import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { suggestKnownName } from '../../checks/suggestKnownName';
import { showValue } from '../../checks/showValue';
import type { Finding } from '../../record/Finding';
import { checkFolderAt } from '../sources/imageFiles/checkFolderAt';
import type { Graph } from './Graph';
import { findGraphProblems } from './findGraphProblems';
import { createNameNumbering } from './createNameNumbering';
import { splitTriples, type TripleParts } from './splitTriples';
import { findDensestPart } from './findDensestPart';
import { filterTriples } from './filterTriples';
import { removeRepeatedTriples } from './removeRepeatedTriples';
import { type WordNetRelation, wordNetRelations } from './wordNetRelations';
import { readWordNetTriples, type WordNetTriples } from './readWordNetTriples';

export interface WordNetOptions {
  /** Which relations are kept. Default: all. */
  relations?: readonly WordNetRelation[];
  /** Which of the four data files are read. Default: all. */
  partsOfSpeech?: readonly PartOfSpeech[];
  /** Keeps so many synsets, at most: those that are left if the one with the fewest triples is taken out again and again. Default: all. */
  entities?: number;
  /** Share of the triples to validate on. Default 0.05. */
  validation?: number;
  /** Share of the triples to test on. Default 0.05. */
  test?: number;
  /** Of the split. Default 0. */
  seed?: number;
}

export type PartOfSpeech = 'noun' | 'verb' | 'adjective' | 'adverb';

const files = { noun: 'data.noun', verb: 'data.verb', adjective: 'data.adj', adverb: 'data.adv' } as const;
const partsOfSpeech = Object.keys(files) as PartOfSpeech[];
const optionNames = ['relations', 'partsOfSpeech', 'entities', 'validation', 'test', 'seed'];

/**
 * Reads WordNet's data files (`data.noun`, `data.verb`, `data.adj` and `data.adv`, as in `/usr/share/wordnet` of Debian's `wordnet-base`) as a knowledge graph of
 * synsets: "dog.n.02084071" is the synset of nouns at that offset, called by its first word.
 *
 * Of each pair of inverse relations one is kept (hypernym for hyponym, holonym for meronym, domain for its terms), and of a symmetric relation
 * (derivation, antonym, similarTo, ...) one direction, so that no test triple is a train triple turned round, as most of WN18 are. Its relations are therefore harder than those of WN18RR, which keeps
 * both directions of symmetric ones. A pointer between two words counts as one between their synsets.
 *
 * Test and validation triples are drawn by the seed from those whose entities and relation have other triples too. All of WordNet has 117,659 synsets: models that
 * score all entities for each row take memory of rows times entities in `kd.train` and `kd.distill`, so keep a part with `entities`.
 *
 * The files are those of Princeton's WordNet 3.0, which is free to use under its licence; nothing is downloaded. Miller 1995, "WordNet: A Lexical Database for English".
 *
 * @throws TypeError or RangeError for bad options, a folder without the files, a line that is not a synset, which the error names, or too few triples.
 * @example
 * ```ts
 * const reading = kd.graph.wordNet('/usr/share/wordnet', { partsOfSpeech: ['noun'], relations: ['hypernym', 'partHolonym'], entities: 1000 });
 * await reading.catch((error) => console.log(error.message)); // says what is missing, unless the folder is there
 * ```
 */
export async function wordNet(folder: string, options: WordNetOptions = {}): Promise<Graph> {
  const subject = 'wordNet';
  checkOptions(subject, options, optionNames);
  const relations = checkedChoice(subject, 'relations', options.relations ?? wordNetRelations, wordNetRelations);
  const parts = checkedChoice(subject, 'partsOfSpeech', options.partsOfSpeech ?? partsOfSpeech, partsOfSpeech);
  const most = checkNumber(subject, 'entities', options.entities ?? 2 ** 24, { integer: true, atLeast: 2, atMost: 2 ** 24 });
  const share = { atLeast: 0, atMost: 0.4 };
  const validation = checkNumber(subject, 'validation', options.validation ?? 0.05, share);
  const test = checkNumber(subject, 'test', options.test ?? 0.05, share);
  const seed = checkNumber(subject, 'seed', options.seed ?? 0, { integer: true, atLeast: 0 });
  const root = await checkFolderAt(
    subject,
    folder,
    'give the folder of data.noun, /usr/share/wordnet of the Debian package wordnet-base'
  );

  const read = await readWordNetTriples(
    subject,
    root,
    parts.map((part) => files[part]),
    relations
  );
  const { keys, words } = read;
  const sizes = { entities: keys.length, relations: relations.length };
  // A synset of a file that was not read has no word.
  const between = filterTriples(read.triples, (head, _, tail) => words.has(head) && words.has(tail));
  const kept = findDensestPart(removeRepeatedTriples(between, sizes).triples, keys.length, most);
  const graph = renumbered(kept, { keys, words, relations });
  if (graph.entities.length < 2)
    throw new RangeError(`${subject}: expected triples of at least two synsets, got none; keep more relations or entities`);
  const numbers = { entities: graph.entities.length, relations: graph.relations.length };
  const split = splitTriples(graph.triples, numbers, { validation, test, seed });
  const splits = {
    train: split.train,
    ...(split.validation.length && { validation: split.validation }),
    ...(split.test.length && { test: split.test })
  };
  const own = { name: 'WordNet', entities: graph.entities, relations: graph.relations, ...splits };
  const asked = Math.round(test * (graph.triples.length / 3)) + Math.round(validation * (graph.triples.length / 3));
  return { ...own, findings: [...smallSplits(asked, split), ...findGraphProblems(own, {})] };
}

/** Entities and relations that are left, in order of appearance. */
function renumbered(
  triples: Int32Array,
  { keys, words, relations }: Pick<WordNetTriples, 'keys' | 'words'> & { relations: readonly string[] }
): { triples: Int32Array; entities: string[]; relations: string[] } {
  const [entities, kinds] = [createNameNumbering(), createNameNumbering()];
  const nameOf = (entity: number) => `${words.get(entity)}.${keys[entity][0]}.${keys[entity].slice(1)}`;
  const own = triples.map((number, i) => (i % 3 === 1 ? kinds.numberOf(relations[number]) : entities.numberOf(nameOf(number))));
  return { triples: own, entities: entities.names, relations: kinds.names };
}

function smallSplits(asked: number, { validation, test }: TripleParts): Finding[] {
  const drawn = (validation.length + test.length) / 3;
  if (drawn >= asked) return [];
  return [
    {
      check: 'smallSplits',
      level: 'info',
      value: drawn,
      says: `${drawn} triples were drawn to validate and test on, not ${asked}: the other triples hold the last mention of a synset or relation`
    }
  ];
}

/** @throws TypeError or RangeError unless it is a list of some of the known, each once. */
function checkedChoice<T extends string>(subject: string, name: string, given: unknown, known: readonly T[]): readonly T[] {
  if (!isSafeToInspect(given) || !Array.isArray(given) || given.length === 0)
    throw new TypeError(`${subject}: expected ${name} to be a list, got ${showValue(given)}; give ["${known[0]}"]`);
  const odd = given.find((one, i) => !known.includes(one) || given.indexOf(one) !== i);
  if (odd !== undefined)
    throw new RangeError(
      `${subject}: expected ${name} among ${known.join(', ')}, each once, got ${showValue(odd)}; ${suggestKnownName(String(odd), known, 'give some of these')}`
    );
  return given;
}
