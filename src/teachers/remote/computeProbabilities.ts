import type { StoredAnswer } from './StoredAnswer';

/**
 * The probabilities of the classes by an answer. An answer that names no class makes all alike.
 *
 * @param confidence of the class that is named where no probabilities were told.
 */
export function computeProbabilities(answer: StoredAnswer, classes: number, confidence: number): number[] {
  if (answer.shares && answer.missing?.length !== classes) {
    const sum = answer.shares.reduce((a, b) => a + b, 0);
    return answer.shares.map((share) => share / sum);
  }
  if (answer.shares || answer.named === null) return new Array<number>(classes).fill(1 / classes);
  return Array.from({ length: classes }, (_, of) => (of === answer.named ? confidence : (1 - confidence) / (classes - 1)));
}
