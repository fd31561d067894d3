/** What tslab puts after a cell that declares something. */
const exported = /\nexport \{([^{}\n]*)\}$/;

/**
 * tslab reads the names of a cell as TypeScript keeps them: with a third underscore before two, `__global` for what is
 * declared global, and modules by their quoted names. Here the list is made one of names that can be exported.
 */
export function cleanExportList(text: string | undefined): string | undefined {
  return text?.replace(exported, (_, list: string) => {
    const names = list
      .split(', ')
      .filter((name) => name !== '__global' && !/^["']/.test(name))
      .map((name) => (name.startsWith('___') ? name.slice(1) : name));
    return `\nexport {${names.join(', ')}}`;
  });
}
