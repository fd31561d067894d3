import { expect, test } from 'vitest';
import { readProtobufFields, readVarints } from '../../../../src/teachers/onnx/wire/readProtobufFields';

test('readProtobufFields(bytes) gives the numbers and bytes of a message in their order', () => {
  // The examples of protobuf's documentation of its encoding: 150 in field 1, "testing" in field 2, a packed list in field 6.
  expect([...readProtobufFields(Buffer.from('089601', 'hex'))].map(({ number, value }) => [number, value])).toEqual([[1, 150]]);
  const [text] = readProtobufFields(Buffer.from('120774657374696e67', 'hex'));
  expect([text.number, Buffer.from(text.bytes).toString()]).toEqual([2, 'testing']);
  const [list] = readProtobufFields(Buffer.from('3206038e029ea705', 'hex'));
  expect(readVarints(list.bytes)).toEqual([3, 270, 86942]);
});

test.each([
  ['0896', 'a number is cut off'],
  ['120774', 'it is cut off'],
  ['0b', 'no field has the wire type 3'],
  ['00', 'no field has the number 0'],
  ['08ffffffffffffffffffffff', 'a number is cut off']
])('readProtobufFields refuses %s', (hex, message) => {
  expect(() => [...readProtobufFields(Buffer.from(hex, 'hex'))]).toThrow(message);
});
