import type { FederationView } from '../types/FederationView';
import { listFederationLines } from './listFederationLines';

/** Of the accuracies that are drawn, with some room, from 0 where that hides nothing. */
export function computeFederationRange(view: FederationView): [low: number, high: number] {
  const all = listFederationLines(view).flatMap(({ accuracy }) => accuracy);
  if (all.length === 0) return [0, 1];
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const room = 0.06 * (high - low || 0.1);
  return [low < 0.4 * high ? 0 : Math.max(0, low - room), Math.min(1, high + room)];
}
