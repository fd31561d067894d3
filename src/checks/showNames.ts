import { showValue } from './showValue';

/** So many names are in a message. */
const most = 12;

/** Names as they look in an error message: the first 12, and how many more there are. */
export function showNames(names: Iterable<unknown>): string {
  const all = [...names];
  const shown = all.slice(0, most).map((name) => showValue(name));
  if (all.length > most) shown.push(`… (${all.length} in all)`);
  return shown.join(', ');
}
