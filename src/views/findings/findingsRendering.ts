import type { ViewRendering } from '../rendering/ViewRendering';
import { findingTextLines } from './findingTextLines';
import type { FindingsView } from './findingsViewData';

export const findingsRendering: ViewRendering<FindingsView> = {
  label: 'Findings',
  parts: ({ findings }) => [{ findings }],
  lines: ({ findings }) => findingTextLines(findings),
  layout: null
};
