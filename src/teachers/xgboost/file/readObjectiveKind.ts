import type { XgboostObjective } from '../options/XgboostOptions';

/** What a model of an objective is for: "rank:ndcg" is for ranking, as is the hazard of "survival:cox", which only orders rows. */
export function readObjectiveKind(name: string): XgboostObjective {
  if (name.startsWith('multi:')) return 'multiclass';
  if (name.startsWith('binary:')) return 'binary';
  return name.startsWith('rank:') || name === 'survival:cox' ? 'ranking' : 'regression';
}

/** Whether its answers are numbers in place of logits of classes. */
export function givesNumbers(objective: XgboostObjective): boolean {
  return objective === 'regression' || objective === 'ranking';
}
