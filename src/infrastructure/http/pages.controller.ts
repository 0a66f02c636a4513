import { Controller, Get, Header, Inject, Param, Query } from '@nestjs/common';
import { isCalendarDate } from '../../domain/kernel/calendar.js';
import { pathwayId, structureId } from '../../domain/kernel/identifiers.js';
import { STYLE, layout, type Page } from '../web/layout.js';
import { conventionsPage } from '../web/pages/conventions.js';
import { homePage } from '../web/pages/home.js';
import { pathwayPage, youthName } from '../web/pages/pathway.js';
import { pathwaysPage } from '../web/pages/pathways.js';
import { notFound, wrongField } from './problems.js';
import { SITE, type Site } from './site.js';

const PER_PAGE = 50;

/** The pages: French, rendered here, usable without JavaScript. */
@Controller()
export class PagesController {
  constructor(@Inject(SITE) private readonly site: Site) {}

  @Get()
  async home(): Promise<string> {
    const { site } = this;
    const body = homePage({
      year: site.reportYear,
      figures: await site.keyFigures(site.reportYear),
      pathways: site.register.count(),
      events: await site.head(),
      incomplete: site.status().flatMap((status) => (status.complete ? [] : [status.name])),
    });
    return this.page({ title: 'Accueil', section: 'home', body });
  }

  @Get('jeunes')
  async pathways(@Query('missionLocale') missionLocale?: string, @Query('avant') before?: string): Promise<string> {
    const { site } = this;
    const chosen = missionLocale === undefined || missionLocale === '' ? undefined : missionLocale;
    if (chosen !== undefined && !structureId.safeParse(chosen).success) throw wrongField('missionLocale');
    const page = site.register.list({ missionLocale: chosen, before: position(before, 'avant'), limit: PER_PAGE });
    const body = pathwaysPage({
      ...page,
      total: site.register.count(),
      names: site.structureNames(),
      youths: await site.youthNames(page.rows.map((row) => row.id)),
      missionLocale: chosen,
      missionLocales: site.missionLocales(),
    });
    return this.page({ title: 'Parcours', section: 'youths', body });
  }

  @Get('jeunes/:pathway')
  async pathway(
    @Param('pathway') pathway: string,
    @Query('asOf') asOf?: string,
    @Query('knownAt') knownAt?: string,
  ): Promise<string> {
    if (!pathwayId.safeParse(pathway).success) throw notFound();
    const day = asOf === undefined || asOf === '' ? undefined : asOf;
    if (day !== undefined && !isCalendarDate(day)) throw wrongField('asOf');
    const known = position(knownAt, 'knownAt');
    const history = await this.site.history({ pathway, asOf: day, knownAt: known });
    const body = pathwayPage({ history, names: this.site.structureNames(), asOf: day, knownAt: known });
    return this.page({ title: youthName(history.entries), section: 'youths', body });
  }

  @Get('conventions')
  async conventions(): Promise<string> {
    const body = conventionsPage({ conventions: await this.site.conventions(), names: this.site.structureNames() });
    return this.page({ title: 'Conventions', section: 'conventions', body });
  }

  @Get('rapport/:year')
  report(@Param('year') year: string): Promise<string> {
    return this.site.report(yearOf(year), 'html');
  }

  @Get('style.css')
  @Header('Content-Type', 'text/css; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=3600')
  style(): string {
    return STYLE;
  }

  private page(page: Page): string {
    return layout(page, this.site);
  }
}

export function position(value: string | undefined, field: string): number | undefined {
  if (value === undefined || value === '') return undefined;
  if (!/^\d{1,15}$/.test(value)) throw wrongField(field);
  return Number(value);
}

export function yearOf(value: string): number {
  if (!/^(19|20|21)\d{2}$/.test(value)) throw notFound();
  return Number(value);
}
