import { hasSafelyReadableMembers } from '../checks/hasSafelyReadableMembers';
import { showValue } from '../checks/showValue';
import type { KnownLabels } from './KnownLabels';

const advice = 'give those of the measured rows, such as links.data.test.known';

/** @throws TypeError or RangeError unless they are known labels as `kd.graph.links` makes them. */
export function checkKnownLabels(subject: string, known: unknown): asserts known is KnownLabels {
  const parts = ['own', 'list', 'begins', 'labels'];
  const fits = hasSafelyReadableMembers(known, parts) && parts.every((part) => known[part] instanceof Int32Array);
  if (!fits) throw new TypeError(`${subject}: expected the known labels of each row, got ${showValue(known)}; ${advice}`);
  const { own, list, begins } = known as unknown as KnownLabels;
  if (own.length === list.length && list.every((number) => number >= 0 && number < begins.length - 1)) return;
  throw new RangeError(
    `${subject}: expected known labels of ${own.length} rows, each with a list, got ${list.length} rows and ${begins.length - 1} lists; ${advice}`
  );
}

/** @throws RangeError if they are those of other rows: the labels would be left out of the wrong rankings. */
export function checkKnownRows(subject: string, known: KnownLabels, labels: ArrayLike<number>): void {
  if (known.own.length !== labels.length)
    throw new RangeError(
      `${subject}: expected known labels of ${labels.length} rows, got those of ${known.own.length}; ${advice}`
    );
  const other = known.own.findIndex((label, row) => label !== labels[row]);
  if (other >= 0)
    throw new RangeError(
      `${subject}: expected the known labels of the measured rows, got those of others: row ${other} has label ${labels[other]}, not ${known.own[other]}; ${advice}`
    );
}
