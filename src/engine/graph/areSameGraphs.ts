import type { RecordedGraph } from './recordGraph';

/** Whether two calls have done the same, with the same variables. */
export function areSameGraphs(a: RecordedGraph, b: RecordedGraph): boolean {
  return (
    Buffer.compare(a.bytes, b.bytes) === 0 &&
    areEqual(a.inputs, b.inputs) &&
    areEqual(a.outputs, b.outputs) &&
    areEqual(a.read, b.read) &&
    areEqual(a.changed, b.changed)
  );
}

function areEqual<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
