import { decodeCheckedLine, encodeCheckedLine } from '../../data/disk/encodeCheckedLine';
import type { StoredCall } from './AnswerStore';
import type { StoredAnswer } from './StoredAnswer';

/** A call as a line of JSON that carries its own checksum. */
export function encodeStoredCall(call: StoredCall): string {
  return encodeCheckedLine(call);
}

/** The call of a line; undefined if the line is not whole or not one of ours. */
export function decodeStoredCall(line: string): StoredCall | undefined {
  const call = decodeCheckedLine(line) as StoredCall | undefined;
  return call && isCall(call) ? call : undefined;
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
