import type { CellCompiler } from '../../evaluate/cells/CellCompiler';
import { documentationToMimeBundle, findDocumentation } from './findDocumentation';
import { readCursor, readOptionalNumber, readText } from './readRequestFields';
import type { Handler } from './Handler';

/**
 * `inspect_request`: the type and the doc comment of the name at the cursor, or of the function whose call it is in. At level 0 the plain
 * text is short, for the panel beside a completion, which shows nothing else; at level 1 it says everything, as the Markdown always does:
 * that is what Shift-Tab shows.
 */
export function createInspectHandler(compiler: CellCompiler): Handler {
  return ({ content }) => {
    const code = readText(content, 'code');
    const isBrief = (readOptionalNumber(content, 'detail_level') ?? 0) <= 0;
    const found = findDocumentation(compiler, code, readCursor(content, code));
    if (found === undefined) return { content: { status: 'ok', found: false, data: {}, metadata: {} } };
    return { content: { status: 'ok', found: true, data: documentationToMimeBundle(found, isBrief), metadata: {} } };
  };
}
