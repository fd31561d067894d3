import { show } from './show';

/** @throws TypeError unless it is an AbortSignal or undefined. */
export function checkSignal(subject: string, signal: unknown): void {
  if (signal === undefined || typeof (signal as AbortSignal | null)?.throwIfAborted === 'function') return;
  throw new TypeError(
    `${subject}: expected signal to be an AbortSignal, got ${show(signal)}; give the signal of an AbortController`
  );
}
