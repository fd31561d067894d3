export type * from './follow/Tracker';
export { mlflow } from './mlflow/mlflow';
export type { MlflowOptions } from './mlflow/MlflowOptions';
export { tensorBoard, type TensorBoardOptions } from './tensorBoard/tensorBoard';
