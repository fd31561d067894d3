import type { Loss } from '../../losses/Loss';
import type { Metric } from '../../metrics/inputs/Metric';
import type { Terms } from './Term';

export interface DefineTaskOptions {
  /** What records and figures call it: "ordinal regression". */
  name: string;
  /** What a model without a teacher learns by. */
  loss: Loss;
  /** What is measured, best first: the first chooses the best epoch unless `best` names another. They get outputs as `logits`, and `targets`. */
  metrics: readonly Metric[];
  /** What a distillation without terms learns by. Default: half of `loss`, and half of the squared error to the teacher's outputs. */
  terms?: Terms;
  /** Numbers that a model gives for a row. Default: one for each target. */
  outputs?: number;
  /** Whether the outputs are logits, so that soft targets make sense. Default false. */
  logits?: boolean;
  /** Whether losses count in standard deviations of the train targets. It takes one output for each target. Default false. */
  standardized?: boolean;
}
