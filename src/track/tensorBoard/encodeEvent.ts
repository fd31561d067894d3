import { bytesField, doubleField, joined, varintField } from '../../engine/graph/encodeProtobuf';

/** What an event has beside its time. */
export type EventContent = { version: string } | { restart: true } | { values: readonly Uint8Array[] };

/**
 * TensorBoard's message `Event`. A restart says that what comes now takes the place of what there is at this step and after it.
 *
 * Source: https://github.com/tensorflow/tensorboard/blob/master/tensorboard/compat/proto/event.proto
 *
 * @param seconds since 1970.
 */
export function encodeEvent({ seconds, step }: { seconds: number; step: number }, content: EventContent): Uint8Array {
  const when = joined(doubleField(1, seconds), varintField(2, step));
  if ('version' in content) return joined(when, bytesField(3, content.version));
  if ('restart' in content) return joined(when, bytesField(7, varintField(1, 1)));
  return joined(when, bytesField(5, joined(...content.values.map((value) => bytesField(1, value)))));
}
