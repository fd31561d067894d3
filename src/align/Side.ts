import { LayersModel, type Tensor } from '@tensorflow/tfjs';
import { nearestOf } from '../checks/checkOptions';
import { show } from '../checks/show';
import type { LayerInfo } from '../features/LayerInfo';
import { layersOf } from '../features/layersOf';

/** A model, or one that looks at rows of another shape, as `kd.modelTeacher(model, {view})` has it. */
export type Aligned = LayersModel | { model: LayersModel; view?: (rows: Tensor) => Tensor | Tensor[] };

/** One of the two models that are compared, with the layers that are. */
export interface Side {
  role: 'teacher' | 'student';
  model: LayersModel;
  view: (rows: Tensor) => Tensor | Tensor[];
  layers: LayerInfo[];
}

/** Without being asked for, so many layers, at even distances of depth; a picture of more cannot be read. */
const layersByDefault = 64;
const layersAtMost = 128;

/** At inference they give the same numbers as the layer before them, in another order at most. */
const sameAsBefore = new Set([
  'Dropout',
  'SpatialDropout1D',
  'GaussianNoise',
  'GaussianDropout',
  'AlphaDropout',
  'ActivityRegularization',
  'Flatten',
  'Reshape',
  'Permute'
]);

/**
 * A model with its layers in the order of computation.
 *
 * @throws TypeError for another thing than a model, RangeError for a layer that it does not have.
 */
export function sideOf(subject: string, role: Side['role'], given: Aligned, names?: readonly string[]): Side {
  const { model, view = (rows: Tensor) => rows } =
    given instanceof LayersModel ? { model: given } : ((given ?? {}) as Exclude<Aligned, LayersModel>);
  if (!(model instanceof LayersModel) || typeof view !== 'function')
    throw new TypeError(
      `${subject}: expected ${role} to be a tfjs layers model or {model, view}, got ${show(given)}; only of such a model layers can be read`
    );
  const all = layersOf(model);
  return { role, model, view, layers: names === undefined ? usual(all) : chosen(subject, role, model.name, all, names) };
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
      `${subject}: expected layers.${role} to be 1 to ${layersAtMost} names, got ${show(names)}; name them as layersOf does`
    );
  const known = all.map(({ name }) => name);
  for (const name of names)
    if (!known.includes(name as string)) {
      const nearest = typeof name === 'string' ? nearestOf(name, known) : known[0];
      throw new RangeError(
        `${subject}: expected layers.${role} to be layers of "${model}", got ${show(name)}; did you mean "${nearest}"?`
      );
    }
  return all.filter(({ name }) => names.includes(name));
}
