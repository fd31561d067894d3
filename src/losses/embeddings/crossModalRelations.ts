import type { Loss, LossInputs } from '../Loss';
import { relational, type RelationalOptions } from '../relational';
import { wrapLossInTidy } from '../wrapLossInTidy';
import { readEmbeddings } from './readEmbeddings';

/**
 * Relational distillation between modalities: the student's pictures should have the distances and angles to each other that the teacher's texts have, one number per example. It is `kd.relational` with the pictures of the student for the student, and the texts of the teacher, or
 * the fixed ones of the targets, for the teacher.
 *
 * Inputs: `student`, `teacher` and `targets` in the two forms of `kd.infoNce`. Result: [batch]. The student's pictures get the gradient. Angles take O(batch^3) operations.
 *
 * Relations: Park et al. 2019, "Relational Knowledge Distillation", arXiv 1904.05068. From one modality to another: Gupta, Hoffman and Malik 2016, "Cross Modal Distillation for Supervision Transfer", arXiv 1507.00448.
 *
 * @param options `distance`: weight of the distances, default 1; `angle`: weight of the angles, default 2.
 * @throws TypeError or RangeError for an unknown option, a weight below 0, and when called for inputs that are missing or in neither form.
 * @example
 * ```ts
 * const student = [[0, 0], [1, 0], [0, 1]]; // pictures
 * const targets = [[0, 0, 0], [1, 0, 2], [2, 2, 0]]; // the item, and its text: the same triangle, twice as large and turned
 * const perExample = kd.crossModalRelations()({ student, teacher: student, targets }); // [batch], here 0
 * perExample.dispose();
 * ```
 */
export function crossModalRelations(options: RelationalOptions = {}): Loss {
  const subject = 'crossModalRelations';
  const between = relational(options);
  const loss = wrapLossInTidy(subject, (inputs: LossInputs) => {
    const { student, teacher } = readEmbeddings(subject, inputs, { asksTeacher: true });
    return between({ features: { student: student.pictures, teacher: teacher!.texts } });
  });
  const description = { ...between.description, name: subject };
  return Object.assign(loss, { description, needs: ['teacher', 'targets'] as const });
}
