import { areEqualLists } from './areEqualLists';
import { areSameDerivations } from './createDerivation';
import type { RecordedTraining, Source, TrainingHalf } from './recordTrainingStep';

/** Whether two steps have done the same, with the same variables. */
export function areSameTrainingSteps(a: RecordedTraining, b: RecordedTraining): boolean {
  return (
    areSameHalves(a.forward, b.forward) &&
    areSameHalves(a.backward, b.backward) &&
    areSameDerivations(a.derived, b.derived, keyOf) &&
    areEqualLists(a.gradients, b.gradients) &&
    areEqualLists(a.changed, b.changed)
  );
}

function areSameHalves(a: TrainingHalf, b: TrainingHalf): boolean {
  return (
    Buffer.compare(a.bytes, b.bytes) === 0 &&
    areEqualLists(a.inputs, b.inputs) &&
    areEqualLists(a.outputs, b.outputs) &&
    areEqualLists(a.sources.map(keyOf), b.sources.map(keyOf))
  );
}

function keyOf(source: Source): unknown {
  if (source.kind === 'variable') return source.variable;
  return 'place' in source ? `${source.kind} ${source.place}` : source.kind;
}
