import type { Kind } from '../kind/Kind';
import { findingLines } from './findingLines';
import type { FindingsView } from './View';

export const findingsKind: Kind<FindingsView> = {
  label: 'Findings',
  parts: ({ findings }) => [{ findings }],
  lines: ({ findings }) => findingLines(findings),
  layout: null
};
