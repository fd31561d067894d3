import type { ConfusionView } from '../../../../src/views/View';
import { and, count, list, object, optional, positive, text, wrong, type Shape } from '../../read/shape';

/** A row and a column for each class, and a count of each pair for each model. */
const fits: Shape = (given, at) => {
  const { classes, models, pairs } = given as ConfusionView;
  const size = classes.length;
  for (const [i, { counts }] of models.entries())
    if (counts.length !== size || counts.some((row) => row.length !== size))
      return wrong(`${at}.models[${i}].counts`, `${size} rows of ${size} counts, one a class`, 'another size');
  const strange = pairs.findIndex(({ counts }) => counts.length !== models.length);
  if (strange < 0) return null;
  return wrong(`${at}.pairs[${strange}].counts`, `${models.length} counts, one a model`, pairs[strange].counts.length);
};

export const confusion = and(
  object({
    title: text,
    says: text,
    classes: list(text),
    folded: optional(positive),
    split: text,
    rows: count,
    models: list(object({ name: text, errors: count, counts: list(list(count)) }), 100),
    pairs: list(object({ label: text, taken: text, of: count, counts: list(count) }), 1000),
    morePairs: count
  }),
  fits
);
