import type * as tf from '@tensorflow/tfjs';
import { createDerivation, type Derivation } from './createDerivation';
import { encodeGraphDef } from './encodeGraphDef';
import { createGraphRecorder, type GraphRecorder } from './createGraphRecorder';
import type { NativeBackend } from './findNativeBackend';
import { readNativeTensor } from './readNativeTensor';
import { watchMathRandom } from './watchMathRandom';
import { recordRegisteredVariables, type WatchedVariables } from './recordRegisteredVariables';

/** A graph that does what a call has done, with the tensors that go in and come out. */
export interface RecordedGraph {
  bytes: Uint8Array;
  /** "node:place" of each argument, then of each variable that is read, then of each that is derived from those. */
  inputs: string[];
  /** "node:place" of each result and then of each variable that is changed. */
  outputs: string[];
  /** Arguments that are derived from those before them, which their sources number. */
  derived: Derivation<number>[];
  /** Read by the graph. */
  read: tf.Variable[];
  /** Changed by the graph: they get the last of its results. */
  changed: tf.Variable[];
}

/** What a call returned, and its graph or why there is none. */
export interface Recording<Result> {
  result: Result;
  graph: RecordedGraph | { reason: string };
}

/**
 * Calls a function and writes down what it has TensorFlow do. The call counts: it returns its result and changes variables, and whatever
 * stands in the way of a graph is a reason, not an error.
 *
 * Tensors that were made before are constants of the graph, since a tensor never changes. Variables are arguments, since they do.
 *
 * @param args tensors that nobody else has: no variables, and none twice.
 */
export function recordGraph<Result>(
  backend: NativeBackend,
  call: () => Result,
  args: tf.Tensor[],
  tensorsOf: (result: Result) => tf.Tensor[]
): Recording<Result> {
  const { binding } = backend;
  const recorder = createGraphRecorder(binding);
  const inputs = args.map((arg) => recorder.argument(readNativeTensor(backend, arg)));
  const variables = recordRegisteredVariables(backend, recorder);
  const unwatch = watchMathRandom(recorder.drawn);
  backend.binding = recorder.binding;
  let result: Result;
  try {
    result = call();
  } finally {
    backend.binding = binding;
    unwatch();
  }
  const graph = graphOf(backend, recorder, inputs, variables, tensorsOf(result));
  return { result, graph };
}

function graphOf(
  backend: NativeBackend,
  recorder: GraphRecorder,
  args: string[],
  variables: WatchedVariables,
  results: tf.Tensor[]
): RecordedGraph | { reason: string } {
  const changed = variables.changed();
  if (recorder.reason()) return { reason: recorder.reason()! };
  const outputs = [...results, ...changed].map((tensor) => recorder.output(readNativeTensor(backend, tensor)));
  if (recorder.reason()) return { reason: recorder.reason()! };
  if (!outputs.length) return { reason: 'it neither returns a tensor nor changes a variable' };
  const read = variables.read();
  const derived = recorder.derived();
  const inputs = [...args, ...[...read, ...derived].map(({ input }) => input)];
  return {
    bytes: encodeGraphDef(recorder.nodes.map((node) => node.encode(node.name, node.inputs))),
    inputs,
    outputs,
    read: read.map(({ variable }) => variable),
    derived: derived.map((one) => createDerivation(one, (input) => inputs.indexOf(input))),
    changed
  };
}
