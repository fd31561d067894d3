import { showPath } from '../../../checks/showPath';
import { showValue } from '../../../checks/showValue';
import { readRegularFile } from '../../files/readRegularFile';
import { counted } from '../imageFiles/formatNamesForFinding';
import { resolveRealPathIn } from '../publishedParts/resolveRealPathIn';
import type { FoundCifar } from './findCifarFiles';
import { readPythonNames } from './readPythonBatch';

const keys: { readonly [classes: number]: string } = { 10: 'label_names', 100: 'fine_label_names', 20: 'coarse_label_names' };
const mostBytes = 2 ** 16;

/**
 * The names of the classes, from the file that lists them; undefined if there is none.
 *
 * @throws Error or RangeError if it does not name each class once.
 */
export async function readCifarNames(
  subject: string,
  { root, layout, files }: FoundCifar,
  classes: number,
  fix: string
): Promise<string[] | undefined> {
  const file = layout.names[classes];
  if (!files.has(file)) return undefined;
  const place = `${subject}: ${showPath(file)}`;
  const refuse = (got: string) => new Error(`${place}: expected a short file in the folder, got ${got}; ${fix}`);
  const bytes = await readRegularFile(await resolveRealPathIn(root, file, refuse), refuse, mostBytes);
  const names =
    layout.form === 'python'
      ? readPythonNames(place, bytes, keys[classes], fix)
      : bytes
          .toString('utf8')
          .split(/\r?\n/)
          .map((line) => line.trim())
          .filter(Boolean);
  const odd = names.find((name, i) => name === '' || name.length > 100 || /\p{Cc}/u.test(name) || names.indexOf(name) !== i);
  if (names.length !== classes || odd !== undefined)
    throw new RangeError(
      `${place}: expected the names of ${classes} classes, each once, got ${counted(names.length, 'name')}${odd === undefined ? '' : ` and ${showValue(odd)} among them`}; ${fix}`
    );
  return names;
}
