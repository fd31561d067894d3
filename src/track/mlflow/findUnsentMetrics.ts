import type { Finding } from '../../record/Finding';
import { formatCount } from '../../views/words/formatNumber';
import { joinWithAnd } from '../../views/words/joinWithAnd';
import type { DeliveryOutcome } from './createMlflowDelivery';
import type { MlflowServer } from './MlflowServer';

/** A finding if the server lacks something. @param of "this run". */
export function findUnsentMetrics(
  of: string,
  { shown }: MlflowServer,
  { numbers, lost, lacks, failures, first }: DeliveryOutcome
): Finding[] {
  if (lost === 0 && lacks.length === 0) return [];
  const parts = [...(lost ? [`${formatCount(lost)} of ${formatCount(numbers)} numbers`] : []), ...lacks];
  const times = failures > 1 ? `, first of ${formatCount(failures)} failures` : '';
  const why = first ? `${first.message}${times}` : 'not sent in time';
  return [
    {
      check: 'incompleteMlflow',
      level: 'warning',
      value: lost,
      says: `MLflow at ${shown} lacks ${joinWithAnd(parts)} of ${of}: ${why}`,
      hint: first?.fix ?? 'give a longer wait'
    }
  ];
}
