import { createHash } from 'node:crypto';

/** A page with these data as a report has them, and nothing else. */
export function reportWith(content: unknown): string {
  return reportWithText(JSON.stringify(content).replaceAll('<', '\\u003c'));
}

export function reportWithText(text: string): string {
  const checksum = createHash('sha256').update(text).digest('hex');
  const data = `<script type="application/json" id="stillroom-report" data-sha256="${checksum}">${text}</script>`;
  return `<!DOCTYPE html><html lang="en"><body>${data}<script>1</script></body></html>`;
}

export function minimalReport(records: unknown): string {
  return reportWith({ schema: 'stillroom.report/1', title: 'Digits', notebook: 'digits.ipynb', records });
}
