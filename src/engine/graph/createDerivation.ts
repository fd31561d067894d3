import * as tf from '@tensorflow/tfjs';
import { areEqualLists } from './areEqualLists';
import type { TensorDerivation } from './TensorDerivation';
import type { Subgraph } from './Subgraph';
import type { DerivedInput } from './createGraphRecorder';
import type { NativeBackend, NativeTensor } from './findNativeBackend';
import { readNativeTensor } from './readNativeTensor';

/** An argument of a graph that JavaScript derives from its other arguments and variables. */
export interface Derivation<Source> {
  /** What it is derived from is worked out by this graph; null if it is an argument itself. */
  part: Subgraph | null;
  /** Where the values of the part's inputs come from. */
  sources: Source[];
  derive: TensorDerivation;
  /** The shape and type of what is derived. */
  result: Pick<NativeTensor, 'shape' | 'dtype'>;
}

/** @param sourceOf where the value of an input, "node:place", comes from. */
export function createDerivation<Source>(
  { from, derive, result: { shape, dtype } }: DerivedInput,
  sourceOf: (input: string) => Source
): Derivation<Source> {
  const part = typeof from === 'string' ? null : from;
  const inputs = typeof from === 'string' ? [from] : from.inputs;
  return { part, sources: inputs.map(sourceOf), derive, result: { shape: [...shape], dtype } };
}

export interface CompiledDerivation<Source> extends Derivation<Source> {
  /** The name of the part's function. */
  name: string | null;
}

/** Derives an argument. The caller disposes it. */
export function derive<Source>(
  backend: NativeBackend,
  { name, derive: run, result }: CompiledDerivation<Source>,
  inputs: tf.Tensor[]
): tf.Tensor {
  return tf.tidy(() => {
    const [from] = name === null ? inputs : backend.executeMultipleOutputs(name, [], inputs, 1);
    const made = run(from);
    const { shape, dtype } = readNativeTensor(backend, made);
    if (dtype !== result.dtype || !areEqualLists(shape, result.shape))
      throw new Error(
        `derived tensor: expected the type of the first call and shape [${result.shape}], got ${made.dtype} of shape [${shape}]; let both follow from the shape of what it is derived from`
      );
    return made === from ? made.clone() : made;
  });
}

export function areSameDerivations<Source>(
  a: readonly Derivation<Source>[],
  b: readonly Derivation<Source>[],
  keyOf: (source: Source) => unknown
): boolean {
  return a.length === b.length && a.every((one, i) => isSame(one, b[i], keyOf));
}

function isSame<Source>(a: Derivation<Source>, b: Derivation<Source>, keyOf: (source: Source) => unknown): boolean {
  return (
    a.derive === b.derive &&
    areEqualLists(a.sources.map(keyOf), b.sources.map(keyOf)) &&
    Boolean(a.part) === Boolean(b.part) &&
    (!a.part || Buffer.compare(a.part.bytes, b.part!.bytes) === 0)
  );
}
