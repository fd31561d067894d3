export type { FileTeacher } from './FileTeacher';
export type { FileTeacherOptions } from './FileTeacherOptions';
export { graphModel } from './graphModel/graphModel';
export { onnx } from './onnx/onnx';
