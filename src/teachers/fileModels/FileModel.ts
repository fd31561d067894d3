import type * as tf from '@tensorflow/tfjs';

/** A model that was read from a file, as its teacher needs it. */
export interface FileModel {
  /** What it is: "onnx", "tfjs graph model". */
  kind: string;
  /** Null where its weights are not plain numbers (trees). */
  parameters: number | null;
  bytes: number;
  /** Of all that its answers depend on. */
  hash: string;
  inputs: FileModelInput[];
  /** What the file says that it gives. */
  outputs: FileModelOutput[];
  nodes: GraphNode[];
  /** Its answers for some rows, one tensor for each name; whoever calls disposes them. */
  run(feeds: { [input: string]: tf.Tensor }, outputs: readonly string[]): Promise<tf.Tensor[]>;
  /** The same at once, which features of inner nodes need; absent for a model that cannot. */
  runAtOnce?(feeds: { [input: string]: tf.Tensor }, outputs: readonly string[]): tf.Tensor[];
  dispose(): void;
}

export interface FileModelInput {
  name: string;
  /** "float32", "int64", "string", … as the file's format calls it. */
  type: string;
  /** With the axis of the rows; null for a size that may be any, null as a whole if it is not known. */
  shape: (number | null)[] | null;
}

export interface FileModelOutput {
  name: string;
  /** False for a list of maps. */
  isTensor: boolean;
  type: string;
  shape: (number | null)[] | null;
}

/** One operation of a model: what it is called, what goes in and what comes out. */
export interface GraphNode {
  op: string;
  inputs: string[];
  outputs: string[];
  /** Whether a classifier of trees or vectors turns its scores into probabilities itself. */
  givesProbabilities?: boolean;
  /** The names of classes that it gives to the columns. */
  classNames?: string[];
}
