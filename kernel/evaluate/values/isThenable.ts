/** True for a promise, and for anything else that `await` would wait for. */
export function isThenable(value: unknown): value is PromiseLike<unknown> {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return false;
  try {
    // A Proxy that answers to every name, as mocks do, is a promise only when it says that it has a `then`.
    return 'then' in value && typeof value.then === 'function';
  } catch {
    return false;
  }
}
