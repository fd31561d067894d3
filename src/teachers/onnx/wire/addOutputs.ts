/**
 * The model's bytes with more outputs: tensors inside its graph. In protobuf's wire format a message that comes twice is one with the fields of both, so a second
 * graph that has only outputs is appended.
 */
export function addOutputs(model: Uint8Array, names: readonly string[]): Uint8Array {
  const outputs = names.map((name) => field(12, field(1, Buffer.from(name))));
  return names.length ? Buffer.concat([model, field(7, Buffer.concat(outputs))]) : model;
}

function field(number: number, bytes: Uint8Array): Buffer {
  return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value % 128) + 128);
  return Buffer.from([...bytes, value]);
}
