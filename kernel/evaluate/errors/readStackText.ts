import { readProperty } from '../values/readProperty';

/** The frames of an error as text, without its message, which may look like frames. */
export function readStackText(error: object): string {
  const stack = readProperty(error, 'stack');
  // A `prepareStackTrace` of the reader's own may give the frames themselves.
  if (Array.isArray(stack)) return stack.map((frame) => `    at ${String(frame)}`).join('\n');
  if (typeof stack !== 'string') return '';
  const message = readProperty(error, 'message');
  const at = typeof message === 'string' ? stack.indexOf(message) : -1;
  if (at < 0 || message === '') return stack;
  // Before the message of a syntax error stands its place.
  return stack.slice(0, at) + stack.slice(at + (message as string).length);
}
