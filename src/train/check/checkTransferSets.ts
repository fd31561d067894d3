import type * as tf from '@tensorflow/tfjs';
import { checkDescription } from '../../checks/checkDescription';
import { checkNumber } from '../../checks/checkNumber';
import { checkOptions } from '../../checks/checkOptions';
import { isPlainObject } from '../../checks/isPlainObject';
import { isCallable } from '../../checks/isCallable';
import { showValue } from '../../checks/showValue';
import { checkAnyDataset } from '../../data/checkDataset';
import { checkSameClasses } from '../../data/checkSameClasses';
import { checkSameColumns } from '../../data/checkSameColumns';
import type { AnyDataset } from '../../data/Dataset';
import { placeNamed } from '../../models/features/withFeatures';
import { listFeaturePlaces } from '../../models/features/listFeaturePlaces';
import type { DomainLoss } from '../../losses/domain/DomainLoss';
import { asSchedule } from '../../schedules/asSchedule';
import type { Schedule } from '../../schedules/Schedule';
import { checkSyntheticReport } from '../../views/check/checkSyntheticReport';
import { asTeacher } from '../../teachers/asTeacher';
import { checkTeacherClasses } from '../../teachers/checkTeacherClasses';
import { checkTeacherPredicts } from '../../teachers/checkTeacherPredicts';
import type { Teacher } from '../../teachers/Teacher';
import type { LossTerm } from './checkTerms';
import type { TransferDomain, TransferSet } from '../options/TransferSet';

/** A transfer set that a run can train on. */
export interface CheckedTransfer {
  name: string;
  data: AnyDataset;
  weight: Schedule;
  labels: boolean;
  /** Present if it is not the run's teacher. */
  teacher?: Teacher;
  domain?: { layer: string; loss: DomainLoss; weight: Schedule };
  given: TransferSet;
}

interface Inputs {
  student: tf.LayersModel;
  teacher?: Teacher;
  train: AnyDataset;
}

/**
 * The transfer sets of a run, without those that never count.
 *
 * @throws TypeError or RangeError for rows that do not fit the train rows, a weight or layer that is not valid, and labels that are
 * missing.
 */
export function checkTransferSets(subject: string, transfer: unknown, inputs: Inputs): CheckedTransfer[] {
  if (transfer === undefined) return [];
  if (!isPlainObject(transfer))
    throw new TypeError(
      `${subject}: expected transfer to be named sets, got ${showValue(transfer)}; give {unlabelled: {data: rows, weight: 1}}`
    );
  if (!inputs.teacher)
    throw new TypeError(`${subject}: expected a teacher for transfer sets, got none; give one or leave transfer out`);
  return Object.entries(transfer as { [name: string]: TransferSet })
    .map(([name, set]) => checkSet(subject, name, set, inputs))
    .filter(({ given }) => given.trusted !== false && given.weight !== 0);
}

/** @throws RangeError for a set that no term uses, or whose name would share a column of the history with a term's. */
export function checkAsked(subject: string, transfer: CheckedTransfer[], terms: LossTerm[]): void {
  for (const { name, labels, domain } of transfer) {
    if (terms.some((term) => term.name === name))
      throw new RangeError(
        `${subject}: expected transfer set "${name}" to have another name than a term, got the same; rename one of them`
      );
    if (askedTerms(terms, labels).length || domain) continue;
    const fix = 'add {soft: {weight: 1, loss: kd.softTargets()}} or say labels: true';
    throw new RangeError(`${subject}: expected a term that needs no label for transfer set "${name}", got none; ${fix}`);
  }
}

/** The terms that can be computed on rows that are no train rows, and whose labels may not be read. */
export function askedTerms<T extends LossTerm>(terms: T[], labels: boolean): T[] {
  const needsLabels = ({ loss }: T) => loss.needs?.includes('labels') || loss.needs?.includes('targets');
  return terms.filter((term) => !term.loss.remembers && (labels || !needsLabels(term)));
}

function checkSet(subject: string, name: string, set: TransferSet, inputs: Inputs): CheckedTransfer {
  const of = `${subject}: transfer set "${name}"`;
  if (!/^[^./]+$/.test(name) || name === 'loss')
    throw new RangeError(`${of}: expected a name without "." and "/" other than "loss", got ${showValue(name)}; rename it`);
  if (set === undefined || set === null)
    throw new TypeError(`${of}: expected rows to train on, got ${showValue(set)}; give {data: rows}, or leave it out`);
  checkOptions(of, set, ['data', 'weight', 'teacher', 'labels', 'domain', 'report', 'trusted']);
  const { data, weight = 1, teacher, labels = false, domain } = set ?? {};
  if (typeof weight !== 'function') checkNumber(of, 'weight', weight, { atLeast: 0 });
  if (set?.report !== undefined) checkSyntheticReport(of, set.report);
  const checked = { name, data, weight: asSchedule(weight, of, 'weight', { atLeast: 0 }), labels, given: set };
  // Rows that do not count need not be valid: a screening may have left no rows.
  if (set.trusted === false || weight === 0) return checked;
  checkRows(of, data, labels, inputs);
  const own = teacher === undefined ? undefined : asTeacher(teacher, of);
  if (own) checkTeacherPredicts(of, own, data);
  own?.checkColumns?.(data);
  if (own) checkTeacherClasses(of, own, data);
  return {
    ...checked,
    ...(own && { teacher: own }),
    ...(domain !== undefined && { domain: checkDomain(of, domain, inputs.student) })
  };
}

function checkRows(of: string, data: AnyDataset, labels: unknown, { train }: Inputs): void {
  checkAnyDataset(data, `${of}: data`, { targets: train.targets !== undefined });
  if (String(data.shape) !== String(train.shape))
    throw new RangeError(`${of}: expected rows of shape [${train.shape}] as in train, got [${data.shape}]; reshape the data`);
  checkSameColumns(of, { of: 'train data', features: train.features }, { of: 'its data', features: data.features });
  checkSameClasses(
    of,
    { of: 'train data', classes: train.classes },
    { of: 'its data', classes: data.classes, unlabelled: data.unlabelled }
  );
  if (typeof labels !== 'boolean')
    throw new TypeError(`${of}: expected labels to be true or false, got ${showValue(labels)}; choose one`);
  if (labels && data.unlabelled)
    throw new RangeError(`${of}: expected labelled rows for labels: true, got unlabelled "${data.name}"; leave labels out`);
}

function checkDomain(of: string, domain: TransferDomain, student: tf.LayersModel): CheckedTransfer['domain'] {
  checkOptions(`${of}: domain`, domain, ['layer', 'loss', 'weight']);
  const { layer, loss, weight } = domain ?? {};
  placeNamed(`${of}: domain`, layer, listFeaturePlaces(student, of), student.name);
  if (!isCallable(loss))
    throw new TypeError(`${of}: expected domain to have a loss, got ${showValue(loss)}; give kd.coral() or kd.mmd()`);
  if (loss.description !== undefined) checkDescription(`${of}: domain`, 'the loss', loss.description);
  if (typeof weight !== 'function') checkNumber(`${of}: domain`, 'weight', weight, { atLeast: 0 });
  return { layer, loss, weight: asSchedule(weight, `${of}: domain`, 'weight', { atLeast: 0 }) };
}
