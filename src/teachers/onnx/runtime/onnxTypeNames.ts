/** The types of ONNX tensors that are known here, by their numbers in onnx.proto. */
export const onnxTypeNames: { [type: number]: string | undefined } = {
  1: 'float32',
  2: 'uint8',
  3: 'int8',
  4: 'uint16',
  5: 'int16',
  6: 'int32',
  7: 'int64',
  8: 'string',
  9: 'bool',
  10: 'float16',
  11: 'float64',
  12: 'uint32',
  13: 'uint64'
};
