/**
 * One line of JSON on standard error for whoever runs the server. A failure is named by its code or its class, never by its
 * message: messages hold paths, queries and values.
 */
export function logFailure(event: string, error: unknown, write: (line: string) => void = toStandardError): void {
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
  const named = [code, name].find((one) => typeof one === 'string' && one !== '') ?? 'unknown';
  write(`${JSON.stringify({ at: new Date().toISOString(), level: 'error', event, code: named })}\n`);
}

function toStandardError(line: string): void {
  process.stderr.write(line);
}
