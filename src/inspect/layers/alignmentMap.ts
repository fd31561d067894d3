import { checkNumber } from '../../checks/checkNumber';
import { checkInputs } from '../../checks/checkInputs';
import { checkOptions } from '../../checks/checkOptions';
import type { LayerAlignment } from '../../record/LayerAlignment';
import { makeDisplayable } from '../../views/bundle/makeDisplayable';
import { computeAlignmentMapView } from '../../views/alignmentMap/computeAlignmentMapView';
import { titleOrDefault } from '../../views/words/titleOrDefault';
import type { AlignmentMapView } from '../../views/View';
import { createAlignmentProgress } from './createAlignmentProgress';
import { exampleBatches, type RowsLike } from './ExampleBatches';
import { checkKernel, type SimilarityKernel } from './SimilarityKernel';
import { measureAlignment } from './measureAlignment';
import { alignedModel, type Aligned } from './AlignedModel';

export interface AlignmentOptions {
  /** A tfjs layers model, or `kd.modelTeacher(model, {view})` if it takes rows of another shape than x. It is never changed. */
  teacher: Aligned;
  student: Aligned;
  /** The rows to compare on: a dataset, nested rows or a tensor of rows. */
  x: RowsLike;
  /** Names of layers from `layersOf`. Default: all layers that compute something, at most 64 per model, evenly spaced. */
  layers?: { teacher?: readonly string[]; student?: readonly string[] };
  /** Default "linear". */
  kernel?: SimilarityKernel;
  /** Rows per batch, 4 to 1024: larger batches cost more, and the result is the same on average. Default 128. */
  batchSize?: number;
  /** Number of rows to compare on. Default 2000, or all if there are fewer; a rest of less than half a batch is left out. */
  examples?: number;
  /** Draws those rows and their order; null takes the first rows in the given order. Default 0. */
  seed?: number | null;
}

export interface AlignmentMapOptions extends AlignmentOptions {
  /** Names the moment: "before". Default "now". */
  label?: string;
  /** Epochs for which the student has been trained. */
  epoch?: number;
  /** Default "Alignment of layers". */
  title?: string;
  /** Whether a notebook or a terminal shows the progress. Default true. */
  show?: boolean;
}

/**
 * How alike each layer of the teacher is to each layer of the student on the same rows, by unbiased CKA (see `cka`) averaged over batches:
 * a heat map with the best match of each student layer and suggested pairs. As a cell's last value it shows itself; in JupyterLab a cell
 * of the map gives the entry of `terms` that distils the pair.
 *
 * Suggested pairs keep the order of depth on both sides and use no layer twice: they maximise the sum of their CKA above half of the map's
 * largest value (`findMonotonePairs`). Values are about 0 for layers that have nothing in common and 1 for layers that differ only by a
 * rotation; null for a layer that is constant or not finite on these rows.
 *
 * @throws TypeError or RangeError for invalid models, rows, layers or options.
 * @source Nguyen et al. 2020, arXiv 2010.15327, eq. 2 to 4.
 * @example
 * ```ts
 * const net = (units: number) =>
 *   kd.seeded(units, () => tf.sequential({ layers: [
 *     tf.layers.dense({ name: 'hidden', units, activation: 'relu', inputShape: [784] }),
 *     tf.layers.dense({ name: 'logits', units: 10 })] }));
 * const { test } = kd.mnist({ train: 100, validation: 20, test: 128, seed: 1 });
 * const map = await kd.alignmentMap({ teacher: net(32), student: net(8), x: test!, show: false });
 * map.maps[0].values.length; // 2
 * map.maps[0].pairs[0].student; // "hidden"
 * ```
 */
export async function alignmentMap(options: AlignmentMapOptions): Promise<AlignmentMapView> {
  checkInputs('alignmentMap', options, [...known, 'label', 'epoch', 'title', 'show']);
  const { label = 'now', epoch, show = true } = options ?? {};
  const title = titleOrDefault('alignmentMap', options ?? {}, 'Alignment of layers');
  if (epoch !== undefined) checkNumber('alignmentMap', 'epoch', epoch, { atLeast: 0 });
  const progress = createAlignmentProgress(show);
  try {
    const alignment = await alignmentOf('alignmentMap', options, { label, epoch: epoch ?? null }, progress.update);
    return makeDisplayable(computeAlignmentMapView(alignment, title));
  } finally {
    progress.end();
  }
}

const known = ['teacher', 'student', 'x', 'layers', 'kernel', 'batchSize', 'examples', 'seed'] as const;

/**
 * The same as plain data, without a display: a record keeps this for a moment in training.
 *
 * @param moment what to call it, and the epochs done.
 * @param onProgress called with the share of the work done, 0 to 1.
 */
export async function alignmentOf(
  subject: string,
  options: AlignmentOptions,
  moment: { label: string; epoch: number | null },
  onProgress?: (done: number) => void
): Promise<LayerAlignment> {
  const { kernel = 'linear', batchSize = 128, examples: count = 2000, seed = 0, layers = {} } = options ?? {};
  checkKernel(subject, kernel);
  checkNumber(subject, 'batchSize', batchSize, { integer: true, atLeast: 4, atMost: 1024 });
  checkNumber(subject, 'examples', count, { integer: true, atLeast: 4 });
  if (seed !== null) checkNumber(subject, 'seed', seed, { integer: true, atLeast: 0 });
  checkOptions(`${subject}: layers`, layers, ['teacher', 'student']);
  const teacher = alignedModel(subject, 'teacher', options?.teacher, layers.teacher);
  const student = alignedModel(subject, 'student', options?.student, layers.student);
  const examples = exampleBatches(subject, options.x, { examples: count, batchSize, seed });
  const { data } = examples;
  if (data) for (const model of [teacher, student]) model.checkColumns?.(data);
  const values = await measureAlignment({ teacher, student, examples, kernel, onProgress });
  return {
    teacher: teacher.name,
    student: student.name,
    rows: examples.rows,
    data: examples.name,
    kernel,
    teacherLayers: teacher.layers.map(ofOneRow),
    studentLayers: student.layers.map(ofOneRow),
    maps: [{ ...moment, values: values.map((row) => row.map(rounded)) }]
  };
}

function ofOneRow({ name, kind, shape }: { name: string; kind: string; shape: (number | null)[] }) {
  return { name, kind, shape: shape.slice(1) };
}

/** Single precision has no more digits. */
function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1e6) / 1e6;
}
