import { Scheduler } from '../application/agenda/scheduler.js';
import { ImiloConnector, type Deliveries } from '../application/imilo/connector.js';
import type { ImiloParts } from '../application/imilo/updates.js';
import type { Clock } from '../application/ports/clock.js';
import type { EventLog } from '../application/ports/event-log.js';
import type { ImiloUpdates } from '../application/ports/imilo.js';
import type { Lease } from '../application/ports/lease.js';
import { Unavailable } from '../application/ports/faults.js';
import type { Background } from '../infrastructure/house.js';
import { httpGateway } from '../infrastructure/imilo/http-gateway.js';
import { logFailure } from '../infrastructure/logging/log-line.js';
import type { Projections } from '../projections/engine/projections.js';
import type { Reactor } from './reactor.js';

/** The data directory belongs to this process alone: nobody else can hold it. */
const ownDirectory: Lease = { hold: () => Promise.resolve(true), release: () => Promise.resolve() };

interface BackgroundParts {
  readonly log: EventLog;
  readonly reactor: Reactor;
  readonly tickNow: (signal: AbortSignal) => Promise<unknown>;
  readonly sendToImilo: (() => Promise<Deliveries>) | undefined;
}

/** What goes on by itself while the house is open: consequences as they come, the clock and i-milo every minute. */
export function inBackground({ log, reactor, tickNow, sendToImilo }: BackgroundParts): Background {
  const stopping = new AbortController();
  const failed = (event: string) => (error: unknown) => {
    if (error !== stopping.signal.reason) logFailure(event, error);
  };
  const work = async (): Promise<void> => {
    await tickNow(stopping.signal);
  };
  const clock = new Scheduler({ work, lease: ownDirectory, failed: failed('clock') });
  const send = async (): Promise<void> => {
    await sendToImilo?.();
  };
  const imilo = sendToImilo && new Scheduler({ work: send, lease: ownDirectory, failed: failed('imilo') });
  let following: Promise<unknown> = Promise.resolve();
  const unfollow = log.onCommit(() => {
    following = reactor.noticed().catch(failed('reactions'));
  });
  clock.start();
  imilo?.start();
  return {
    async stop() {
      stopping.abort();
      unfollow();
      await Promise.all([clock.stop(), imilo?.stop(), following]);
    },
  };
}

interface ConnectorParts extends ImiloParts {
  readonly updates: ImiloUpdates;
  readonly projections: Projections;
  readonly clock: Clock;
}

/**
 * The way to i-milo through an interface, where `PASSERELLE_IMILO_URL` names one.
 * @throws DomainError `usage.imiloUrl`
 */
export function imiloConnector(
  { projections, clock, ...parts }: ConnectorParts,
  environment: NodeJS.ProcessEnv,
): ((options?: { readonly again?: boolean }) => Promise<Deliveries>) | undefined {
  const { PASSERELLE_IMILO_URL: url, PASSERELLE_IMILO_TOKEN: token } = environment;
  if (url === undefined || url === '') return undefined;
  const gateway = httpGateway(url, { token });
  const now = (): number => Date.parse(clock.now());
  const connector = new ImiloConnector({ ...parts, gateway, now, random: Math.random });
  return async (options) => {
    await projections.catchUp();
    const done = await connector.run(options);
    for (const { code } of done.refused) logFailure('imilo', new Unavailable(code));
    return done;
  };
}
