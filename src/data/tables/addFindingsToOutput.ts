import type { Finding } from '../../record/RunRecord';
import { findingsView } from '../../views/findings/findingsView';
import { viewToHtml } from '../../views/bundle/viewToHtml';
import type { MimeBundle } from '../../views/bundle/MimeBundle';
import { viewToText } from '../../views/bundle/viewToText';

/** The given output with the findings below it. */
export function addFindingsToOutput(
  shown: { 'text/html': string; 'text/plain': string },
  findings: readonly Finding[]
): MimeBundle {
  if (findings.length === 0) return shown;
  const view = findingsView(findings);
  return { 'text/html': shown['text/html'] + viewToHtml(view), 'text/plain': `${shown['text/plain']}\n${viewToText(view)}` };
}
