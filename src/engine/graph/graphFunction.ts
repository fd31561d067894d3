import * as tf from '@tensorflow/tfjs';
import { isSafeToInspect } from '../../checks/isSafeToInspect';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import { areSameGraphs } from './areSameGraphs';
import { assignVariables } from './assignVariables';
import { registerGraphFunctions, forgetGraphs } from './registerGraphFunctions';
import { derive, type CompiledDerivation } from './createDerivation';
import { isRefusedIndex } from './replaceGatherInGraphs';
import { createGraphSignatures } from './createGraphSignatures';
import { eagerReason, isEagerForced } from './isEagerForced';
import { findNativeBackend, type NativeBackend } from './findNativeBackend';
import { copyTensorsWithOwnHandles } from './copyTensorsWithOwnHandles';
import { openResult, type GraphResult } from './GraphResult';
import { recordGraph, type RecordedGraph } from './recordGraph';
import { runInTidy } from './runInTidy';

/** A function over tensors that TensorFlow executes as one graph. */
export interface GraphFunction<Args extends tf.Tensor[], Result extends GraphResult> {
  (...args: Args): Result;
  /** Why it runs operation by operation; null as long as nothing stands in the way. */
  readonly eager: string | null;
  /** Lets go of the graphs. */
  dispose(): void;
}

interface Compiled<Result> {
  name: string;
  graph: RecordedGraph;
  derived: CompiledDerivation<number>[];
  rebuild(tensors: tf.Tensor[]): Result;
}

/** What a call has recorded, and how its result is made of tensors. */
type Recorded<Result> = Omit<Compiled<Result>, 'name' | 'derived'>;

/**
 * A function over tensors as one TensorFlow graph, like Python's `tf.function`: it saves the time that each operation costs to call, and lets TensorFlow
 * run independent operations side by side. The results are those of the operations, up to rounding.
 *
 * The first two calls run operation by operation and are written down. If both did the same with other values of the arguments and variables,
 * later calls with the same shapes run as a graph; call 8, 16, 32 and so on are written down again, to see whether they still do the same. So what the function computes in JavaScript must not change from call to call:
 * numbers, branches, random numbers and tensors from outside stay as they were; arguments and `tf.Variable`s are read anew. What cannot be a graph runs operation by
 * operation as before, and `eager` says why: it reads values (`dataSync`), draws from `Math.random`, creates variables, makes other constants in each call,
 * or has an operation whose result has a shape that depends on values, such as `tf.unique`.
 *
 * A call inside `tf.grad` and its like runs operation by operation, since a graph has no gradient; make the gradient part of the function. On tfjs' own CPU backend
 * and with `STILLROOM_EAGER=1` in the environment nothing is compiled. At most 16 sets of shapes are kept.
 *
 * @throws TypeError if it is not given a function or is called with anything but tensors, and an Error after `dispose`.
 * @example
 * ```ts
 * const weights = tf.variable(tf.ones([3, 2]));
 * const layer = kd.graphFunction((x: tf.Tensor2D) => tf.relu(tf.matMul(x, weights)));
 * const [a, b, c] = [1, 2, 3].map((value) => layer(tf.fill([4, 3], value)));
 * layer.eager;
 * layer.dispose();
 * ```
 */
export function graphFunction<Args extends tf.Tensor[], Result extends GraphResult>(
  run: (...args: Args) => Result
): GraphFunction<Args, Result> {
  if (!isCallable(run))
    throw new TypeError(`graphFunction: expected a function over tensors, got ${showValue(run)}; give (x) => tf.relu(x)`);
  const signatures = createGraphSignatures<Recorded<Result>, Compiled<Result>>({
    areSame: (a, b) => areSameGraphs(a.graph, b.graph),
    compile({ graph, rebuild }) {
      const parts = graph.derived.map(({ part }) => part);
      const [name, ...names] = registerGraphFunctions('graphFunction', [graph, ...parts]);
      return { name: name!, derived: graph.derived.map((one, i) => ({ ...one, name: names[i] })), graph, rebuild };
    },
    forget: ({ name, derived }) => forgetGraphs([name, ...derived.map((one) => one.name)])
  });
  let isDisposed = false;

  function call(...args: Args): Result {
    if (isDisposed) throw new Error('graphFunction: expected no call after dispose(), got one; make the function again');
    checkTensors(args);
    const backend = findNativeBackend();
    if (!backend || isEagerForced() || backend.binding.recording || tf.engine().state.gradientDepth > 0)
      return runInTidy(run, args);
    const signature = signatures.of(args);
    if (signatures.isDue(signature)) {
      const { result, recorded } = record(backend, run, args);
      signatures.offer(signature, recorded);
      return result;
    }
    const { compiled } = signature;
    // Without one of its variables the function itself says what is missing.
    if (!compiled || compiled.graph.read.some(({ isDisposed }) => isDisposed)) return runInTidy(run, args);
    try {
      return execute(backend, compiled, args);
    } catch (error) {
      if (!isRefusedIndex(error)) throw error;
      return runInTidy(run, args);
    }
  }

  const dispose = () => {
    isDisposed = true;
    signatures.dispose();
  };
  const eager = { get: () => (isEagerForced() ? eagerReason : signatures.eager()), enumerable: true };
  return Object.defineProperty(Object.assign(call, { dispose }), 'eager', eager) as GraphFunction<Args, Result>;
}

function checkTensors(args: unknown[]): void {
  args.forEach((arg, i) => {
    const isOne = isSafeToInspect(arg) && arg instanceof tf.Tensor && typeof arg.dtype === 'string' && Array.isArray(arg.shape);
    // The engine knows the numbers of each.
    if (isOne && !arg.isDisposed && tf.engine().state.tensorInfo.has(arg.dataId)) return;
    const got = isOne ? `one ${arg.isDisposed ? 'that is disposed' : 'without numbers'}` : showValue(arg);
    throw new TypeError(
      `graphFunction: expected argument ${i + 1} to be a tensor, got ${got}; make one with tf.tensor or tf.scalar`
    );
  });
}

function execute<Result>(
  backend: NativeBackend,
  { name, graph: { read, changed, outputs }, derived, rebuild }: Compiled<Result>,
  args: tf.Tensor[]
): Result {
  const inputs: tf.Tensor[] = [...args, ...read];
  const given = inputs.length;
  let tensors: tf.Tensor[];
  try {
    for (const one of derived)
      inputs.push(
        derive(
          backend,
          one,
          one.sources.map((place) => inputs[place])
        )
      );
    tensors = backend.executeMultipleOutputs(name, [], inputs, outputs.length);
  } finally {
    tf.dispose(inputs.slice(given));
  }
  const values = tensors.splice(tensors.length - changed.length);
  assignVariables(changed, values);
  tf.dispose(values);
  return rebuild(tensors);
}

function record<Args extends tf.Tensor[], Result extends GraphResult>(
  backend: NativeBackend,
  run: (...args: Args) => Result,
  args: Args
): { result: Result; recorded: Recorded<Result> | { reason: string } } {
  const own = copyTensorsWithOwnHandles(backend, args) as Args;
  try {
    const { result, graph } = recordGraph(
      backend,
      () => runInTidy(run, own),
      own,
      (made) => openResult(made).tensors
    );
    return { result, recorded: 'reason' in graph ? graph : { graph, rebuild: openResult(result).rebuild } };
  } finally {
    tf.dispose(own);
  }
}
