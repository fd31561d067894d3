import type { RunRecord } from '../../record/RunRecord';
import { viewToHtml } from '../../views/bundle/viewToHtml';
import { computeRunView } from '../../views/run/computeRunView';
import { escapeMarkup } from '../../views/words/escapeMarkup';

/** A run as a page by itself, without scripts and without anything from elsewhere. */
export function writeReportPage(record: RunRecord): string {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeMarkup(record.title)}</title>`;
  const body = `<h1>${escapeMarkup(record.title)}</h1>${viewToHtml(computeRunView(record))}`;
  return `<!doctype html>\n<html lang="en"><head>${head}</head><body>${body}</body></html>\n`;
}
