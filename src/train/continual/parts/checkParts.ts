import { checkOptions } from '../../../checks/checkOptions';
import { hasSafelyReadableMembers } from '../../../checks/hasSafelyReadableMembers';
import { isSafeToInspect } from '../../../checks/isSafeToInspect';
import { showValue } from '../../../checks/showValue';
import type { Dataset } from '../../../data/Dataset';
import { isReserved, maxModels } from '../../../record/declareModels';
import { checkSameShapeAndClasses } from '../../check/checkSameShapeAndClasses';
import { checkRowsOfOneLabel } from '../../check/checkRowsOfOneLabel';
import type { StreamPart } from './StreamPart';

const fix = 'make them with kd.continual.splitByClass(data, {parts: 5}) or kd.continual.permuted(data, {parts: 5})';

/** @throws TypeError or RangeError unless they are one or more parts with rows of the same shape and classes in memory. */
export function checkParts(subject: string, given: unknown): StreamPart[] {
  if (!isSafeToInspect(given) || !Array.isArray(given) || given.length === 0 || given.length > maxModels)
    throw new TypeError(`${subject}: expected 1 to ${maxModels} parts in a list, got ${showValue(given)}; ${fix}`);
  const parts = Array.from(given as unknown[], (part, i) => checkPart(`${subject}: parts[${i}]`, part));
  const names = parts.map(({ name }) => name);
  const odd = names.find((name, i) => isReserved(name) || name.length > 100 || names.indexOf(name) < i);
  if (odd !== undefined)
    throw new RangeError(
      `${subject}: expected a short name of its own for each part, got ${showValue(odd)}; name them "part 1", "part 2", …`
    );
  const [{ train: first }] = parts;
  for (const part of parts)
    for (const [split, rows] of rowsOf(part))
      checkSameShapeAndClasses(subject, { of: 'the first part', data: first }, rows, `${split} rows of part "${part.name}"`);
  return parts;
}

function checkPart(subject: string, part: unknown): StreamPart {
  if (!hasSafelyReadableMembers(part, ['name', 'train', 'test', 'validation']))
    throw new TypeError(`${subject}: expected {name, train, test}, got ${showValue(part)}; ${fix}`);
  checkOptions(subject, part, ['name', 'train', 'test', 'validation']);
  if (typeof part.name !== 'string')
    throw new TypeError(`${subject}: expected name to be a text, got ${showValue(part.name)}; give a short one`);
  const own = part as unknown as StreamPart;
  for (const split of ['train', 'test', 'validation'] as const) {
    if (split === 'validation' && own[split] === undefined) continue;
    checkRowsOfOneLabel(`${subject}: ${split}`, own[split]);
  }
  return own;
}

/** The splits that are there. */
export function rowsOf({ train, test, validation }: StreamPart): [split: string, rows: Dataset][] {
  return [['train', train], ...(validation ? [['validation', validation] as [string, Dataset]] : []), ['test', test]];
}
