import { checkDescription } from '../../../checks/checkDescription';
import { hasSafelyReadableMembers } from '../../../checks/hasSafelyReadableMembers';
import { isCallable } from '../../../checks/isCallable';
import { showNames } from '../../../checks/showNames';
import { showValue } from '../../../checks/showValue';
import type { TeachingCandidates, TeachingRule } from './TeachingRule';

/** @throws TypeError or RangeError for anything but a rule. */
export function checkTeachingRule(subject: string, rule: unknown): TeachingRule {
  const isRule = hasSafelyReadableMembers(rule, ['description', 'measures', 'choose']) && isCallable(rule.choose);
  if (!isRule || typeof rule.measures !== 'boolean')
    throw new TypeError(
      `${subject}: expected a rule for who teaches, got ${showValue(rule)}; give kd.teaching.byGain() or {description, measures, choose}`
    );
  checkDescription(subject, 'the rule of teaching', rule.description);
  return rule as unknown as TeachingRule;
}

/** @throws RangeError if the rule chooses what is no module. */
export function chooseModule(subject: string, rule: TeachingRule, candidates: TeachingCandidates): string | null {
  const chosen: unknown = rule.choose(candidates);
  if (chosen === null || candidates.modules.includes(chosen as string)) return chosen as string | null;
  throw new RangeError(
    `${subject}: expected the rule to choose a module among ${showNames(candidates.modules)}, or null, got ${showValue(chosen)}; choose one of these`
  );
}
