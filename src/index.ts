export { device } from './engine/device';
export { tf } from './engine/tf';

export { crossEntropy } from './losses/crossEntropy';
export { softTargets } from './losses/softTargets';
export type { Loss, LossInputs } from './losses/Loss';

export { adaptiveTemperature } from './schedules/adaptiveTemperature';
export { constant } from './schedules/constant';
export { cosine } from './schedules/cosine';
export { linear } from './schedules/linear';
export { step } from './schedules/step';
export type { Moment, Schedule } from './schedules/Schedule';

export { batches } from './data/batches';
export { dataset } from './data/Dataset';
export { mnist } from './data/mnist';
export { seeded } from './data/seeded';
export { split } from './data/split';
export { takeRows } from './data/takeRows';
export type { Dataset, Splits } from './data/Dataset';
export type { Matrix } from './data/Matrix';

export { functionTeacher } from './teachers/functionTeacher';
export { label } from './teachers/label';
export { modelTeacher } from './teachers/modelTeacher';
export type { Teacher } from './teachers/Teacher';

export { adam } from './train/adam';
export { distill } from './train/distill';
export { sgd } from './train/sgd';
export { train } from './train/train';
export type { DistillOptions, TrainOptions } from './train/DistillOptions';
export type { Optimizer } from './train/Optimizer';
export type { Term, Terms } from './train/Term';
export type { Host } from './host/Host';

export { accuracy } from './evaluate/accuracy';
export { agreement } from './evaluate/agreement';
export { expectedCalibrationError } from './evaluate/expectedCalibrationError';
export { negativeLogLikelihood } from './evaluate/negativeLogLikelihood';
export { predict } from './evaluate/predict';
export { scores as score } from './evaluate/scores';

export { loadModel } from './deploy/loadModel';
export { loadRecord } from './deploy/loadRecord';
export { saveModel } from './deploy/saveModel';
export { saveRecord } from './deploy/saveRecord';

export { fold } from './record/fold';
export type * from './record/RunEvent';
export type * from './record/RunRecord';

export { lossCurves } from './views/lossCurves';
export { runView } from './views/runView';
export { scores } from './views/scores';
export { softLabels } from './views/softLabels';
export type * from './views/View';
export type { MimeBundle } from './views/MimeBundle';

export { version } from './version';
