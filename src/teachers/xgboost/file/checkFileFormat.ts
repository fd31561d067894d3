import { extname } from 'node:path';
import { checkPath } from '../../../checks/checkPath';
import { showPath } from '../../../checks/showPath';

/** @throws TypeError or RangeError unless the path ends in .json or .ubj. */
export function checkFileFormat(subject: string, path: unknown): 'json' | 'ubj' {
  checkPath(subject, path, 'give one that ends in .json or .ubj');
  const ending = extname(path).toLowerCase();
  if (ending === '.json') return 'json';
  if (ending === '.ubj') return 'ubj';
  throw new RangeError(
    `${subject}: expected a path that ends in .json or .ubj, got ${showPath(path)}; save the model as JSON or UBJSON`
  );
}
