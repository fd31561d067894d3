import type * as tf from '@tensorflow/tfjs';
import { hasSafelyReadableMembers } from '../../../checks/hasSafelyReadableMembers';
import { isPlainObject } from '../../../checks/isPlainObject';
import { isCallable } from '../../../checks/isCallable';
import { showValue } from '../../../checks/showValue';
import { checkDataset } from '../../../data/checkDataset';
import { checkSameClasses } from '../../../data/checkSameClasses';
import type { Dataset } from '../../../data/Dataset';
import type { Matrix } from '../../../data/Matrix';
import { isMatrixOf } from '../../../data/isMatrixOf';
import { asTeacher } from '../../../teachers/asTeacher';
import { checkTerms, type LossTerm } from '../../check/checkTerms';
import { constant } from '../../../schedules/constant';
import type { TrainingSet } from '../../loop/TrainingInputs';
import type { PartPlan } from './Strategy';

/** A plan that the loop can train by. */
export interface CheckedPlan {
  rows: Dataset;
  terms: LossTerm[];
  logits?: Matrix;
  sets: TrainingSet[];
}

/** @throws TypeError or RangeError for rows, terms or logits that do not fit the student and the part. */
export function checkPlan(subject: string, plan: unknown, student: tf.LayersModel, part: Dataset): CheckedPlan {
  if (!hasSafelyReadableMembers(plan, ['rows', 'terms', 'logits', 'replay']))
    throw new TypeError(`${subject}: expected the strategy to plan {rows, terms}, got ${showValue(plan)}; return them from plan`);
  const { replay = {} } = plan as unknown as PartPlan;
  if (!isPlainObject(replay))
    throw new TypeError(
      `${subject}: expected replay of the plan to be named sets of rows, got ${showValue(replay)}; give {replay: {rows, terms}}`
    );
  const own = checkRows(subject, plan, student, part);
  const sets = Object.entries(replay).map(([name, set]): TrainingSet => {
    const of = `${subject}: replay "${name}"`;
    if (!/^[^./]+$/.test(name) || name === 'loss' || own.terms.some((term) => term.name === name))
      throw new RangeError(`${of}: expected a name of its own without "." and "/", got ${showValue(name)}; rename it`);
    const { rows: data, ...taught } = checkRows(of, set, student, part);
    return { name, data, weight: constant(1), labels: true, ...taught };
  });
  return { ...own, sets };
}

function checkRows(subject: string, given: unknown, student: tf.LayersModel, part: Dataset): Omit<CheckedPlan, 'sets'> {
  if (!hasSafelyReadableMembers(given, ['rows', 'terms', 'logits']))
    throw new TypeError(`${subject}: expected {rows, terms}, got ${showValue(given)}; return them from plan`);
  const { rows, terms, logits } = given as unknown as PartPlan;
  checkDataset(rows, `${subject}: rows`);
  if (String(rows.shape) !== String(part.shape))
    throw new RangeError(`${subject}: expected rows of shape [${part.shape}], got [${rows.shape}]; reshape them`);
  checkSameClasses(subject, { of: 'the part', classes: part.classes }, { of: 'its rows', classes: rows.classes });
  if (logits !== undefined) checkMatrix(subject, logits, rows);
  for (const [name, term] of Object.entries(isPlainObject(terms) ? terms : {})) {
    const needs = hasSafelyReadableMembers(term, ['loss']) && isCallable(term.loss) ? term.loss.needs : undefined;
    if (needs?.includes('features') || needs?.includes('targets'))
      throw new TypeError(
        `${subject}: expected losses of logits and labels, got ${needs.join(' and ')} for term "${name}"; take another loss`
      );
    if (needs?.includes('teacher') && logits === undefined)
      throw new TypeError(
        `${subject}: expected logits of the rows for term "${name}", got none; give logits: await before(rows)`
      );
  }
  // The model before the part is its teacher, whose answers are known already.
  return { rows, terms: checkTerms(subject, terms, asTeacher(student, subject), student), ...(logits && { logits }) };
}

function checkMatrix(subject: string, logits: unknown, { y, classes }: Dataset): void {
  if (!isMatrixOf(logits, y.length, classes.length))
    throw new RangeError(
      `${subject}: expected logits of ${y.length} rows and ${classes.length} classes, got ${showValue(logits)}; give await before(rows)`
    );
}
