import type { Binding } from './findNativeBackend';

/** The bytes of values as TensorFlow keeps those of this type; throws a TypeError for a type that is not numbers. */
export function encodeHostBytes(binding: Binding, dtype: number, values: ArrayLike<number>): Uint8Array {
  const typed = typedValues(binding, dtype, values);
  return new Uint8Array(typed.buffer.slice(typed.byteOffset, typed.byteOffset + typed.byteLength) as ArrayBuffer);
}

function typedValues(binding: Binding, dtype: number, values: ArrayLike<number>): ArrayBufferView {
  switch (dtype) {
    case binding.TF_FLOAT:
    case binding.TF_COMPLEX64:
      return values instanceof Float32Array ? values : Float32Array.from(values);
    case binding.TF_INT32:
      return values instanceof Int32Array ? values : Int32Array.from(values);
    case binding.TF_INT64:
      // tfjs writes 64 bits as two numbers of 32, the low one first.
      return ArrayBuffer.isView(values) ? values : Int32Array.from(values);
    case binding.TF_BOOL:
      return values instanceof Uint8Array ? values : Uint8Array.from(values);
    default:
      throw new TypeError(`graph: expected a tensor of numbers, got one of TensorFlow's type ${dtype}; run it without a graph`);
  }
}
