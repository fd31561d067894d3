/**
 * What has been changed on purpose since the records of this folder were kept, and what it is now: the words of what is found, models called by their own
 * names, verdicts corrected for being several (Holm), gaps to the student with all labels. All numbers of the runs in `redrawn` have changed, since TensorFlow draws their dropout, or has
 * other operations for their batch normalisation and matrix products. After a change that is meant, `node test/golden/intendedChanges.mjs` writes intendedChanges.json and seededRuns.json again, from dist/; look
 * at what differs before you commit it.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { measures, goldenRuns } from './goldenRuns.mjs';

export const changed = ['participants', 'says', 'adjusted', 'verdict', 'gap'];

/** The runs and measures of which seededRuns.json has what they give. */
export const redrawn = [
  'distill',
  'train',
  'stages',
  'transfer',
  'stopped',
  'failed',
  'dataFree',
  'images',
  'twoClasses',
  'sweep'
];

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

/** The stamp of a record and the seconds that a generator took may differ between two equal runs. */
export function unstamped(value) {
  return JSON.parse(JSON.stringify(value, (name, inner) => (['stamp', 'seconds'].includes(name) ? undefined : inner)));
}

if (process.argv[1] === import.meta.filename) {
  const kd = createRequire(import.meta.url)('../../dist/src/index.js');
  const now = {};
  const seeds = {};
  for (const [name, make] of Object.entries({ ...goldenRuns, ...measures })) {
    const made = await make(kd);
    if (redrawn.includes(name)) seeds[name] = unstamped(made);
    else now[name] = changedIn(made);
  }
  writeFileSync(new URL('intendedChanges.json', import.meta.url), `${JSON.stringify(now, null, 1)}\n`);
  writeFileSync(new URL('seededRuns.json', import.meta.url), `${JSON.stringify(seeds)}\n`);
}
