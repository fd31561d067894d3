import type { Finding } from '../../record/RunRecord';

/** What a study decides by all of its seeds. */
const comparing = ['negativeTransfer', 'weakTeacher', 'lowAgreement'];

/**
 * Findings of a run that is one seed of a study. Whether the teacher helped is for the study to say: what one seed says about it is a note
 * with the seed's number, or it would contradict the study's conclusion beside it.
 */
export function labelFindingsWithSeed(findings: readonly Finding[], seed: number): Finding[] {
  return findings.map((finding) =>
    comparing.includes(finding.check)
      ? {
          ...finding,
          level: 'info' as const,
          says: `with seed ${seed} alone ${finding.says}`,
          hint: "go by the study's comparison of all seeds: one seed proves nothing"
        }
      : finding
  );
}
