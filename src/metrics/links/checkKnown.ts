import { hasReadableMembers } from '../../checks/hasReadableMembers';
import { showValue } from '../../checks/showValue';
import type { KnownTails } from '../../data/graph/knownTails';

const advice = 'give those of the measured rows, links.known.test';

/** @throws TypeError unless they are known tails as `kd.graph.links` makes them. */
export function checkKnown(subject: string, known: unknown): asserts known is KnownTails {
  const parts = ['labels', 'query', 'begins', 'tails'];
  const fits = hasReadableMembers(known, parts) && parts.every((part) => known[part] instanceof Int32Array);
  if (!fits) throw new TypeError(`${subject}: expected known tails, got ${showValue(known)}; ${advice}`);
  const { labels, query, begins } = known as unknown as KnownTails;
  if (labels.length === query.length && query.every((pair) => pair >= 0 && pair < begins.length - 1)) return;
  throw new RangeError(
    `${subject}: expected known tails of each row, got some of ${query.length} for ${labels.length}; ${advice}`
  );
}

/** @throws RangeError if they are those of other rows: the tails would be left out of the wrong rankings. */
export function checkKnownRows(subject: string, known: KnownTails, labels: ArrayLike<number>): void {
  if (known.labels.length !== labels.length)
    throw new RangeError(
      `${subject}: expected known tails of ${labels.length} rows, got those of ${known.labels.length}; ${advice}`
    );
  const other = known.labels.findIndex((label, row) => label !== labels[row]);
  if (other >= 0)
    throw new RangeError(
      `${subject}: expected known tails of the measured rows, got those of others: row ${other} has label ${labels[other]}, not ${known.labels[other]}; ${advice}`
    );
}
