import { areEqualLists } from './areEqualLists';
import type { PassSettings } from './TrainingStep';

export function areSamePassSettings(a: PassSettings, b: PassSettings): boolean {
  return areEqualLists(a.values, b.values) && areEqualLists(a.tensors, b.tensors);
}
