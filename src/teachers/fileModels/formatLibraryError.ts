import { visible } from '../../checks/showValue';

/** What a library says of a model that it cannot load or compute, in one line. What it stumbles over in its own code tells a reader nothing. */
export function formatLibraryError(error: unknown): string {
  const { name, message } = error as Error;
  if (name === 'TypeError' || name === 'ReferenceError') return 'parts of it do not fit together';
  return visible(String(message).split('\n')[0].slice(0, 300));
}
