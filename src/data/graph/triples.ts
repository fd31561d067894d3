import { basename, resolve } from 'node:path';
import { checkOptions } from '../../checks/checkOptions';
import { checkPath } from '../../checks/checkPath';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { showValue } from '../../checks/showValue';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';
import { checkInputs } from '../../checks/checkInputs';
import { checkGraphName } from './checkGraphName';
import { type Graph, graphSplits, type GraphSplit } from './Graph';
import { findGraphProblems } from './findGraphProblems';
import { createNameNumbering } from './createNameNumbering';
import { givenTriples, type NamedTriple, readTriples } from './readTriples';
import { findTripleFiles } from './findTripleFiles';
import { createTripleList } from './createTripleList';
import { removeRepeatedTriples } from './removeRepeatedTriples';

/** Files of triples, or lists of [head, relation, tail]. */
export interface TripleSources {
  train: string | readonly NamedTriple[];
  validation?: string | readonly NamedTriple[];
  test?: string | readonly NamedTriple[];
}

export interface TriplesOptions {
  /** Default: the folder's name, or "graph". */
  name?: string;
}

/** Numbers of entities are inputs of models in float32, which is exact up to here. A Map holds no more names either. */
const most = 2 ** 24;
/** 600 MB. */
const mostTriples = 5e7;

/**
 * Reads a knowledge graph: a folder with `train.txt`, `valid.txt` and `test.txt` (or `.tsv`; `validation` and `dev` will do for `valid`), paths of
 * single files, or lists of [head, relation, tail]. A line of a file holds one triple, its three names with tabs between them, in UTF-8; there is no header.
 *
 * Files are read piece by piece: only the numbered triples and the names are kept, at most 50 million and 16.7 million. Entities and relations get their
 * numbers in order of appearance, first in train. A triple that is in a split twice is kept once.
 *
 * `findings` says how many were twice (`repeatedTriples`), how many test triples name what no train triple names (`unseenNames`), how many are train
 * triples too (`sharedTriples`), and how many are train triples of an inverse relation turned round (`inverseLeakage`), as most of WN18 and FB15k are.
 *
 * @param options `name`: default the folder's name.
 * @throws TypeError or RangeError for a path that is no folder or no regular file, a line that is not three names, which the error names with its file, text that is
 * not UTF-8, fewer than two entities, or more triples or names than are kept.
 * @example
 * ```ts
 * const graph = await kd.graph.triples({
 *   train: [['Ada', 'knows', 'Bob'], ['Bob', 'knows', 'Cleo'], ['Cleo', 'likes', 'Ada']],
 *   test: [['Ada', 'likes', 'Bob']]
 * });
 * graph.entities; // ['Ada', 'Bob', 'Cleo']
 * graph.test; // Int32Array [0, 1, 1]
 * ```
 */
export async function triples(source: string | TripleSources, options: TriplesOptions = {}): Promise<Graph> {
  const subject = 'triples';
  checkOptions(subject, options, ['name']);
  const sources = typeof source === 'string' ? await filesAt(subject, source) : checkedSources(subject, source);
  const name = checkGraphName(subject, options.name ?? (typeof source === 'string' ? basename(resolve(source)) : 'graph'));
  const [entities, relations] = [createNameNumbering(), createNameNumbering()];
  const read: { [split in GraphSplit]?: Int32Array } = {};
  let count = 0;
  const pause = createInterruptiblePauser();
  for (const split of graphSplits) {
    const from = sources[split];
    if (from === undefined) continue;
    const list = createTripleList();
    for await (const some of typeof from === 'string' ? readTriples(subject, from) : givenTriples(subject, split, from)) {
      count += some.length;
      if (count > mostTriples) throw tooMany(subject, `${mostTriples} triples`);
      for (const [head, relation, tail] of some)
        list.add(entities.numberOf(head), relations.numberOf(relation), entities.numberOf(tail));
      if (entities.names.length > most || relations.names.length > most) throw tooMany(subject, `${most} names`);
      await pause();
    }
    read[split] = list.values();
  }
  const sizes = { entities: entities.names.length, relations: relations.names.length };
  if (!read.train?.length || sizes.entities < 2)
    throw new RangeError(
      `${subject}: expected train triples of at least two entities, got ${(read.train?.length ?? 0) / 3} triples of ${sizes.entities}; give more triples`
    );
  const repeated: { [split in GraphSplit]?: number } = {};
  const kept: { [split in GraphSplit]?: Int32Array } = {};
  for (const split of graphSplits) {
    const own = read[split];
    if (own === undefined || (split !== 'train' && own.length === 0)) continue;
    const once = removeRepeatedTriples(own, sizes);
    [kept[split], repeated[split]] = [once.triples, once.repeated];
  }
  const graph = { name, entities: entities.names, relations: relations.names, ...(kept as { train: Int32Array }) };
  return { ...graph, findings: findGraphProblems(graph, repeated) };
}

async function filesAt(subject: string, path: string): Promise<TripleSources> {
  return (await findTripleFiles(subject, path)) as TripleSources;
}

function checkedSources(subject: string, source: unknown): TripleSources {
  if (!isSafeToInspect(source) || typeof source !== 'object' || source === null || Array.isArray(source))
    throw new TypeError(
      `${subject}: expected the path of a folder, or files by split, got ${showValue(source)}; give {train: path, test: path}`
    );
  checkInputs(subject, source, [...graphSplits]);
  const given = source as { [split in GraphSplit]?: unknown };
  for (const split of graphSplits) {
    const one = given[split];
    if (one === undefined && split !== 'train') continue;
    if (isSafeToInspect(one) && Array.isArray(one)) continue;
    checkPath(`${subject}: ${split}`, one, 'give the path of a file, or a list of [head, relation, tail]');
  }
  return given as TripleSources;
}

function tooMany(subject: string, limit: string): RangeError {
  return new RangeError(`${subject}: expected at most ${limit}, got more; keep a part of the graph`);
}
