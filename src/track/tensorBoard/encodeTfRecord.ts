import { computeMaskedCrc } from './computeMaskedCrc';

/**
 * A record of a TFRecord file: the length in 8 bytes, its checksum, the data, and the checksum of these.
 *
 * Source: https://www.tensorflow.org/tutorials/load_data/tfrecord#tfrecords_format_details
 */
export function encodeTfRecord(data: Uint8Array): Uint8Array {
  const record = new Uint8Array(data.length + 16);
  const view = new DataView(record.buffer);
  view.setBigUint64(0, BigInt(data.length), true);
  view.setUint32(8, computeMaskedCrc(record.subarray(0, 8)), true);
  record.set(data, 12);
  view.setUint32(12 + data.length, computeMaskedCrc(data), true);
  return record;
}
