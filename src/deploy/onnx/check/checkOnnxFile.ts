import * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../../data/Dataset';
import type { InputColumn, OnnxDraft } from '../graph/OnnxGraph';
import { chooseRows, type ChosenRows } from './chooseRows';
import { findLargestDifference } from './findLargestDifference';
import { loadOnnxRuntime, type OnnxNumbers } from './loadOnnxRuntime';
import { readErrorMessage } from '../../../checks/readErrorMessage';

/** What was compared on the way out. */
export interface OnnxCheck {
  /** How many rows were compared. */
  rows: number;
  /** The largest difference of an output, as a share of the largest absolute output. */
  largestDifference: number;
  /** The mean difference of the outputs, in the same unit. */
  meanDifference: number;
}

export interface OnnxComparison {
  draft: OnnxDraft;
  columns: (InputColumn[] | null)[];
  data: Dataset | null;
  /** Differences above these refuse the file; in the unit of OnnxCheck. */
  tolerance: { largest: number; mean: number };
}

/** For numbers with a fraction: rounding of single precision stays well below. */
export const floatTolerance = { largest: 1e-4, mean: 1e-4 };

/**
 * For int8. What lies just between two integers may become either of them, since sums are rounded in another order, and the layers behind pass it on. Networks of 3 to 21 such layers had differences of 0.002 to 0.014 at most, and of
 * 0.0001 to 0.004 in the mean.
 */
export const int8Tolerance = { largest: 0.05, mean: 0.01 };

/** Rows in one call, after one of a single row and one of three. */
const mostAtOnce = 64;

/**
 * Runs a file with onnxruntime and compares each row with what the student gives.
 *
 * @throws RangeError that names the row that differs most, and Error where the file, or the student with drawn rows, cannot be run.
 */
export async function checkOnnxFile(
  subject: string,
  model: tf.LayersModel,
  bytes: Uint8Array,
  { draft, columns, data, tolerance }: OnnxComparison
): Promise<OnnxCheck> {
  const rows = chooseRows({ draft, columns }, data);
  const widths = draft.outputs.map(({ shape }) => shape.reduce((a, b) => a * b, 1));
  const [expected, got] = [0, 1].map(() => widths.map((width) => new Float32Array(rows.count * width)));
  const session = await openFile(subject, bytes, draft);
  try {
    for (const [from, to] of parts(rows.count)) {
      const inputs = rows.inputs.map((input) => ({
        ...input,
        values: input.values.subarray(from * input.width, to * input.width)
      }));
      const [wanted, given] = [predict(subject, model, inputs, to - from, data !== null), await session.run(inputs, to - from)];
      widths.forEach((width, i) => {
        expected[i].set(wanted[i], from * width);
        got[i].set(given[i], from * width);
      });
    }
  } finally {
    await session.release();
  }
  const differences = widths.map((width, i) => findLargestDifference(expected[i], got[i], width));
  const largest = differences.reduce((most, one) => (one.share > most.share ? one : most));
  const mean = Math.max(...differences.map((one) => one.mean));
  if (largest.share > tolerance.largest || mean > tolerance.mean)
    throw new RangeError(
      `${subject}: expected the file to give what the student gives, to ${tolerance.largest} of its largest output and ${tolerance.mean} in the mean, got ${largest.got} instead of ${largest.expected} in row ${rows.placeOf(largest.row)}${data ? '' : ' of those that were drawn'}, and ${mean.toPrecision(2)} in the mean; look at that row, or at the layers that you translate`
    );
  return { rows: rows.count, largestDifference: largest.share, meanDifference: mean };
}

/** From which row to which: one alone, then three, then the others. */
function parts(count: number): [from: number, to: number][] {
  const all: [number, number][] = [];
  for (let from = 0, size = 1; from < count; from += size, size = size === 1 ? 3 : mostAtOnce)
    all.push([from, Math.min(count, from + size)]);
  return all;
}

async function openFile(subject: string, bytes: Uint8Array, { inputs, outputs }: OnnxDraft) {
  const { InferenceSession, Tensor } = loadOnnxRuntime(subject);
  const notRun = (error: unknown) => {
    const reason = readErrorMessage(error).split('\n')[0].slice(0, 300);
    return new Error(
      `${subject}: expected a file that onnxruntime can run, got "${reason}"; look at the layers that you translate`,
      { cause: error }
    );
  };
  // Processors without instructions for products of 8 bits (VNNI) cut large sums off, unless they are told not to.
  const options = { logSeverityLevel: 4, extra: { session: { x64quantprecision: '1' } } };
  const session = await InferenceSession.create(bytes, options).catch((error: unknown) => {
    throw notRun(error);
  });
  return {
    async run(rows: ChosenRows['inputs'], count: number): Promise<Float32Array[]> {
      const feeds = inputs.map(({ name }, i): [string, OnnxNumbers] => {
        const { shape, values } = rows[i];
        return [name, new Tensor('float32', values, [count, ...shape])];
      });
      try {
        const results = await session.run(Object.fromEntries(feeds));
        return outputs.map(({ name }) => results[name].data);
      } catch (error) {
        throw notRun(error);
      }
    },
    release: () => session.release()
  };
}

function predict(
  subject: string,
  model: tf.LayersModel,
  inputs: ChosenRows['inputs'],
  rows: number,
  isOfUser: boolean
): Float32Array[] {
  try {
    return tf.tidy(() => {
      const given = inputs.map(({ shape, values }) => tf.tensor(values, [rows, ...shape]));
      const outputs = model.apply(given.length === 1 ? given[0] : given, { training: false }) as tf.Tensor | tf.Tensor[];
      return [outputs].flat().map((output) => Float32Array.from(output.dataSync()));
    });
  } catch (error) {
    if (isOfUser) throw error;
    const reason = readErrorMessage(error).split('\n')[0].slice(0, 300);
    throw new Error(`${subject}: expected a student that takes numbers drawn at random, got "${reason}"; give rows to compare`, {
      cause: error
    });
  }
}
