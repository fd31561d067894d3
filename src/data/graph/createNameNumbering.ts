/** Numbers names from 0, in order of appearance. */
export interface NumberedNames {
  /** The number of a name; a new name gets the next one. */
  numberOf(name: string): number;
  names: string[];
}

export function createNameNumbering(): NumberedNames {
  const numbers = new Map<string, number>();
  const names: string[] = [];
  return {
    names,
    numberOf(name) {
      let number = numbers.get(name);
      if (number === undefined) {
        number = names.length;
        numbers.set(name, number);
        names.push(name);
      }
      return number;
    }
  };
}
