import type * as tf from '@tensorflow/tfjs';
import { isPromise } from '../../checks/isPromise';
import { suggestKnownName } from '../../checks/suggestKnownName';
import { showValue } from '../../checks/showValue';
import { listFeaturePlaces } from '../../models/features/listFeaturePlaces';
import { isModelLayer } from '../../models/features/isModelLayer';
import { getVariableOfWeight } from '../../models/features/getVariableOfWeight';
import type { Stage } from '../options/Stage';

/** The part of a model that is trained in a stage. */
export interface TrainablePart {
  /** Names of the layers that are trained. */
  names: string[];
  variables: tf.Variable[];
  /** The layers that are not trained. */
  frozen: tf.layers.Layer[];
}

/**
 * The layers that a stage trains, without those that the model itself freezes.
 *
 * @throws RangeError for a name that no layer has, or if no layer is left to train.
 */
export function selectTrainablePart(subject: string, model: tf.LayersModel, trainable: Stage['trainable']): TrainablePart {
  const own = new Set(model.trainableWeights.map(getVariableOfWeight));
  if (trainable === undefined) return { names: [], variables: [...own], frozen: [] };
  const places = listFeaturePlaces(model, subject);
  if (Array.isArray(trainable))
    checkNames(
      subject,
      trainable,
      places.map(({ name }) => name),
      model.name
    );
  const allows = (name: string) =>
    typeof trainable === 'function'
      ? checkAnswer(subject, trainable(name))
      : trainable.some((one) => name === one || name.startsWith(`${one}/`));
  const leaves = places.filter(({ layer, output }) => typeof output === 'number' && !isModelLayer(layer) && layer.weights.length);
  const learning = leaves.filter(({ name }) => allows(name));
  const layers = new Set(learning.map(({ layer }) => layer));
  const variables = [...layers].flatMap((layer) => layer.trainableWeights.map(getVariableOfWeight)).filter((one) => own.has(one));
  if (!variables.length) {
    const names = leaves.map(({ name }) => name).join(', ');
    throw new RangeError(
      `${subject}: expected trainable to leave something of "${model.name}" to learn, got nothing; let one of ${names} learn`
    );
  }
  const frozen = [...new Set(leaves.map(({ layer }) => layer))].filter((layer) => !layers.has(layer));
  return { names: learning.map(({ name }) => name), variables, frozen };
}

function checkNames(subject: string, names: string[], known: string[], model: string): void {
  for (const name of names) {
    if (known.includes(name)) continue;
    throw new RangeError(
      `${subject}: expected trainable to name layers of "${model}", got ${showValue(name)}; ${suggestKnownName(name, known, `name some of ${known.slice(0, 20).join(', ')}`)}`
    );
  }
}

/** A promise would never be true, and nobody would hear what it fails with. */
function checkAnswer(subject: string, answer: unknown): boolean {
  if (!isPromise(answer)) return answer === true;
  throw new TypeError(`${subject}: expected trainable to say true or false, got ${showValue(answer)}; return it at once`);
}
