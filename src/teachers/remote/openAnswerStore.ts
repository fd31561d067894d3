import { closeSync, existsSync, fstatSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { openAppendFile } from '../../data/disk/openAppendFile';
import type { AnswerStore, StoredCall } from './AnswerStore';
import { decodeStoredCall, encodeStoredCall } from './encodeStoredCall';

export const answersFile = 'answers.jsonl';

/**
 * Answers in memory and, with a folder, in a file that is only ever added to: a line of JSON for each call, with a checksum of its own. Each is written by one call of the system and begins with the end of the line before, so that what a killed
 * process has left of a line spoils no other, and several processes may add at the same time. A line that is not whole is no answer.
 */
export function openAnswerStore(folder: string | undefined): AnswerStore {
  const answers = new Map<string, NonNullable<StoredCall['answer']>>();
  const spent = new Map<string, { calls: number; input: number; output: number }>();
  let read = 0;
  const take = (call: StoredCall) => {
    if (call.key !== undefined && call.answer) answers.set(call.key, call.answer);
    const { calls, input, output } = spent.get(call.of) ?? { calls: 0, input: 0, output: 0 };
    spent.set(call.of, { calls: calls + 1, input: input + call.input, output: output + call.output });
  };
  const readOn = (file: number) => {
    // Another has begun it anew.
    if (fstatSync(file).size < read) read = 0;
    for (const { line, end } of linesFrom(file, read)) {
      const call = decodeStoredCall(line);
      if (call) take(call);
      // The last line may still be in the making.
      if (call || end.isClosed) read = end.at;
    }
  };
  return {
    get: (key) => answers.get(key),
    add(call) {
      if (folder === undefined) return take(call);
      try {
        withFile(folder, (file) => {
          const line = Buffer.from(`\n${encodeStoredCall(call)}`);
          if (writeSync(file, line) < line.length) throw new Error('a full disk');
          readOn(file);
        });
      } catch (error) {
        // It is paid for: this process at least has it.
        take(call);
        throw error;
      }
    },
    refresh() {
      if (folder !== undefined && existsSync(join(folder, answersFile))) withFile(folder, readOn);
    },
    spentOn: (of) => spent.get(of) ?? { calls: 0, input: 0, output: 0 }
  };
}

/** @throws Error that says what is wrong with the file. */
function withFile(folder: string, use: (file: number) => void): void {
  let file: number | undefined;
  try {
    file = openAppendFile(join(folder, answersFile), 0o600);
    use(file);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(
      `remote: expected ${answersFile} in the cache to be a file that can be written, got ${code ?? message}; give another folder, or make room`
    );
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

const mostOfLine = 1 << 20;

/** Lines from a place on, each with where it ends and whether another follows. */
function* linesFrom(file: number, from: number): Generator<{ line: string; end: { at: number; isClosed: boolean } }> {
  const part = Buffer.alloc(1 << 18);
  let [rest, at] = [Buffer.alloc(0), from];
  for (let count = 1; count > 0;) {
    count = readSync(file, part, 0, part.length, at + rest.length);
    rest = Buffer.concat([rest, part.subarray(0, count)]);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      yield { line: rest.toString('utf8', 0, end), end: { at: at + end + 1, isClosed: true } };
      rest = rest.subarray(end + 1);
      at += end + 1;
    }
    // No line of ours is so long.
    if (rest.length > mostOfLine) [rest, at] = [Buffer.alloc(0), at + rest.length];
  }
  if (rest.length) yield { line: rest.toString('utf8'), end: { at: at + rest.length, isClosed: false } };
}
