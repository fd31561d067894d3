import { asSchedule } from '../../schedules/asSchedule';
import { scheduleFromFormula } from '../../schedules/scheduleFromFormula';
import type { Term } from '../options/Term';

/** The product of two weights. */
export function multiplyTermWeights(weight: Term['weight'], by: Term['weight']): Term['weight'] {
  if (typeof weight === 'number' && typeof by === 'number') return weight * by;
  if (by === 1) return weight;
  if (weight === 1) return by;
  const [one, other] = [weight, by].map((value) => asSchedule(value, 'severalTasks', 'a weight', { atLeast: 0 }));
  const description = { name: 'product', of: one.description, and: other.description };
  return scheduleFromFormula(description, [], (moment) => one(moment) * other(moment));
}
