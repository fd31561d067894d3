import type { Finding } from '../../record/RunRecord';
import type { GeneratorInfo } from '../../record/SyntheticReport';
import type { Teacher } from '../../teachers/Teacher';

/** A finding if the teacher that judges synthetic rows also guided their generator; null otherwise. */
export function findGuidingTeacher(generator: GeneratorInfo | undefined, teacher: Teacher): Finding | null {
  const own = teacher.fingerprint();
  if (!generator?.guide || own === null || generator.guide.fingerprint !== own) return null;
  return {
    check: 'judgeGuided',
    level: 'warning',
    value: generator.guide.weight,
    says: `"${teacher.info.name}" judges rows of a generator that learnt to please it: that it sees the class that was asked for says little`,
    hint: 'judge by another teacher than the one that guides, or look at the rows'
  };
}
