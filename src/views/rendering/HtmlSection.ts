import type { Finding } from '../../record/RunRecord';
import type { Table } from '../table/Table';

/** A piece of a view's HTML below its caption. */
export type HtmlSection = TablePart | { findings: readonly Finding[] } | Paragraph;

export interface TablePart {
  table: Table;
  /** The words to click on, if the table is folded away behind them. */
  summary?: string;
}

export interface Paragraph {
  /** Printed in bold before the sentence. */
  title?: string;
  says: string;
}

/** A table that is folded away behind these words, or else behind its caption. */
export function foldedTable(table: Table, summary = table.caption ?? ''): TablePart {
  return { table, summary };
}
