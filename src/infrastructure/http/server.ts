import 'reflect-metadata';
import { type INestApplication, Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { QueriesModule } from '../../application/queries/queries.module.js';
import { ApiController } from './api.controller.js';
import { DemonstrationController } from './demonstration.controller.js';
import { PagesController } from './pages.controller.js';
import { ProblemFilter } from './problems.js';
import { server } from './refusals.js';
import { SITE, type Site } from './site.js';

@Module({})
class ServerModule {
  static on(site: Site): DynamicModule {
    return {
      module: ServerModule,
      imports: [QueriesModule.with(site.questions)],
      controllers: [DemonstrationController, PagesController, ApiController],
      providers: [{ provide: SITE, useValue: site }],
    };
  }
}

/** Without an identity provider the server listens on the loopback only. */
const LOOPBACK = '127.0.0.1';

/**
 * Serves the site.
 * @throws DomainError `server.portTaken`
 */
export async function serve(site: Site, port: number): Promise<{ readonly url: string; close(): Promise<void> }> {
  const app = await createServer(site);
  try {
    await app.listen(port, LOOPBACK);
  } catch (error) {
    await app.close();
    if ((error as { code?: string }).code === 'EADDRINUSE') throw server.refusal('server.portTaken', { port });
    throw error;
  }
  return { url: (await app.getUrl()).replace('[::1]', LOOPBACK), close: () => app.close() };
}

export async function createServer(site: Site): Promise<INestApplication> {
  const app = await NestFactory.create(ServerModule.on(site), { logger: false, forceCloseConnections: true });
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:'],
          formAction: ["'self'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
        },
      },
    }),
  );
  app.use((_request: Request, response: Response, next: NextFunction) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.use(onlyThisMachine);
  app.useGlobalFilters(new ProblemFilter(site));
  return app;
}

const THIS_MACHINE = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/** Nobody signs in here yet: a page from elsewhere whose name was made to point at this machine must read nothing. */
function onlyThisMachine(request: Request, response: Response, next: NextFunction): void {
  if (THIS_MACHINE.test(request.headers.host ?? '')) next();
  else response.status(421).type('text/plain').send('421');
}
