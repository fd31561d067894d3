import { showValue } from '../../../checks/showValue';
import type { Finding } from '../../../record/RunRecord';
import { formatCount } from '../../../views/words/formatNumber';
import type { Column } from '../columns/Table';
import { missingValueTexts } from './missingValueTexts';

const listed = 6;

/** Which words that nobody asked for were read as missing values, and in which columns; a warning where they could be a category. */
export function findWordsReadAsMissing(
  columns: readonly Pick<Column, 'name' | 'kind' | 'missingTexts'>[],
  asked: readonly string[]
): Finding[] {
  return (['number', 'category'] as const).flatMap((kind) => {
    const counts = new Map<string, { rows: number; columns: string[] }>();
    for (const column of columns) {
      if (column.kind !== kind) continue;
      for (const [word, rows] of Object.entries(column.missingTexts ?? {})) {
        // Others are asked for, perhaps as the same number.
        if (asked.includes(word) || !missingValueTexts.includes(word)) continue;
        const before = counts.get(word) ?? { rows: 0, columns: [] };
        counts.set(word, { rows: before.rows + rows, columns: [...before.columns, column.name] });
      }
    }
    if (counts.size === 0) return [];
    const words = [...counts].map(([word, { rows, columns: names }]) => {
      const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
      return `${showValue(word)} (${names.slice(0, 3).map(showValue).join(', ')}${more}: ${formatCount(rows)})`;
    });
    const rest = words.length > listed ? `, and ${words.length - listed} more` : '';
    const total = [...counts.values()].reduce((sum, { rows }) => sum + rows, 0);
    const [first] = counts.keys();
    return [
      {
        check: 'missingWords',
        level: kind === 'category' ? 'warning' : 'info',
        value: total,
        says: `${kind === 'category' ? 'in columns of categories ' : ''}these words stand for a missing value: ${words.slice(0, listed).join(', ')}${rest}`,
        hint: `read the file with {notMissing: [${showValue(first)}]} if ${showValue(first)} is a ${kind === 'category' ? 'category' : 'value'}`
      } satisfies Finding
    ];
  });
}
