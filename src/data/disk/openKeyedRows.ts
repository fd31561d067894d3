import { showPath } from '../../checks/showPath';
import { openRowFile, type OpenRowFile } from './openRowFile';

/**
 * Opens a file of rows that was made from what the key says.
 *
 * @throws Error for a file that was made from something else, that is damaged, or of another kind.
 */
export function openKeyedRows(subject: string, path: string, key: string): OpenRowFile {
  const opened = openRowFile(subject, path);
  if (opened.header.key === key) return opened;
  throw new Error(
    `${subject}: expected the rows of these data and options at ${showPath(path)}, got those of others; delete that file, then it is made again`
  );
}
