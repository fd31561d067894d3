// Made from the types by `node scripts/generateViewFiles.mjs`; do not edit.
import { either, list, nullable, object, optional } from '../../../src/views/check/checkCombinators';
import { between, boolean, count, number, oneOf, positive, text } from '../../../src/views/check/valueChecks';

const samplePicture = object({
  png: text,
  width: positive,
  height: positive,
  isFlat: optional(boolean),
  black: optional(number),
  white: optional(number),
  slice: optional(number),
  slices: optional(number)
});

const sampleValue = object({ name: text, value: nullable(either(number, text)) });

const seenClass = object({ name: text, share: nullable(between(0, 1)) });

const seenBy = object({ name: text, classes: list(seenClass, 3) });

const sample = object({
  row: count,
  label: nullable(text),
  picture: optional(samplePicture),
  values: optional(list(sampleValue, 200)),
  moreValues: optional(count),
  models: list(seenBy, 12)
});

export const samplesFoundCheck = object({ type: oneOf('samples'), request: number, total: count, samples: list(sample, 12) });
