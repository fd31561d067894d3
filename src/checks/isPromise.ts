/** Whether a value is a promise, also one of another context, such as that of a notebook's cell. */
export function isPromise(value: unknown): value is Promise<unknown> {
  if (typeof value !== 'object' || value === null) return false;
  try {
    return Object.prototype.toString.call(value) === '[object Promise]' && typeof (value as Promise<unknown>).then === 'function';
  } catch {
    // A proxy that is revoked.
    return false;
  }
}

/** Nobody will wait for this promise: if it fails, that is told to `hear` or to nobody, and does not end the process as it would otherwise. */
export function leave(promise: Promise<unknown>, hear: (error: unknown) => void = () => {}): void {
  try {
    Promise.prototype.then.call(promise, undefined, hear);
  } catch {
    // It only looks like one.
  }
}
