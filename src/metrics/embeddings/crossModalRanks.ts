import { showValue } from '../../checks/showValue';
import type { MetricInputs } from '../inputs/Metric';
import { checkedOutputs, checkedTargets } from '../inputs/checkedOutputs';

/** What is asked for: texts for each picture, pictures for each text. */
export type CrossModalQueries = 'pictures' | 'texts';

interface Side {
  values: ArrayLike<number>;
  /** Numbers of a row, and where the embedding begins in it. */
  stride: number;
  from: number;
}

/**
 * [rows] For each row's picture (or text) the place of its item, from 1, when items are sorted by the largest product of one of their texts (or pictures) with it. Items of the same product have the mean of their places.
 *
 * @throws TypeError or RangeError for outputs and targets that are missing, or in neither of the forms of `kd.infoNce`.
 */
export function crossModalRanks(subject: string, inputs: MetricInputs, queries: CrossModalQueries): Float64Array {
  const { pictures, texts, width, items, count } = readSides(subject, inputs);
  const [asked, candidates] = queries === 'pictures' ? [pictures, texts] : [texts, pictures];
  const rows = items.length;
  const best = new Float64Array(count);
  return Float64Array.from({ length: rows }, (_, row) => {
    best.fill(-Infinity);
    const start = row * asked.stride + asked.from;
    for (let j = 0; j < rows; j++) {
      const other = j * candidates.stride + candidates.from;
      let sum = 0;
      for (let c = 0; c < width; c++) sum += asked.values[start + c] * candidates.values[other + c];
      if (sum > best[items[j]]) best[items[j]] = sum;
    }
    const own = best[items[row]];
    let [above, equal] = [0, -1];
    for (const value of best) {
      if (value > own) above++;
      else if (value === own) equal++;
    }
    return 1 + above + equal / 2;
  });
}

function readSides(subject: string, { logits, targets }: MetricInputs) {
  if (targets === undefined)
    throw new TypeError(`${subject}: expected targets, got undefined; give the number of each row's item`);
  const [outputs, wanted] = [checkedOutputs(subject, 'outputs', logits), checkedTargets(subject, targets)];
  if (outputs.rows !== wanted.rows)
    throw new RangeError(`${subject}: expected targets of ${outputs.rows} rows, got ${wanted.rows}; give those of the same rows`);
  const areFixed = wanted.columns > 1;
  if (areFixed ? wanted.columns !== outputs.columns + 1 : outputs.columns % 2 !== 0)
    throw new RangeError(
      `${subject}: expected embeddings of pictures and texts, or of pictures with those of texts in the targets, got ${showValue([outputs.rows, outputs.columns])} and targets ${showValue([wanted.rows, wanted.columns])}; see kd.infoNce`
    );
  const width = areFixed ? outputs.columns : outputs.columns / 2;
  const numbers = new Map<number, number>();
  const items = Int32Array.from({ length: wanted.rows }, (_, row) => {
    const item = wanted.values[row * wanted.columns];
    if (!numbers.has(item)) numbers.set(item, numbers.size);
    return numbers.get(item)!;
  });
  const pictures: Side = { values: outputs.values, stride: outputs.columns, from: 0 };
  const texts: Side = areFixed
    ? { values: wanted.values, stride: wanted.columns, from: 1 }
    : { values: outputs.values, stride: outputs.columns, from: width };
  return { pictures, texts, width, items, count: numbers.size };
}
