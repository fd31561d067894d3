import type { RocPr, RocPrEvent } from '../../record/RocPr';

/** The event to show if there is room for only one: the first that has curves. */
export function chooseShownPositiveClass({ events }: RocPr): RocPrEvent {
  return events.find(({ models }) => models.some(({ curve }) => curve)) ?? events[0] ?? nothing;
}

const nothing: RocPrEvent = { name: 'nothing', of: 'class', positives: 0, negatives: 0, models: [] };
