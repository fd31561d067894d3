import type { Loss } from '../../losses/Loss';

/** What a model learns by from labels alone, instead of the cross-entropy. */
export interface LabelLoss {
  /** A loss that needs nothing but labels: `kd.selfAdversarial({margin: 6})`. Default `kd.crossEntropy()`. */
  loss?: Loss;
}
