import type { LogitsTable } from './checkedLogits';

/** The class of each row's largest logit, the first of equals; one column is a sigmoid's logit of class 1. */
export function predictClasses({ rows, columns, values }: LogitsTable): Int32Array {
  if (columns === 1) return Int32Array.from(values, (logit) => (logit > 0 ? 1 : 0));
  return new Int32Array(rows).map((_, row) => {
    let top = 0;
    for (let c = 1; c < columns; c++) if (values[row * columns + c] > values[row * columns + top]) top = c;
    return top;
  });
}
