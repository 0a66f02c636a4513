import { randomUUID } from 'node:crypto';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { InputInvalid } from '../../application/execution/request.js';
import { DomainError } from '../../domain/kernel/refusals.js';
import { html } from '../web/html.js';
import { layout } from '../web/layout.js';
import { http } from './refusals.js';
import type { Site } from './site.js';

export const notFound = (): DomainError => http.refusal('http.notFound');
export const wrongField = (field: string): DomainError => http.refusal('http.wrongField', { field });

/** RFC 9457: what a problem document says. Never a stack, a query, a path, a key or a personal value. */
interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly requestId: string;
  readonly field?: string | undefined;
}

const NOT_FOUND = new Set(['http.notFound', 'pathway.notFound']);
const FORBIDDEN = new Set(['access.denied']);
const SERVER_ERROR = 500;

/** Turns every failure into a problem document, or into a page for whoever reads pages. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly site: Pick<Site, 'reportYear' | 'demonstration'>) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const refusal = refusalOf(error);
    const status = statusOf(refusal);
    if (status >= SERVER_ERROR)
      process.stderr.write(`${JSON.stringify({ level: 'error', code: refusal.code, cause: nameOf(error) })}\n`);
    const title = refusal.in('fr');
    response.status(status);
    if (request.path.startsWith('/api/') || request.accepts(['html', 'json']) === 'json') {
      const type = `urn:passerelle:problem:${refusal.code}`;
      const problem: Problem = {
        type,
        title,
        status,
        code: refusal.code,
        requestId: randomUUID(),
        field: refusal.field,
      };
      response.type('application/problem+json').send(JSON.stringify(problem));
      return;
    }
    const body = html`<h1>${title}</h1><p><a href="/">Revenir à l’accueil</a></p>`;
    response.type('html').send(layout({ title, section: 'home', body }, this.site));
  }
}

function refusalOf(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (error instanceof InputInvalid) return wrongField(error.issues.map(({ path }) => path).join(', '));
  if (error instanceof HttpException) {
    return error.getStatus() === 404 ? notFound() : http.refusal('http.refused');
  }
  return (error as Error | null)?.name === 'Unavailable'
    ? http.refusal('http.unavailable')
    : http.refusal('http.unexpected');
}

function statusOf({ code }: DomainError): number {
  if (NOT_FOUND.has(code)) return 404;
  if (FORBIDDEN.has(code)) return 403;
  if (code === 'http.wrongField' || code === 'http.refused') return 400;
  if (code === 'http.unavailable') return 503;
  return code === 'http.unexpected' ? SERVER_ERROR : 409;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
