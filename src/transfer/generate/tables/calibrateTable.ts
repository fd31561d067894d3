import type { Dataset } from '../../../data/Dataset';
import { quantileOfSorted } from '../../../stats/quantileOfSorted';
import { mixSeeds, createRandom, shuffle } from '../../../stats/createRandom';
import { encodeTable, isNumberAt, kindAt, type TableEncoding } from './fitTableEncoding';
import { fromNormal, type QuantileTransform } from './fitQuantileTransform';
import { temperature } from './createTableNetwork';

/** What is added to generated rows of a class, so that its marginals become the real ones. */
export interface TableCalibration {
  /** To the logit of each kind. */
  kinds: Float32Array;
  /** To each normal number, depending on its size. Null if there are too few rows. */
  normals: (QuantileTransform | null)[];
}

export interface TableCalibrationInputs {
  encoding: TableEncoding;
  data: Pick<Dataset, 'x' | 'y' | 'classes'>;
  /** Encoded rows of a class, made by the network. */
  make(label: number, rows: number): Promise<Float32Array>;
  seed: number;
}

const realAtMost = 5000;
const madeRows = 2000;
/** A class with fewer rows is not calibrated. */
const enough = 20;
const mostQuantiles = 50;
/** Values per quantile: with fewer, a quantile would be the value of a single row. */
const aQuantile = 10;
const rounds = 10;

/**
 * For each class: moves logits until kinds have their real shares, then each normal number until its quantiles are the real ones, a monotone map with straight
 * lines between at most 50 quantiles. The network learns how columns depend on each other; the marginals are known and are set here. Ranks
 * stay the same.
 */
export async function calibrateTable({ encoding, data, make, seed }: TableCalibrationInputs): Promise<TableCalibration[]> {
  const calibrations: TableCalibration[] = [];
  for (const label of data.classes.keys()) {
    const rows = Int32Array.from(data.y.keys()).filter((row) => data.y[row] === label);
    const calibration = {
      kinds: new Float32Array(encoding.kinds),
      normals: new Array<QuantileTransform | null>(encoding.normals).fill(null)
    };
    calibrations.push(calibration);
    if (rows.length < enough) continue;
    const next = createRandom(mixSeeds(seed, label));
    const real = encodeTable(encoding, data.x, shuffle(rows, next).subarray(0, realAtMost), next);
    const made = await make(label, madeRows);
    fitKinds(encoding, calibration.kinds, real, made);
    applyCalibration(encoding, [calibration], made, new Int32Array(madeRows));
    calibration.normals = calibration.normals.map((_, normal) => {
      const [ofReal, ofMade] = [real, made].map((encoded) => numbersOf(encoding, encoded, normal));
      const count = Math.min(mostQuantiles, Math.floor(Math.min(ofReal.length, ofMade.length) / aQuantile));
      if (count < 2) return null;
      const from = Array.from({ length: count }, (_, k) => quantileOfSorted(ofMade, (k + 0.5) / count));
      return { normal: from, values: from.map((z, k) => quantileOfSorted(ofReal, (k + 0.5) / count) - z) };
    });
  }
  return calibrations;
}

/** In place: turns shares of kinds into logits, of which the largest counts. */
export function applyCalibration(
  { normals, kinds }: TableEncoding,
  calibrations: TableCalibration[],
  encoded: Float32Array,
  labels: ArrayLike<number>
): void {
  for (let row = 0, at = 0; row < labels.length; row++, at += normals + kinds) {
    const own = calibrations[labels[row]];
    for (let i = 0; i < normals; i++) {
      const knots = own.normals[i];
      if (knots) encoded[at + i] += fromNormal(knots, encoded[at + i]);
    }
    for (let i = 0; i < kinds; i++) encoded[at + normals + i] = logitOf(encoded[at + normals + i]) + own.kinds[i];
  }
}

/** The logit with its noise, up to a number that is the same for all kinds of the column. */
function logitOf(share: number): number {
  return temperature * Math.log(Math.max(share, 1e-38));
}

function fitKinds({ columns, normals, kinds }: TableEncoding, added: Float32Array, real: Float32Array, made: Float32Array): void {
  const width = normals + kinds;
  const logits = made.map((value, i) => (i % width < normals ? value : logitOf(value)));
  for (const { kinds: first, size } of columns) {
    if (first < 0) continue;
    const own = { kinds: first, size };
    const asked = sharesOf(own, real, width);
    for (let round = 0; round < rounds; round++) {
      const found = sharesOf(own, logits, width);
      for (let i = 0; i < size; i++) {
        const more = Math.log(asked[i] / found[i]);
        added[first - normals + i] += more;
        for (let at = first + i; at < logits.length; at += width) logits[at] += more;
      }
    }
  }
}

/** With half an extra row of each, so that none is 0. */
function sharesOf(column: { kinds: number; size: number }, encoded: Float32Array, width: number): number[] {
  const counts = new Array<number>(column.size).fill(0.5);
  for (let at = 0; at < encoded.length; at += width) counts[kindAt(column, encoded, at)]++;
  return counts.map((count) => count / (encoded.length / width + column.size / 2));
}

/** The normal numbers that belong to a value, ascending. */
function numbersOf(encoding: TableEncoding, encoded: Float32Array, normal: number): Float32Array {
  const width = encoding.normals + encoding.kinds;
  const column = encoding.columns.find((one) => one.normal === normal)!;
  const starts = Array.from({ length: encoded.length / width }, (_, row) => row * width);
  return Float32Array.from(
    starts.filter((at) => isNumberAt(column, encoded, at)),
    (at) => encoded[at + normal]
  ).sort();
}
