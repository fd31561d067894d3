import * as tf from '@tensorflow/tfjs';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { showValue } from '../../checks/showValue';
import type { AnyDataset, Dataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import { chooseRowsPerPass } from '../../data/order/chooseRowsPerPass';
import { createGraphPerBatchSize } from '../../engine/graph/createGraphPerBatchSize';
import { createInterruptiblePauser } from '../../notebook/createInterruptiblePauser';
import { checkModelColumns } from '../../models/checkModelColumns';
import { layersOf } from '../../models/features/layersOf';
import { placeNamed, withFeatures, type Features } from '../../models/features/withFeatures';
import { asTeacher } from '../../teachers/asTeacher';
import { checkRowShape } from '../../teachers/checkRowShape';
import type { LogitsFunction } from '../../teachers/functionTeacher';
import { label } from '../../teachers/label';
import type { Teacher } from '../../teachers/Teacher';
import { chooseEmbeddingLayer } from './chooseEmbeddingLayer';
import { scaleColumns } from './scaleColumns';

/** The space in which rows are compared. */
export interface FeatureSpace {
  /** 'layer "representation" of teacher', with the count of numbers once there are vectors: see `spaceSays`. */
  name: string;
  vectors(data: Dataset): Promise<Matrix>;
}

export interface SpaceOptions {
  teacher: tf.LayersModel | Teacher | LogitsFunction;
  layer?: string;
  batchSize?: number;
  /** The rows that scale the columns of a table. */
  real: Dataset;
}

/**
 * The features of a layer. For a teacher without layers, the scaled columns of a table or otherwise its logits.
 *
 * @throws TypeError or RangeError for a layer that does not exist.
 */
export function createFeatureSpace(subject: string, { teacher: given, layer, batchSize, real }: SpaceOptions): FeatureSpace {
  const side = sideOf(subject, given);
  checkRowShape(subject, () => side.name, side.takes, real);
  side.checkColumns(real);
  if (side.layers) {
    const layers = side.layers();
    const name = layer === undefined ? chooseEmbeddingLayer(layers) : placeNamed(subject, layer, layers, side.name).name;
    const pass = side.featuresOf([name]);
    return {
      name: `layer "${name}" of ${side.name}`,
      vectors: (data) => passAll(subject, name, (rows) => pass(rows)[name], data, batchSize)
    };
  }
  if (layer !== undefined)
    throw new TypeError(
      `${subject}: expected a model whose layers can be read for layer ${showValue(layer)}, got "${side.name}" without layers; leave layer out`
    );
  if (real.features) {
    const scaled = scaleColumns(real);
    return {
      name: 'scaled columns',
      async vectors(data) {
        const points = scaled.of(data);
        return { rows: points.rows, columns: points.columns, values: points.block(0, points.rows) };
      }
    };
  }
  return {
    name: `logits of ${side.name}`,
    vectors: (data) => label(side.teacher, data, batchSize === undefined ? {} : { batchSize })
  };
}

/** 'layer "representation" of teacher, 64 numbers', "29 scaled columns", "10 logits of teacher". */
export function spaceSays({ name }: FeatureSpace, columns: number): string {
  return name.startsWith('layer ') ? `${name}, ${columns} numbers` : `${columns} ${name}`;
}

type Side =
  | {
      name: string;
      takes: readonly (number | null)[] | null;
      checkColumns: (data: AnyDataset) => void;
      layers: () => ReturnType<typeof layersOf>;
      featuresOf: (names: readonly string[]) => (rows: tf.Tensor) => Features;
    }
  | {
      name: string;
      takes: readonly (number | null)[] | null;
      checkColumns: (data: AnyDataset) => void;
      layers?: undefined;
      teacher: Teacher;
    };

function sideOf(subject: string, given: SpaceOptions['teacher']): Side {
  if (isSafeToInspect(given) && given instanceof tf.LayersModel)
    return {
      name: given.name,
      takes: given.inputs?.length === 1 ? given.inputs[0].shape.slice(1) : null,
      checkColumns: (data) => checkModelColumns(subject, given, data),
      layers: () => layersOf(given),
      featuresOf(names) {
        const pass = withFeatures(given, names);
        return (rows) => tf.tidy(() => pass(rows).features);
      }
    };
  const teacher = asTeacher(given, subject);
  const { info, layers, featuresOf, inputShape: takes = null } = teacher;
  const checkColumns = (data: AnyDataset) => teacher.checkColumns?.(data);
  const side = { name: info.name, takes, checkColumns };
  return layers && featuresOf ? { ...side, layers, featuresOf } : { ...side, teacher };
}

async function passAll(
  subject: string,
  layer: string,
  featureOf: (rows: tf.Tensor) => tf.Tensor,
  { x, y, shape }: Dataset,
  batchSize?: number
): Promise<Matrix> {
  const rows = y.length;
  const width = x.length / rows;
  const step = batchSize ?? chooseRowsPerPass(width, 512);
  const pause = createInterruptiblePauser();
  const pass = createGraphPerBatchSize(
    (given) => {
      const feature = featureOf(given);
      return feature.rank > 2 ? feature.mean(range(1, feature.rank - 1)) : feature;
    },
    { rows, perBatch: step }
  );
  let made: Matrix | null = null;
  try {
    for (let start = 0; start < rows; start += step) {
      const end = Math.min(rows, start + step);
      const batch = x.subarray(start * width, end * width);
      const vectors = tf.tidy(() => pass(tf.tensor(batch, [end - start, ...shape])));
      // Not inside the tidy, which would search the returned numbers one by one for tensors.
      const values = vectors.dataSync();
      const size = vectors.shape;
      vectors.dispose();
      if (size[0] !== end - start || size.length !== 2)
        throw new RangeError(
          `${subject}: expected layer "${layer}" to give one vector for each of ${end - start} rows, got [${size}]; choose another layer`
        );
      made ??= { rows, columns: size[1], values: new Float32Array(rows * size[1]) };
      made.values.set(values, start * size[1]);
      const bad = values.findIndex((value) => !Number.isFinite(value));
      if (bad >= 0)
        throw new RangeError(
          `${subject}: expected layer "${layer}" to give finite numbers, got ${values[bad]} for row ${start + Math.floor(bad / size[1])}; look at that row, or choose another layer`
        );
      await pause();
    }
  } finally {
    pass.dispose();
  }
  return made as Matrix;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
