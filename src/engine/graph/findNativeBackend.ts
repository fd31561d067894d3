import * as tf from '@tensorflow/tfjs';
import type { TensorDerivation } from './TensorDerivation';

/** A value of an operation's attribute, as tfjs hands it to TensorFlow. */
export interface OperationAttribute {
  name: string;
  /** One of the binding's TF_ATTR_ numbers. */
  type: number;
  value: AttributeValue | AttributeValue[];
}

export type AttributeValue = string | number | boolean | number[];

/** A tensor of TensorFlow behind its number. */
export interface NativeTensor {
  id: number;
  shape: number[];
  dtype: number;
}

/** Values that become a tensor. */
export type HostValues = ArrayLike<number> | Uint8Array[];

/** What can be asked of a graph that is being written down. */
export interface Recording {
  /** Makes a tensor that is derived from another an argument. */
  derive(from: NativeTensor, derive: TensorDerivation, make: () => NativeTensor): void;
  /** Runs what reads values only to refuse some that TensorFlow refuses too. */
  checking<Result>(run: () => Result): Result;
}

/** What this folder uses of the addon. Tensors are known to it by numbers that are never used again. */
export interface Binding {
  executeOp(name: string, attributes: OperationAttribute[], inputs: number[], outputs: number): NativeTensor[];
  createTensor(shape: number[], dtype: number, values: HostValues): number;
  deleteTensor(id: number): void;
  tensorDataSync(id: number): tf.TypedArray;
  defineFunction(name: string, graph: Uint8Array, inputs: string[], outputs: string[]): void;
  removeFunction(name: string): void;
  /** Whether TensorFlow has our operation StillroomAdam. */
  readonly hasAdam: boolean;
  /** Set while a graph is written down. */
  readonly recording?: Recording;
  readonly [constant: `TF_${string}`]: number;
}

/** What this folder uses of tfjs' backend on TensorFlow. */
export interface NativeBackend {
  binding: Binding;
  readonly isUsingGpuDevice: boolean;
  tensorMap: { get(dataId: object): { dtype: number } };
  /** How many tensors and variables have this value in common. */
  refCount(dataId: object): number;
  getInputTensorIds(tensors: tf.Tensor[]): number[];
  executeMultipleOutputs(name: string, attributes: OperationAttribute[], inputs: tf.Tensor[], outputs: number): tf.Tensor[];
}

/** The backend of tfjs, if it computes by a TensorFlow that can take functions. */
export function findNativeBackend(): NativeBackend | undefined {
  const backend = tf.backend() as unknown as NativeBackend;
  return typeof backend.binding?.defineFunction === 'function' ? backend : undefined;
}
