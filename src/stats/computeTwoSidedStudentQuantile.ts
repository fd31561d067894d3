import { checkNumber } from '../checks/checkNumber';

/**
 * The value that a Student t variable of so many degrees of freedom lies within with a probability: P(|t| <= value) = confidence. By bisection on the distribution in closed form
 * (Abramowitz and Stegun, 26.7.3 and 26.7.4).
 *
 * @throws RangeError unless the degrees are a whole number from 1 to 1,000,000 and the confidence lies between 0 and 1.
 */
export function computeTwoSidedStudentQuantile(confidence: number, degrees: number): number {
  checkNumber('computeTwoSidedStudentQuantile', 'confidence', confidence, { above: 0, atMost: 1 - 1e-12 });
  checkNumber('computeTwoSidedStudentQuantile', 'degrees', degrees, { integer: true, atLeast: 1, atMost: 1_000_000 });
  let [low, high] = [0, Math.PI / 2];
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (computeProbabilityWithin(middle, degrees) < confidence) low = middle;
    else high = middle;
  }
  return Math.sqrt(degrees) * Math.tan((low + high) / 2);
}

/** P(|t| <= sqrt(degrees) tan(angle)). */
function computeProbabilityWithin(angle: number, degrees: number): number {
  const [sine, square] = [Math.sin(angle), Math.cos(angle) ** 2];
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? Math.cos(angle) : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = isOdd ? 3 : 2; k <= degrees - 2; k += 2) {
    term *= (square * (k - 1)) / k;
    sum += term;
  }
  return isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}
