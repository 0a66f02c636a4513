/** The few forms of Markdown that the reference pages are made of. */

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A cell stays on one line, and a bar in it is no border. */
function cell(text: string): string {
  return text
    .replaceAll('\\', '\\\\')
    .replaceAll('|', String.raw`\|`)
    .replace(/\s*\n\s*/g, ' ');
}

export function code(text: string): string {
  return `\`${text}\``;
}

export function codes(texts: readonly string[]): string {
  return texts.map(code).join(', ');
}

export function json(value: unknown): string {
  return `\`\`\`json\n${JSON.stringify(value)}\n\`\`\``;
}

/** A page says where it comes from: whoever edits it by hand is told once. */
export function page(title: string, ...blocks: readonly string[]): string {
  const origin = '<!-- Generated from the code by `npm run docs`: edits are lost. -->';
  return `${[origin, `# ${title}`, ...blocks.filter((block) => block !== '')].join('\n\n')}\n`;
}
