import { LayersModel, type Tensor } from '@tensorflow/tfjs';
import { suggestKnownName } from '../../checks/suggestKnownName';
import { showValue } from '../../checks/showValue';
import type { AnyDataset } from '../../data/Dataset';
import { checkModelColumns } from '../../models/checkModelColumns';
import type { LayerInfo } from '../../models/features/LayerInfo';
import { layersOf } from '../../models/features/layersOf';
import { withFeatures, type Features } from '../../models/features/withFeatures';
import type { Teacher } from '../../teachers/Teacher';

/** A model, or a model that takes rows of another shape: `kd.modelTeacher(model, {view})`. */
export type Aligned = LayersModel | Teacher;

/** One of the two models that are compared, with its compared layers. */
export interface AlignedModel {
  role: 'teacher' | 'student';
  name: string;
  layers: LayerInfo[];
  /** Refuses a table of other columns, if the model's are known. */
  checkColumns?(data: AnyDataset): void;
  /** Features of a batch of rows in one pass. The caller disposes them. */
  featuresOf(names: readonly string[]): (rows: Tensor) => Features;
}

/** The default number of layers, evenly spaced in depth; a picture with more cannot be read. */
const layersByDefault = 64;
const layersAtMost = 128;

/** At inference they only pass on the numbers of the layer before them, possibly reordered or with zeros added. */
const sameAsBefore = new Set([
  'Dropout',
  'SpatialDropout1D',
  'GaussianNoise',
  'GaussianDropout',
  'AlphaDropout',
  'ActivityRegularization',
  'Flatten',
  'Reshape',
  'Permute',
  'ZeroPadding2D'
]);

/**
 * A model with its layers in the order of computation.
 *
 * @throws TypeError for something whose layers cannot be read, RangeError for a layer that it does not have.
 */
export function alignedModel(
  subject: string,
  role: AlignedModel['role'],
  given: Aligned,
  names?: readonly string[]
): AlignedModel {
  const side = given instanceof LayersModel ? ofModel(subject, given) : ofTeacher(given);
  if (!side)
    throw new TypeError(
      `${subject}: expected ${role} to be a tfjs layers model or kd.modelTeacher of one, got ${showValue(given)}; only a model has layers that can be read`
    );
  const { layers } = side;
  return { ...side, role, layers: names === undefined ? usual(layers) : chosen(subject, role, side.name, layers, names) };
}

function ofModel(subject: string, model: LayersModel): Omit<AlignedModel, 'role'> {
  return {
    name: model.name,
    layers: layersOf(model),
    checkColumns: (data) => checkModelColumns(subject, model, data),
    featuresOf(names) {
      const pass = withFeatures(model, names);
      return (rows) => {
        checkInput(subject, model, rows);
        const { output, features } = pass(rows);
        output.dispose();
        return features;
      };
    }
  };
}

function ofTeacher(teacher: Teacher | undefined): Omit<AlignedModel, 'role'> | undefined {
  const { info, layers, featuresOf } = teacher ?? {};
  if (!info || !layers || !featuresOf) return undefined;
  return { name: info.name, layers: layers(), featuresOf, checkColumns: (data) => teacher?.checkColumns?.(data) };
}

function checkInput(subject: string, { inputs, name }: LayersModel, rows: Tensor): void {
  const wanted = inputs.map(({ shape }) => `[${shape.slice(1).map((size) => size ?? 'any')}]`).join(' and ');
  const [{ shape }] = inputs;
  const fits = shape.length === rows.shape.length && shape.every((size, i) => i === 0 || size === null || size === rows.shape[i]);
  if (inputs.length === 1 && fits) return;
  throw new RangeError(
    `${subject}: expected rows of shape ${wanted} as "${name}" takes, got [${rows.shape.slice(1)}]; give kd.modelTeacher(model, {view: (rows) => ...})`
  );
}

function usual(all: readonly LayerInfo[]): LayerInfo[] {
  const telling = all.filter(({ kind }) => !sameAsBefore.has(kind));
  const layers = telling.length ? telling : [...all];
  if (layers.length <= layersByDefault) return layers;
  return Array.from({ length: layersByDefault }, (_, i) => layers[Math.round((i * (layers.length - 1)) / (layersByDefault - 1))]);
}

function chosen(subject: string, role: string, model: string, all: readonly LayerInfo[], names: readonly string[]): LayerInfo[] {
  if (!Array.isArray(names) || !names.length || names.length > layersAtMost)
    throw new RangeError(
      `${subject}: expected layers.${role} to be 1 to ${layersAtMost} names, got ${showValue(names)}; name them as layersOf does`
    );
  const known = all.map(({ name }) => name);
  for (const name of names)
    if (!known.includes(name as string)) {
      throw new RangeError(
        `${subject}: expected layers.${role} to be layers of "${model}", got ${showValue(name)}; ${suggestKnownName(name, known, `name some of ${known.slice(0, 20).join(', ')}`)}`
      );
    }
  return all.filter(({ name }) => names.includes(name));
}
