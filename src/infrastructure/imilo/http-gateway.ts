import { z } from 'zod';
import {
  REJECTION_CODES,
  type GatewayAnswer,
  type ImiloGateway,
  type ImiloMessage,
} from '../../application/ports/imilo.js';
import { imiloRefusals } from './refusals.js';

export interface GatewayOptions {
  /** A bearer token, from the environment only. */
  readonly token?: string | undefined;
  readonly timeoutMs?: number;
}

const TIMEOUT = 10_000;
/** An answer is a status and a code: whatever is longer is not one. */
const LONGEST_ANSWER = 16_384;

const acceptance = z.object({ status: z.enum(['DELIVERED', 'ACKNOWLEDGED']).optional() });
const rejection = z.object({ code: z.enum(REJECTION_CODES) });

/**
 * The gateway of the structures' own information system: one JSON document a change, by POST. The key
 * `Idempotency-Key: contract:version` lets it recognise what it is sent twice. It answers 2xx, with `{"status":"ACKNOWLEDGED"}`
 * once i-milo has taken the change in; or 4xx with `{"code":"UNKNOWN_FILE"}` when i-milo refuses it. Anything else, a 4xx
 * without a known code included (a wrong address, a token that has expired), says nothing of the change: it is sent later.
 * @throws DomainError `usage.imiloUrl`
 */
export function httpGateway(url: string, { token, timeoutMs = TIMEOUT }: GatewayOptions = {}): ImiloGateway {
  const address = addressOf(url);
  return {
    async send(message) {
      try {
        const response = await fetch(address, {
          method: 'POST',
          // Followed, it would carry personal data to an address that nobody has chosen.
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
          headers: {
            'content-type': 'application/json',
            accept: 'application/json',
            'idempotency-key': keyOf(message),
            ...(token !== undefined && { authorization: `Bearer ${token}` }),
          },
          body: JSON.stringify(message),
        });
        return answerOf(response.status, await bodyOf(response));
      } catch (error) {
        return { kind: 'unavailable', reason: reasonOf(error) };
      }
    },
  };
}

function keyOf({ contractId, version }: Pick<ImiloMessage, 'contractId' | 'version'>): string {
  return `${contractId}:${String(version)}`;
}

const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

function addressOf(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const allowed = url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.has(url.hostname));
  if (!url || !allowed || url.username !== '' || url.password !== '') throw imiloRefusals.refusal('usage.imiloUrl');
  return url;
}

function answerOf(status: number, body: unknown): GatewayAnswer {
  if (status >= 200 && status < 300)
    return { kind: acceptance.safeParse(body).data?.status === 'ACKNOWLEDGED' ? 'acknowledged' : 'delivered' };
  const refused = status >= 400 && status < 500 ? rejection.safeParse(body).data : undefined;
  return refused ? { kind: 'rejected', code: refused.code } : { kind: 'unavailable', reason: `HTTP ${String(status)}` };
}

/** Its JSON; nothing where it is none, or too long to be an answer. */
async function bodyOf(response: Response): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).length;
    if (size > LONGEST_ANSWER) return undefined;
    chunks.push(chunk as Uint8Array);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  const { name, cause } = error as { readonly name?: string; readonly cause?: { readonly code?: string } };
  return cause?.code ?? name ?? 'unknown';
}
