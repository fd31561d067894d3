/** The activations that are compiled, by tfjs' names; `cappedRelu`, `leakyRelu` and `thresholdedRelu` are layers there. */
export const activationNames = [
  ...['relu', 'relu6', 'sigmoid', 'hardSigmoid', 'tanh', 'softmax', 'logSoftmax', 'elu', 'selu', 'softplus', 'softsign'],
  ...['swish', 'mish', 'gelu', 'gelu_new', 'cappedRelu', 'leakyRelu', 'thresholdedRelu']
] as const;
