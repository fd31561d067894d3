import type { AnyDataset } from '../../data/Dataset';
import type { Matrix } from '../../data/Matrix';
import type { Predictor } from '../../metrics/predict';
import { filteredMeanReciprocalRank } from '../../metrics/links/filteredMeanReciprocalRank';
import { scoreLogits } from '../../metrics/scoreLogits';

/** A model's scores on the validation rows, as "validation/<metric>"; empty if there are none. */
export async function scoreValidation(
  predicts: Predictor | undefined,
  validation: AnyDataset | undefined,
  teacher: Matrix | undefined
): Promise<{ [series: string]: number }> {
  if (!validation || !predicts) return {};
  const student = await predicts();
  if (!student.values.every(Number.isFinite))
    return { ...worst, ...(validation.known && { 'validation/meanReciprocalRank': 0 }) };
  const measured = scoreLogits({ student, teacher, labels: validation.y, known: validation.known });
  const names = ['accuracy', 'nll', 'ece', 'averagePrecision', 'rocAuc', 'agreement', 'teacherKl'] as const;
  const shown = Object.fromEntries(
    names.flatMap((name) => (typeof measured[name] === 'number' ? [[`validation/${name}`, measured[name]]] : []))
  );
  if (!validation.known) return shown;
  const { known, y: labels } = validation;
  return {
    ...shown,
    'validation/meanReciprocalRank': filteredMeanReciprocalRank({ known }).prepare({ logits: student, labels })()
  };
}

/** A broken student is never the best one. */
const worst = {
  'validation/accuracy': 0,
  'validation/averagePrecision': 0,
  'validation/rocAuc': 0,
  'validation/nll': Infinity
};
