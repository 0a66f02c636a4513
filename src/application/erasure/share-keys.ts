import type { StoredEvent } from '../ports/event-log.js';

/** Every consent that was given on a path: each may have a share key. */
export function consentsGiven(events: readonly StoredEvent[]): readonly string[] {
  return events.filter(({ type }) => type === 'ConsentGranted').map(({ facts }) => String(facts.consentId));
}

const LEFT = new Set([
  'ReferralDeclined',
  'ReferralCancelled',
  'ReferralWithdrawn',
  'ReferralExpired',
  'ReferralClosed',
]);

/** What a withdrawn referral rested on, and the key version of the copies that its recipients were given. */
interface SpentCopy {
  readonly consentId: string;
  readonly version: number;
}

/**
 * The consent of a referral that was just withdrawn (the last of `events`), where no other live referral rests on it: the
 * copies sealed under it are for nobody any more. The consent itself may found a new referral, with a new key.
 */
export function spentCopy(events: readonly StoredEvent[]): SpentCopy | undefined {
  const consents = new Map<string, string>();
  const live = new Set<string>();
  const versions = new Map<string, number>();
  for (const { type, facts, sealed } of events) {
    const referralId = String(facts.referralId);
    if (type === 'ReferralSent' || type === 'ReferralRedirected') {
      const consentId = String(facts.consentId);
      consents.set(referralId, consentId);
      live.add(referralId);
      versions.set(consentId, Math.max(versions.get(consentId) ?? 0, keyVersionOf(sealed.contact)));
    } else if (LEFT.has(type)) live.delete(referralId);
  }
  const consentId = consents.get(String(events.at(-1)?.facts.referralId));
  const version = consentId === undefined ? undefined : versions.get(consentId);
  if (consentId === undefined || version === undefined || version === 0) return undefined;
  const isShared = [...live].some((referralId) => consents.get(referralId) === consentId);
  return isShared ? undefined : { consentId, version };
}

function keyVersionOf(ciphertext: string | undefined): number {
  return Number(/^kv=(\d+);/.exec(ciphertext ?? '')?.[1] ?? 0);
}
