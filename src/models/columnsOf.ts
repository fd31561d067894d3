import * as tf from '@tensorflow/tfjs';
import { isSafeToInspect } from '../checks/isSafeToInspect';
import { showValue } from '../checks/showValue';
import { isFeature } from '../data/checkDataset';
import type { Feature } from '../data/Dataset';
import { readModelMetadata, noteInModel } from './readModelMetadata';

/** A layer that was made for the columns of a table, and keeps them in its configuration. */
export interface TableLayer {
  tableFeatures: Feature[] | null;
}

/** More characters of categories are not noted in a model's file: tfjs warns from a million on. */
const mostCharacters = 200_000;

/**
 * The columns that a model takes, in their order, with the categories by their codes: those of the table that `kd.tabularStudent` or
 * `kd.softDecisionTree` was made from, otherwise those that the model was last trained on. They are in the saved model too. Null if they are
 * not known. With them a table that was read anew gets the same columns in the same order.
 *
 * @throws TypeError for anything but a tfjs layers model.
 * @example
 * ```ts
 * const table = kd.table([{ age: 20, debt: 1, paid: 'no' }, { age: 30, debt: 0, paid: 'yes' }]);
 * const data = kd.tabular(table, { label: 'paid' });
 * const student = kd.tabularStudent(data);
 * kd.columnsOf(student)?.map(({ name }) => name); // ['age', 'debt']
 * const other = kd.table([{ debt: 2, age: 41, paid: 'no' }, { debt: 0, age: 33, paid: 'yes' }]);
 * kd.tabular(other, { label: 'paid', classes: data.classes, features: kd.columnsOf(student)! }).x; // Float32Array [41, 2, 33, 0]
 * ```
 */
export function columnsOf(model: tf.LayersModel): Feature[] | null {
  if (!isSafeToInspect(model) || !(model instanceof tf.LayersModel))
    throw new TypeError(`columnsOf: expected a tfjs layers model, got ${showValue(model)}; give the student`);
  return modelColumns(model);
}

/** The same for a model that is known to be one. */
export function modelColumns(model: tf.LayersModel): Feature[] | null {
  return madeForColumns(model) ?? notedColumns(model);
}

/** The columns that a layer of the model was made for: training cannot change them. Only a layer that gets the rows as they are counts. */
export function madeForColumns(model: tf.LayersModel): Feature[] | null {
  for (const layer of model.layers) {
    if (!getsRows(layer)) continue;
    const known = 'layers' in layer ? madeForColumns(layer as unknown as tf.LayersModel) : featuresIn(layer);
    if (known) return known;
  }
  return null;
}

/** Notes the columns that a model is trained on in its metadata. Without names, and for a layer that knows them itself, it changes nothing. */
export function setModelColumns(model: tf.LayersModel, features: readonly Feature[] | null | undefined): void {
  if (!features || madeForColumns(model)) return;
  const isLong = JSON.stringify(features).length > mostCharacters;
  noteInModel(model, { features: isLong ? features.map(withoutCategories) : features });
}

/** A list that ends at once agrees with any. */
function withoutCategories({ name, kind }: Feature): Feature {
  return kind === 'category' ? { name, kind, categories: [] } : { name, kind };
}

function notedColumns(model: tf.LayersModel): Feature[] | null {
  const { features } = readModelMetadata(model);
  return areFeatures(features) ? features : null;
}

function featuresIn(layer: object): Feature[] | null {
  return ('tableFeatures' in layer && (layer as TableLayer).tableFeatures) || null;
}

/** Whether the layer gets the rows of the model: from its input, or from a layer that encodes them. */
function getsRows(layer: tf.layers.Layer): boolean {
  const [node] = layer.inboundNodes as unknown as { inboundLayers: tf.layers.Layer[] }[];
  return (node?.inboundLayers ?? []).every((before) => before.getClassName() === 'InputLayer' || 'tableFeatures' in before);
}

/** Whether it is a list of features, as a file may say that it is. */
export function areFeatures(value: unknown): value is Feature[] {
  return Array.isArray(value) && value.length > 0 && value.every(isFeature);
}
