import { areEqualLists } from './areEqualLists';
import { areSameDerivations } from './createDerivation';
import type { RecordedGraph } from './recordGraph';

/** Whether two calls have done the same, with the same variables. */
export function areSameGraphs(a: RecordedGraph, b: RecordedGraph): boolean {
  return (
    Buffer.compare(a.bytes, b.bytes) === 0 &&
    areEqualLists(a.inputs, b.inputs) &&
    areEqualLists(a.outputs, b.outputs) &&
    areSameDerivations(a.derived, b.derived, (source) => source) &&
    areEqualLists(a.read, b.read) &&
    areEqualLists(a.changed, b.changed)
  );
}
