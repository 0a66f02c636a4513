import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { House } from '../../src/infrastructure/house.js';

const ulid = (n: number): string => `01JE${String(n).padStart(22, '0')}`;
let commands = 0;

export const clock = { now: () => '2026-06-30T10:00:00.000Z' };
export const ML = `structure-${ulid(1)}`;
export const CMA = `structure-${ulid(2)}`;
const CFA = `structure-${ulid(3)}`;
const UNML = `structure-${ulid(4)}`;
const CMA_FRANCE = `structure-${ulid(5)}`;
export const DPO = `acc-${ulid(11)}`;
export const ADVISER = `acc-${ulid(12)}`;
export const REFERENT = `acc-${ulid(13)}`;
export const youthId = (n: number): string => `youthPathway-${ulid(100 + n)}`;
export const consentId = (n: number): string => ulid(200 + n);
export const referralId = (n: number): string => ulid(300 + n);
const contractId = (n: number): string => ulid(500 + n);
export const requestId = (n: number): string => ulid(400 + n);

type Data = Readonly<Record<string, unknown>>;
type Told = Pick<House, 'executor'>;

/** Gives a command as an import does. @returns how many events it recorded */
export async function give(
  house: Told,
  id: string,
  command: string,
  effectiveOn: string,
  data: Data = {},
): Promise<number> {
  commands += 1;
  const aggregate = {
    youthPathway: 'youth-pathway',
    structure: 'structure',
    convention: 'convention',
    action: 'collective-action',
  };
  const answer = await house.executor.execute({
    commandId: `01JF${String(process.pid).padStart(8, '0')}${String(commands).padStart(14, '0')}`,
    aggregate: aggregate[id.slice(0, id.indexOf('-')) as keyof typeof aggregate],
    id,
    command,
    effectiveOn,
    actor: { kind: 'IMPORT' },
    data,
    source: 'IMPORT',
  });
  return answer.events;
}

/** Two networks of one structure each, and who works there. */
export async function foundNetwork(house: Told): Promise<void> {
  const registered = '2020-01-01';
  await give(house, UNML, 'RegisterStructure', registered, { kind: 'UNML', name: 'UNML', regionCode: 'FR' });
  await give(house, CMA_FRANCE, 'RegisterStructure', registered, {
    kind: 'CMA_FRANCE',
    name: 'CMA France',
    regionCode: 'FR',
  });
  await give(house, ML, 'RegisterStructure', registered, {
    kind: 'ML',
    name: 'Mission Locale du Val',
    regionCode: '84',
  });
  await give(house, CMA, 'RegisterStructure', registered, { kind: 'CMA', name: 'CMA de l’Ain', regionCode: '84' });
  await give(house, CFA, 'RegisterStructure', registered, {
    kind: 'CFA',
    name: 'CFA de Bourg',
    regionCode: '84',
    uai: '0010856A',
    parentId: CMA,
  });
  await give(house, UNML, 'OpenAccount', registered, { account: DPO, role: 'DPO' });
  await give(house, ML, 'OpenAccount', registered, { account: ADVISER, role: 'ML_ADVISER' });
  await give(house, CMA, 'OpenAccount', registered, { account: REFERENT, role: 'CMA_REFERENT' });
  await give(house, `convention-${ulid(6)}`, 'SignConvention', '2023-05-24', {
    level: 'NATIONAL',
    parties: [UNML, CMA_FRANCE],
    termYears: 3,
    renewal: 'YEARLY_TACIT',
  });
}

/** What must be nowhere once a youth is erased. Each is found in what a whole life records. */
export const CANARIES = [
  'Canariole',
  'Zéphyrine',
  '2006-11-29',
  'CANARI-77',
  '+33698712345',
  'canari@exemple.fr',
  '7 quai des Serins',
  'Canarinote',
  'Canarimotif',
  'Canarboulange',
  'Canarpreuve',
  'CAP Canarissier',
  '73282932000074',
  // The days that follow from the birth date: the 26th birthday, and two years later.
  '2032-11-29',
  '2034-11-29',
] as const;

/** A life with something in every category, and something given to the other network. */
export async function tellLife(house: Told, n = 1, more: Data = {}): Promise<string> {
  const id = youthId(n);
  await give(house, id, 'RegisterYouth', '2025-02-03', {
    lastName: 'Canariole',
    firstName: 'Zéphyrine',
    birthDate: '2006-11-29',
    imiloNumber: 'CANARI-77',
    missionLocaleId: ML,
    sex: 'F',
    entryQualification: '3',
    ...more,
  });
  await give(house, id, 'RecordContactDetails', '2025-02-03', {
    phone: '+33698712345',
    email: 'canari@exemple.fr',
    address: '7 quai des Serins, 01000 Bourg-en-Bresse',
  });
  await give(house, id, 'GrantConsent', '2025-02-10', {
    consentId: consentId(n),
    scope: 'CONTACT_TRANSMISSION',
    recipient: CMA,
    noticeVersion: '2025-1',
    noticeSha256: 'a'.repeat(64),
    channel: 'SIGNED_PAPER',
    expiresOn: '2026-12-31',
    proof: 'Canarpreuve',
  });
  await give(house, id, 'SendReferral', '2025-02-11', {
    referralId: referralId(n),
    from: ML,
    to: CMA,
    purpose: 'APPRENTICESHIP',
    message: 'Canarinote : rappeler le matin',
    // Still awaited when the erasure comes: it is withdrawn, not expired.
    answerDueOn: '2026-12-31',
  });
  await give(house, id, 'SignApprenticeshipContract', '2025-08-20', {
    contractId: contractId(n),
    startOn: '2025-09-01',
    plannedEndOn: '2027-08-31',
    employerName: 'Canarboulange SARL',
    employerSiret: '73282932000074',
    cfaId: CFA,
    rncp: 'RNCP37537',
    diplomaCode: '50022137',
    diplomaLabel: 'CAP Canarissier',
    qualificationLevel: '3',
    trade: '10',
  });
  await give(house, id, 'BreakApprenticeshipContract', '2026-02-02', {
    contractId: contractId(n),
    regime: 'RESIGNATION',
    declaredBy: 'YOUTH',
    cause: 'OTHER',
  });
  await give(house, id, 'RecordObjection', '2025-09-02', { scope: 'SHARED_FOLLOW_UP', ground: 'Canarimotif' });
  return id;
}

export const order = (pathway: string) =>
  ({
    pathway,
    requestedBy: DPO,
    approvedBy: ADVISER,
    ground: 'SUBJECT_REQUEST',
    identityCheck: 'IN_PERSON',
  }) as const;

/** Every file under a directory that holds one of the texts: `file: text`. */
export function found(directory: string, texts: readonly string[]): readonly string[] {
  return readdirSync(directory).flatMap((entry) => {
    const file = join(directory, entry);
    if (statSync(file).isDirectory()) return found(file, texts);
    const content = readFileSync(file);
    return texts.filter((text) => content.includes(text)).map((text) => `${entry}: ${text}`);
  });
}

/** Every event of a path as it now reads: its type, or the code of what does not hold. */
export async function reading(house: Pick<House, 'log' | 'codec'>, pathway: string): Promise<string> {
  const events = await house.log.readStream(pathway);
  return JSON.stringify(events.map((event) => house.codec.open(event)));
}
