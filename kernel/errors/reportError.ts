import { inspect } from 'node:util';
import type { CellSources } from '../cells/CellSources';
import type { AwaitSites } from '../interrupts/createGuards';
import type { ErrorReport } from './ErrorReport';
import { readFrames } from './readFrames';

const mostCauses = 5;
const mostPackageFrames = 12;
const longestMessage = 10_000;

/**
 * Anything that was thrown, as Jupyter wants it. The traceback says what was thrown, then the places in cells and in
 * packages, innermost first, with the line of the cell under its place.
 */
export function reportError(error: unknown, sources: CellSources, sites: AwaitSites): ErrorReport {
  if (!isError(error)) {
    const shown = typeof error === 'string' ? error : inspect(error, { colors: false });
    return { ename: 'Error', evalue: bound(shown), traceback: [`thrown: ${bound(shown)}`] };
  }
  const interrupted = error.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED';
  const ename = interrupted ? 'KeyboardInterrupt' : String(error.name || 'Error');
  const evalue = interrupted ? 'the cell was interrupted' : bound(String(error.message));
  return { ename, evalue, traceback: [...trace(error, `${ename}: ${evalue}`, sources, sites), ...causes(error, sources, sites)] };
}

interface Thrown {
  name: string;
  message: string;
  stack?: string;
  code?: unknown;
  cause?: unknown;
  errors?: unknown;
}

/** An error of a worker or of another realm is no `instanceof Error` of ours. */
function isError(error: unknown): error is Thrown {
  return typeof error === 'object' && error !== null && 'message' in error && ('stack' in error || error instanceof Error);
}

function trace(error: Thrown, title: string, sources: CellSources, sites: AwaitSites): string[] {
  const stacks = [String(error.stack ?? ''), ...(sites.get(error) ?? [])];
  return [title, ...readFrames(stacks, sources, error.name === 'KeyboardInterrupt' ? 0 : mostPackageFrames)];
}

function causes(error: Thrown, sources: CellSources, sites: AwaitSites): string[] {
  const lines: string[] = [];
  const several = Array.isArray(error.errors) ? (error.errors as unknown[]).slice(0, mostCauses) : [];
  for (const one of several) lines.push(...because('one of its errors', one));
  let cause = error.cause;
  for (let count = 0; cause !== undefined && cause !== null && count < mostCauses; count++) {
    lines.push(...because('caused by', cause));
    cause = isError(cause) ? cause.cause : undefined;
  }
  return lines;

  function because(how: string, one: unknown): string[] {
    if (!isError(one)) return [`${how}: ${bound(inspect(one, { colors: false }))}`];
    return trace(one, `${how} ${one.name}: ${bound(String(one.message))}`, sources, sites);
  }
}

function bound(text: string): string {
  return text.length > longestMessage ? text.slice(0, longestMessage) + '…' : text;
}
