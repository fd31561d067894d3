import type { TransferInfo } from '../../record/TransferInfo';
import type { Schedule } from '../../schedules/Schedule';
import { asTeacher } from '../../teachers/asTeacher';
import { askedTerms } from '../check/checkTransferSets';
import type { LossTerm } from '../check/checkTerms';
import type { TransferSet } from '../options/TransferSet';

/** Transfer sets as a record describes them. Sets that never count are included, with weight 0. */
export function describeTransferSets(
  transfer: { [name: string]: TransferSet },
  terms: LossTerm[]
): { [name: string]: TransferInfo } {
  return Object.fromEntries(
    Object.entries(transfer).map(([name, { data, weight = 1, teacher, labels = false, domain, report, trusted }]) => {
      const isOut = trusted === false || weight === 0;
      const { weights } = data;
      const info: TransferInfo = {
        data: data.name,
        rows: data.y.length,
        counted: isOut ? 0 : weights ? weights.reduce((sum, one) => sum + Number(one > 0), 0) : data.y.length,
        synthetic: data.synthetic === true,
        weight: isOut ? 0 : described(weight),
        terms: askedTerms(terms, labels).map((term) => term.name),
        ...(teacher && { teacher: asTeacher(teacher, name).info }),
        ...(domain && {
          domain: { layer: domain.layer, loss: domain.loss.description, weight: described(domain.weight) }
        }),
        ...(report && { report })
      };
      return [name, info];
    })
  );
}

function described(weight: number | Schedule): TransferInfo['weight'] {
  return typeof weight === 'number' ? weight : (weight.description ?? { name: 'function' });
}
