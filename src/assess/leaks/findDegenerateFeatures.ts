import type { Dataset } from '../../data/Dataset';
import type { Finding } from '../../record/RunRecord';
import { formatCount } from '../../views/words/formatNumber';
import { nameOfFeature } from '../../data/tables/nameOfFeature';
import type { NamedSplit } from './NamedSplit';

/** Features that are constant on train, without a value in a part, or of categories that train does not have. */
export function findDegenerateFeatures(parts: readonly NamedSplit[]): Finding[] {
  const [train, ...others] = parts;
  const seen = parts.map(({ data }) => summary(data));
  const width = seen[0].length;
  const found: Finding[] = [];
  for (let i = 0; i < width; i++) {
    const name = nameOfFeature(train.data, i);
    parts.forEach(({ name: part }, p) => {
      if (seen[p][i].present === 0) found.push(emptyFeature(name, part));
    });
    if (seen[0][i].present > 0 && seen[0][i].isConstant) found.push(constantFeature(name, seen[0][i]));
    others.forEach((part, p) => {
      if (train.data.features?.[i].kind === 'category')
        found.push(...newCategories(train.data, part, i, seen[0][i], seen[p + 1][i]));
    });
  }
  return found;
}

interface Summary {
  present: number;
  rows: number;
  first: number;
  isConstant: boolean;
  /** Rows of each category. */
  counts: Map<number, number>;
}

/** All features in one pass: rows lie one after the other in memory. */
function summary({ x, y, features }: Dataset): Summary[] {
  const width = x.length / y.length;
  const all = Array.from({ length: width }, (): Summary => ({
    present: 0,
    rows: y.length,
    first: NaN,
    isConstant: true,
    counts: new Map()
  }));
  for (let at = 0, i = 0; at < x.length; at++, i = i + 1 === width ? 0 : i + 1) {
    const value = x[at];
    if (Number.isNaN(value)) continue;
    const one = all[i];
    if (one.present++ === 0) one.first = value;
    else if (value !== one.first) one.isConstant = false;
    if (features?.[i].kind === 'category') one.counts.set(value, (one.counts.get(value) ?? 0) + 1);
  }
  return all;
}

function emptyFeature(feature: string, part: string): Finding {
  return {
    check: 'emptyFeature',
    level: 'warning',
    value: null,
    says: `"${feature}" has no value in any ${part} row`,
    hint: 'leave it out with ignore'
  };
}

function constantFeature(feature: string, { first, present, rows }: Summary): Finding {
  const isFlag = present < rows;
  const where = isFlag ? `all ${formatCount(present)} train rows that have it` : 'all train rows';
  return {
    check: 'constantFeature',
    level: 'info',
    value: first,
    says: `"${feature}" is the same in ${where}`,
    hint: isFlag ? 'leave it out with ignore, unless it matters whether it is missing' : 'leave it out with ignore'
  };
}

function newCategories(train: Dataset, { name: part }: NamedSplit, i: number, known: Summary, own: Summary): Finding[] {
  const fresh = [...own.counts].filter(([code]) => !known.counts.has(code));
  if (fresh.length === 0) return [];
  const rows = fresh.reduce((sum, [, count]) => sum + count, 0);
  const feature = train.features![i];
  const names = fresh.slice(0, 5).map(([code]) => (feature.kind === 'category' ? `"${feature.categories[code]}"` : String(code)));
  const more = fresh.length > 5 ? ', …' : '';
  return [
    {
      check: 'newCategory',
      level: 'info',
      value: rows,
      says: `${formatCount(rows)} ${part} rows have a category of "${feature.name}" that train does not have: ${names.join(', ')}${more}`,
      hint: 'expect worse predictions there'
    }
  ];
}
