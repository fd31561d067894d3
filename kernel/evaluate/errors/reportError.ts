import { inspect, types } from 'node:util';
import type { CellSources } from './CellSources';
import { readProperty } from '../values/readProperty';
import type { AwaitSites } from './AwaitSites';
import type { ErrorReport } from './ErrorReport';
import { formatStackFrames } from './formatStackFrames';
import { readStackText } from './readStackText';

const mostErrors = 12;
const longestMessage = 4000;

/**
 * Anything that was thrown, as Jupyter wants it. The traceback says what was thrown, then the places in cells and local files,
 * innermost first, each with its line; then its causes and, of an AggregateError, its errors.
 */
export function reportError(error: unknown, sources: CellSources, sites: AwaitSites): ErrorReport {
  const { ename, evalue } = nameError(error);
  const seen = new Set<unknown>();
  return { ename, evalue, traceback: trace(error, '') };

  function trace(one: unknown, how: string): string[] {
    if (seen.has(one)) return [`${how}an error that is shown above`];
    if (seen.size >= mostErrors) return [`${how}more errors`];
    if (typeof one === 'object' && one !== null) seen.add(one);
    const { ename: name, evalue: message } = nameError(one);
    const title = `${how}${name}: ${message}`;
    if (!isError(one)) return [title];
    const lines = [
      title,
      ...formatStackFrames([readStackText(one), ...(sites.get(one) ?? [])], sources, name === 'KeyboardInterrupt')
    ];
    const several = readProperty(one, 'errors');
    if (Array.isArray(several)) for (const inner of several as unknown[]) lines.push(...trace(inner, 'one of its errors: '));
    const cause = readProperty(one, 'cause');
    if (cause !== undefined && cause !== null) lines.push(...trace(cause, 'caused by '));
    return lines;
  }
}

function nameError(error: unknown): { ename: string; evalue: string } {
  // As consoles call what is thrown and is no error.
  if (!isError(error)) return { ename: 'Uncaught', evalue: bound(typeof error === 'string' ? error : show(error)) };
  if (readProperty(error, 'code') === 'ERR_SCRIPT_EXECUTION_INTERRUPTED')
    return { ename: 'KeyboardInterrupt', evalue: 'the cell was interrupted' };
  return { ename: errorName(error), evalue: bound(text(readProperty(error, 'message'))) };
}

/** A class that extends Error has the name "Error" unless it says more; its reader knows it by its own. */
function errorName(error: object): string {
  const name = readProperty(error, 'name');
  if (typeof name !== 'string' || name === '') return 'Error';
  const own = readProperty(readProperty(error, 'constructor'), 'name');
  return name === 'Error' && typeof own === 'string' && own !== '' ? own : name;
}

/** An error of a worker or of another realm is no `instanceof Error` of ours. */
function isError(error: unknown): error is object {
  if (typeof error !== 'object' || error === null) return false;
  if (types.isNativeError(error)) return true;
  return typeof readProperty(error, 'message') === 'string' && readProperty(error, 'stack') !== undefined;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined ? '' : show(value);
}

function show(value: unknown): string {
  try {
    // A Proxy of an error is shown with its stack.
    return inspect(value, { colors: false, depth: 2 }).replace(/\n\s+at .*:\d+:\d+\)?/g, '');
  } catch {
    return `a value of type ${typeof value} that cannot be shown`;
  }
}

function bound(message: string): string {
  const more = message.length - longestMessage;
  return showTurns(more > 0 ? `${message.slice(0, longestMessage)}… ${more} more characters` : message);
}

/** A message may quote a name from a file: what would turn the direction of the line is shown as its number. */
function showTurns(message: string): string {
  return message.replace(/[\u202a-\u202e\u2066-\u2069]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16)}`);
}
