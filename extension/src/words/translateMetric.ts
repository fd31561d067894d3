import { trans } from '../dom/trans';

/** The name of a metric or a setting in a record, in words of the reader's language. A name that is the user's own stays as it is. */
export function translateMetric(metric: string): string {
  const known: { [metric: string]: string } = {
    accuracy: trans.__('accuracy'),
    agreement: trans.__('agreement with the teacher'),
    averagePrecision: trans.__('average precision'),
    rocAuc: trans.__('ROC AUC'),
    rSquared: trans.__('R squared'),
    rootMeanSquaredError: trans.__('root mean squared error'),
    meanAbsoluteError: trans.__('mean absolute error'),
    teacherDistance: trans.__('distance from the teacher (SD)'),
    meanReciprocalRank: trans.__('mean reciprocal rank'),
    nll: trans.__('negative log-likelihood'),
    ece: trans.__('calibration error'),
    teacherKl: trans.__('KL from the teacher'),
    learningRate: trans.__('learning rate'),
    temperature: trans.__('temperature'),
    weight: trans.__('weight'),
    gradientNorm: trans.__('gradient norm'),
    gradientCosine: trans.__('gradient cosine'),
    weightNorm: trans.__('weight norm'),
    memory: trans.__('memory (MB)'),
    processors: trans.__('processors at work')
  };
  return Object.hasOwn(known, metric) ? known[metric] : metric;
}
