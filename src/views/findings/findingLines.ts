import type { Finding } from '../../record/RunRecord';
import { levelWords } from '../words/levelWords';

/** Findings as text, one line each: level, sentence, and what to do. */
export function findingLines(findings: readonly Finding[]): string[] {
  return findings.map(({ level, says, hint }) => `${levelWords[level]}: ${says} ${hint ?? ''}`);
}
