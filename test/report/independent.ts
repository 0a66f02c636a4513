/**
 * The annual report, computed a second time: from the lines that `passerelle events` prints, by plain loops, from REPORT.md alone. It
 * shares no code with the report, on purpose; where the two differ, one of them is wrong.
 */

/** The clear facts that figures rest on, of whatever event they are. */
interface Facts {
  readonly ageBand?: string;
  readonly anonymousCount?: number;
  readonly audience: string;
  readonly brokenOn?: string;
  readonly by: string;
  readonly cancelled?: boolean;
  readonly chamberId?: string;
  readonly consentId: string;
  readonly contractId: string;
  readonly direction: string;
  readonly entryQualification?: string;
  readonly expiresOn: string;
  readonly from: string;
  readonly hosts: readonly string[];
  readonly kind: string;
  readonly level: string;
  readonly missionLocaleId: string;
  readonly outcome: string;
  readonly plannedEndOn: string;
  readonly positioningId: string;
  readonly newEndOn?: string;
  readonly prepaId: string;
  readonly present: readonly string[];
  readonly purpose: string;
  readonly qualificationLevel: string;
  readonly reason: string;
  readonly recipient: string;
  readonly referralId: string;
  readonly regime: string;
  readonly regionCode: string;
  readonly renewal: string;
  readonly requestId: string;
  readonly reviewId: string;
  readonly right: string;
  readonly scope: string;
  readonly sex?: string;
  readonly situation: string;
  readonly structureId: string;
  readonly subject: string;
  readonly survivor: string;
  readonly termYears: number;
  readonly to: string;
  readonly trade: string;
}

interface Line {
  readonly type: string;
  readonly subject: string;
  readonly position: number;
  readonly revision: number;
  readonly on: string;
  readonly facts: Facts;
}

const isAfter = (later: Line, earlier: Line): boolean =>
  later.on === earlier.on ? later.position > earlier.position : later.on > earlier.on;

export interface Parameters {
  readonly year: number;
  readonly observedUntil: string;
  readonly knownAt: number;
}

/** The measures of REPORT.md and the breakdowns they have. */
const TABLE: Record<string, { measures: string[]; breakdowns: Record<string, string[]> }> = {
  A1: { measures: ['inForce'], breakdowns: { level: ['inForce'] } },
  A2: { measures: ['held'], breakdowns: {} },
  A3: { measures: ['designated'], breakdowns: { subject: ['designated'], network: ['designated'] } },
  A4: everywhere(['missionsLocales', 'missionsLocalesReferring', 'chambers', 'chambersReceiving'], ['region']),
  B1: everywhere(['held', 'joint', 'participants'], ['subject', 'audience', 'region']),
  B2: everywhere(['held'], ['region']),
  C1: everywhere(['youths'], ['region', 'sex', 'ageBand', 'mode', 'entryQualification']),
  C2: everywhere(['granted', 'refused', 'revoked', 'expired', 'activeAtYearEnd'], ['scope', 'region']),
  C3: everywhere(['sent', 'youths'], ['region', 'purpose', 'mode', 'direction', 'missionLocale', 'chamber']),
  C4: everywhere(['accepted', 'declined', 'expired', 'withdrawn', 'cancelled', 'pending'], ['region'], {
    declineReason: ['declined'],
  }),
  C5: everywhere(['consentToReferral', 'referralToDecision', 'referralToContract'], ['region']),
  C6: everywhere(['entered', 'enteredInCej', 'completed', 'abandoned', 'outcome'], ['region'], {
    outcome: ['outcome'],
  }),
  D1: everywhere(['published', 'positioned', 'hired'], ['region', 'trade']),
  D2: everywhere(['signed', 'started'], ['region', 'qualificationLevel', 'sex', 'ageBand', 'mode', 'chamber']),
  D3: everywhere(
    [
      'broken',
      'within.45',
      'within.90',
      'within.180',
      'within.365',
      'observed.45',
      'observed.90',
      'observed.180',
      'observed.365',
    ],
    ['region'],
    { regime: ['broken'] },
  ),
  D4: everywhere(['returned', 'ofBroken'], ['region']),
  D5: everywhere(['held', 'contractsReviewed', 'ofContracts'], ['region']),
  D6: everywhere(['prepared', 'acknowledged', 'rejected', 'delay'], ['region']),
  D7: everywhere(['closed'], ['reason', 'region']),
  E1: everywhere(['received', 'inTime', 'erased'], ['right']),
  E2: everywhere(['disclosures'], ['direction', 'region']),
};

const DELAYS = new Set(['C5 consentToReferral', 'C5 referralToDecision', 'C5 referralToContract', 'D6 delay']);

function everywhere(measures: string[], dimensions: string[], some: Record<string, string[]> = {}) {
  const breakdowns: Record<string, string[]> = { ...some };
  for (const dimension of dimensions) breakdowns[dimension] = measures;
  return { measures, breakdowns };
}

const DAY = 86_400_000;
const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY;

/** `indicator measure {dimension=value}` → value, for every figure that the report must hold, and no other. */
export function independentReport(ndjson: readonly string[], { year, observedUntil, knownAt }: Parameters) {
  const first = `${year}-01-01`;
  const last = `${year}-12-31`;
  const inYear = (on: string): boolean => on >= first && on <= last;

  // Every line known by then; of these, those dated up to the day of observation.
  const known: Line[] = [];
  for (const text of ndjson) {
    const event = JSON.parse(text);
    if (Number(event.position) > knownAt) continue;
    known.push({
      type: event.type,
      subject: event.subject,
      position: Number(event.position),
      revision: event.revision,
      on: event.effectiveon,
      facts: event.data.facts,
    });
  }
  const taken = known.filter(({ on }) => on <= observedUntil);
  const ofType = (...types: string[]): Line[] => taken.filter(({ type }) => types.includes(type));
  const knownOf = (...types: string[]): Line[] => known.filter(({ type }) => types.includes(type));

  // ——— structures
  const structures = new Map<string, { kind: string; region: string; network: string; from: string; until?: string }>();
  for (const { subject, facts, on } of knownOf('StructureRegistered')) {
    const national = facts.kind === 'UNML' || facts.kind === 'CMA_FRANCE';
    const network = ['ML', 'ARML', 'UNML'].includes(facts.kind) ? 'ML' : 'CMA';
    structures.set(subject, { kind: facts.kind, region: national ? 'FR' : facts.regionCode, network, from: on });
  }
  for (const { subject, on } of ofType('StructureMerged', 'StructureClosed')) {
    const structure = structures.get(subject);
    if (structure && (structure.until === undefined || on < structure.until)) structure.until = on;
  }
  const regionOf = (structure: string | undefined): string | undefined => structures.get(structure ?? '')?.region;

  // ——— the Mission Locale that follows when an event is recorded, in the order of each stream
  const followedAt = new Map<number, string>();
  const followed = new Map<string, string>();
  for (const line of known) {
    if (line.type === 'YouthRegistered') followed.set(line.subject, line.facts.missionLocaleId);
    if (line.type === 'PathwayTransferred') followed.set(line.subject, line.facts.to);
    const missionLocale = followed.get(line.subject);
    if (missionLocale !== undefined) followedAt.set(line.position, missionLocale);
  }
  const region = (line: Line): string | undefined => regionOf(followedAt.get(line.position));

  // ——— merges
  const absorbedBy = new Map<string, string>();
  for (const { subject, facts } of ofType('PathwayMerged')) absorbedBy.set(subject, facts.survivor);
  const youthOf = (path: string): string => {
    let at = path;
    for (let next = absorbedBy.get(at); next !== undefined; next = absorbedBy.get(at)) at = next;
    return at;
  };

  // ——— attributes
  const attributes = new Map<string, Record<string, string>>();
  for (const { type, subject, facts } of known) {
    if (type !== 'YouthRegistered' && type !== 'IdentityCorrected') continue;
    const held = attributes.get(subject) ?? {};
    for (const name of ['sex', 'ageBand', 'entryQualification'] as const) {
      const value = facts[name];
      if (value !== undefined) held[name] = value;
    }
    attributes.set(subject, held);
  }

  // ——— modes: what opened, suspended and ended, in the order of the stream
  interface Span {
    from: string;
    until?: string;
    /** The last day that it can be live, whether the clock has run or not. */
    last: string;
  }
  const spans: Record<'cej' | 'pacea' | 'pause', Map<string, Span[]>> = {
    cej: new Map(),
    pacea: new Map(),
    pause: new Map(),
  };
  const open = (kind: 'cej' | 'pacea' | 'pause', { subject, on }: Line, last: string): void => {
    spans[kind].set(subject, [...(spans[kind].get(subject) ?? []), { from: on, last }]);
  };
  const monthsLater = (date: string, months: number): string => {
    const at = new Date(`${date}T00:00:00Z`);
    const day = at.getUTCDate();
    at.setUTCMonth(at.getUTCMonth() + months, 1);
    at.setUTCDate(Math.min(day, new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()));
    return at.toISOString().slice(0, 10);
  };
  const eve = (date: string): string =>
    new Date(Date.parse(`${date}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const close = (kind: 'cej' | 'pacea' | 'pause', { subject, on }: Line): void => {
    for (const span of spans[kind].get(subject) ?? []) span.until ??= on;
  };
  for (const line of taken) {
    if (line.type === 'CejOpened') open('cej', line, line.facts.plannedEndOn);
    if (line.type === 'CejExtended' || line.type === 'CejProlonged') {
      const span = spans.cej.get(line.subject)?.at(-1);
      if (span) span.last = String(line.facts.newEndOn);
    }
    if (line.type === 'CejEnded') close('cej', line);
    if (line.type === 'PaceaOpened') open('pacea', line, eve(monthsLater(line.on, 24)));
    if (line.type === 'PaceaEnded') close('pacea', line);
    if (line.type === 'PaceaSuspended') open('pause', line, '9999-12-31');
    if (line.type === 'PaceaResumed') close('pause', line);
  }
  const lives = (kind: 'cej' | 'pacea' | 'pause', path: string, on: string): boolean =>
    (spans[kind].get(path) ?? []).some(
      ({ from, until, last }) => from <= on && on <= last && (until === undefined || on < until),
    );
  const modeOn = (path: string, on: string): string => {
    if (lives('cej', path, on)) return 'CEJ';
    return lives('pacea', path, on) && !lives('pause', path, on) ? 'PACEA' : 'NONE';
  };

  // ——— contracts and breaks
  interface Contract {
    path: string;
    id: string;
    signed: Line;
    started?: Line;
    plannedEnd: string;
    ended?: string;
    broken?: string;
  }
  const annulled = new Set(
    knownOf('ApprenticeshipContractAnnulled').map(({ subject, facts }) => `${subject} ${facts.contractId}`),
  );
  const contracts = new Map<string, Contract>();
  for (const line of taken) {
    const name = `${line.subject} ${line.facts.contractId}`;
    if (annulled.has(name)) continue;
    if (line.type === 'ApprenticeshipContractSigned') {
      contracts.set(name, {
        path: line.subject,
        id: line.facts.contractId,
        signed: line,
        plannedEnd: line.facts.plannedEndOn,
      });
    }
    const contract = contracts.get(name);
    if (!contract) continue;
    if (line.type === 'ApprenticeshipContractStarted') contract.started = line;
    if (line.type === 'ApprenticeshipContractAmended')
      contract.plannedEnd = line.facts.plannedEndOn || contract.plannedEnd;
    if (line.type === 'ApprenticeshipContractEnded') contract.ended = line.on;
  }
  interface Break {
    line: Line;
    on: string;
    cancelled: boolean;
  }
  const breaks = new Map<string, Break[]>();
  for (const line of knownOf('ApprenticeshipContractBroken', 'BreakCorrected')) {
    const name = `${line.subject} ${line.facts.contractId}`;
    if (annulled.has(name)) continue;
    const all = breaks.get(name) ?? [];
    breaks.set(name, all);
    if (line.type === 'ApprenticeshipContractBroken') all.push({ line, on: line.on, cancelled: false });
    const latest = all.at(-1);
    if (line.type !== 'BreakCorrected' || !latest) continue;
    latest.cancelled = line.facts.cancelled === true;
    latest.on = line.facts.brokenOn ?? latest.line.on;
  }
  const standing: Break[] = [];
  for (const [name, all] of breaks) {
    for (const one of all) {
      if (one.cancelled || one.on > observedUntil) continue;
      standing.push(one);
      const contract = contracts.get(name);
      if (contract && (contract.broken === undefined || one.on < contract.broken)) contract.broken = one.on;
    }
  }

  // ——— shared reviews: each once, on the day it was first held
  const reviews = new Map<string, Line>();
  for (const line of ofType('SharedReviewHeld')) {
    const name = `${line.subject} ${line.facts.reviewId}`;
    if (!reviews.has(name)) reviews.set(name, line);
  }

  // ——— counting
  const counts = new Map<string, number>();
  const values = new Map<string, number[]>();
  const distinct = new Map<string, Set<string>>();
  const cells = new Map<string, Set<string>>();
  const each = (
    indicator: string,
    measure: string,
    by: Record<string, string | undefined>,
    at: (key: string) => void,
  ): void => {
    at(`${indicator} ${measure} {}`);
    for (const [dimension, measures] of Object.entries(TABLE[indicator]!.breakdowns)) {
      const value = by[dimension];
      if (!measures.includes(measure) || value === undefined) continue;
      at(`${indicator} ${measure} {${dimension}=${value}}`);
      const seen = cells.get(`${indicator} ${dimension}`) ?? new Set();
      cells.set(`${indicator} ${dimension}`, seen.add(value));
    }
  };
  const count = (indicator: string, measure: string, by: Record<string, string | undefined>, n = 1): void => {
    if (n > 0) each(indicator, measure, by, (key) => counts.set(key, (counts.get(key) ?? 0) + n));
  };
  const countOnce = (indicator: string, measure: string, who: string, by: Record<string, string | undefined>): void => {
    each(indicator, measure, by, (key) => distinct.set(key, (distinct.get(key) ?? new Set()).add(who)));
  };
  const delay = (indicator: string, measure: string, value: number, by: Record<string, string | undefined>): void => {
    each(indicator, measure, by, (key) => values.set(key, [...(values.get(key) ?? []), value]));
  };

  // ——— A
  for (const { subject, facts, on } of ofType('ConventionSigned')) {
    if (on > last) continue;
    if (ofType('ConventionTerminated', 'ConventionSuperseded').some((end) => end.subject === subject && end.on <= last))
      continue;
    const [y, rest] = [Number(on.slice(0, 4)) + facts.termYears, on.slice(4)];
    const termOver = `${y}${rest}` <= last;
    if (facts.renewal === 'NONE' && termOver) continue;
    count('A1', 'inForce', { level: facts.level });
  }
  for (const { on } of ofType('SteeringCommitteeHeld')) if (inYear(on)) count('A2', 'held', {});
  const referents = new Map<string, Line>();
  const byDate = ofType('ReferentDesignated', 'ReferentReplaced', 'ReferentEnded').sort(
    (a, b) => a.on.localeCompare(b.on) || a.revision - b.revision,
  );
  for (const line of byDate) if (line.on <= last) referents.set(`${line.subject} ${line.facts.subject}`, line);
  for (const { type, subject, facts } of referents.values()) {
    const structure = structures.get(subject)!;
    if (type === 'ReferentEnded' || (structure.until !== undefined && structure.until <= last)) continue;
    count('A3', 'designated', { subject: facts.subject, network: structure.network });
  }
  for (const { kind, region, from, until } of structures.values()) {
    if (from > last || (until !== undefined && until <= first)) continue;
    if (kind === 'ML') count('A4', 'missionsLocales', { region });
    if (kind === 'CMA' || kind === 'CMAR') count('A4', 'chambers', { region });
  }
  for (const { facts, on } of ofType('ReferralSent')) {
    const structure = structures.get(facts.from);
    if (inYear(on) && structure?.kind === 'ML')
      countOnce('A4', 'missionsLocalesReferring', facts.from, { region: structure.region });
  }
  for (const { facts, on } of ofType(
    'ReferralReceived',
    'ReferralAccepted',
    'ReferralDeclined',
    'ReferralRedirected',
  )) {
    const structure = structures.get(facts.by);
    if (!inYear(on) || !structure || !['CMA', 'CMAR'].includes(structure.kind)) continue;
    countOnce('A4', 'chambersReceiving', facts.by, { region: structure.region });
  }

  // ——— B
  const plans = new Map(knownOf('ActionPlanned').map((line) => [line.subject, line.facts]));
  for (const { subject, facts, on } of ofType('AttendanceClosed')) {
    const plan = plans.get(subject);
    if (!inYear(on) || !plan) continue;
    const networks = new Set(plan.hosts.map((host) => structures.get(host)?.network).filter(Boolean));
    const by = { subject: plan.subject, audience: plan.audience, region: regionOf(plan.hosts[0]) };
    count('B1', 'held', by);
    if (networks.size === 2) count('B1', 'joint', by);
    count('B1', 'participants', by, facts.present.length + (facts.anonymousCount ?? 0));
  }
  for (const line of ofType('WelcomeHeld')) {
    const byChambers = structures.get(line.facts.structureId)?.network === 'CMA';
    if (inYear(line.on) && byChambers) count('B2', 'held', { region: region(line) });
  }

  // ——— C1
  interface FirstDay {
    on: string;
    line: Line;
  }
  const firstDays = new Map<string, FirstDay>();
  const present = (line: Line, from: string, to: string): void => {
    if (from > last || to < first) return;
    const on = from < first ? first : from;
    const youth = youthOf(line.subject);
    const before = firstDays.get(youth);
    if (!before || on < before.on || (on === before.on && line.position < before.line.position)) {
      firstDays.set(youth, { on, line });
    }
  };
  for (const line of ofType('ReferralSent')) present(line, line.on, line.on);
  for (const line of ofType('SharedReviewHeld')) present(line, line.on, line.on);
  for (const line of ofType('PrepaStarted')) {
    const ends = ofType('PrepaCompleted', 'PrepaAbandoned')
      .filter(({ subject, facts }) => subject === line.subject && facts.prepaId === line.facts.prepaId)
      .map(({ on }) => on)
      .sort();
    present(line, line.on, ends[0] ?? line.facts.plannedEndOn);
  }
  for (const { started, broken, ended, plannedEnd } of contracts.values()) {
    const ends = [broken, ended].filter((on) => on !== undefined).sort();
    if (started) present(started, started.on, ends[0] ?? plannedEnd);
  }
  for (const [youth, { on, line }] of firstDays) {
    let where = region(line);
    if (line.on < first) {
      const moves = ofType('YouthRegistered', 'PathwayTransferred').filter(
        (move) => move.subject === line.subject && move.on <= first,
      );
      const move = moves.at(-1);
      if (move) where = region(move);
    }
    countOnce('C1', 'youths', youth, {
      ...attributes.get(line.subject),
      region: where,
      mode: modeOn(line.subject, on),
    });
  }

  // ——— C2
  const grants = new Map(knownOf('ConsentGranted').map((line) => [`${line.subject} ${line.facts.consentId}`, line]));
  for (const line of ofType('ConsentGranted')) {
    if (inYear(line.on)) count('C2', 'granted', { scope: line.facts.scope, region: region(line) });
    const over = ofType('ConsentRevoked', 'ConsentExpired').some(
      ({ subject, facts, on }) => subject === line.subject && facts.consentId === line.facts.consentId && on <= last,
    );
    if (line.on <= last && !over && line.facts.expiresOn > last) {
      count('C2', 'activeAtYearEnd', { scope: line.facts.scope, region: region(line) });
    }
  }
  for (const line of ofType('ConsentRefused')) {
    if (inYear(line.on)) count('C2', 'refused', { scope: line.facts.scope, region: region(line) });
  }
  for (const line of ofType('ConsentRevoked', 'ConsentExpired')) {
    const scope = grants.get(`${line.subject} ${line.facts.consentId}`)?.facts.scope;
    const measure = line.type === 'ConsentRevoked' ? 'revoked' : 'expired';
    if (inYear(line.on)) count('C2', measure, { scope, region: region(line) });
  }

  // ——— C3, C4, C5
  for (const sent of ofType('ReferralSent')) {
    if (!inYear(sent.on)) continue;
    const { direction, purpose, from, to, referralId, consentId } = sent.facts;
    const [missionLocale, chamber] = direction === 'ML_TO_CMA' ? [from, to] : [to, from];
    const by = {
      region: region(sent),
      purpose,
      direction,
      missionLocale,
      chamber,
      mode: modeOn(sent.subject, sent.on),
    };
    count('C3', 'sent', by);
    countOnce('C3', 'youths', youthOf(sent.subject), by);

    const steps = ofType(
      'ReferralAccepted',
      'ReferralDeclined',
      'ReferralExpired',
      'ReferralWithdrawn',
      'ReferralCancelled',
    ).filter((step) => step.subject === sent.subject && step.facts.referralId === referralId);
    const fate = steps.find(({ type }) => type === 'ReferralAccepted') ?? steps.at(-1);
    const name = fate ? fate.type.replace('Referral', '').toLowerCase() : 'pending';
    count('C4', name, { region: region(sent), declineReason: fate?.facts.reason });

    const grant = ofType('ConsentGranted').find(
      ({ subject, facts }) => subject === sent.subject && facts.consentId === consentId,
    );
    if (grant) delay('C5', 'consentToReferral', days(grant.on, sent.on), { region: region(sent) });
    const decision = steps.find(({ type }) => type === 'ReferralAccepted' || type === 'ReferralDeclined');
    if (decision) delay('C5', 'referralToDecision', days(sent.on, decision.on), { region: region(sent) });
    const after = [...contracts.values()]
      .filter(({ path, signed }) => youthOf(path) === youthOf(sent.subject) && isAfter(signed, sent))
      .map(({ signed }) => signed.on)
      .sort();
    if (after[0] !== undefined) delay('C5', 'referralToContract', days(sent.on, after[0]), { region: region(sent) });
  }

  // ——— C6
  for (const line of ofType('PrepaStarted', 'PrepaCompleted', 'PrepaAbandoned', 'PrepaOutcomeMeasured')) {
    if (!inYear(line.on)) continue;
    const by = { region: region(line) };
    if (line.type === 'PrepaStarted') count('C6', 'entered', by);
    if (line.type === 'PrepaStarted' && modeOn(line.subject, line.on) === 'CEJ') count('C6', 'enteredInCej', by);
    if (line.type === 'PrepaCompleted') count('C6', 'completed', by);
    if (line.type === 'PrepaAbandoned') count('C6', 'abandoned', by);
    if (line.type === 'PrepaOutcomeMeasured') count('C6', 'outcome', { ...by, outcome: line.facts.situation });
  }

  // ——— D1
  const offers = new Map(knownOf('OfferPublished').map((line) => [line.subject, line.facts]));
  for (const { facts, on } of ofType('OfferPublished')) {
    if (inYear(on)) count('D1', 'published', { region: regionOf(facts.chamberId), trade: facts.trade });
  }
  for (const { subject, facts, on } of ofType('YouthPositioned')) {
    if (!inYear(on)) continue;
    const offer = offers.get(subject);
    const by = { region: regionOf(offer?.chamberId), trade: offer?.trade };
    const outcome = ofType('PositioningOutcomeRecorded')
      .filter((one) => one.subject === subject && one.facts.positioningId === facts.positioningId)
      .at(-1)?.facts.outcome;
    count('D1', 'positioned', by);
    if (outcome === 'HIRED') count('D1', 'hired', by);
  }

  // ——— D2, D3 rates, D5 contracts
  for (const { path, id, signed, started, broken } of contracts.values()) {
    const { qualificationLevel, chamberId: chamber } = signed.facts;
    const fixed = { ...attributes.get(path), qualificationLevel, chamber };
    if (inYear(signed.on)) count('D2', 'signed', { ...fixed, region: region(signed), mode: modeOn(path, signed.on) });
    if (!started || !inYear(started.on)) continue;
    const by = { region: region(started) };
    count('D2', 'started', { ...fixed, ...by, mode: modeOn(path, started.on) });
    for (const n of [45, 90, 180, 365]) {
      if (days(started.on, observedUntil) < n) continue;
      count('D3', `observed.${n}`, by);
      if (broken !== undefined && days(started.on, broken) <= n) count('D3', `within.${n}`, by);
    }
    count('D5', 'ofContracts', by);
    const reviewed = ofType('SharedReviewHeld').some(
      ({ subject, facts, on }) =>
        subject === path && facts.contractId === id && on >= started.on && days(started.on, on) <= 60,
    );
    if (reviewed) count('D5', 'contractsReviewed', by);
  }

  // ——— D3 breaks, D4
  for (const { line, on } of standing) {
    if (!inYear(on)) continue;
    const by = { region: region(line) };
    count('D3', 'broken', { ...by, regime: line.facts.regime });
    count('D4', 'ofBroken', by);
    const back = [...contracts.values()].some(
      ({ path, id, started }) =>
        youthOf(path) === youthOf(line.subject) &&
        !(path === line.subject && id === line.facts.contractId) &&
        started !== undefined &&
        started.on >= on &&
        days(on, started.on) <= 180,
    );
    if (back) count('D4', 'returned', by);
  }

  // ——— D5 reviews, D6, D7
  for (const line of reviews.values()) if (inYear(line.on)) count('D5', 'held', { region: region(line) });
  for (const line of ofType('ImiloUpdatePrepared', 'ImiloUpdateAcknowledged', 'ImiloUpdateRejected')) {
    if (!inYear(line.on)) continue;
    const by = { region: region(line) };
    count('D6', line.type.replace('ImiloUpdate', '').toLowerCase(), by);
    const started = contracts.get(`${line.subject} ${line.facts.contractId}`)?.started;
    if (line.type === 'ImiloUpdateAcknowledged' && started) delay('D6', 'delay', days(started.on, line.on), by);
  }
  for (const line of ofType('PathwayClosed')) {
    if (inYear(line.on)) count('D7', 'closed', { reason: line.facts.reason, region: region(line) });
  }

  // ——— E
  for (const { subject, facts, on } of ofType('SubjectRequestReceived')) {
    if (!inYear(on)) continue;
    count('E1', 'received', { right: facts.right });
    const answer = ofType('SubjectRequestAnswered').find(
      (one) => one.subject === subject && one.facts.requestId === facts.requestId,
    );
    if (answer && answer.on <= oneMonthAfter(on)) count('E1', 'inTime', { right: facts.right });
  }
  for (const { on } of ofType('PersonalDataErased')) if (inYear(on)) count('E1', 'erased', { right: 'ERASURE' });
  for (const line of ofType('ContactDetailsDisclosed')) {
    const network = structures.get(line.facts.recipient)?.network;
    const direction = network === undefined ? undefined : network === 'CMA' ? 'ML_TO_CMA' : 'CMA_TO_ML';
    if (inYear(line.on)) count('E2', 'disclosures', { direction, region: region(line) });
  }

  // ——— every total, and every cell that some measure of its breakdown fills
  const figures = new Map<string, number | null>();
  const put = (indicator: string, measure: string, cell: string): void => {
    const key = `${indicator} ${measure} ${cell}`;
    if (!DELAYS.has(`${indicator} ${measure}`)) {
      figures.set(key, counts.get(key) ?? distinct.get(key)?.size ?? 0);
      return;
    }
    const sorted = (values.get(key) ?? []).sort((a, b) => a - b);
    const rank = (tenths: number): number | null =>
      sorted.length < 5 ? null : sorted[Math.ceil((tenths * sorted.length) / 10) - 1]!;
    figures.set(`${indicator} ${measure}.median ${cell}`, rank(5));
    figures.set(`${indicator} ${measure}.p90 ${cell}`, rank(9));
    figures.set(`${indicator} ${measure}.n ${cell}`, sorted.length);
  };
  for (const [indicator, { measures, breakdowns }] of Object.entries(TABLE)) {
    for (const measure of measures) put(indicator, measure, '{}');
    for (const [dimension, ofMeasures] of Object.entries(breakdowns)) {
      for (const value of cells.get(`${indicator} ${dimension}`) ?? []) {
        for (const measure of ofMeasures) put(indicator, measure, `{${dimension}=${value}}`);
      }
    }
  }
  return figures;
}

/** The same day of the next month, or its last day. */
function oneMonthAfter(on: string): string {
  const [y, m, d] = on.split('-').map(Number) as [number, number, number];
  const lastOfNext = new Date(Date.UTC(y, m + 1, 0)).getUTCDate();
  return new Date(Date.UTC(y, m, Math.min(d, lastOfNext))).toISOString().slice(0, 10);
}
