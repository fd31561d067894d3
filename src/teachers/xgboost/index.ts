export { xgboost } from './xgboost';
export type { Importance } from './teacher/computeFeatureImportances';
export type { LoadXgboostOptions } from './loadXgboost';
export type { RowPredictor } from './teacher/createRowPredictor';
export type { XgboostHistory, XgboostOptions, XgboostProgress } from './options/XgboostOptions';
export type { AskOptions, XgboostTeacher } from './teacher/XgboostTeacher';
