import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { format } from 'oxfmt';
import { root } from './setup/paths.mjs';

/** The text of a made file, formatted as every file of the repository is. */
export async function formatGenerated(path, text) {
  const { ignorePatterns, $schema, ...style } = JSON.parse(readFileSync(join(root, '.oxfmtrc.json'), 'utf8'));
  const { code, errors } = await format(basename(path), text, style);
  if (errors.length > 0) throw new Error(`${path}: expected code, got ${errors[0].message}; look at what makes it`);
  return code;
}
