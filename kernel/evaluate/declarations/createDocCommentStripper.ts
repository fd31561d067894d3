import type * as TypeScript from '@tslab/typescript-for-tslab';

/** What TypeScript has beside its declared functions. */
interface Internals {
  objectAllocator: { getNodeConstructor(): { prototype: object } };
}

export interface DocComments {
  /** Reads a file for the parser, without documentation when it is one of declarations. */
  readFile(name: string): string | undefined;
  /** Runs `work`, in which nodes answer with their documentation. */
  withDocs<Result>(work: () => Result): Result;
}

/** A comment that begins its line: inside a string or another comment there is none in a declaration file. */
const docComment = /^[ \t]*\/\*\*(?!\/)[^]*?\*\//gm;

/**
 * Declaration files without their documentation, which is half of their text and a quarter of the time to parse them. Blanks
 * stand in the place of every comment, so that a node has the same position in both readings; the documentation of a file is
 * parsed when one of its nodes is asked for it, for a reader: the binder and the checker ask too, and have no use for it.
 */
export function createDocCommentStripper(ts: typeof TypeScript, readFile: (name: string) => string | undefined): DocComments {
  const blanked = new Set<string>();
  const { objectAllocator } = ts as typeof TypeScript & Internals;
  let asked = false;

  Object.defineProperty(objectAllocator.getNodeConstructor().prototype, 'jsDoc', {
    configurable: true,
    get(this: TypeScript.Node) {
      if (!asked) return undefined;
      const file = this.getSourceFile();
      if (!blanked.delete(file.fileName)) return undefined;
      const text = readFile(file.fileName);
      // The parser asks too, about nodes that are in no file yet.
      asked = false;
      if (text !== undefined) copyDocs(ts, ts.createSourceFile(file.fileName, text, file.languageVersion, true), file);
      asked = true;
      return ownDocs(this);
    },
    set(this: TypeScript.Node, docs: unknown) {
      // Every new node is given none, which would hide what is asked for later.
      if (docs !== undefined) giveDocs(this, docs);
    }
  });

  return {
    readFile(name) {
      const text = readFile(name);
      if (text === undefined || !name.endsWith('.d.ts')) return text;
      blanked.add(name);
      return text.replace(docComment, (comment) => (comment.includes('\n') ? '\n' : ' ').padStart(comment.length));
    },
    withDocs(work) {
      asked = true;
      try {
        return work();
      } finally {
        asked = false;
      }
    }
  };
}

function ownDocs(node: TypeScript.Node): unknown {
  return Object.getOwnPropertyDescriptor(node, 'jsDoc')?.value;
}

function giveDocs(node: TypeScript.Node, docs: unknown): void {
  Object.defineProperty(node, 'jsDoc', { value: docs, writable: true, enumerable: true, configurable: true });
}

/** From one reading of a file to the other; where they differ, the file has changed meanwhile, and nothing is copied. */
function copyDocs(ts: typeof TypeScript, from: TypeScript.Node, to: TypeScript.Node): void {
  if (from.kind !== to.kind || from.end !== to.end) return;
  const docs = ownDocs(from);
  if (docs !== undefined) giveDocs(to, docs);
  const children = childrenOf(ts, to);
  childrenOf(ts, from).forEach((child, index) => children[index] && copyDocs(ts, child, children[index]));
}

function childrenOf(ts: typeof TypeScript, node: TypeScript.Node): TypeScript.Node[] {
  const children: TypeScript.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  return children;
}
