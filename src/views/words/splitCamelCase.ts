/** A name in camel case as words: "gradientPenalty" is "gradient penalty". */
export function splitCamelCase(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])(?=[a-z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
}
