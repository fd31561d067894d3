/** The part of onnxruntime-node that is used here. Its own type is not named, since the package need not be there. */
export interface OnnxRuntime {
  createSession(model: Uint8Array, options: object): OnnxSession;
  createTensor(type: string, values: ArrayLike<unknown>, shape: readonly number[]): OnnxTensor;
}

/** A session that computes at once. */
export interface OnnxSession {
  readonly inputMetadata: OnnxMetadata[];
  readonly outputMetadata: OnnxMetadata[];
  run(feeds: { [name: string]: OnnxTensor }, fetches: { [name: string]: null }, options: object): { [name: string]: OnnxTensor };
  dispose(): void;
}

export interface OnnxMetadata {
  name: string;
  isTensor: boolean;
  /** -1 for a size that may be any. */
  shape?: number[];
  type?: number;
}

export interface OnnxTensor {
  readonly type: string;
  readonly dims: readonly number[];
  readonly data: ArrayLike<unknown>;
}
