import { closeSync, existsSync, openSync, readSync, writeSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';

/** Messages from one process to another, in a file of a store that both see: a line each. They are written as Node does for its own processes, since JSON has no NaN. */
export interface MessageFile<Message extends object> {
  send(message: Message): void;
  /** Those that have come since the last call. */
  read(): Message[];
  close(): void;
}

/** One process sends, the other reads. */
export function openMessageFile<Message extends object>(path: string): MessageFile<Message> {
  const part = Buffer.alloc(1 << 16);
  let sending: number | undefined;
  let [at, rest] = [0, Buffer.alloc(0)];
  return {
    send(message) {
      sending ??= openSync(path, 'a');
      writeSync(sending, `${serialize(message).toString('base64')}\n`);
    },
    read() {
      if (!existsSync(path)) return [];
      // Opened anew each time, so that a network's store asks again.
      const file = openSync(path, 'r');
      for (let count = 1; count > 0; at += count) {
        count = readSync(file, part, 0, part.length, at);
        rest = Buffer.concat([rest, part.subarray(0, count)]);
      }
      closeSync(file);
      // The last line may still be in the making.
      const end = rest.lastIndexOf(10) + 1;
      const lines = rest.toString('utf8', 0, end).split('\n').filter(Boolean);
      rest = rest.subarray(end);
      return lines.map((line) => deserialize(Buffer.from(line, 'base64')) as Message);
    },
    close() {
      if (sending !== undefined) closeSync(sending);
      sending = undefined;
    }
  };
}
