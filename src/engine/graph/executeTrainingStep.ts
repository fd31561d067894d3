import * as tf from '@tensorflow/tfjs';
import { assignVariables } from './assignVariables';
import { derive, type CompiledDerivation } from './createDerivation';
import { isRefusedIndex } from './replaceGatherInGraphs';
import type { NativeBackend } from './findNativeBackend';
import type { RecordedTraining, Source } from './recordTrainingStep';
import type { TrainingStep } from './TrainingStep';

/** A training step with the names of its functions. */
export interface CompiledTraining extends RecordedTraining {
  pass: string;
  update: string;
  derived: CompiledDerivation<Source>[];
}

/** Does a step as two graphs. With another outcome than "done" nothing has changed, and the step has still to be done: the loss depends on a result whose gradient the second graph does not take, or TensorFlow has refused an index. */
export function executeTrainingStep(
  backend: NativeBackend,
  compiled: CompiledTraining,
  step: TrainingStep
): 'done' | 'other loss' | 'refused index' {
  const { pass, update, derived, forward, backward, learning, fixed, gradients, changed } = compiled;
  const given: GivenValues = { args: step.args, derived: [], gradients: [], carried: [] };
  const valuesOf = (sources: Source[]) => sources.map((source) => valueOf(source, given));
  let outcome: ReturnType<typeof executeTrainingStep> = 'done';
  tf.tidy(() => {
    let results: tf.Tensor[];
    try {
      for (const one of derived) given.derived.push(derive(backend, one, valuesOf(one.sources)));
      results = backend.executeMultipleOutputs(pass, [], valuesOf(forward.sources), forward.outputs.length);
    } catch (error) {
      if (!isRefusedIndex(error)) throw error;
      outcome = 'refused index';
      return;
    }
    const outputs = { learning: results.slice(0, learning), fixed: results.slice(learning, learning + fixed) };
    given.carried = results.slice(learning + fixed);
    const { value, grads } = tf.engine().gradients(() => step.loss(outputs), outputs.learning, undefined, true);
    if (grads.some((gradient, place) => gradient && !gradients.includes(place))) outcome = 'other loss';
    if (outcome !== 'done' || !step.accept(value.dataSync()[0])) return;
    given.gradients = gradients.map((place) => grads[place] ?? tf.zerosLike(outputs.learning[place]));
    given.rate = tf.scalar(step.learningRate);
    assignVariables(changed, backend.executeMultipleOutputs(update, [], valuesOf(backward.sources), backward.outputs.length));
  });
  return outcome;
}

interface GivenValues {
  args: tf.Tensor[];
  derived: tf.Tensor[];
  gradients: tf.Tensor[];
  carried: tf.Tensor[];
  rate?: tf.Scalar;
}

function valueOf(source: Source, { args, derived, gradients, carried, rate }: GivenValues): tf.Tensor {
  switch (source.kind) {
    case 'argument':
      return args[source.place];
    case 'derived':
      return derived[source.place];
    case 'variable':
      return source.variable;
    case 'gradient':
      return gradients[source.place];
    case 'carried':
      return carried[source.place];
    case 'rate':
      return rate!;
  }
}
