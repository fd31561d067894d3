/** How much each part of the generator's loss counts; 0 leaves it out. */
export interface GeneratorTerms {
  /** Cross-entropy of the teacher with its own top class, for rows that the teacher is sure of. Default 1. */
  oneHot?: number;
  /** Negative entropy of the batch's mean probabilities, for all classes equally often. Default 5. */
  entropy?: number;
  /** Minus the mean absolute value of the numbers before the teacher's last layer, for rows that activate it. Default 0.1. */
  activation?: number;
  /** Minus log(1 + mean |teacher's logits - student's|), for rows that the student does not know yet. Default 1. */
  disagreement?: number;
  /** Squared distance of the batch's statistics from those kept by the teacher's batch normalisation. Default 10 if it has any. */
  batchNorm?: number;
}

export const generatorTerms = ['oneHot', 'entropy', 'activation', 'disagreement', 'batchNorm'] as const;
export const defaultWeights: Required<GeneratorTerms> = {
  oneHot: 1,
  entropy: 5,
  activation: 0.1,
  disagreement: 1,
  batchNorm: 10
};
