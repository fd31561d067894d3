import type { CellCompiler } from '../../evaluate/cells/CellCompiler';
import type { Outcome } from '../../evaluate/cells/createCellRunner';
import type { MimeBundle } from '../../evaluate/format/MimeBundle';
import { documentationToMimeBundle, findDocumentation } from './findDocumentation';

/** `name?`, `name??` or `?name`, as in IPython. None of them can be TypeScript. */
const question = /^\s*(?:\?{1,2}\s*([\w$.]+)|([\w$.]+)\s*\?{1,2})\s*;?\s*$/;

/** The name that a cell asks about, when it does nothing else. */
export function parseHelpQuestion(code: string): string | undefined {
  const [, after, before] = question.exec(code) ?? [];
  return after ?? before;
}

/** Shows what is known of the name in the pager. */
export function answerHelpQuestion(compiler: CellCompiler, name: string, page: (data: MimeBundle) => void): Outcome {
  const found = findDocumentation(compiler, name, name.length);
  if (found === undefined) {
    const evalue = `help: expected a name that the notebook knows, got ${name}; run the cell that declares it, or ask kd.help()`;
    return { status: 'error', report: { ename: 'RangeError', evalue, traceback: [`RangeError: ${evalue}`] }, forced: false };
  }
  page(documentationToMimeBundle(found, false));
  return { status: 'ok' };
}
