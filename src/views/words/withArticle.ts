/** Roles get an article, names do not: "the student", "resnet". */
export function withArticle(name: string): string {
  return /^(teacher|student|baseline)\b/.test(name) ? `the ${name}` : name;
}
