import { addMonths } from '../../domain/kernel/calendar.js';
import type { Actor } from '../../domain/kernel/actor.js';
import { CONSENT } from '../distributions.js';
import { tellImilo } from './imilo.js';
import type { Life } from './life.js';
import type { Consent, Scope } from './model.js';

/** What follows when the youth agrees. */
export type Then = (consent: Consent) => void;

/**
 * Asks the youth for one thing: a scope, for a recipient. Many requests are not written down apart from their answer; some are
 * never answered; a refusal stays without consequence for the follow-up.
 */
export function ask(life: Life, scope: Scope, recipient: string, by: () => Actor, then: Then): void {
  if (!mayAsk(life, scope, recipient)) return;
  const { chance } = life;
  const id = chance.id(life.around.journal.now);
  const written = chance.happens(CONSENT.requestWrittenDown);
  if (written) {
    const channel = chance.of(CONSENT.askedBy);
    life.record('RequestConsent', by(), { consentId: id, scope, recipient, ...NOTICE, channel });
  }
  const asked = { id, scope, recipient, written };
  const answer = chance.of(CONSENT.answer);
  if (answer === 'NONE') return;
  life.later(CONSENT.untilAnswer, () => {
    if (!mayAsk(life, scope, recipient)) return;
    if (answer === 'GRANTED') grant(life, asked, by, then);
    else refuse(life, asked, by, then);
  });
}

/** The form that was shown, proven by its digest, whatever notices an installation has published. */
const NOTICE = { noticeVersion: CONSENT.noticeVersion, noticeSha256: CONSENT.noticeSha256 };

interface Asked {
  readonly id: string;
  readonly scope: Scope;
  readonly recipient: string;
  readonly written: boolean;
}

/** One live consent per scope and recipient; none once the path is closed. */
function mayAsk(life: Life, scope: Scope, recipient: string): boolean {
  const running = life.consents.some(
    (one) => one.scope === scope && one.recipient === recipient && life.today < one.expiresOn && !one.revoked,
  );
  return life.isOpen && !running && !life.objections.has(scope);
}

function grant(life: Life, { id, scope, recipient, written }: Asked, by: () => Actor, then: Then): void {
  const { today, chance } = life;
  const months = Number(chance.of(CONSENT.months));
  const channel = chance.of(CONSENT.channel);
  const alone = channel === 'ONLINE' && chance.happens(CONSENT.alone);
  const consent: Consent = {
    id,
    scope,
    recipient,
    grantedOn: today,
    expiresOn: addMonths(today, months),
    revoked: false,
  };
  life.record('GrantConsent', alone ? life.youth : by(), {
    consentId: id,
    ...(!written && { scope, recipient, ...NOTICE }),
    channel,
    ...(months !== 12 && { expiresOn: consent.expiresOn }),
    ...(channel === 'SIGNED_PAPER' && { proof: `Formulaire signé, classeur ${chance.between(1, 40)}` }),
  });
  life.consents.push(consent);
  if (chance.happens(CONSENT.revoked)) {
    life.later(CONSENT.untilRevoked, () => {
      revoke(life, consent);
    });
  }
  if (chance.happens(CONSENT.renewedOnTerm)) {
    life.onDay(consent.expiresOn, () => {
      ask(life, scope, recipient, by, then);
    });
  }
  if (scope === 'SHARED_FOLLOW_UP') tellImilo(life);
  then(consent);
}

function refuse(life: Life, { id, scope, recipient, written }: Asked, by: () => Actor, then: Then): void {
  life.record('RefuseConsent', by(), { consentId: id, ...(!written && { scope, recipient }) });
  if (!life.chance.happens(CONSENT.askedAgainAfterRefusal)) return;
  life.later(CONSENT.untilAskedAgain, () => {
    ask(life, scope, recipient, by, then);
  });
}

/** Without a reason, by any channel; what rests on it falls with it (GDPR art. 7(3)). */
function revoke(life: Life, consent: Consent): void {
  if (!life.isLive(consent)) return;
  const { chance } = life;
  const channel = chance.of(CONSENT.revokedThrough);
  const by = channel === 'ONLINE' ? life.youth : life.byAdviser();
  life.record('RevokeConsent', by, { consentId: consent.id, channel });
  consent.revoked = true;
  life.withdraw((referral) => referral.consent === consent);
  if (consent.scope === 'SHARED_FOLLOW_UP' && !stillReachesTheMissionLocale(life)) life.stopUpdates();
}

function stillReachesTheMissionLocale(life: Life): boolean {
  return life.consents.some(
    (one) =>
      one.scope === 'SHARED_FOLLOW_UP' &&
      life.isLive(one) &&
      (one.recipient === 'NETWORK_ML' || one.recipient === life.missionLocale.stream),
  );
}

/** Whom the youth lets reach them: the chamber, the whole network of chambers, or a centre. */
export function someRecipient(life: Life): string {
  const { network } = life.around;
  const { region } = life.missionLocale;
  switch (life.chance.of(CONSENT.recipient)) {
    case 'CHAMBER':
      return life.chance.oneOf(network.chambersOf(region)).stream;
    case 'CFA':
      return life.chance.oneOf(network.cfasOf(region).filter(({ ended }) => !ended)).stream;
    case 'NETWORK':
      return 'NETWORK_CMA';
  }
}
