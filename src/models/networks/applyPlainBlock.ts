import type { SymbolicTensor } from '@tensorflow/tfjs';
import { applyConvolution } from './applyConvolution';
import { applyNormalization, rectified } from './applyNormalization';
import type { ResidualBlock } from './applyResidualBlock';

/** relu(norm(conv(x))), as VGG has it. */
export function applyPlainBlock(x: SymbolicTensor, { name, output, filters, strides }: ResidualBlock): SymbolicTensor {
  const convolved = applyConvolution(x, { name: `${name}/convolution`, filters, kernelSize: 3, strides });
  return rectified(applyNormalization(convolved, `${name}/norm`), output);
}
