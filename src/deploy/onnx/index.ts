export { exportOnnx } from './exportOnnx';
export type { OnnxCheck } from './check/checkOnnxFile';
export type { ExportOnnxOptions, OnnxFile } from './ExportOnnxOptions';
export type { LayerCall, LayerTranslation, LayerWeight } from './graph/LayerTranslation';
export type { InputColumn, OnnxAttribute, OnnxGraph, OnnxLayout, OnnxValue } from './graph/OnnxGraph';
