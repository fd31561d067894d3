import type * as TypeScript from 'typescript';
import { ownNames } from './guardAwaits';

/**
 * What TypeScript writes for a cell as `exports` and `require` gets names that no cell has: a reader may call a variable
 * or a parameter so. TypeScript writes some of it only when it prints, so this is done there.
 */
export function hideGeneratedNames(ts: typeof TypeScript): TypeScript.TransformerFactory<TypeScript.SourceFile> {
  return (context) => {
    const substitute = context.onSubstituteNode.bind(context);
    context.enableSubstitution(ts.SyntaxKind.Identifier);
    context.onSubstituteNode = (hint, node) => {
      const found = substitute(hint, node);
      // What the reader wrote has a position.
      if (hint !== ts.EmitHint.Expression || !ts.isIdentifier(found) || ts.getOriginalNode(found).pos >= 0) return found;
      if (found.text !== 'exports' && found.text !== 'require') return found;
      return ts.factory.createIdentifier(ownNames[found.text]);
    };
    return (file) => file;
  };
}
