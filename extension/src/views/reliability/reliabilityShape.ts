import { list, number, object, oneOf, positive, text, wrong, type Shape } from '../../read/shape';

const share: Shape = (value, at) =>
  typeof value === 'number' && value >= 0 && value <= 1 ? null : wrong(at, 'a number from 0 to 1', value);

const bin = object({ from: share, to: share, count: positive, predicted: share, observed: share, low: share, high: share });

export const reliability = object({
  title: text,
  says: text,
  rows: number,
  split: text,
  of: oneOf('class 1', 'largest'),
  event: text,
  bins: number,
  equal: oneOf('count', 'width'),
  confidence: share,
  models: list(object({ name: text, seeds: number, error: number, bins: list(bin, 500) }), 100)
});
