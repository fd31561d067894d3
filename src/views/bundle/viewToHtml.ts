import type { Finding } from '../../record/RunRecord';
import type { Paragraph, HtmlSection, TablePart } from '../rendering/HtmlSection';
import { rendererOf } from '../kindRenderers';
import { tableToHtml } from '../table/tableToHtml';
import type { View } from '../View';
import { escapeMarkup } from '../words/escapeMarkup';
import { findingLevelWords } from '../words/findingLevelWords';
import { drawPicture } from './drawPicture';

export interface Image {
  /** A data URI. */
  source: string;
  /** Pixels on the page. */
  width: number;
}

/**
 * A view as script-free HTML that needs no stylesheet: a figure with its picture, its caption and its tables. All text in it is
 * escaped.
 *
 * @param image the picture. If it is left out, an SVG is drawn; null leaves the picture out.
 */
export function viewToHtml(view: View, image: Image | null = imageOf(view)): string {
  const { parts, liveParts = parts, picturesTable } = rendererOf(view);
  const alt = escapeMarkup(`${view.title}. ${view.says}`);
  const shown =
    image && !picturesTable
      ? `<p><img src="${escapeMarkup(image.source)}" width="${Math.round(image.width)}" style="max-width: 100%; height: auto" alt="${alt}"></p>`
      : '';
  const caption = `<figcaption>${paragraph(view)}</figcaption>`;
  return `<figure>${shown}${caption}${(image ? parts : liveParts)(view).map(partHtml).join('')}</figure>`;
}

function imageOf(view: View): Image | null {
  const drawn = drawPicture(view);
  return drawn ? { source: `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawn.svg)}`, width: drawn.width } : null;
}

function partHtml(part: HtmlSection): string {
  if ('table' in part) return tableHtml(part);
  return 'findings' in part ? findingsHtml(part.findings) : paragraph(part);
}

function tableHtml({ table, summary }: TablePart): string {
  const inner = tableToHtml(table);
  return summary === undefined ? inner : `<details><summary>${escapeMarkup(summary)}</summary>${inner}</details>`;
}

function findingsHtml(findings: readonly Finding[]): string {
  if (!findings.length) return '';
  const items = findings.map(
    ({ level, says, hint }) =>
      `<li><strong>${findingLevelWords[level]}:</strong> ${escapeMarkup(says)}${hint ? ` <em>${escapeMarkup(hint)}</em>` : ''}</li>`
  );
  return `<ul>${items.join('')}</ul>`;
}

function paragraph({ title, says }: Paragraph): string {
  return `<p>${title === undefined ? '' : `<strong>${escapeMarkup(title)}.</strong> `}${escapeMarkup(says)}</p>`;
}
