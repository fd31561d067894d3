import * as tf from '@tensorflow/tfjs';
import { areSameTrainings } from './areSameTrainings';
import { assignAll } from './assignAll';
import { defineGraph } from './defineGraph';
import { graphSignatures } from './graphSignatures';
import { eagerReason, isEager } from './isEager';
import { nativeBackend, type NativeBackend } from './nativeBackend';
import { eagerStep } from './eagerStep';
import { recordTraining, type RecordedTraining, type Source } from './recordTraining';
import type { TrainingStepParts, TrainingStep } from './TrainingStepParts';

export interface TrainingGraph {
  step(step: TrainingStep): void;
  /** Why it runs operation by operation; null as long as nothing stands in the way. */
  eager(): string | null;
  /** How many steps have run as graphs, and how many operation by operation. */
  steps(): { graphs: number; operations: number };
  dispose(): void;
}

interface Compiled extends RecordedTraining {
  pass: string;
  update: string;
}

/**
 * A training step as two TensorFlow graphs with the loss between them: the pass, and what follows from the gradient of its results. So a
 * loss can be worked out in JavaScript in double precision, and a step that is not accepted changes nothing. The first steps of each shape run operation by
 * operation and are written down, and later ones ever more rarely; the numbers are the same. What JavaScript does differently from step to step must be
 * in the loss.
 */
export function trainingGraph(parts: TrainingStepParts): TrainingGraph {
  const signatures = graphSignatures<RecordedTraining, Compiled>({
    areSame: areSameTrainings,
    compile: (recorded) => ({
      ...recorded,
      pass: defineGraph('trainingPass', recorded.forward),
      update: defineGraph('trainingUpdate', recorded.backward)
    }),
    forget: ({ pass, update }) => [pass, update].forEach((name) => nativeBackend()?.binding.removeFunction(name))
  });
  let [taken, graphs] = [0, 0];
  return {
    step(step) {
      const backend = nativeBackend();
      taken++;
      if (!backend || isEager()) return void eagerStep(parts, step);
      const signature = signatures.of(step.args);
      if (signatures.isDue(signature)) {
        const recorded = recordTraining(backend, parts, step);
        if (recorded) signatures.offer(signature, recorded);
        return;
      }
      if (signature.compiled && execute(backend, signature.compiled, step)) {
        graphs++;
        return;
      }
      if (signature.compiled)
        signatures.giveUp(signature, 'the loss depends on other results of the pass than in the first steps');
      eagerStep(parts, step);
    },
    eager: () => (isEager() ? eagerReason : nativeBackend() ? signatures.eager() : noGraphs),
    steps: () => ({ graphs, operations: taken - graphs }),
    dispose: signatures.dispose
  };
}

const noGraphs = 'this backend has no graphs';

/** False, with nothing changed, if the loss depends on a result whose gradient the second graph does not take. */
function execute(backend: NativeBackend, compiled: Compiled, step: TrainingStep): boolean {
  const { forward, backward, learning, fixed, gradients, changed } = compiled;
  const given: GivenValues = { args: step.args, gradients: [], carried: [] };
  let isKnown = true;
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
    isKnown = grads.every((gradient, place) => !gradient || gradients.includes(place));
    if (!isKnown || !step.accept(value.dataSync()[0])) return;
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
  return isKnown;
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
