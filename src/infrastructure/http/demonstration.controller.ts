import { Body, Controller, Get, Headers, HttpCode, Inject, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { layout } from '../web/layout.js';
import { demonstrationPage } from '../web/pages/demonstration.js';
import { accountIn, DEMONSTRATION_COOKIE } from './demonstration.js';
import { wrongField } from './problems.js';
import { SITE, type Site } from './site.js';

const SEE_OTHER = 303;

/** Without an identity provider, a visitor says whom they stand for: by a form and a cookie, never by an address. */
@Controller('demonstration')
export class DemonstrationController {
  constructor(@Inject(SITE) private readonly site: Site) {}

  @Get()
  choose(@Headers('cookie') cookies?: string): string {
    const accounts = this.site.accounts();
    const current = accountIn(cookies, accounts);
    const { reportYear, demonstration } = this.site;
    const body = demonstrationPage({ accounts, current: current?.key });
    const page = { title: 'Compte de démonstration', section: 'home', body } as const;
    return layout(page, { reportYear, demonstration, account: current?.label });
  }

  @Post()
  @HttpCode(SEE_OTHER)
  chosen(
    @Body() body: { readonly account?: unknown } | undefined,
    @Res({ passthrough: true }) response: Pick<Response, 'setHeader'>,
  ): void {
    const account = this.site.accounts().find(({ key }) => key === body?.account);
    if (!account) throw wrongField('account');
    response.setHeader('Set-Cookie', `${DEMONSTRATION_COOKIE}=${account.key}; Path=/; HttpOnly; SameSite=Strict`);
    response.setHeader('Location', '/');
  }
}
