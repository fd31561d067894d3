import { extname } from 'node:path';
import { show } from '../../../checks/show';

/** @throws TypeError or RangeError unless the path ends in .json or .ubj. */
export function fileFormat(subject: string, path: unknown): 'json' | 'ubj' {
  if (typeof path !== 'string' || path === '')
    throw new TypeError(`${subject}: expected the path of a file, got ${show(path)}; give one that ends in .json or .ubj`);
  const ending = extname(path).toLowerCase();
  if (ending === '.json') return 'json';
  if (ending === '.ubj') return 'ubj';
  throw new RangeError(
    `${subject}: expected a path that ends in .json or .ubj, got ${JSON.stringify(path)}; save the model as JSON or UBJSON`
  );
}
