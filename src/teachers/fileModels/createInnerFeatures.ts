import * as tf from '@tensorflow/tfjs';
import { showValue } from '../../checks/showValue';
import { deriveTensor } from '../../engine/graph/deriveTensor';
import type { LayerInfo } from '../../models/features/LayerInfo';
import { placeNamed } from '../../models/features/withFeatures';
import type { Teacher } from '../Teacher';
import { computeAtOnce } from './computeInBatches';
import type { FileModel } from './FileModel';
import type { FileTeacherOptions } from './FileTeacherOptions';
import type { InputPlan } from './InputPlan';
import { showShape } from './formatModelInput';

interface Inner {
  model: FileModel;
  plan: InputPlan;
  options: FileTeacherOptions & { name: string };
  checkUse: () => void;
}

/** Rows of zeros that show the shapes of tensors: an axis of this size is that of the rows. */
const triedRows = 3;

/** The tensors inside the graph as layers: those of numbers that have an entry for each row. Images of a model that takes NCHW become NHWC, as those of students are. */
export function createInnerFeatures(subject: string, inner: Inner): Required<Pick<Teacher, 'layers' | 'featuresOf'>> {
  const { model, plan, options, checkUse } = inner;
  let known: LayerInfo[] | undefined;
  const layers = () => {
    checkUse();
    return (known ??= listInnerTensors(subject, inner));
  };
  return {
    layers,
    featuresOf(names) {
      const places = layers();
      for (const name of names) placeNamed(subject, name, places, options.name);
      let shapes: number[][] = [];
      // A step that is a graph takes what others compute as one argument.
      const pack = (rows: tf.Tensor) => {
        checkUse();
        const found = computeAtOnce({ subject, name: options.name, model, plan, rows, outputs: names }).map((one) =>
          toStudentsLayout(one, options)
        );
        shapes = found.map(({ shape }) => shape);
        return tf.concat(
          found.map((one) => tf.reshape(one, [one.shape[0], -1])),
          1
        );
      };
      return (rows) =>
        tf.tidy(() => {
          if (!names.length) return {};
          const packed = deriveTensor(rows, pack);
          const parts = tf.split(
            packed,
            shapes.map(([, ...sizes]) => tf.util.sizeFromShape(sizes)),
            1
          );
          return Object.fromEntries(names.map((name, i) => [name, tf.reshape(parts[i], shapes[i])]));
        });
    }
  };
}

function toStudentsLayout(feature: tf.Tensor, { layout }: FileTeacherOptions): tf.Tensor {
  return layout === 'NCHW' && feature.rank === 4 ? tf.transpose(feature, [0, 2, 3, 1]) : feature;
}

function listInnerTensors(subject: string, { model, plan, options }: Inner): LayerInfo[] {
  const rowShape = options.shape ?? plan.rowShape;
  if (!isKnown(rowShape))
    throw new TypeError(
      `${subject}: expected the shape of one row for the features of ${showValue(options.name)}, got ${rowShape ? showShape(rowShape) : 'none'}; give {shape: [...]}`
    );
  const opOf = new Map(innerNodes(model).flatMap(({ op, outputs }) => outputs.map((output) => [output, op])));
  const names = [...opOf.keys()];
  const count = plan.fixedRows ?? triedRows;
  let layers: LayerInfo[] = [];
  tf.tidy(() => {
    const rows = tf.zeros([count, ...rowShape]);
    const found = computeAtOnce({ subject, name: options.name, model, plan, rows, outputs: names });
    layers = found.flatMap((one, i): LayerInfo[] => {
      if (one.dtype !== 'float32' || one.rank < 2 || one.shape[0] !== count) return [];
      const [, ...shape] = toStudentsLayout(one, options).shape;
      return [{ name: names[i], kind: opOf.get(names[i])!, shape: [null, ...shape], parameters: 0 }];
    });
  });
  return layers;
}

function isKnown(shape: readonly (number | null)[] | null): shape is number[] {
  return shape !== null && !shape.includes(null);
}

/** What depends on the inputs; what the graph holds as constants is no feature. */
function innerNodes({ inputs, nodes }: FileModel) {
  const depends = new Set(inputs.map(({ name }) => name));
  return nodes.filter(({ op, inputs: from, outputs }) => {
    if (op === 'ZipMap' || !from.some((one) => depends.has(one))) return false;
    outputs.forEach((output) => depends.add(output));
    return true;
  });
}
