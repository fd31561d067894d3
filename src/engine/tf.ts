import type * as tfjsNode from '@tensorflow/tfjs-node-gpu';
import { native } from './loadEngine';

/** TensorFlow.js, computing on libtensorflow: all of `@tensorflow/tfjs`, and `node` for images, saved models and TensorBoard. */
export * from '@tensorflow/tfjs';

/** Images, saved models and TensorBoard through TensorFlow. Not there on tfjs' own CPU backend. */
export const node = native?.node as typeof tfjsNode.node;
