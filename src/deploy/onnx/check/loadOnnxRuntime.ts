import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What is used of onnxruntime-node. */
export interface OnnxRuntime {
  InferenceSession: { create(bytes: Uint8Array, options: object): Promise<OnnxSession> };
  Tensor: new (type: 'float32', values: Float32Array, shape: readonly number[]) => OnnxNumbers;
}

export interface OnnxSession {
  run(inputs: { [name: string]: OnnxNumbers }): Promise<{ [name: string]: OnnxNumbers }>;
  release(): Promise<void>;
}

export interface OnnxNumbers {
  data: Float32Array;
  dims: readonly number[];
}

/**
 * onnxruntime-node, where it is installed: beside the toolkit, or in the folder that the program was started in.
 *
 * @throws Error that says how to add it.
 */
export function loadOnnxRuntime(subject: string): OnnxRuntime {
  const reasons: unknown[] = [];
  for (const from of [__filename, join(process.cwd(), 'package.json')])
    try {
      return createRequire(from)('onnxruntime-node') as OnnxRuntime;
    } catch (error) {
      reasons.push(error);
    }
  const missing = reasons.every((error) => (error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND');
  const got = missing ? 'none' : `one that does not load (${(reasons[0] as Error).message.split('\n')[0]})`;
  throw new Error(
    `${subject}: expected the package onnxruntime-node, which compares the file with the student, got ${got}; run npm install --ignore-scripts onnxruntime-node, or give check: false`,
    { cause: reasons[0] }
  );
}
