import type { Finding } from '../../record/Finding';
import type { RunRecord } from '../../record/RunRecord';
import { computeRunView } from '../../views/run/computeRunView';
import { listSetupRows } from '../../views/run/listSetupRows';
import { findingLevelWords } from '../../views/words/findingLevelWords';

/** What is needed to repeat a run, as a table in Markdown. */
export function writeSetupText(record: RunRecord): string {
  const rows = listSetupRows(record).map((cells) => `| ${cells.map(cellOf).join(' | ')} |`);
  return [`**${cellOf(record.title)}**`, '', '| | |', '| --- | --- |', ...rows].join('\n');
}

/** How it ended, in Markdown. */
export function writeConclusionText(record: RunRecord): string {
  return [computeRunView(record).says, '', ...writeFindings(record.findings)].join('\n');
}

/** Findings as a list. */
export function writeFindings(findings: readonly Finding[]): string[] {
  return findings.map(
    ({ level, says, hint }) => `- **${findingLevelWords[level]}**: ${says}${hint === undefined ? '' : ` (${hint})`}`
  );
}

/** A bar or a new line would end a cell. */
function cellOf(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/\|/g, '\\|');
}
