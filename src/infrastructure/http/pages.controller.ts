import {
  Body,
  Controller,
  Get,
  Header,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Ask } from '../../application/queries/ask.js';
import { pathwayId, structureId, ulid } from '../../domain/kernel/identifiers.js';
import { STYLE, layout, type Page } from '../web/layout.js';
import { consultationsPage } from '../web/pages/consultations.js';
import { contactPage } from '../web/pages/contact.js';
import { conventionsPage } from '../web/pages/conventions.js';
import { homePage } from '../web/pages/home.js';
import { pathwayPage, youthName } from '../web/pages/pathway.js';
import { pathwaysPage } from '../web/pages/pathways.js';
import { accountIn, readerOf } from './demonstration.js';
import { day, position, text, yearOf } from './fields.js';
import { notFound, wrongField } from './problems.js';
import { SITE, type Site } from './site.js';

const PER_PAGE = 50;
const CONSULTATIONS = 100;

const REPORT_TYPES = {
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

function reportOf(asked: string): { readonly year: string; readonly format?: keyof typeof REPORT_TYPES | undefined } {
  const [, year = '', format] = /^(\d{4})(?:\.(csv|json|xlsx))?$/.exec(asked) ?? [];
  return { year, format: format as keyof typeof REPORT_TYPES | undefined };
}

/** The pages: French, rendered here, usable without JavaScript. Each shows what whoever asks may read, and no more. */
@Controller()
export class PagesController {
  constructor(
    @Inject(SITE) private readonly site: Site,
    @Inject(QueryBus) private readonly bus: QueryBus,
  ) {}

  @Get()
  async home(@Headers('cookie') cookies?: string): Promise<string> {
    const { site } = this;
    const body = homePage({
      year: site.reportYear,
      figures: await site.keyFigures(site.reportYear),
      pathways: site.pathways(),
      events: await site.head(),
      incomplete: site.status().flatMap((status) => (status.complete ? [] : [status.name])),
    });
    return this.page({ title: 'Accueil', section: 'home', body }, cookies);
  }

  @Get('jeunes')
  async pathways(
    @Headers('cookie') cookies?: string,
    @Query('missionLocale') missionLocale?: string,
    @Query('avant') before?: string,
  ): Promise<string> {
    const chosen = text(missionLocale);
    if (chosen !== undefined && !structureId.safeParse(chosen).success) throw wrongField('missionLocale');
    const cursor = text(before);
    if (cursor !== undefined && !/^(\d{1,15}|youthPathway-\w{26})$/.test(cursor)) throw wrongField('avant');
    const reader = this.reader(cookies);
    const input = { missionLocale: chosen, before: cursor, limit: PER_PAGE };
    const list = await this.bus.execute(new Ask('ListPathways', input, reader));
    const body = pathwaysPage({
      ...list,
      names: this.site.structureNames(),
      missionLocale: chosen,
      missionLocales:
        reader.actor.structure === undefined
          ? await this.bus.execute(new Ask('ListStructures', { kind: 'ML' }, reader))
          : [],
    });
    return this.page({ title: 'Parcours', section: 'youths', body }, cookies);
  }

  @Get('jeunes/:pathway')
  pathway(
    @Param('pathway') pathway: string,
    @Headers('cookie') cookies?: string,
    @Query('asOf') asOf?: string,
    @Query('knownAt') knownAt?: string,
  ): Promise<string> {
    return this.history(pathway, { asOf, knownAt }, cookies);
  }

  /** The officer's ground is told in a form: it stands in no address. */
  @Post('jeunes/:pathway')
  @HttpCode(200)
  pathwayOnGround(
    @Param('pathway') pathway: string,
    @Body() body: Readonly<Record<string, string | undefined>> | undefined,
    @Headers('cookie') cookies?: string,
  ): Promise<string> {
    return this.history(pathway, body ?? {}, cookies);
  }

  /** Each showing is a disclosure that the youth can see. */
  @Post('jeunes/:pathway/coordonnees')
  @HttpCode(200)
  async contact(
    @Param('pathway') pathway: string,
    @Body() body: Readonly<Record<string, string | undefined>> | undefined,
    @Headers('cookie') cookies?: string,
  ): Promise<string> {
    if (!pathwayId.safeParse(pathway).success) throw notFound();
    const referralId = ulid.safeParse(body?.referralId);
    if (!referralId.success) throw wrongField('referralId');
    const input = { pathway, referralId: referralId.data };
    const { contact } = await this.bus.execute(new Ask('ReferralContact', input, this.reader(cookies)));
    return this.page({ title: 'Coordonnées', section: 'youths', body: contactPage({ pathway, contact }) }, cookies);
  }

  @Get('consultations')
  async consultations(@Headers('cookie') cookies?: string): Promise<string> {
    const records = await this.bus.execute(new Ask('AccessLog', { limit: CONSULTATIONS }, this.reader(cookies)));
    const body = consultationsPage({ records, names: this.site.structureNames() });
    return this.page({ title: 'Consultations', section: 'home', body }, cookies);
  }

  @Get('conventions')
  async conventions(@Headers('cookie') cookies?: string): Promise<string> {
    const conventions = await this.bus.execute(new Ask('ListConventions', {}, this.reader(cookies)));
    const body = conventionsPage({ conventions, names: this.site.structureNames() });
    return this.page({ title: 'Conventions', section: 'conventions', body }, cookies);
  }

  /** `/rapport/2025` is the page, `/rapport/2025.xlsx` a file with the same rows. */
  @Get('rapport/:year')
  async report(@Param('year') asked: string, @Headers('cookie') cookies?: string): Promise<string | StreamableFile> {
    const { year, format } = reportOf(asked);
    const input = { year: yearOf(year), format: format ?? ('html' as const) };
    const answer = await this.bus.execute(new Ask('AnnualReport', input, this.reader(cookies)));
    if (format === undefined) return answer as string;
    return new StreamableFile(typeof answer === 'string' ? Buffer.from(answer) : answer, {
      type: REPORT_TYPES[format],
      disposition: `attachment; filename="rapport-${year}.${format}"`,
    });
  }

  @Get('style.css')
  @Header('Content-Type', 'text/css; charset=utf-8')
  @Header('Cache-Control', 'public, max-age=3600')
  style(): string {
    return STYLE;
  }

  private async history(
    pathway: string,
    asked: Readonly<Record<string, string | undefined>>,
    cookies: string | undefined,
  ): Promise<string> {
    if (!pathwayId.safeParse(pathway).success) throw notFound();
    const asOf = day(asked.asOf, 'asOf');
    const knownAt = position(asked.knownAt, 'knownAt');
    const ground = text(asked.ground);
    const reader = this.reader(cookies);
    const history = await this.bus.execute(new Ask('PathwayHistory', { pathway, asOf, knownAt, ground }, reader));
    const body = pathwayPage({ history, names: this.site.structureNames(), asOf, knownAt, reader: reader.actor });
    return this.page({ title: youthName(history.entries), section: 'youths', body }, cookies);
  }

  private reader(cookies: string | undefined) {
    return readerOf(accountIn(cookies, this.site.accounts()));
  }

  private page(page: Page, cookies: string | undefined): string {
    const { reportYear, demonstration } = this.site;
    const account = demonstration ? accountIn(cookies, this.site.accounts())?.label : undefined;
    return layout(page, { reportYear, demonstration, account });
  }
}
