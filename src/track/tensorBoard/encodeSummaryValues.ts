import { bytesField, doubleField, floatField, joined, packedDoublesField, varintField } from '../../engine/graph/encodeProtobuf';
import type { Histogram } from './computeHistogram';

/**
 * The values of TensorBoard's message `Summary`: each has a tag, and a number, a histogram, a text, or what a plugin reads.
 *
 * Source: https://github.com/tensorflow/tensorboard/blob/master/tensorboard/compat/proto/summary.proto
 */
export function scalarValue(tag: string, value: number): Uint8Array {
  return joined(bytesField(1, tag), floatField(2, value));
}

export function histogramValue(tag: string, { min, max, count, sum, squares, limits, counts }: Histogram): Uint8Array {
  const numbers = [min, max, count, sum, squares].map((value, i) => doubleField(i + 1, value));
  return joined(
    bytesField(1, tag),
    bytesField(5, joined(...numbers, packedDoublesField(6, limits), packedDoublesField(7, counts)))
  );
}

/** @param text in Markdown. */
export function textValue(tag: string, text: string): Uint8Array {
  const shape = bytesField(2, varintField(1, 1));
  const tensor = joined(varintField(1, dataTypes.string), bytesField(2, shape), bytesField(8, text));
  return joined(bytesField(1, tag), metadata('text', new Uint8Array()), bytesField(8, tensor));
}

/** @param content a message of the plugin's. */
export function pluginValue(tag: string, plugin: string, content: Uint8Array): Uint8Array {
  const shape = bytesField(2, varintField(1, 0));
  const tensor = joined(varintField(1, dataTypes.float), bytesField(2, shape));
  return joined(bytesField(1, tag), metadata(plugin, content), bytesField(8, tensor));
}

const dataTypes = { float: 1, string: 7 };
/** Of what a plugin reads as a tensor. */
const tensorClass = 2;

function metadata(plugin: string, content: Uint8Array): Uint8Array {
  const data = joined(bytesField(1, plugin), bytesField(2, content));
  return bytesField(9, joined(bytesField(1, data), varintField(4, tensorClass)));
}
