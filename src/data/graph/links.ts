import { checkOptions } from '../../checks/checkOptions';
import type { Dataset, Splits } from '../Dataset';
import type { KnownLabels } from '../KnownLabels';
import { checkGraph } from './checkGraph';
import { type Graph, graphSplits } from './Graph';
import { listKnownTails } from './listKnownTails';
import { groupTriplesByHead } from './groupTriplesByHead';

export interface LinksOptions {
  /** Whether heads are asked for too, as the tails of an inverse relation. Default true. */
  inverses?: boolean;
  /**
   * Whether `known` of train and validation has the triples of later splits too, as in most published programs: validation is then less noisy, but test triples help to choose
   * a model. Default false.
   */
  laterSplits?: boolean;
}

export interface LinkDataset extends Dataset {
  known: KnownLabels;
}

/** A graph as link prediction: which entity is the tail of this head and relation? */
export interface Links {
  /** A row is [head, relation], its class the tail: classes are the entities. `known` of each split has all known tails of each row. */
  data: Splits<LinkDataset>;
  entities: string[];
  /** Those of the graph, then "inverse of ..." for each. */
  relations: string[];
}

/**
 * A knowledge graph as datasets, so that all of the toolkit works on it: link prediction as classification over entities. A row is [head, relation], its
 * class is the tail, and the classes are the entities. With `inverses` a triple is two rows: (head, relation) to its tail, and (tail, inverse of the relation) to its head
 * (Lacroix et al. 2018, arXiv 1806.07297). Both rows are of one group, so that intervals draw triples, not rows.
 *
 * Each split has `known`, all tails of each row's head and relation in this split and those before it (train, validation, test). Filtered ranks leave the other ones out. With it `kd.train` and `kd.distill` choose the best epoch
 * by the filtered mean reciprocal rank on validation, score filtered accuracy (hits@1), and compare models by filtered ranks.
 *
 * In `kd.train`, `kd.distill` and `kd.study` the logits of all rows are in memory, rows times entities numbers for each model: `kd.graph.rankLinks` needs no more than a batch of them.
 *
 * @param options `inverses`: default true; `laterSplits`: default false.
 * @throws TypeError or RangeError for anything but a graph of `kd.graph.triples` or `kd.graph.wordNet`, or numbers beyond its entities or relations.
 * @example
 * ```ts
 * const graph = await kd.graph.triples({
 *   train: [['Ada', 'knows', 'Bob'], ['Bob', 'knows', 'Cleo'], ['Ada', 'knows', 'Dan']],
 *   test: [['Ada', 'knows', 'Cleo']]
 * });
 * const { data, relations } = kd.graph.links(graph);
 * data.test!.x; // Float32Array [0, 0, 2, 1]: (Ada, knows, ?) and (Cleo, inverse of knows, ?)
 * data.test!.y; // Int32Array [2, 0]: Cleo and Ada
 * relations; // ['knows', 'inverse of knows']
 * const { known } = data.test!;
 * const metrics = [kd.metrics.filteredMeanReciprocalRank({ known }), kd.metrics.filteredHitsAt({ k: 10, known })]; // for kd.study or kd.compare
 * ```
 */
export function links(graph: Graph, options: LinksOptions = {}): Links {
  const subject = 'links';
  checkOptions(subject, options, ['inverses', 'laterSplits']);
  checkGraph(subject, graph);
  const { inverses = true, laterSplits = false } = options;
  const { entities } = graph;
  const relations = inverses
    ? [...graph.relations, ...graph.relations.map((name) => `inverse of ${name}`)]
    : [...graph.relations];
  const rowsOf = (triples: Int32Array) => (inverses ? withInverses(triples, graph.relations.length) : triples);
  const there = graphSplits.flatMap((split) => (graph[split] ? [{ split, rows: rowsOf(graph[split]) }] : []));
  const numbers = { entities: entities.length, relations: relations.length };
  const data: Partial<Splits<LinkDataset>> = {};
  there.forEach(({ split, rows }, i) => {
    // What a later split knows must not help to choose a model.
    const counted = laterSplits ? there : there.slice(0, i + 1);
    const index = groupTriplesByHead(
      counted.map((one) => one.rows),
      numbers
    );
    const known = listKnownTails(rows, index, relations.length);
    data[split] = { ...datasetOf(graph.name, rows, entities, inverses), known };
  });
  return { data: data as Splits<LinkDataset>, entities: [...entities], relations };
}

/** Each triple, followed by itself turned round. */
function withInverses(triples: Int32Array, relations: number): Int32Array {
  const rows = new Int32Array(2 * triples.length);
  for (let i = 0; i < triples.length; i += 3) {
    const [head, relation, tail] = triples.subarray(i, i + 3);
    rows.set([head, relation, tail, tail, relations + relation, head], 2 * i);
  }
  return rows;
}

function datasetOf(name: string, rows: Int32Array, classes: string[], inverses: boolean): Dataset {
  const count = rows.length / 3;
  const [x, y] = [new Float32Array(2 * count), new Int32Array(count)];
  for (let i = 0; i < count; i++) [x[2 * i], x[2 * i + 1], y[i]] = rows.subarray(3 * i, 3 * i + 3);
  const groups = inverses ? Int32Array.from({ length: count }, (_, i) => i >> 1) : undefined;
  return { name, x, shape: [2], y, classes: [...classes], ...(groups && { groups }) };
}
