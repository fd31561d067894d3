import type * as tf from '@tensorflow/tfjs';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { showValue } from '../../checks/showValue';
import { suggestKnownName } from '../../checks/suggestKnownName';

/** @throws TypeError for anything but a list, RangeError for a name that no layer has. */
export function checkLayerNames(subject: string, option: string, names: readonly string[], model: tf.LayersModel): void {
  if (!isSafeToInspect(names) || !Array.isArray(names))
    throw new TypeError(`${subject}: expected ${option} to be a list of names, got ${showValue(names)}; give ["dense"]`);
  const known = model.layers.map(({ name }) => name);
  const unknown = (names as unknown[]).find((name) => !known.includes(name as string));
  if (unknown !== undefined || names.includes(undefined as never))
    throw new RangeError(
      `${subject}: expected ${option} to name layers of "${model.name}", got ${showValue(unknown)}; ${suggestKnownName(unknown, known, 'name some of model.layers')}`
    );
}
