import * as tf from '@tensorflow/tfjs';
import type { AdapterStep } from './AdapterPlan';
import { findTokenGrid } from './findTokenGrid';
import { applyPointwiseConvolution } from '../../losses/learned/applyPointwiseConvolution';
import { poolToShape } from '../../losses/learned/poolToShape';

/** A feature [batch, …] after one step of its adapter. */
export function applyAdapterStep({ kind, from, to }: AdapterStep, feature: tf.Tensor, weights: tf.Variable[]): tf.Tensor {
  const [batch] = feature.shape;
  switch (kind) {
    case 'depth':
      return tf.mean(feature, 1);
    case 'places':
      return tf.mean(feature.reshape([batch, -1, to[0]]), 1);
    case 'tokens':
      return withoutFirst(feature, to[0]);
    case 'grid': {
      const tokens = findTokenGrid(from[0])?.classToken ? withoutFirst(feature, from[0] - 1) : feature;
      return tokens.reshape([batch, ...to]);
    }
    case 'pool':
      return poolToShape(feature, to.slice(0, -1));
    case 'channels':
      return applyPointwiseConvolution(feature, weights[0], weights[1]);
  }
}

/** The class token comes first. */
function withoutFirst(tokens: tf.Tensor, rest: number): tf.Tensor {
  return tf.slice(tokens, [0, 1, 0], [-1, rest, -1]);
}
