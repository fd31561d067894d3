import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { OnnxRuntime, OnnxSession, OnnxTensor } from './OnnxRuntime';

/**
 * onnxruntime-node, if it is installed beside the toolkit or in the folder of the process. Its sessions compute at once (the promises of its public `run` only put that off), and
 * features of inner nodes are needed in the middle of a step.
 *
 * @throws Error that says how to install it.
 */
export function loadOnnxRuntime(subject: string): OnnxRuntime {
  const load = [createRequire(__filename), createRequire(join(process.cwd(), 'package.json'))].find(finds);
  if (!load) throw new Error(`${subject}: expected the package onnxruntime-node, got none; run ${advice} in this folder`);
  try {
    const { Tensor } = load(name) as { Tensor: new (type: string, data: unknown, dims: readonly number[]) => OnnxTensor };
    const { binding, initOrt } = load(`${name}/dist/binding.js`) as {
      binding: { InferenceSession: new () => NativeSession };
      initOrt: () => void;
    };
    initOrt();
    return {
      createSession(model, options) {
        const session = new binding.InferenceSession();
        session.loadModel(model.buffer, model.byteOffset, model.byteLength, options);
        return session;
      },
      createTensor: (type, values, shape) => new Tensor(type, values, shape)
    };
  } catch (error) {
    throw new Error(
      `${subject}: expected onnxruntime-node as of version ${version}, got one that does not load (${(error as Error).message.split('\n')[0]}); run ${advice}`,
      { cause: error }
    );
  }
}

const name = 'onnxruntime-node';
const version = '1.30.0';
const advice = `npm install --ignore-scripts ${name}@${version} (without its scripts, which download a version for CUDA)`;

interface NativeSession extends OnnxSession {
  loadModel(buffer: ArrayBufferLike, offset: number, length: number, options: object): void;
}

function finds(load: NodeJS.Require): boolean {
  try {
    load.resolve(name);
    return true;
  } catch {
    return false;
  }
}
