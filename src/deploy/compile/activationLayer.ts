import type { Layer } from './networkFunction';
import type { Step } from './NetworkPlan';

/** One function of each number, or a softmax of all of them. */
export function activationLayer({ name, parameter = 0 }: Extract<Step, { kind: 'activation' }>, width: number): Layer {
  const out = new Float64Array(width);
  if (name === 'softmax' || name === 'logSoftmax') return softmax(name === 'logSoftmax');
  if (name === 'relu')
    return (input) => {
      for (let i = 0; i < width; i++) out[i] = input[i] > 0 ? input[i] : input[i] <= 0 ? 0 : NaN;
      return out;
    };
  const f = functionOf();
  return (input) => {
    for (let i = 0; i < width; i++) out[i] = f(input[i]);
    return out;
  };

  function functionOf(): (x: number) => number {
    const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
    const softplus = (x: number) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    const elu = (x: number) => (x < 0 ? Math.expm1(x) : x);
    switch (name) {
      case 'relu6':
        return (x) => Math.min(Math.max(x, 0), 6);
      case 'cappedRelu':
        return (x) => Math.min(Math.max(x, 0), parameter);
      case 'leakyRelu':
        return (x) => (x < 0 ? parameter * x : x);
      case 'thresholdedRelu':
        return (x) => (x > parameter ? x : 0 * x);
      case 'sigmoid':
        return sigmoid;
      case 'hardSigmoid':
        return (x) => Math.min(Math.max(0.2 * x + 0.5, 0), 1);
      case 'tanh':
        return Math.tanh;
      case 'elu':
        return elu;
      case 'selu':
        return (x) => 1.0507009873554805 * (x < 0 ? 1.6732632423543772 * Math.expm1(x) : x);
      case 'softplus':
        return softplus;
      case 'softsign':
        return (x) => x / (1 + Math.abs(x));
      case 'swish':
        return (x) => x * sigmoid(x);
      case 'mish':
        return (x) => x * Math.tanh(softplus(x));
      case 'gelu':
        return (x) => 0.5 * x * (1 + erf(x * Math.SQRT1_2));
      case 'gelu_new':
        return (x) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
      default:
        throw new TypeError(`predict: expected a known activation, got "${name}"; compile the model again`);
    }
  }

  /** By its series, 2 / sqrt(pi) exp(-x^2) sum of 2^n x^(2n + 1) / (2n + 1)!!, whose terms all have the same sign. */
  function erf(x: number): number {
    if (Math.abs(x) > 6) return Math.sign(x);
    let term = x;
    let sum = x;
    for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) {
      term *= (2 * x * x) / (2 * n + 1);
      sum += term;
    }
    return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
  }

  function softmax(logarithm: boolean): Layer {
    return (input) => {
      let [top, sum] = [-Infinity, 0];
      for (let i = 0; i < width; i++) top = Math.max(top, input[i]);
      for (let i = 0; i < width; i++) sum += out[i] = Math.exp(input[i] - top);
      for (let i = 0; i < width; i++) out[i] = logarithm ? input[i] - top - Math.log(sum) : out[i] / sum;
      return out;
    };
  }
}
