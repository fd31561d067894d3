import type { RecordedTraining, Source, TrainingHalf } from './recordTraining';

/** Whether two steps have done the same, with the same variables. */
export function areSameTrainings(a: RecordedTraining, b: RecordedTraining): boolean {
  return (
    areSameHalves(a.forward, b.forward) &&
    areSameHalves(a.backward, b.backward) &&
    areEqual(a.gradients, b.gradients) &&
    areEqual(a.changed, b.changed)
  );
}

function areSameHalves(a: TrainingHalf, b: TrainingHalf): boolean {
  return (
    Buffer.compare(a.bytes, b.bytes) === 0 &&
    areEqual(a.inputs, b.inputs) &&
    areEqual(a.outputs, b.outputs) &&
    areEqual(a.sources.map(keyOf), b.sources.map(keyOf))
  );
}

function keyOf(source: Source): unknown {
  if (source.kind === 'variable') return source.variable;
  return 'place' in source ? `${source.kind} ${source.place}` : source.kind;
}

function areEqual<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
