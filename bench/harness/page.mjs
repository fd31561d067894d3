import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Puts a piece's section into the page, in the place of its earlier one; the others stay. The file is never half written. */
export function writeSection(path, template, name, text) {
  const page = existsSync(path) ? readFileSync(path, 'utf8') : template;
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const [before, rest] = page.split(begin);
  if (rest === undefined || !rest.includes(end))
    throw new Error(`${path}: expected ${begin} and ${end}, got a page without them; delete it`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, `${before}${begin}\n\n${text}\n\n${end}${rest.split(end)[1]}`);
  renameSync(`${path}.new`, path);
}
