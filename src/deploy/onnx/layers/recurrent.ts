import type { LayerTranslation, LayerWeight } from '../graph/LayerTranslation';
import type { OnnxGraph } from '../graph/OnnxGraph';
import { transposeWeight } from './transposeWeight';

interface Settings {
  units: number;
  activation: string;
  recurrentActivation: string;
  returnSequences: boolean;
  returnState: boolean;
  goBackwards: boolean;
  stateful: boolean;
}

/** tfjs' gates: input, forget, cell, output. ONNX': input, output, forget, cell. */
export const lstm = recurrent('LSTM', [0, 3, 1, 2], ({ recurrentActivation, activation }) => [
  recurrentActivation,
  activation,
  activation
]);

/** Both have update, reset and new state, and reset the state before its product. */
export const gru = recurrent('GRU', [0, 1, 2], ({ recurrentActivation, activation }) => [recurrentActivation, activation]);

export const simpleRnn = recurrent('RNN', [0], ({ activation }) => [activation]);

/** By default `hardSigmoid` is the same in both. */
const names: { [tfjs: string]: string } = {
  ...{ tanh: 'Tanh', sigmoid: 'Sigmoid', hardSigmoid: 'HardSigmoid', relu: 'Relu', softsign: 'Softsign', softplus: 'Softplus' }
};

function recurrent(
  operator: string,
  gates: readonly number[],
  activationsOf: (settings: Settings) => string[]
): LayerTranslation {
  return (graph, { config, weights: [kernel, state, bias], inputs: [x] }) => {
    const settings = config as unknown as Settings;
    const activations = activationsOf(settings).map((name) => names[name]);
    const { units, returnSequences, returnState, goBackwards, stateful } = settings;
    if (activations.includes(undefined as never) || returnState || goBackwards || stateful) return null;
    const biases = new Float32Array(2 * gates.length * units);
    if (bias) gates.forEach((gate, i) => biases.set(bias.values.subarray(gate * units, (gate + 1) * units), i * units));
    const steps = graph.node('Transpose', [graph.rows(x)], { perm: [1, 0, 2] });
    const inputs = [
      steps,
      gated(graph, kernel, gates, units),
      gated(graph, state, gates, units),
      graph.floats(biases, [1, biases.length])
    ];
    // [steps, 1, batch, units]
    const all = graph.node(operator, inputs, { hidden_size: units, activations: { texts: activations } });
    if (!returnSequences)
      return {
        rows: graph.node('Squeeze', [graph.node('Gather', [all, graph.integers([-1], [])], { axis: 0 }), graph.integers([0])])
      };
    return { rows: graph.node('Transpose', [graph.node('Squeeze', [all, graph.integers([1])])], { perm: [1, 0, 2] }) };
  };
}

/** [inputs, gates units] to [1, gates units, inputs], in ONNX' order of gates. */
function gated(graph: OnnxGraph, weight: LayerWeight, gates: readonly number[], units: number): string {
  const { values, shape } = transposeWeight(weight, [1, 0]);
  const size = units * shape[1];
  const ordered = new Float32Array(values.length);
  gates.forEach((gate, i) => ordered.set(values.subarray(gate * size, (gate + 1) * size), i * size));
  return graph.floats(ordered, [1, ...shape]);
}
