export { int8Layers } from './int8/int8Layers';
export { quantized } from './int8/quantized';
export { saveInt8 } from './int8/saveInt8';
export type { Int8Layer } from './int8/int8Layers';
export type { Int8Range } from './int8/fakeQuantize';
export type { KernelKind } from './layers/KernelLayer';
export type { QuantizedOptions } from './int8/quantized';
