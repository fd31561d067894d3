import * as tf from '@tensorflow/tfjs';
import { areSameTrainings } from './areSameTrainings';
import { assignAll } from './assignAll';
import { defineGraph } from './defineGraph';
import { graphSignatures } from './graphSignatures';
import { nativeBackend, type NativeBackend } from './nativeBackend';
import { plainStep } from './plainStep';
import { recordTraining, type RecordedTraining, type Source } from './recordTraining';
import type { TrainingParts, TrainingStep } from './TrainingParts';

export interface TrainingGraph {
  step(step: TrainingStep): void;
  /** Why it runs operation by operation; null as long as nothing stands in the way. */
  eager(): string | null;
  dispose(): void;
}

interface Compiled extends RecordedTraining {
  pass: string;
  update: string;
}

/**
 * A training step as two TensorFlow graphs with the loss between them: the pass, and what follows from the gradient of its results. So a
 * loss can be worked out in JavaScript in double precision, and a step that is not accepted changes nothing. The first steps of each shape run operation by
 * operation and are written down; the numbers are the same.
 */
export function trainingGraph(parts: TrainingParts): TrainingGraph {
  const signatures = graphSignatures<RecordedTraining, Compiled>({
    areSame: areSameTrainings,
    compile: (recorded) => ({
      ...recorded,
      pass: defineGraph('trainingPass', recorded.forward),
      update: defineGraph('trainingUpdate', recorded.backward)
    }),
    forget: ({ pass, update }) => [pass, update].forEach((name) => nativeBackend()?.binding.removeFunction(name))
  });
  return {
    step(step) {
      const backend = nativeBackend();
      if (!backend || isEager()) return plainStep(parts, step);
      const signature = signatures.of(step.args);
      if (signature.compiled) return execute(backend, signature.compiled, step);
      if (signature.eager !== undefined) return plainStep(parts, step);
      const recorded = recordTraining(backend, parts, step);
      if (recorded) signatures.offer(signature, recorded);
    },
    eager: () => (isEager() ? 'STILLROOM_EAGER is set' : signatures.eager()),
    dispose: signatures.dispose
  };
}

function isEager(): boolean {
  return process.env.STILLROOM_EAGER === '1';
}

function execute(backend: NativeBackend, compiled: Compiled, step: TrainingStep): void {
  const { forward, backward, learning, fixed, gradients, changed } = compiled;
  const given: GivenValues = { args: step.args, gradients: [], carried: [] };
  tf.tidy(() => {
    const results = backend.executeMultipleOutputs(
      compiled.pass,
      [],
      forward.sources.map((source) => valueOf(source, given)),
      forward.outputs.length
    );
    const pass = { learning: results.slice(0, learning), fixed: results.slice(learning, learning + fixed) };
    given.carried = results.slice(learning + fixed);
    const { value, grads } = tf.engine().gradients(() => step.loss(pass), pass.learning, undefined, true);
    if (!step.accept(value.dataSync()[0])) return;
    given.gradients = gradients.map((place) => grads[place] ?? tf.zerosLike(pass.learning[place]));
    given.rate = tf.scalar(step.learningRate);
    const values = backend.executeMultipleOutputs(
      compiled.update,
      [],
      backward.sources.map((source) => valueOf(source, given)),
      backward.outputs.length
    );
    assignAll(changed, values);
  });
}

interface GivenValues {
  args: tf.Tensor[];
  gradients: tf.Tensor[];
  carried: tf.Tensor[];
  rate?: tf.Scalar;
}

function valueOf(source: Source, { args, gradients, carried, rate }: GivenValues): tf.Tensor {
  switch (source.kind) {
    case 'argument':
      return args[source.place];
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
