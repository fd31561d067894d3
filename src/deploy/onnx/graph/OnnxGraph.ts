/** Whole numbers and texts are themselves; numbers with a fraction say so. */
export type OnnxAttribute = number | string | readonly number[] | { float: number } | { floats: number[] } | { texts: string[] };

export interface OnnxNode {
  name: string;
  operator: string;
  /** Names of values; "" for an input that is left out. */
  inputs: readonly string[];
  output: string;
  attributes: { [name: string]: OnnxAttribute };
}

export interface OnnxTensor {
  name: string;
  shape: readonly number[];
  values: OnnxConstant;
}

/** float32, int64, int32 and int8. */
export type OnnxConstant = Float32Array | BigInt64Array | Int32Array | Int8Array;

/** An input or output of the file; its shape without the rows. */
export interface OnnxPort {
  name: string;
  shape: number[];
}

/** All that stands in a file's graph. */
export interface OnnxDraft {
  nodes: OnnxNode[];
  tensors: OnnxTensor[];
  inputs: OnnxPort[];
  outputs: OnnxPort[];
}

/** A column of an input. Layers that take only some numbers, or know the range that matters, write it there. */
export interface InputColumn {
  range?: { from: number; to: number; whole?: boolean; missing?: boolean };
}

/** What a layer gives: the name of a value, with the channels last as the student has them ("rows"), or behind the batch as ONNX' convolutions want them. */
export type OnnxLayout = { rows: string; columns?: InputColumn[] } | { channelsFirst: string };

/** The result of a layer, in one of the layouts or both. */
export interface OnnxValue {
  rank: number;
  rows?: string;
  channelsFirst?: string;
  /** For numbers that are columns of an input as they are. */
  columns?: InputColumn[];
}

/** A graph that layers add to. Names are chosen by it, after the layer. */
export interface OnnxGraph {
  /** Adds an operator of opset 17, and gives the name of its result. */
  node(operator: string, inputs: readonly string[], attributes?: { [name: string]: OnnxAttribute }): string;
  /** Numbers of 32 bits as a constant. Default shape: a vector; [] is a single number. */
  floats(values: ArrayLike<number>, shape?: readonly number[]): string;
  /** Whole numbers of 64 bits as a constant: shapes, axes and places. */
  integers(values: readonly number[], shape?: readonly number[]): string;
  /** Numbers as a constant of their own type. Default shape: a vector. */
  constant(values: OnnxConstant, shape?: readonly number[]): string;
  /** A value with the channels last. */
  rows(value: OnnxValue): string;
  /** A value with the channels behind the batch. */
  channelsFirst(value: OnnxValue): string;
}
