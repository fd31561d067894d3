export { centralSlices } from './centralSlices';
export { classToken } from './classToken';
export { firstToken } from './firstToken';
export { multiHeadAttention } from './multiHeadAttention';
export { paddingMask } from './paddingMask';
export { positionEmbedding } from './positionEmbedding';
export { tokenMean } from './tokenMean';
export { tokenNormalization } from './tokenNormalization';
