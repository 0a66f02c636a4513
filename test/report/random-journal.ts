import { accountId, actionId, conventionId, Journal, offerId, pathwayId, structureId, ulid } from './journal.js';

/** A small generator with a seed (mulberry32): the same seed, the same journal. */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const DAY = 86_400_000;

/**
 * Odd lives: years of events in no order of dates, transfers, merges into chains, contracts annulled and broken again, breaks cancelled
 * and re-dated, modes that overlap. Most could not be decided by the domain; the report must count them all the same way.
 */
export function randomJournal(seed: number, youths: number, from = '2024-06-01', to = '2026-08-31'): Journal {
  const next = generator(seed);
  const journal = new Journal();
  const upTo = (n: number): number => Math.floor(next() * n);
  const pick = <T>(values: readonly T[]): T => values[upTo(values.length)] as T;
  const chance = (p: number): boolean => next() < p;
  const start = Date.parse(from);
  const span = (Date.parse(to) - start) / DAY;
  const later = (on: string, days: number): string => new Date(Date.parse(on) + days * DAY).toISOString().slice(0, 10);
  const anyDay = (): string => later(from, upTo(span));
  let ids = 1000;
  const id = (): string => ulid((ids += 1));

  const missionsLocales = [1, 2, 3, 4].map(structureId);
  const chambers = [11, 12, 13].map(structureId);
  const others = [21, 22, 23, 24].map(structureId);
  const register = (stream: string, kind: string, regionCode: string, on = '2019-01-01'): void => {
    const facts = { kind, name: kind, codes: [], regionCode, timeZone: 'Europe/Paris' };
    journal.add(stream, 'StructureRegistered', on, facts);
  };
  missionsLocales.forEach((stream, i) => { register(stream, 'ML', pick(['84', '11', '04']), i === 3 ? '2025-07-01' : undefined); }); // prettier-ignore
  chambers.forEach((stream, i) => { register(stream, i === 0 ? 'CMAR' : 'CMA', pick(['84', '11', '04'])); }); // prettier-ignore
  ['CFA', 'UNML', 'CMA_FRANCE', 'ARML'].forEach((kind, i) => { register(others[i]!, kind, i === 1 || i === 2 ? 'FR' : '84'); }); // prettier-ignore
  const all = [...missionsLocales, ...chambers, ...others];

  for (let n = 1; n <= 3; n += 1) {
    const signed = anyDay();
    const level = pick(['NATIONAL', 'REGIONAL', 'LOCAL']);
    const renewal = pick(['YEARLY_TACIT', 'NONE']);
    const facts = {
      level,
      parties: all.slice(0, 2),
      signatories: [],
      termYears: 1 + upTo(2),
      renewal,
      territory: ['FR'],
    };
    journal.add(conventionId(n), 'ConventionSigned', signed, facts);
    if (chance(0.3)) journal.add(conventionId(n), 'ConventionTerminated', later(signed, upTo(500)));
    if (chance(0.3)) {
      journal.add(conventionId(n), 'ConventionSuperseded', later(signed, upTo(500)), { successorId: conventionId(9) });
    }
    for (let i = upTo(4); i > 0; i -= 1) {
      journal.add(conventionId(n), 'SteeringCommitteeHeld', anyDay(), { meetingId: id(), attendance: [] });
    }
  }

  const structureStep = (): void => {
    const stream = pick(all);
    const facts = { subject: pick(['ORIENTATION', 'TRAINING', 'PREPA']), account: accountId(1) };
    const roll = next();
    if (roll < 0.5) journal.add(stream, 'ReferentDesignated', anyDay(), facts);
    else if (roll < 0.7) journal.add(stream, 'ReferentReplaced', anyDay(), { ...facts, previous: accountId(2) });
    else if (roll < 0.9) journal.add(stream, 'ReferentEnded', anyDay(), facts);
    else if (roll < 0.95) journal.add(pick([stream, others[0]!]), 'StructureClosed', anyDay());
    else journal.add(pick(missionsLocales), 'StructureMerged', anyDay(), { into: missionsLocales[0] });
  };

  let actions = 0;
  const actionStep = (): void => {
    const stream = actionId((actions += 1));
    const subject = pick(['CRAFT_DISCOVERY', 'FAIR']);
    const audience = pick(['ALL', 'CEJ', 'ASE']);
    const hosts = [pick(all), ...(chance(0.6) ? [pick(all)] : [])];
    const planned = anyDay();
    journal.add(stream, 'ActionPlanned', planned, { subject, audience, hosts, date: planned });
    const present = Array.from({ length: upTo(3) }, () => pathwayId(1 + upTo(youths)));
    if (chance(0.8))
      journal.add(stream, 'AttendanceClosed', anyDay(), { present, absent: [], anonymousCount: upTo(30) });
  };

  let offers = 0;
  const offerStep = (): void => {
    const stream = offerId((offers += 1));
    const facts = { chamberId: pick([...chambers, structureId(22)]), trade: pick(['23', '31', '42']) };
    journal.add(stream, 'OfferPublished', anyDay(), facts);
    for (let i = upTo(4); i > 0; i -= 1) {
      const positioningId = id();
      journal.add(stream, 'YouthPositioned', anyDay(), { positioningId, pathwayId: pathwayId(1 + upTo(youths)) });
      for (let j = upTo(3); j > 0; j -= 1) {
        const outcome = pick(['HIRED', 'REFUSED', 'NO_ANSWER']);
        journal.add(stream, 'PositioningOutcomeRecorded', anyDay(), { positioningId, outcome });
      }
    }
  };

  const lives = Array.from({ length: youths }, (_, i) => ({
    stream: pathwayId(i + 1),
    registered: false,
    merged: false,
    consents: [] as string[],
    referrals: [] as string[],
    prepas: [] as string[],
    contracts: [] as string[],
    reviews: [] as string[],
    requests: [] as string[],
  }));

  const youthStep = (n: number): void => {
    const life = lives[n]!;
    const { stream } = life;
    if (!life.registered) {
      life.registered = true;
      const ageBand = pick(['16-17', '18-21', '22-25']);
      const entryQualification = pick(['NONE', '3', '4', '5+']);
      const facts = { missionLocaleId: pick(missionsLocales), ageBand, sex: pick(['F', 'M']), entryQualification };
      journal.add(stream, 'YouthRegistered', anyDay(), facts);
      return;
    }
    const on = anyDay();
    const of = (ids: string[]): string => pick([...ids, ulid(1)]);
    const steps: (() => unknown)[] = [
      () => journal.add(stream, 'PathwayTransferred', on, { from: missionsLocales[0], to: pick(missionsLocales), reason: 'MOVED' }),
      () => journal.add(stream, 'IdentityCorrected', on, { sex: pick(['F', 'M']), reason: 'ERROR' }),
      () => journal.add(stream, pick(['CejOpened', 'CejEnded']), on, { plannedEndOn: later(on, 200), weeklyHours: 15, cause: 'TERM' }),
      () => journal.add(stream, pick(['PaceaOpened', 'PaceaEnded']), on, { plannedEndOn: later(on, 400), diagnosticOn: on, cause: 'AUTONOMY' }),
      () => journal.add(stream, pick(['PaceaSuspended', 'PaceaResumed']), on, { by: 'CEJ' }),
      () => {
        const consentId = id();
        life.consents.push(consentId);
        const scope = pick(['CONTACT_TRANSMISSION', 'SHARED_FOLLOW_UP']);
        const facts = { consentId, scope, recipient: 'NETWORK_CMA' };
        const expiresOn = later(on, 100 + upTo(400));
        return chance(0.8)
          ? journal.add(stream, 'ConsentGranted', on, { ...facts, dataCategories: ['CONTACT'], channel: 'ONLINE', expiresOn })
          : journal.add(stream, 'ConsentRefused', on, facts);
      },
      () => journal.add(stream, pick(['ConsentRevoked', 'ConsentExpired']), on, { consentId: of(life.consents) }),
      () => {
        const referralId = id();
        life.referrals.push(referralId);
        const parties = chance(0.8)
          ? { direction: 'ML_TO_CMA', from: pick([...missionsLocales, others[3]]), to: pick([...chambers, others[0]]) }
          : { direction: 'CMA_TO_ML', from: pick(chambers), to: pick(missionsLocales) };
        const facts = { referralId, ...parties, purpose: pick(['APPRENTICESHIP', 'PREPA']), consentId: of(life.consents) };
        return journal.add(stream, 'ReferralSent', on, { ...facts, answerDueOn: later(on, 30), conventionId: conventionId(1) });
      },
      () => {
        const facts = { referralId: of(life.referrals), by: pick([...chambers, others[0]]) };
        const type = pick(['Received', 'Accepted', 'Declined', 'Redirected', 'Cancelled', 'Withdrawn', 'Expired', 'Closed']);
        if (type === 'Declined') return journal.add(stream, 'ReferralDeclined', on, { ...facts, reason: pick(['NO_PLACE', 'OTHER']) });
        return journal.add(stream, `Referral${type}`, on, { ...facts, reason: 'OTHER', outcome: 'JOB' });
      },
      () => journal.add(stream, 'WelcomeHeld', on, { referralId: of(life.referrals), structureId: pick(all), project: 'CONFIRMED' }),
      () => {
        const prepaId = id();
        life.prepas.push(prepaId);
        const facts = { prepaId, structureId: pick(chambers), plannedEndOn: later(on, upTo(300)) };
        return journal.add(stream, 'PrepaStarted', on, { ...facts, hoursPerWeek: 35, withinCej: chance(0.5) });
      },
      () => {
        const type = pick(['PrepaCompleted', 'PrepaAbandoned', 'PrepaOutcomeMeasured']);
        return journal.add(stream, type, on, { prepaId: of(life.prepas), reason: 'OTHER', situation: pick(['JOB', 'SEARCH']) });
      },
      () => {
        const contractId = id();
        life.contracts.push(contractId);
        const began = later(on, upTo(60));
        const facts = { contractId, startOn: began, plannedEndOn: later(began, 200 + upTo(300)), practicalStartOn: began };
        const chamber = chance(0.7) ? { chamberId: pick(chambers) } : {};
        const level = { qualificationLevel: pick(['3', '4', '5', '6']), trade: '23' };
        journal.add(stream, 'ApprenticeshipContractSigned', on, { ...facts, ...chamber, ...level, cfaId: others[0] });
        if (chance(0.8)) journal.add(stream, 'ApprenticeshipContractStarted', began, { contractId });
      },
      () => {
        const contractId = of(life.contracts);
        const roll = next();
        if (roll < 0.4) {
          const facts = { contractId, regime: pick(['FREE', 'AGREEMENT']), declaredBy: 'CFA', cause: 'OTHER' };
          return journal.add(stream, 'ApprenticeshipContractBroken', on, facts);
        }
        if (roll < 0.7) {
          const change = chance(0.4) ? { cancelled: true } : { brokenOn: anyDay() };
          return journal.add(stream, 'BreakCorrected', on, { contractId, ...change, reason: 'ERROR' });
        }
        if (roll < 0.8) return journal.add(stream, 'ApprenticeshipContractAmended', on, { contractId, plannedEndOn: later(on, upTo(400)) });
        return roll < 0.9
          ? journal.add(stream, 'ApprenticeshipContractAnnulled', on, { contractId })
          : journal.add(stream, 'ApprenticeshipContractEnded', on, { contractId, diplomaResult: 'OBTAINED' });
      },
      () => {
        const reviewId = life.reviews.length > 0 && chance(0.2) ? pick(life.reviews) : id();
        life.reviews.push(reviewId);
        const contract = chance(0.7) ? { contractId: of(life.contracts) } : {};
        return journal.add(stream, 'SharedReviewHeld', on, { reviewId, ...contract, participants: [] });
      },
      () => {
        const type = pick(['ImiloUpdatePrepared', 'ImiloUpdateAcknowledged', 'ImiloUpdateAcknowledged', 'ImiloUpdateRejected']);
        return journal.add(stream, type, on, { updateId: id(), contractId: of(life.contracts), version: 1, code: 'FORMAT' });
      },
      () => journal.add(stream, 'PathwayClosed', on, { reason: pick(['MOVED', 'OTHER']) }),
      () => {
        const requestId = id();
        life.requests.push(requestId);
        const right = pick(['ACCESS', 'ERASURE']);
        journal.add(stream, 'SubjectRequestReceived', on, { requestId, right, dueOn: later(on, 31) });
        if (chance(0.7)) {
          journal.add(stream, 'SubjectRequestAnswered', later(on, upTo(60)), { requestId, right, dueOn: later(on, 31) });
        }
      },
      () => journal.add(stream, 'PersonalDataErased', on, { categories: ['note'], ground: 'OTHER', keyFingerprints: [], certificate: 'x', approvedBy: accountId(1) }),
      () => journal.add(stream, 'ContactDetailsDisclosed', on, { recipient: pick(all), account: accountId(1), fields: ['PHONE'], referralId: of(life.referrals) }),
      () => {
        // Into a path of a higher number only, so that chains end.
        if (life.merged || n + 1 >= youths || chance(0.7)) return;
        life.merged = true;
        journal.add(stream, 'PathwayMerged', on, { survivor: pathwayId(n + 2 + upTo(youths - n - 1)), confirmedBy: accountId(1) });
      },
    ]; // prettier-ignore
    pick(steps)();
  };

  for (let i = 0; i < youths * 25; i += 1) {
    const roll = next();
    if (roll < 0.02) structureStep();
    else if (roll < 0.04) actionStep();
    else if (roll < 0.06) offerStep();
    else youthStep(upTo(youths));
  }
  return journal;
}
