import { checkInputs } from '../../checks/checkInputs';
import { checkNumber } from '../../checks/checkNumber';
import { createRandom, mixSeeds, shuffle, type Random } from '../../stats/createRandom';
import { sampleDirichlet } from '../../stats/sampleDirichlet';
import { checkDataset } from '../checkDataset';
import { checkLabelled } from '../checkLabelled';
import type { Dataset } from '../Dataset';
import { groupRows } from '../groupRows';
import { takeRows } from '../takeRows';

export interface DirichletSplitOptions {
  /** How many clients there are. */
  clients: number;
  /** How alike they are: with 100 all have the classes of the whole, with 0.1 most have one or two. For each class, where all are as common. */
  alpha: number;
  /** Rows of each client. Default: all rows are dealt, so that clients have as many but for one. */
  rows?: number;
  /** Default 0. */
  seed?: number;
}

const subject = 'dirichletSplit';

/**
 * The rows of clients that have seen different classes: client k draws its shares of the classes, q_k ~ Dirichlet(alpha C p), where p are the shares of the C classes in the data, and then rows of classes by q_k (Hsu et al. 2019,
 * arXiv 1909.06335, where alpha is what is alpha C here). No row is dealt twice.
 *
 * Every client gets as many rows, so none is without: the clients draw in turns, one row each. Where a class has no rows left, its share falls to the other classes.
 *
 * @returns a dataset for each client, named after its number from 1.
 * @throws TypeError or RangeError for rows without classes in memory, more clients than rows, more rows than there are, or an alpha that is not above 0.
 * @example
 * ```ts
 * const rows = kd.dataset({ x: Array.from({ length: 100 }, (_, i) => [i]), y: Array.from({ length: 100 }, (_, i) => i % 4), classes: 4 });
 * const clients = kd.dirichletSplit(rows, { clients: 5, alpha: 0.3, seed: 1 });
 * clients.map(({ y }) => y.length); // [20, 20, 20, 20, 20]
 * ```
 */
export function dirichletSplit(data: Dataset, options: DirichletSplitOptions): Dataset[] {
  checkInputs(subject, options, ['clients', 'alpha', 'rows', 'seed']);
  checkDataset(data, subject);
  checkLabelled(data, subject);
  const { y, classes } = data;
  const count = checkNumber(subject, 'clients', options.clients, { integer: true, atLeast: 1, atMost: y.length });
  const alpha = checkNumber(subject, 'alpha', options.alpha, { above: 0, atMost: 1e6 });
  const seed = checkNumber(subject, 'seed', options.seed ?? 0, { integer: true, atLeast: 0, atMost: 2 ** 32 - 1 });
  const most = Math.floor(y.length / count);
  if (options.rows !== undefined) checkNumber(subject, 'rows', options.rows, { integer: true, atLeast: 1, atMost: most });
  const dealt = options.rows === undefined ? y.length : options.rows * count;
  const next = createRandom(mixSeeds(seed, count));
  const rowsOf = groupRows(y, classes.length);
  const left = classes.map((_, label) => Array.from(shuffle(Int32Array.from(rowsOf(label)), next)));
  const present = classes.map((_, label) => label).filter((label) => left[label].length > 0);
  const concentration = present.map((label) => (alpha * present.length * left[label].length) / y.length);
  const shares = Array.from({ length: count }, () => sampleDirichlet(concentration, next));
  const own = Array.from({ length: count }, (): number[] => []);
  for (let i = 0; i < dealt; i++) {
    const client = i % count;
    const open = present.map((label, k) => (left[label].length > 0 ? shares[client][k] : 0));
    own[client].push(left[present[draw(open, left, present, next)]].pop()!);
  }
  return own.map((rows, client) => takeRows(data, rows, `${data.name}: client ${client + 1}`));
}

/** The place of a class with rows left. Where a client's shares of all of them are 0, each row that is left has the same chance. */
function draw(open: readonly number[], left: readonly number[][], present: readonly number[], next: Random): number {
  const sum = open.reduce((a, b) => a + b, 0);
  if (!(sum > 0))
    return draw(
      present.map((label) => left[label].length),
      left,
      present,
      next
    );
  let at = next() * sum;
  const found = open.findIndex((share) => share > 0 && (at -= share) < 0);
  // What is left of `at` may be a rounding error.
  return found < 0 ? open.indexOf(Math.max(...open)) : found;
}
