import * as tf from '@tensorflow/tfjs';
import { createDerivation, type Derivation } from './createDerivation';
import type { Subgraph } from './Subgraph';
import { createGraphRecorder } from './createGraphRecorder';
import { readNativeTensor } from './readNativeTensor';
import type { NativeBackend } from './findNativeBackend';
import { copyTensorsWithOwnHandles } from './copyTensorsWithOwnHandles';
import { copyTensorWithOwnHandle } from './copyTensorWithOwnHandle';
import { executeEagerStep } from './executeEagerStep';
import { splitGraph } from './splitGraph';
import type { TrainingStepParts, TrainingStep } from './TrainingStep';
import { watchMathRandom } from './watchMathRandom';
import { recordRegisteredVariables, type WatchedVariables } from './recordRegisteredVariables';

/** Where the value of an input of a graph comes from. */
export type Source =
  | { kind: 'argument' | 'derived' | 'gradient' | 'carried'; place: number }
  | { kind: 'variable'; variable: tf.Variable }
  | { kind: 'rate' };

/** One of them, with the sources of its inputs. */
export interface TrainingHalf extends Subgraph {
  sources: Source[];
}

/** The two graphs of a training step. */
export interface RecordedTraining {
  /** Arguments of the first that are derived from its arguments and variables, and from each other. */
  derived: Derivation<Source>[];
  forward: TrainingHalf;
  backward: TrainingHalf;
  /** How many results of the pass the loss is differentiated by, and how many it only reads. The other results go on to the second graph. */
  learning: number;
  fixed: number;
  /** Places of the results whose gradients the second graph gets. */
  gradients: number[];
  /** The variables that get its results. */
  changed: tf.Variable[];
}

/** Does a step and writes it down. Undefined if it was not accepted. */
export function recordTrainingStep(
  backend: NativeBackend,
  parts: TrainingStepParts,
  step: TrainingStep
): RecordedTraining | { reason: string } | undefined {
  const { binding } = backend;
  const recorder = createGraphRecorder(binding);
  const sources = new Map<string, Source>();
  const args = copyTensorsWithOwnHandles(backend, step.args);
  let fork = 0;
  let ofPass = { places: [] as string[], learning: 0, fixed: 0 };
  const gradients: number[] = [];
  let variables: WatchedVariables;
  const unwatch = watchMathRandom(recorder.drawn);
  try {
    args.forEach((arg, place) => sources.set(recorder.argument(readNativeTensor(backend, arg)), { kind: 'argument', place }));
    variables = recordRegisteredVariables(backend, recorder);
    backend.binding = recorder.binding;
    const isAccepted = executeEagerStep(
      parts,
      { ...step, args },
      {
        afterPass({ learning, fixed }) {
          const places = [...learning, ...fixed].map((tensor) => recorder.output(readNativeTensor(backend, tensor)));
          ofPass = { places, learning: learning.length, fixed: fixed.length };
          fork = recorder.nodes.length;
          recorder.pause();
          const watched = learning.map((tensor, place) =>
            watchGradient(tensor, (gradient) => {
              recorder.pause();
              const own = copyTensorWithOwnHandle(backend, gradient);
              sources.set(recorder.argument(readNativeTensor(backend, own)), { kind: 'gradient', place: gradients.length });
              gradients.push(place);
              recorder.resume();
              return own;
            })
          );
          return { learning: watched, fixed };
        },
        beforeAccept: recorder.pause,
        beforeUpdate(rate) {
          sources.set(recorder.argument(readNativeTensor(backend, rate)), { kind: 'rate' });
          recorder.resume();
        }
      }
    );
    if (!isAccepted) return undefined;
  } finally {
    backend.binding = binding;
    unwatch();
    tf.dispose(args);
  }
  const changed = variables.changed();
  const outputs = changed.map((variable) => recorder.output(readNativeTensor(backend, variable)));
  if (recorder.reason()) return { reason: recorder.reason()! };
  for (const { input, variable } of variables.read()) sources.set(input, { kind: 'variable', variable });
  const derived = recorder.derived();
  derived.forEach(({ input }, place) => sources.set(input, { kind: 'derived', place }));
  const { first, second, carried } = splitGraph(recorder.nodes, fork, { first: ofPass.places, second: outputs });
  carried.forEach((input, place) => sources.set(input, { kind: 'carried', place }));
  const half = (part: Subgraph) => ({ ...part, sources: part.inputs.map((input) => sources.get(input)!) });
  return {
    derived: derived.map((one) => createDerivation(one, (input) => sources.get(input)!)),
    forward: half(first),
    backward: half(second),
    ...{ learning: ofPass.learning, fixed: ofPass.fixed, gradients, changed }
  };
}

/** The same tensor; its gradient is told, and what is told of it goes on. */
function watchGradient(tensor: tf.Tensor, tell: (gradient: tf.Tensor) => tf.Tensor): tf.Tensor {
  const same = (given: tf.Tensor | tf.GradSaveFunc) => ({ value: (given as tf.Tensor).clone(), gradFunc: tell });
  return tf.customGrad(same)(tensor);
}
