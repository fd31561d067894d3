import { inspect, stripVTControlCharacters, types } from 'node:util';
import { inspectWithinBounds } from './inspectWithinBounds';
import { formatNumberStatistics } from './formatNumberStatistics';

/** Where an error was thrown, in the cells' own lines: the lines of its traceback. */
export type Traceback = (error: Error) => string[];

const longest = 20_000;

/** A value as Node inspects it, without colours and bounded; long arrays of numbers with their statistics, errors by their traceback. */
export function toPlainText(value: unknown, traceback?: Traceback): string {
  const text = stripVTControlCharacters(withoutFrames(describe(value, traceback)));
  return text.length > longest ? `${text.slice(0, longest)}… ${text.length - longest} more characters` : text;
}

function describe(value: unknown, traceback?: Traceback): string {
  try {
    if (traceback && isError(value) && !hasInspector(value)) return describeError(value, traceback);
    const statistics = formatNumberStatistics(value);
    if (statistics === undefined) return inspectWithinBounds(value);
    return `${inspectWithinBounds(value, { maxArrayLength: 50 })}\n${statistics}`;
  } catch (error) {
    return describeAnyway(value, error);
  }
}

/** A getter or an inspector of the value's own that throws must not fail the cell. */
function describeAnyway(value: unknown, error: unknown): string {
  const because = `its inspection failed: ${reason(error)}`;
  try {
    return `${inspectWithinBounds(value, { customInspect: false })} (${because})`;
  } catch {
    return `[${typeof value}] (${because})`;
  }
}

function reason(error: unknown): string {
  try {
    return String(error).slice(0, 500);
  } catch {
    return 'with an error that cannot be shown';
  }
}

function describeError(error: Error, traceback: Traceback): string {
  const own = Object.keys(error).filter((name) => !['stack', 'message', 'name', 'cause', 'errors'].includes(name));
  const properties = Object.fromEntries(own.map((name) => [name, (error as unknown as Record<string, unknown>)[name]]));
  return [...traceback(error), ...(own.length > 0 ? [inspectWithinBounds(properties)] : [])].join('\n');
}

/** Also one of another realm. */
function isError(value: unknown): value is Error {
  return types.isNativeError(value) || value instanceof Error;
}

function hasInspector(value: object): boolean {
  return typeof (value as Record<symbol, unknown>)[inspect.custom] === 'function';
}

/** The stacks of errors inside a value are those of the kernel's own files. A string's line ends are escaped, so no text is lost. */
function withoutFrames(text: string): string {
  return text.replace(/\n\s+at (?:.*:\d+:\d+\)?|.*<anonymous>\)?|native)(?=( \{)?(?:\n|[\])}]*,?(?:\n|$)))/g, '');
}
