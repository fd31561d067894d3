/** Roles have an article, names have none: "the student", "resnet". */
export function withArticle(name: string): string {
  return /^(teacher|student|baseline)\b/.test(name) ? `the ${name}` : name;
}
