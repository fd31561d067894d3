import * as tf from '@tensorflow/tfjs';
import type { Dataset } from '../../../data/Dataset';
import type { InputColumn, OnnxDraft } from '../graph/OnnxGraph';
import { drawRows } from './drawRows';
import { loadOnnxRuntime, type OnnxRuntime, type OnnxSession } from './loadOnnxRuntime';

/** What was compared on the way out. */
export interface OnnxCheck {
  /** How many rows were compared. */
  rows: number;
  /** The largest difference of an output, as a share of the largest absolute output. */
  largestDifference: number;
}

/** Differences above it refuse the file: rounding of single precision stays well below. */
export const tolerance = 1e-4;

/** Rows of a dataset that are compared, and in one call. */
const [mostRows, mostAtOnce] = [256, 64];

/**
 * Runs a file with onnxruntime and compares each row with what the student gives: the first row alone, then three, then the others.
 *
 * @throws RangeError that names the row that differs most, and Error where the file cannot be run.
 */
export async function checkOnnxFile(
  subject: string,
  model: tf.LayersModel,
  bytes: Uint8Array,
  { draft, columns, data }: { draft: OnnxDraft; columns: (InputColumn[] | null)[]; data: Dataset | null }
): Promise<OnnxCheck> {
  const runtime = loadOnnxRuntime(subject);
  const count = data ? Math.min(data.y.length, mostRows) : 16;
  const inputs = draft.inputs.map(({ shape }, i): Side => {
    const width = shape.reduce((a, b) => a * b, 1);
    return { shape, width, values: data ? spread(data, count, width) : drawRows(count, width, columns[i], i) };
  });
  const outputs = draft.outputs.map(({ shape }) => shape.reduce((a, b) => a * b, 1));
  const [expected, got] = [0, 1].map(() => outputs.map((width) => new Float32Array(count * width)));
  const session = await open(subject, runtime, bytes);
  try {
    for (let from = 0; from < count;) {
      const to = Math.min(count, from + (from === 0 ? 1 : from === 1 ? 3 : mostAtOnce));
      const part = inputs.map((side) => ({ ...side, values: side.values.subarray(from * side.width, to * side.width) }));
      const [wanted, given] = [predict(model, part, to - from), await run(subject, { runtime, session, draft }, part, to - from)];
      outputs.forEach((width, i) => {
        expected[i].set(wanted[i], from * width);
        got[i].set(given[i], from * width);
      });
      from = to;
    }
  } finally {
    await session.release();
  }
  const largest = outputs
    .map((width, i) => largestOf(expected[i], got[i], width))
    .reduce((most, one) => (one.difference > most.difference ? one : most));
  if (!(largest.difference <= tolerance))
    throw new RangeError(
      `${subject}: expected the file to give what the student gives, to ${tolerance} of its largest output, got ${largest.got} instead of ${largest.expected} in row ${largest.row} of ${count}; look at that row, or at the layers that you translate`
    );
  return { rows: count, largestDifference: largest.difference };
}

interface Side {
  shape: number[];
  width: number;
  values: Float32Array;
}

/** Rows from all of the data, since its neighbours are often alike. */
function spread({ x, y }: Dataset, count: number, width: number): Float32Array {
  const values = new Float32Array(count * width);
  for (let i = 0; i < count; i++) {
    const row = Math.floor((i * y.length) / count);
    values.set(x.subarray(row * width, (row + 1) * width), i * width);
  }
  return values;
}

async function open(subject: string, { InferenceSession }: OnnxRuntime, bytes: Uint8Array): Promise<OnnxSession> {
  try {
    return await InferenceSession.create(bytes, { logSeverityLevel: 4 });
  } catch (error) {
    throw notRun(subject, error);
  }
}

async function run(
  subject: string,
  { runtime, session, draft }: { runtime: OnnxRuntime; session: OnnxSession; draft: OnnxDraft },
  inputs: Side[],
  rows: number
): Promise<Float32Array[]> {
  const feeds = draft.inputs.map(({ name }, i) => {
    const { shape, values } = inputs[i];
    return [name, new runtime.Tensor('float32', values, [rows, ...shape])];
  });
  try {
    const results = await session.run(Object.fromEntries(feeds));
    return draft.outputs.map(({ name }) => results[name].data);
  } catch (error) {
    throw notRun(subject, error);
  }
}

function notRun(subject: string, error: unknown): Error {
  const reason = (error instanceof Error ? error.message : String(error)).split('\n')[0].slice(0, 300);
  return new Error(
    `${subject}: expected a file that onnxruntime can run, got "${reason}"; look at the layers that you translate`,
    {
      cause: error
    }
  );
}

function predict(model: tf.LayersModel, inputs: Side[], rows: number): Float32Array[] {
  return tf.tidy(() => {
    const given = inputs.map(({ shape, values }) => tf.tensor(values, [rows, ...shape]));
    const outputs = model.apply(given.length === 1 ? given[0] : given, { training: false }) as tf.Tensor | tf.Tensor[];
    return [outputs].flat().map((output) => Float32Array.from(output.dataSync()));
  });
}

/** Equal are also two NaN, and two infinite numbers of one sign. */
function largestOf(expected: Float32Array, got: Float32Array, width: number) {
  const scale = expected.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 0) || 1;
  let largest = { difference: 0, row: 0, expected: 0, got: 0 };
  for (let i = 0; i < expected.length; i++) {
    if (Object.is(expected[i], got[i])) continue;
    const difference = Math.abs(expected[i] - got[i]) / scale;
    if (difference > largest.difference || Number.isNaN(difference))
      largest = {
        ...{ difference: Number.isNaN(difference) ? Infinity : difference, row: Math.floor(i / width) },
        ...{ expected: expected[i], got: got[i] }
      };
  }
  return largest;
}
