import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { checkModel } from '../../src/engine/checkModel';
import '../../src/engine/loadEngine';

const built = () => tf.sequential({ name: 'net', layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });

test('checkModel takes a model that is built', () => {
  const model = built();
  expect(() => checkModel('predict', model)).not.toThrow();
  model.dispose();
});

test.each<[string, (model: tf.Sequential) => unknown, string]>([
  ['no model', () => ({}), 'predict: expected a tfjs layers model'],
  ['a model without layers', () => tf.sequential({ name: 'empty' }), 'predict: expected model "empty" to be built'],
  ['a name that is no text', (model) => Object.assign(model, { name: 3 }), 'predict: expected a whole tfjs layers model'],
  ['inputs that are no list', (model) => Object.assign(model, { inputs: model }), 'predict: expected a whole tfjs layers model'],
  [
    'weights to begin with that are no list',
    (model) => Object.assign(model, { initialWeights: model }),
    'predict: expected a whole tfjs layers model'
  ]
])('checkModel refuses %s', (_, change, says) => {
  const model = built();
  expect(() => checkModel('predict', change(model))).toThrow(says);
});
