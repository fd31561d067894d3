import { layers, LayersModel, Tensor } from '@tensorflow/tfjs';
import { layerLine, modelBundle, modelLine } from './modelBundle';
import { tensorKind, tensorText } from './tensorText';

/** Nested in something else, a tensor of more values is named and not read. */
const mostInside = 100;

/**
 * Teaches tensors, variables, layers and layers models to show themselves as a cell's last value, and to be one short line where Node
 * inspects what holds them (`console.log` too). The methods are not enumerable, so that nothing else changes.
 */
export function showThemselves(): void {
  define(Tensor.prototype, display, function (this: Tensor) {
    return { 'text/plain': tensorText(this) };
  });
  define(Tensor.prototype, inspector, function (this: Tensor) {
    if (this.isDisposed) return `${tensorKind(this)}, disposed`;
    return this.size > mostInside ? tensorKind(this) : tensorText(this);
  });
  define(layers.Layer.prototype, inspector, function (this: layers.Layer) {
    return layerLine(this);
  });
  define(LayersModel.prototype, display, function (this: LayersModel) {
    return modelBundle(this);
  });
  define(LayersModel.prototype, inspector, function (this: LayersModel) {
    return modelLine(this);
  });
}

const display = Symbol.for('Jupyter.display');
const inspector = Symbol.for('nodejs.util.inspect.custom');

function define(prototype: object, name: symbol, value: () => unknown): void {
  Object.defineProperty(prototype, name, { value, enumerable: false, configurable: true, writable: true });
}
