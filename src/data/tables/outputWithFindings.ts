import type { Finding } from '../../record/RunRecord';
import { findingsView } from '../../views/findings/findingsView';
import { viewHtml } from '../../views/bundle/viewHtml';
import type { MimeBundle } from '../../views/bundle/MimeBundle';
import { viewText } from '../../views/bundle/viewText';

/** The given output with the findings below it. */
export function outputWithFindings(
  shown: { 'text/html': string; 'text/plain': string },
  findings: readonly Finding[]
): MimeBundle {
  if (findings.length === 0) return shown;
  const view = findingsView(findings);
  return { 'text/html': shown['text/html'] + viewHtml(view), 'text/plain': `${shown['text/plain']}\n${viewText(view)}` };
}
