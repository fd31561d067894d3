import { foreignOption } from './foreignOption';
import { show } from './show';

/**
 * Refuses an unknown option and names the nearest known one: if a misspelt option were silently ignored, a wrong result would pass as a
 * right one. A name that other programs use for an option (n_estimators) leads to the one that it is here.
 *
 * @throws TypeError `subject: expected an option of a, b, c, got "x"; did you mean "y"?`
 */
export function checkOptions(subject: string, options: unknown, known: readonly string[]): void {
  if (options === undefined) return;
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError(`${subject}: expected options as an object, got ${show(options)}; pass {${known[0] ?? ''}: ...}`);
  }
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    const nearest = nearestOf(name, known);
    const advice = foreignOption(name, known) ?? (nearest ? `did you mean "${nearest}"?` : 'remove it');
    throw new TypeError(
      `${subject}: expected ${known.length ? `options among ${known.join(', ')}` : 'no options'}, got "${name}"; ${advice}`
    );
  }
}

/** The known name that takes the fewest edits to become this one. */
export function nearestOf(name: string, known: readonly string[]): string | undefined {
  const ranked = known.map((option) => ({ option, distance: editDistance(name.toLowerCase(), option.toLowerCase()) }));
  ranked.sort((a, b) => a.distance - b.distance);
  return ranked[0]?.option;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}
