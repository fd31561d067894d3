/** What a view asks of the page: whoever has a notebook about listens, and says so by `preventDefault`. */
export const codeCellRequest = 'stillroom:insert-cell';

export interface CodeCellRequest {
  /** The source of the new cell; left out, the question is whether one could be inserted. */
  source?: string;
}

/** Puts a code cell below the one that this node is in; false where nobody can: a report, a file viewer, a page that is only read. */
export function requestCodeCellInsertion(node: Node, request: CodeCellRequest = {}): boolean {
  return !node.dispatchEvent(
    new CustomEvent<CodeCellRequest>(codeCellRequest, { bubbles: true, cancelable: true, detail: request })
  );
}
