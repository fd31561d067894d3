import { createHash } from 'node:crypto';
import type { StoredCall } from './AnswerStore';
import type { StoredAnswer } from './StoredAnswer';

/** A call as a line of JSON that carries its own checksum. */
export function encodeStoredCall(call: StoredCall): string {
  const text = JSON.stringify(call);
  return `${text.slice(0, -1)},"sum":"${sumOf(text)}"}`;
}

/** The call of a line; undefined if the line is not whole or not one of ours. */
export function decodeStoredCall(line: string): StoredCall | undefined {
  const found = /^(\{.*),"sum":"([0-9a-f]{16})"\}$/.exec(line);
  if (!found || sumOf(`${found[1]}}`) !== found[2]) return undefined;
  try {
    const call = JSON.parse(`${found[1]}}`) as StoredCall;
    return isCall(call) ? call : undefined;
  } catch {
    return undefined;
  }
}

function sumOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Whoever can write a checksum can still write nonsense. */
function isCall({ of, key, answer, input, output }: StoredCall): boolean {
  const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
  return (
    typeof of === 'string' &&
    isCount(input) &&
    isCount(output) &&
    (key === undefined || (typeof key === 'string' && isAnswer(answer)))
  );
}

function isAnswer(answer: StoredAnswer | undefined): boolean {
  const { named, shares, missing, outside } = answer ?? {};
  const isClass = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
  const isShare = (value: unknown) => typeof value === 'number' && value >= 0 && value <= 1.5;
  if (named !== null && !isClass(named)) return false;
  if (shares === undefined) return true;
  return Array.isArray(shares) && shares.every(isShare) && Array.isArray(missing) && missing.every(isClass) && isShare(outside);
}
