import type { Finding } from '../../record/RunRecord';
import { findingLevelWords } from '../words/findingLevelWords';

/** Findings as text, one line each: level, sentence, and what to do. */
export function findingsToTextLines(findings: readonly Finding[]): string[] {
  return findings.map(({ level, says, hint }) => `${findingLevelWords[level]}: ${says} ${hint ?? ''}`);
}
