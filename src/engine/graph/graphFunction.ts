import * as tf from '@tensorflow/tfjs';
import { show } from '../../checks/show';
import { findHost } from '../../notebook/findHost';
import { nativeBackend, type NativeBackend } from './nativeBackend';
import { openResult, type GraphResult } from './GraphResult';
import { recordGraph, type RecordedGraph } from './recordGraph';

/** A function over tensors that TensorFlow executes as one graph. */
export interface GraphFunction<Args extends tf.Tensor[], Result extends GraphResult> {
  (...args: Args): Result;
  /** Why it runs operation by operation; null as long as nothing stands in the way. */
  readonly eager: string | null;
  /** Lets go of the graphs. */
  dispose(): void;
}

/** Of one set of shapes and types of the arguments. */
interface Signature<Result> {
  calls: number;
  /** The graph of the last call, until another call makes the same. */
  last?: RecordedGraph;
  compiled?: { name: string; graph: RecordedGraph; rebuild: (tensors: tf.Tensor[]) => Result };
  /** Why it runs operation by operation. */
  eager?: string;
}

/** Shapes that come and go would fill the memory. */
const mostSignatures = 16;
/** The first call may make what the others only use. */
const mostRecordings = 3;
/** Names of functions are of the whole process. */
let defined = 0;

/**
 * A function over tensors as one TensorFlow graph, like Python's `tf.function`: it saves the time that each operation costs to call, and lets TensorFlow
 * run independent operations side by side. The results are those of the operations, up to rounding.
 *
 * The first two calls run operation by operation and are written down. If both did the same with other values of the arguments and variables,
 * later calls with the same shapes run as a graph. So what the function computes in JavaScript must not change from call to call:
 * numbers, branches, random numbers and tensors from outside stay as they were; arguments and `tf.Variable`s are read anew. What cannot be a graph runs operation by
 * operation as before, and `eager` says why: it reads values (`dataSync`), creates variables, or makes other constants in each call.
 *
 * A call inside `tf.grad` and its like runs operation by operation, since a graph has no gradient; make the gradient part of the function. On tfjs' own CPU backend
 * nothing is compiled. At most 16 sets of shapes are kept.
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
  if (typeof run !== 'function')
    throw new TypeError(`graphFunction: expected a function over tensors, got ${show(run)}; give (x) => tf.relu(x)`);
  const signatures = new Map<string, Signature<Result>>();
  let isDisposed = false;

  function call(...args: Args): Result {
    if (isDisposed) throw new Error('graphFunction: expected no call after dispose(), got one; make the function again');
    checkTensors(args);
    const backend = nativeBackend();
    if (!backend || backend.binding.isRecording || tf.engine().state.gradientDepth > 0) return tidied(run, args);
    const signature = signatureOf(signatures, args);
    if (signature.compiled) return execute(backend, signature.compiled, args);
    return signature.eager === undefined ? record(backend, signature, run, args) : tidied(run, args);
  }

  const whyEager = () => [...signatures.values()].find(({ eager }) => eager !== undefined)?.eager ?? null;
  return Object.defineProperty(
    Object.assign(call, {
      dispose() {
        isDisposed = true;
        for (const signature of signatures.values()) forget(signature);
        signatures.clear();
      }
    }),
    'eager',
    { get: whyEager, enumerable: true }
  ) as GraphFunction<Args, Result>;
}

function checkTensors(args: unknown[]): void {
  args.forEach((arg, i) => {
    if (arg instanceof tf.Tensor && !arg.isDisposed) return;
    const got = arg instanceof tf.Tensor ? 'a disposed one' : show(arg);
    throw new TypeError(
      `graphFunction: expected argument ${i + 1} to be a tensor, got ${got}; make one with tf.tensor or tf.scalar`
    );
  });
}

/** The one that is asked for becomes the youngest; the oldest has to go. */
function signatureOf<Result>(signatures: Map<string, Signature<Result>>, args: tf.Tensor[]): Signature<Result> {
  const key = args.map(({ dtype, shape }) => `${dtype} ${shape}`).join(';');
  const signature = signatures.get(key) ?? { calls: 0 };
  signatures.delete(key);
  signatures.set(key, signature);
  if (signatures.size > mostSignatures) {
    const [[oldest, old]] = signatures;
    forget(old);
    signatures.delete(oldest);
  }
  return signature;
}

function forget({ compiled }: Signature<unknown>): void {
  if (compiled) nativeBackend()?.binding.removeFunction(compiled.name);
}

function execute<Result>(
  backend: NativeBackend,
  { name, graph: { read, changed, outputs }, rebuild }: NonNullable<Signature<Result>['compiled']>,
  args: tf.Tensor[]
): Result {
  const tensors = backend.executeMultipleOutputs(name, [], [...args, ...read], outputs.length);
  const values = tensors.splice(tensors.length - changed.length);
  // An interrupt comes before all of them are changed, or after.
  const release = findHost()?.hold();
  try {
    values.forEach((value, i) => changed[i].assign(value));
  } finally {
    release?.();
    tf.dispose(values);
  }
  return rebuild(tensors);
}

function record<Args extends tf.Tensor[], Result extends GraphResult>(
  backend: NativeBackend,
  signature: Signature<Result>,
  run: (...args: Args) => Result,
  args: Args
): Result {
  // A handle of its own for each: one tensor may be given twice, or be the value of a variable.
  const own = args.map((arg) => ownHandle(backend, arg)) as Args;
  try {
    const { result, graph } = recordGraph(
      backend,
      () => tidied(run, own),
      own,
      (made) => openResult(made).tensors
    );
    signature.calls++;
    if ('reason' in graph) {
      if (signature.calls >= mostRecordings) signature.eager = graph.reason;
    } else if (signature.last && areSame(signature.last, graph)) {
      const name = `graphFunction_${++defined}`;
      backend.binding.defineFunction(name, graph.bytes, graph.inputs, graph.outputs);
      signature.compiled = { name, graph, rebuild: openResult(result).rebuild };
      delete signature.last;
    } else {
      signature.last = graph;
      if (signature.calls >= mostRecordings)
        signature.eager = 'JavaScript makes something else of each call: a number, a random value, or a branch';
    }
    return result;
  } finally {
    tf.dispose(own);
  }
}

function ownHandle(backend: NativeBackend, tensor: tf.Tensor): tf.Tensor {
  const type = { name: 'T', type: backend.binding.TF_ATTR_TYPE, value: backend.tensorMap.get(tensor.dataId).dtype };
  return backend.executeMultipleOutputs('Identity', [type], [tensor], 1)[0];
}

function areSame(a: RecordedGraph, b: RecordedGraph): boolean {
  const equal = <T>(x: ArrayLike<T>, y: ArrayLike<T>) =>
    x.length === y.length && Array.prototype.every.call(x, (value, i) => value === y[i]);
  return (
    Buffer.compare(a.bytes, b.bytes) === 0 &&
    equal(a.inputs, b.inputs) &&
    equal(a.outputs, b.outputs) &&
    equal(a.read, b.read) &&
    equal(a.changed, b.changed)
  );
}

/** Keeps the result alone, which is nobody else's. */
function tidied<Args extends tf.Tensor[], Result extends GraphResult>(run: (...args: Args) => Result, args: Args): Result {
  return tf.tidy(() => {
    const { tensors, rebuild } = openResult(run(...args));
    const given = new Set<tf.Tensor>(args);
    return rebuild(
      tensors.map((tensor) => (given.has(tensor) || tensor instanceof tf.Variable ? tensor.clone() : tensor))
    ) as tf.TensorContainer;
  }) as Result;
}
