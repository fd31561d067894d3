import { describeWrongValue } from '../../../../src/views/check/describeWrongValue';
import type { ConfusionView } from '../../../../src/views/View';

/** A row and a column for each class, and a count of each pair for each model. */
export function findConfusionProblem({ classes, models, pairs }: ConfusionView, at: string): string | null {
  const size = classes.length;
  for (const [i, { counts }] of models.entries())
    if (counts.length !== size || counts.some((row) => row.length !== size))
      return describeWrongValue(`${at}.models[${i}].counts`, `${size} rows of ${size} counts, one a class`, 'another size');
  const strange = pairs.findIndex(({ counts }) => counts.length !== models.length);
  if (strange < 0) return null;
  return describeWrongValue(
    `${at}.pairs[${strange}].counts`,
    `${models.length} counts, one a model`,
    pairs[strange].counts.length
  );
}
