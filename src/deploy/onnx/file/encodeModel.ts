import { version } from '../../../record/version';
import type { OnnxAttribute, OnnxDraft, OnnxNode, OnnxConstant, OnnxTensor, OnnxPort } from '../graph/OnnxGraph';
import { type Bytes, bytesField, floatField, wholeField } from './encodeField';

/** The lowest that has LayerNormalization, so that old programs can read the file as well. */
export const opset = 17;

/** The format that came with that opset, in ONNX 1.12. */
const irVersion = 8;

/**
 * A graph as the bytes of an ONNX file.
 *
 * The numbers of the fields are those of onnx.proto (https://github.com/onnx/onnx/blob/main/onnx/onnx.proto).
 */
export function encodeModel(draft: OnnxDraft, name: string, metadata: { [name: string]: string }): Uint8Array {
  const graph = [
    ...draft.nodes.flatMap((node) => bytesField(1, encodeNode(node))),
    ...bytesField(2, name),
    ...draft.tensors.flatMap((tensor) => bytesField(5, encodeTensor(tensor))),
    ...draft.inputs.flatMap((port) => bytesField(11, encodePort(port))),
    ...draft.outputs.flatMap((port) => bytesField(12, encodePort(port)))
  ];
  return Buffer.concat([
    ...wholeField(1, irVersion),
    ...bytesField(2, 'stillroom'),
    ...bytesField(3, version),
    ...bytesField(7, graph),
    ...bytesField(8, wholeField(2, opset)),
    ...Object.entries(metadata).flatMap(([key, value]) => bytesField(14, [...bytesField(1, key), ...bytesField(2, value)]))
  ]);
}

function encodeNode({ name, operator, inputs, output, attributes }: OnnxNode): Bytes {
  return [
    ...inputs.flatMap((input) => bytesField(1, input)),
    ...bytesField(2, output),
    ...bytesField(3, name),
    ...bytesField(4, operator),
    ...Object.entries(attributes).flatMap(([key, value]) => bytesField(5, encodeAttribute(key, value)))
  ];
}

function encodeAttribute(name: string, value: OnnxAttribute): Bytes {
  const typed = (type: number, ...fields: Bytes[]) => [...bytesField(1, name), ...fields.flat(), ...wholeField(20, type)];
  if (typeof value === 'number') return typed(2, wholeField(3, value));
  if (typeof value === 'string') return typed(3, bytesField(4, value));
  if ('float' in value) return typed(1, floatField(2, value.float));
  if ('floats' in value) return typed(6, ...value.floats.map((one) => floatField(7, one)));
  if ('texts' in value) return typed(8, ...value.texts.map((one) => bytesField(9, one)));
  return typed(7, ...value.map((one) => wholeField(8, one)));
}

function encodeTensor({ name, shape, values }: OnnxTensor): Bytes {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return [
    ...shape.flatMap((size) => wholeField(1, size)),
    ...wholeField(2, typeOf(values)),
    ...bytesField(8, name),
    ...bytesField(9, bytes)
  ];
}

/** The number of a type in onnx.proto. */
function typeOf(values: OnnxConstant): number {
  if (values instanceof Float32Array) return 1;
  if (values instanceof Int8Array) return 3;
  return values instanceof Int32Array ? 6 : 7;
}

/** An input or output: numbers of 32 bits with any number of rows. */
function encodePort({ name, shape }: OnnxPort): Bytes {
  const sizes = [bytesField(2, 'batch'), ...shape.map((size) => wholeField(1, size))];
  const dimensions = sizes.flatMap((size) => bytesField(1, size));
  return [...bytesField(1, name), ...bytesField(2, bytesField(1, [...wholeField(1, 1), ...bytesField(2, dimensions)]))];
}
