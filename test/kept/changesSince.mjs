/**
 * What has been changed on purpose since the records of this folder were kept, and what it is now: the words of what is found, models called by their own
 * names, verdicts corrected for being several (Holm), gaps to the student with all labels. After a change that is meant, `node test/kept/changesSince.mjs` writes since.json again, from dist/; look
 * at what differs before you commit it.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { measures, keptRuns } from './keptRuns.mjs';

export const changed = ['participants', 'says', 'adjusted', 'verdict', 'gap'];

/** The changed members of a value, each by its place. */
export function changedIn(value, place = '') {
  if (typeof value !== 'object' || value === null) return {};
  const found = {};
  for (const [name, inner] of Object.entries(value)) {
    if (name === 'stamp') continue;
    if (changed.includes(name)) found[`${place}.${name}`] = inner;
    else Object.assign(found, changedIn(inner, `${place}.${name}`));
  }
  return found;
}

if (process.argv[1] === import.meta.filename) {
  const kd = createRequire(import.meta.url)('../../dist/src/index.js');
  const now = {};
  for (const [name, make] of Object.entries({ ...keptRuns, ...measures })) now[name] = changedIn(await make(kd));
  writeFileSync(new URL('since.json', import.meta.url), `${JSON.stringify(now, null, 1)}\n`);
}
