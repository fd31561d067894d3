import type { ViewKind } from '../kind/ViewKind';
import { findingLines } from './findingLines';
import type { FindingsView } from './findingsViewType';

export const findingsKind: ViewKind<FindingsView> = {
  label: 'Findings',
  parts: ({ findings }) => [{ findings }],
  lines: ({ findings }) => findingLines(findings),
  layout: null
};
