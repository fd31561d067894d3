import type * as tfjsNode from '@tensorflow/tfjs-node-gpu';
import { native } from './loadEngine';

export * from '@tensorflow/tfjs';

/** Images, saved models and TensorBoard through TensorFlow. Missing on tfjs' own CPU backend. */
export const node = native?.node as typeof tfjsNode.node;
