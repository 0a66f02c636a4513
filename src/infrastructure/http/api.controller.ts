import { Controller, Get, Header, Headers, Inject, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Ask } from '../../application/queries/ask.js';
import type { Reader } from '../../application/policies/access.js';
import type { ProjectionStatus } from '../../projections/engine/projection.js';
import { toCloudEvent } from '../export/cloud-event.js';
import { accountIn, DEMONSTRATION_COOKIE, PROGRAM, readerOf } from './demonstration.js';
import { position, yearOf } from './fields.js';
import { SITE, type Site } from './site.js';

interface Health {
  /** `incomplete`: something was put aside, or refused, and somebody must look. */
  readonly status: 'ok' | 'incomplete';
  readonly projections: readonly ProjectionStatus[];
  readonly reactions: { readonly open: number; readonly refused: number };
}

/** What programs read: events and reports in the fixed formats. */
@Controller('api')
export class ApiController {
  constructor(
    @Inject(SITE) private readonly site: Site,
    @Inject(QueryBus) private readonly bus: QueryBus,
  ) {}

  /** CloudEvents, one a line, in log order; at most 1,000 a call: go on after the last `position`. */
  @Get('events')
  @Header('Content-Type', 'application/x-ndjson; charset=utf-8')
  async events(
    @Headers('cookie') cookies?: string,
    @Query('after') after?: string,
    @Query('stream') stream?: string,
  ): Promise<string> {
    const input = { after: position(after, 'after'), stream };
    const events = await this.bus.execute(new Ask('ExportEvents', input, this.reader(cookies)));
    return events.map((event) => `${JSON.stringify(toCloudEvent(event))}\n`).join('');
  }

  @Get('reports/:year')
  @Header('Content-Type', 'application/json; charset=utf-8')
  report(@Param('year') year: string, @Headers('cookie') cookies?: string): Promise<string | Uint8Array> {
    return this.bus.execute(new Ask('AnnualReport', { year: yearOf(year), format: 'json' }, this.reader(cookies)));
  }

  @Get('health')
  health(): Health {
    const projections = this.site.status();
    const { open, refused } = this.site.reactions();
    const isWhole = projections.every((status) => status.complete) && refused.length === 0;
    return { status: isWhole ? 'ok' : 'incomplete', projections, reactions: { open, refused: refused.length } };
  }

  private reader(cookies: string | undefined): Reader {
    if (!cookies?.includes(DEMONSTRATION_COOKIE)) return PROGRAM;
    return readerOf(accountIn(cookies, this.site.accounts()));
  }
}
