export { convolutionalNetwork } from './convolutionalNetwork';
export { mobileNet } from './mobileNet';
export { textEncoder } from './textEncoder';
export { visionTransformer } from './visionTransformer';
export type { ConvolutionalNetworkOptions } from './convolutionalNetwork';
export type { MobileNetOptions } from './mobileNet';
export type { TextEncoderOptions } from './textEncoder';
export type { VisionTransformerOptions } from './visionTransformer';
