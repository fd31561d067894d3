import type { OnnxGraph } from '../graph/OnnxGraph';

/**
 * An activation of tfjs by its name.
 *
 * @param channels the axis of a softmax.
 * @returns null for one that is not known.
 */
export function applyActivation(graph: OnnxGraph, name: string, x: string, channels: number): string | null {
  const times = (a: string, b: string) => graph.node('Mul', [a, b]);
  const number = (value: number) => graph.floats([value], []);
  switch (name) {
    case 'linear':
      return x;
    case 'relu':
      return graph.node('Relu', [x]);
    case 'relu6':
      return graph.node('Clip', [x, number(0), number(6)]);
    case 'sigmoid':
      return graph.node('Sigmoid', [x]);
    case 'hardSigmoid':
      return graph.node('HardSigmoid', [x], { alpha: { float: 0.2 }, beta: { float: 0.5 } });
    case 'tanh':
      return graph.node('Tanh', [x]);
    case 'softmax':
      return graph.node('Softmax', [x], { axis: channels });
    case 'logSoftmax':
      return graph.node('LogSoftmax', [x], { axis: channels });
    case 'elu':
      return graph.node('Elu', [x]);
    case 'selu':
      return graph.node('Selu', [x]);
    case 'softplus':
      return graph.node('Softplus', [x]);
    case 'softsign':
      return graph.node('Softsign', [x]);
    case 'swish':
      return times(x, graph.node('Sigmoid', [x]));
    case 'mish':
      return times(x, graph.node('Tanh', [graph.node('Softplus', [x])]));
    case 'gelu': {
      const erf = graph.node('Erf', [times(x, number(Math.SQRT1_2))]);
      return times(times(x, number(0.5)), graph.node('Add', [erf, number(1)]));
    }
    case 'gelu_new': {
      const cubed = times(times(times(x, x), x), number(0.044715));
      const inner = times(graph.node('Add', [x, cubed]), number(Math.sqrt(2 / Math.PI)));
      return times(times(x, number(0.5)), graph.node('Add', [graph.node('Tanh', [inner]), number(1)]));
    }
    default:
      return null;
  }
}
