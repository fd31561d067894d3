import type { AttributeValue, Binding, OperationAttribute } from './findNativeBackend';
import { bytesField, floatField, joined, varint, varintField } from './encodeProtobuf';

/** Values of a tensor, as its bytes. */
export interface ConstantTensor {
  shape: readonly number[];
  dtype: number;
  bytes: Uint8Array;
}

/** A node without inputs whose value is given at each call. */
export function placeholderNode(name: string, { shape, dtype }: Omit<ConstantTensor, 'bytes'>): Uint8Array {
  return node(
    name,
    'Placeholder',
    [],
    [attribute('dtype', typeValue(dtype)), attribute('shape', bytesField(7, shapeBytes(shape)))]
  );
}

export function constantNode(name: string, { shape, dtype, bytes }: ConstantTensor): Uint8Array {
  const tensor = joined(varintField(1, dtype), bytesField(2, shapeBytes(shape)), bytesField(4, bytes));
  return node(name, 'Const', [], [attribute('dtype', typeValue(dtype)), attribute('value', bytesField(8, tensor))]);
}

export function identityNode(name: string, input: string, dtype: number): Uint8Array {
  return node(name, 'Identity', [input], [attribute('T', typeValue(dtype))]);
}

/** An operation as tfjs executes it. Inputs are "node:place". */
export function operationNode(
  binding: Binding,
  { name, operation, inputs, attributes }: { name: string; operation: string; inputs: string[]; attributes: OperationAttribute[] }
): Uint8Array {
  return node(
    name,
    operation,
    inputs,
    attributes.map((one) => attribute(one.name, attributeBytes(binding, one)))
  );
}

/**
 * The bytes of a graph of these nodes (tensorflow/core/framework/graph.proto). The producer's version says how it is to be understood; this one is of
 * TensorFlow 2.
 */
export function encodeGraphDef(nodes: Uint8Array[]): Uint8Array {
  return joined(...nodes.map((one) => bytesField(1, one)), bytesField(4, varintField(1, 2000)));
}

function node(name: string, operation: string, inputs: string[], attributes: Uint8Array[]): Uint8Array {
  return joined(bytesField(1, name), bytesField(2, operation), ...inputs.map((input) => bytesField(3, input)), ...attributes);
}

function attribute(name: string, value: Uint8Array): Uint8Array {
  return bytesField(5, joined(bytesField(1, name), bytesField(2, value)));
}

/** AttrValue in tensorflow/core/framework/attr_value.proto. Its lists have the same field numbers as its single values. */
function attributeBytes(binding: Binding, { name, type, value }: OperationAttribute): Uint8Array {
  if (type === binding.TF_ATTR_SHAPE && !isShapes(value)) return bytesField(7, shapeBytes(value as number[]));
  if (!Array.isArray(value)) return single(binding, name, type, value);
  return bytesField(1, joined(...(value as AttributeValue[]).map((one) => single(binding, name, type, one))));
}

function isShapes(value: OperationAttribute['value']): boolean {
  return Array.isArray(value) && Array.isArray(value[0]);
}

function single(binding: Binding, name: string, type: number, value: AttributeValue): Uint8Array {
  switch (type) {
    case binding.TF_ATTR_STRING:
      return bytesField(2, String(value));
    case binding.TF_ATTR_INT:
      return varintField(3, Number(value));
    case binding.TF_ATTR_FLOAT:
      return floatField(4, Number(value));
    case binding.TF_ATTR_BOOL:
      return varintField(5, value ? 1 : 0);
    case binding.TF_ATTR_TYPE:
      return typeValue(Number(value));
    case binding.TF_ATTR_SHAPE:
      return bytesField(7, shapeBytes(value as number[]));
    default:
      throw new TypeError(`graph: expected attribute "${name}" to be of a known type, got type ${type}; run it without a graph`);
  }
}

function typeValue(dtype: number): Uint8Array {
  return varintField(6, dtype);
}

function shapeBytes(shape: readonly number[]): Uint8Array {
  return joined(...shape.map((size) => bytesField(2, joined(varint(1 << 3), varint(size)))));
}
