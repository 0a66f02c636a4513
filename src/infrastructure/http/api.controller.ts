import { Controller, Get, Header, Inject, Param, Query } from '@nestjs/common';
import { position, yearOf } from './pages.controller.js';
import { SITE, type Site } from './site.js';

const EVENTS_AT_MOST = 1_000;

/** What programs read: events and reports in the fixed formats. */
@Controller('api')
export class ApiController {
  constructor(@Inject(SITE) private readonly site: Site) {}

  /** CloudEvents, one a line, in log order; at most 1,000 a call: go on after the last `position`. */
  @Get('events')
  @Header('Content-Type', 'application/x-ndjson; charset=utf-8')
  async events(@Query('after') after?: string, @Query('stream') stream?: string): Promise<string> {
    const events = await this.site.events(position(after, 'after') ?? 0, EVENTS_AT_MOST, stream);
    return events.map((event) => `${JSON.stringify(event)}\n`).join('');
  }

  @Get('reports/:year')
  @Header('Content-Type', 'application/json; charset=utf-8')
  report(@Param('year') year: string): Promise<string> {
    return this.site.report(yearOf(year), 'json');
  }

  @Get('health')
  health(): { readonly status: string; readonly projections: readonly unknown[] } {
    const projections = this.site.status();
    return { status: projections.every((status) => status.complete) ? 'ok' : 'incomplete', projections };
  }
}
