import type { Dataset, Feature } from '../../../Dataset';
import { shopAgeGroups, shopCategories, shopDayparts, shopDevices, type ShopWorld } from './ShopWorld';
import type { ShopVisits } from './ShopVisits';

/** What the columns of rows mean. */
export function listShopFeatures({ users, items }: ShopWorld): Feature[] {
  const numbered = (count: number) => Array.from({ length: count }, (_, i) => String(i));
  return [
    { name: 'user', kind: 'category', categories: numbered(users) },
    { name: 'item', kind: 'category', categories: numbered(items) },
    { name: 'position', kind: 'number' },
    { name: 'device', kind: 'category', categories: [...shopDevices] },
    { name: 'time of day', kind: 'category', categories: [...shopDayparts] },
    { name: 'age group', kind: 'category', categories: [...shopAgeGroups] },
    { name: 'category', kind: 'category', categories: [...shopCategories] },
    { name: 'price', kind: 'number' }
  ];
}

/** One row for each visit and entry of a visit. */
export interface ShopRowsOptions {
  name: string;
  entries: number;
  /** The candidate of an entry, and the position it stands in, from 0. */
  entryOf(visit: number, entry: number): { place: number; position: number };
  features: Feature[];
}

/** Rows of visits, without labels. */
export function createShopRows(
  world: ShopWorld,
  visits: ShopVisits,
  { name, entries, entryOf, features }: ShopRowsOptions
): Dataset {
  const rows = visits.visits * entries;
  const width = features.length;
  const x = new Float32Array(rows * width);
  const [groups, times] = [new Int32Array(rows), new Float64Array(rows)];
  for (let visit = 0, row = 0; visit < visits.visits; visit++) {
    const user = visits.user[visit];
    for (let entry = 0; entry < entries; entry++, row++) {
      const { place, position } = entryOf(visit, entry);
      const item = visits.items[visit * visits.candidates + place];
      const at = row * width;
      x[at] = user;
      x[at + 1] = item;
      x[at + 2] = position + 1;
      x[at + 3] = visits.device[visit];
      x[at + 4] = visits.daypart[visit];
      x[at + 5] = world.ageGroup[user];
      x[at + 6] = world.category[item];
      x[at + 7] = 20 * Math.exp(world.logPrice[item]);
      groups[row] = user;
      times[row] = visits.time[visit];
    }
  }
  const y = new Int32Array(rows);
  const classes = ['no click', 'click'];
  return { name, x, shape: [width], y, classes, synthetic: true, unlabelled: true, features, groups, times };
}
