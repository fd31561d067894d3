import type { KindRenderer } from '../rendering/KindRenderer';
import { findingsToTextLines } from './findingsToTextLines';
import type { FindingsView } from '../types/FindingsView';

export const findingsRenderer: KindRenderer<FindingsView> = {
  label: 'Findings',
  parts: ({ findings }) => [{ findings }],
  lines: ({ findings }) => findingsToTextLines(findings),
  layout: null
};
