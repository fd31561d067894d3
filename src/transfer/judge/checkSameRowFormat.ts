import { showValue } from '../../checks/showValue';
import { checkDataset } from '../../data/checkDataset';
import type { Dataset } from '../../data/Dataset';

/**
 * Refuses a dataset that does not match another one in shape, classes or columns.
 *
 * @param one the dataset by its name as an option, checked too: `{candidates}`.
 * @param other the dataset that it is compared with: `{real}`.
 * @throws TypeError or RangeError.
 */
export function checkSameRowFormat(subject: string, one: { [name: string]: Dataset }, other: { [name: string]: Dataset }): void {
  const [[name, data]] = Object.entries(one);
  const [[otherName, like]] = Object.entries(other);
  checkDataset(data, `${subject}: ${name}`);
  const fail = (what: string, wanted: string, got: string) =>
    new RangeError(
      `${subject}: expected ${name} to have ${what} of ${otherName}, ${wanted}, got ${got}; make both in the same way`
    );
  if (String(data.shape) !== String(like.shape)) throw fail('the shape', `[${like.shape}]`, `[${data.shape}]`);
  if (JSON.stringify(data.classes) !== JSON.stringify(like.classes))
    throw fail('the classes', showValue(like.classes), showValue(data.classes));
  if (JSON.stringify(data.features) !== JSON.stringify(like.features)) throw fail('the columns', columns(like), columns(data));
}

function columns({ features, shape }: Dataset): string {
  if (!features) return `${shape[0]} numbers without names`;
  const names = features.map((one) => (one.kind === 'number' ? one.name : `${one.name} (category of ${one.categories.length})`));
  return names.length > 8 ? `${names.slice(0, 8).join(', ')} and ${names.length - 8} more` : names.join(', ');
}
