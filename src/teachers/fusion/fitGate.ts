import { minimizeByLbfgs } from '../../stats/minimizeByLbfgs';

/** What the teachers say of rows with labels: log probabilities [rows][teacher][classes]. */
export interface GateRows {
  logProbabilities: readonly (readonly Float64Array[])[];
  labels: Int32Array;
  l2: number;
}

/** A gate: coefficients [teachers, 1 + teachers x classes], each teacher's constant first. */
export interface Gate {
  coefficients: Float64Array;
  /** Mean negative log-likelihood of the labels, in nats, without the penalty. */
  loss: number;
}

/** The coefficients for which the labels are likeliest, from equal weights on. In double precision; nothing is drawn. */
export function fitGate({ logProbabilities, labels, l2 }: GateRows): Gate {
  const rows = labels.length;
  const [first] = logProbabilities;
  const teachers = first.length;
  const inputs = logProbabilities.map(gateInputs);
  const width = inputs[0].length;
  const isPenalised = (at: number) => at % width !== 0;
  const lossOf = (coefficients: Float64Array, gradient: Float64Array) => {
    gradient.fill(0);
    let loss = 0;
    inputs.forEach((input, row) => {
      const shares = sharesByGate(coefficients, input, teachers);
      const joint = shares.map((share, k) => share * Math.exp(logProbabilities[row][k][labels[row]]));
      // A label that all rule out has a finite loss, too.
      const likelihood = Math.max(
        joint.reduce((a, b) => a + b, 0),
        1e-300
      );
      loss -= Math.log(likelihood) / rows;
      shares.forEach((share, k) => {
        const pull = (share - joint[k] / likelihood) / rows;
        for (let j = 0; j < width; j++) gradient[k * width + j] += pull * input[j];
      });
    });
    return loss;
  };
  const { at } = minimizeByLbfgs(new Float64Array(teachers * width), (coefficients, gradient) => {
    let value = lossOf(coefficients, gradient);
    coefficients.forEach((one, j) => {
      if (!isPenalised(j)) return;
      value += (l2 / 2) * one * one;
      gradient[j] += l2 * one;
    });
    return value;
  });
  return { coefficients: at, loss: lossOf(at, new Float64Array(at.length)) };
}

/** 1 and the probabilities of all teachers, one after the other. */
export function gateInputs(logProbabilities: readonly Float64Array[]): Float64Array {
  return Float64Array.from([1, ...logProbabilities.flatMap((logs) => Array.from(logs, Math.exp))]);
}

/** softmax over teachers of the coefficients times the inputs. */
export function sharesByGate(coefficients: Float64Array, input: Float64Array, teachers: number): number[] {
  const scores = Array.from({ length: teachers }, (_, k) =>
    input.reduce((sum, one, j) => sum + coefficients[k * input.length + j] * one, 0)
  );
  const top = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - top));
  const sum = raised.reduce((a, b) => a + b, 0);
  return raised.map((one) => one / sum);
}
