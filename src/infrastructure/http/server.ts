import 'reflect-metadata';
import { type INestApplication, Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
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
  app.use((_request: unknown, response: { setHeader(name: string, value: string): void }, next: () => void) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });
  app.useGlobalFilters(new ProblemFilter(site));
  return app;
}
