import { showValue, visible } from '../../checks/showValue';
import type { Dataset, Feature } from '../../data/Dataset';

/** Which columns are what. */
export interface FactorColumns {
  user: number;
  item: number;
  /** From which column to which, without the last; null without a history. */
  history: [from: number, to: number] | null;
  /** The others that the model looks at. */
  features: number[];
  users: number;
  items: number;
  /** The names of the columns; categories of the history, which are those of the items, are left out. */
  named: Feature[];
}

/**
 * The columns of users, items, history and features.
 *
 * @throws TypeError or RangeError for names that are no column, users or items that are no category, and a history that is not of items in
 * neighbouring columns.
 */
export function findFactorColumns(
  subject: string,
  { features, shape }: Dataset,
  { user = 'user', item = 'item', history, ignore = [] }: { user?: string; item?: string; history?: string[]; ignore?: string[] }
): FactorColumns {
  if (!features || shape.length !== 1)
    throw new TypeError(`${subject}: expected data with named columns, got none; make it with kd.ratings.rows or kd.tabular`);
  const named = (option: string, name: unknown): number => {
    const place = features.findIndex((feature) => feature.name === name);
    if (place >= 0) return place;
    const some = features.slice(0, 8).map(({ name }) => (name.length > 40 ? `${name.slice(0, 40)}…` : name));
    throw new RangeError(
      `${subject}: expected ${option} to be a column among ${visible(some.join(', '))}${features.length > 8 ? ', …' : ''}, got ${showValue(name)}; name one of them`
    );
  };
  const categories = (option: string, name: string): [place: number, count: number] => {
    const place = named(option, name);
    const feature = features[place];
    if (feature.kind === 'category' && feature.categories.length > 0) return [place, feature.categories.length];
    throw new TypeError(
      `${subject}: expected ${option} ${showValue(name)} to be a category, got numbers; read the column with types {${name}: "category"}`
    );
  };
  const [userPlace, users] = categories('user', user);
  const [itemPlace, items] = categories('item', item);
  if (userPlace === itemPlace)
    throw new RangeError(`${subject}: expected user and item to be two columns, got ${showValue(user)} twice; name both`);
  for (const [option, list] of Object.entries({ history, ignore }))
    if (list !== undefined && !Array.isArray(list))
      throw new TypeError(`${subject}: expected ${option} to be a list of columns, got ${showValue(list)}; give ["history 1"]`);
  const ignored = new Set(ignore.map((name) => named('ignore', name)));
  const past = history
    ? history.map((name) => named('history', name))
    : [...features.keys()].filter((place) => /^history \d+$/.test(features[place].name) && !ignored.has(place));
  const odd = past.find((place, i) => {
    const feature = features[place];
    return feature.kind !== 'category' || feature.categories.length !== items || (i > 0 && place !== past[i - 1] + 1);
  });
  if (odd !== undefined)
    throw new RangeError(
      `${subject}: expected the history to be neighbouring columns with the categories of ${showValue(item)}, got ${showValue(features[odd].name)}; leave it out of history, or ignore it`
    );
  const taken = new Set([userPlace, itemPlace, ...past, ...ignored]);
  return {
    ...{ user: userPlace, item: itemPlace, users, items },
    history: past.length ? [past[0], past[past.length - 1] + 1] : null,
    features: [...features.keys()].filter((place) => !taken.has(place)),
    // A list that ends at once agrees with any.
    named: features.map((feature, place) => (past.includes(place) ? { ...feature, categories: [] } : feature))
  };
}
