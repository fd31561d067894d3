import { formatSetting } from '../../../../src/views/sweep/formatSetting';
import type { OverlaidRun } from './OverlaidRun';

/** Runs that differ in the seed alone. */
export interface SeedFamily {
  /** Of its first run. */
  key: string;
  name: string;
  runs: OverlaidRun[];
}

/** What differs between runs with another seed all the same. */
const ofTheRun = ['seed', 'run', 'started', 'seconds', 'device', 'versions'];

/** Runs of one set-up together, in the order of their first ones. */
export function groupSeedReplicates(runs: readonly OverlaidRun[]): SeedFamily[] {
  const families = new Map<string, OverlaidRun[]>();
  for (const run of runs) {
    const setup = JSON.stringify(run.view.setup.filter(([name]) => !ofTheRun.includes(name)));
    families.set(setup, [...(families.get(setup) ?? []), run]);
  }
  const named = [...families.values()].map((members) => ({
    key: members[0].key,
    name: members.length < 2 ? members[0].name : sharedName(members.map(({ view }) => view.title)),
    runs: members
  }));
  return named.map((family) => {
    const same = named.filter(({ name }) => name === family.name);
    return same.length < 2 ? family : { ...family, name: `${family.name}, ${ownSettings(family, same)}` };
  });
}

/** What tells a family from others of its name: "soft.weight 0.9", else its place among them. */
function ownSettings(family: SeedFamily, same: readonly SeedFamily[]): string {
  const settingsOf = ({ runs: [{ facts }] }: SeedFamily) => facts.settings;
  const own = [...settingsOf(family)].filter(([name, value]) => same.some((other) => settingsOf(other).get(name) !== value));
  return own.length
    ? own
        .slice(0, 3)
        .map(([name, value]) => `${name} ${formatSetting(value)}`)
        .join(', ')
    : `(${same.indexOf(family) + 1})`;
}

/** What the titles have in common: "temperature 4, seed 1" and "temperature 4, seed 2" are "temperature 4". */
export function sharedName(titles: readonly string[]): string {
  const [first] = titles;
  let length = first.length;
  for (const title of titles) while (!title.startsWith(first.slice(0, length))) length--;
  // "seed 10" and "seed 11" share half a number, which is none.
  if (titles.some((title) => /\d/.test(title.charAt(length)))) while (/\d/.test(first.charAt(length - 1))) length--;
  const isWhole = length === first.length;
  const shared = isWhole ? first : first.slice(0, length).replace(/[\s,;:.(#=-]*(?:seed)?[\s,;:.(#=-]*$/i, '');
  return (shared || first).slice(0, 120);
}
