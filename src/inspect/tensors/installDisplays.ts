import { layers, LayersModel, Tensor } from '@tensorflow/tfjs';
import { layerLine, modelToMimeBundle, modelLine } from './modelToMimeBundle';
import { tensorKind, formatTensor } from './formatTensor';

/** Inside another value, a tensor with more values is only named, not read. */
const mostInside = 100;

/**
 * Teaches tensors, variables, layers and layers models to show themselves as a cell's last value, and to be one short line when Node
 * inspects a value that contains them (also in `console.log`). The methods are not enumerable, so that nothing else changes.
 */
export function installDisplays(): void {
  define(Tensor.prototype, display, (tensor) => ({ 'text/plain': formatTensor(tensor) }), asText);
  define(Tensor.prototype, inspector, tensorLine, asIs);
  define(layers.Layer.prototype, inspector, layerLine, asIs);
  define(LayersModel.prototype, display, modelToMimeBundle, asText);
  define(LayersModel.prototype, inspector, modelLine, asIs);
}

const display = Symbol.for('Jupyter.display');
const inspector = Symbol.for('nodejs.util.inspect.custom');
const asText = (line: string) => ({ 'text/plain': line });
const asIs = (line: string) => line;

function tensorLine(tensor: Tensor): string {
  if (tensor.isDisposed) return `${tensorKind(tensor)}, disposed`;
  return tensor.size > mostInside ? tensorKind(tensor) : formatTensor(tensor);
}

/** Prototypes and half-built objects have the method too: they show their names. */
function define<T extends object, Shown>(
  prototype: T,
  name: symbol,
  show: (value: T) => Shown,
  otherwise: (line: string) => Shown
): void {
  const value = function (this: T): Shown {
    try {
      return show(this);
    } catch (error) {
      return otherwise(`[${this.constructor.name}: ${String(error)}]`);
    }
  };
  Object.defineProperty(prototype, name, { value, enumerable: false, configurable: true, writable: true });
}
