import * as tf from '@tensorflow/tfjs';
import { checkModel } from '../../engine/checkModel';
import { checkOptions } from '../../checks/checkOptions';
import { applyLayer } from '../applyLayer';
import { checkModelName } from '../checkModelName';
import { columns } from '../selectColumns';

export interface TwoTowersOptions {
  /** From pictures to embeddings, [batch, width]; its last layer is `kd.layers.unitLength({ scale })`. */
  picture: tf.LayersModel;
  /** From token numbers, [batch, length], to embeddings of the same width; its last layer is `kd.layers.unitLength()`. */
  text: tf.LayersModel;
  /** Default "two-towers". */
  name?: string;
}

/**
 * Two towers as one model, for rows of a picture and its text as `kd.data.pictureTextRows` makes them: [batch, pixels + tokens] to [batch, 2 width], the embedding of the picture, then that of the text. It is trained with the task `kd.crossModalRetrieval()`.
 *
 * The towers are part of it: what it learns, they have learnt, and each can be asked alone. Their names must differ; `model.getLayer(name)` is a tower of a model that was loaded.
 *
 * Radford et al. 2021, "Learning Transferable Visual Models From Natural Language Supervision", arXiv 2103.00020.
 *
 * @throws TypeError or RangeError for anything but two models of one input and one output each, [batch, width] of the same width.
 * @example
 * ```ts
 * const picture = tf.sequential({ name: 'picture', layers: [
 *   tf.layers.flatten({ inputShape: [4, 4, 3] }), tf.layers.dense({ units: 8 }), kd.layers.unitLength({ scale: 14 })
 * ] });
 * const text = tf.sequential({ name: 'text', layers: [tf.layers.dense({ units: 8, inputShape: [5] }), kd.layers.unitLength()] });
 * const towers = kd.models.twoTowers({ picture, text });
 * towers.inputs[0].shape; // [null, 53]
 * towers.outputs[0].shape; // [null, 16]
 * ```
 */
export function twoTowers(options: TwoTowersOptions): tf.LayersModel {
  const subject = 'twoTowers';
  checkOptions(subject, options, ['picture', 'text', 'name']);
  const { picture, text, name = 'two-towers' } = options ?? {};
  checkModelName(subject, name);
  const [ofPictures, ofTexts] = [checkTower('picture', picture), checkTower('text', text)];
  if (ofTexts.shape.length !== 1)
    throw new RangeError(
      `twoTowers: expected text to take rows of token numbers, [batch, length], got rows of shape [${ofTexts.shape}]; give for example kd.models.textEncoder`
    );
  if (ofPictures.width !== ofTexts.width)
    throw new RangeError(
      `twoTowers: expected towers that give embeddings of one width, got ${ofPictures.width} and ${ofTexts.width}; give their last layers as many units`
    );
  if (picture.name === text.name)
    throw new RangeError(
      `twoTowers: expected towers of different names, got "${text.name}" for both; name them "picture" and "text"`
    );
  const pixels = ofPictures.shape.reduce((a, b) => a * b, 1);
  const input = tf.input({ shape: [pixels + ofTexts.shape[0]], name: 'pictureAndText' });
  const pictures = applyLayer(columns({ to: pixels, shape: ofPictures.shape, name: 'pixels' }), input);
  const texts = applyLayer(columns({ from: pixels, name: 'tokens' }), input);
  const embedded = applyLayer(picture, pictures);
  try {
    const both = [embedded, applyLayer(text, texts)];
    return tf.model({ inputs: input, outputs: applyLayer(tf.layers.concatenate({ name: 'embeddings' }), both), name });
  } catch (error) {
    // A model that is part of another is only freed with it.
    picture.dispose();
    throw error;
  }
}

function checkTower(which: string, tower: tf.LayersModel): { shape: number[]; width: number } {
  checkModel(`twoTowers: ${which}`, tower);
  const { inputs, outputs } = tower;
  const shape = inputs[0].shape.slice(1);
  const output = outputs[0].shape;
  if (inputs.length !== 1 || outputs.length !== 1 || output.length !== 2 || output[1] === null || shape.includes(null))
    throw new RangeError(
      `twoTowers: expected ${which} to take rows of one shape and to give one embedding for each, [batch, width], got [${shape.map((n) => n ?? 'any')}] to [${output.map((n) => n ?? 'batch')}]; end it in a dense layer and kd.layers.unitLength`
    );
  return { shape: shape as number[], width: output[1] };
}
