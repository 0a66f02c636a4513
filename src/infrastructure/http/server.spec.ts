import type { INestApplication } from '@nestjs/common';
import request from 'supertest';
import { InputInvalid } from '../../application/execution/request.js';
import { Unavailable } from '../../application/ports/faults.js';
import type { HistoryEntry } from '../../application/queries/pathway-history.js';
import { queryRefusals } from '../../application/queries/refusals.js';
import { ERASED } from '../../domain/kernel/personal.js';
import { demonstrationAccounts } from './demonstration.js';
import { createServer } from './server.js';
import type { Site } from './site.js';

const PATHWAY = 'youthPathway-01J80000000000000000000000';
const FORBIDDEN = 'youthPathway-01J80000000000000000000009';
const MISSION_LOCALE = 'structure-01J80000000000000000000000';
const CHAMBER = 'structure-01J80000000000000000000001';
const REFERRAL = '01J80000000000000000000005';
const ROW = {
  id: PATHWAY,
  missionLocale: MISSION_LOCALE,
  ageBand: '18-21',
  registeredOn: '2025-01-10',
  lastEffectiveOn: '2025-02-01',
  lastPosition: 2,
  events: 2,
  closedOn: null,
  closedReason: null,
  survivor: null,
  erasedOn: null,
  name: { firstName: 'Ana', lastName: '<b>Exemple</b>' },
};
const entry = (type: string, data: Record<string, unknown>, rest: Partial<HistoryEntry> = {}): HistoryEntry => ({
  position: 1,
  type,
  stream: PATHWAY,
  revision: 0,
  effectiveOn: '2025-01-10',
  recordedAt: '2025-01-10T09:00:00.000Z',
  actor: { kind: 'ML_ADVISER', structure: MISSION_LOCALE },
  legalBasis: 'PUBLIC_TASK',
  purpose: 'FOLLOW_UP',
  source: 'IMPORT',
  data,
  ...rest,
});

const HISTORY = {
  pathway: PATHWAY,
  absorbed: [],
  survivor: null,
  entries: [
    entry('YouthRegistered', { lastName: ERASED, firstName: ERASED, sex: 'F' }),
    entry(
      'ReferralSent',
      { to: CHAMBER, referralId: REFERRAL },
      {
        crossed: [{ recipient: CHAMBER, scope: 'CONTACT_TRANSMISSION', consentId: REFERRAL, fields: ['purpose'] }],
      },
    ),
  ],
};

type Asked = readonly [name: string, input: Readonly<Record<string, unknown>>, reader: unknown];

/** What the questions' desk answers, or refuses. */
function answerTo(name: string, input: Readonly<Record<string, unknown>>): unknown {
  if (input.ground === 'hors service') throw new Unavailable('accessLog.unavailable');
  if (input.ground === '??') throw new InputInvalid([{ path: 'ground', message: 'trop court' }]);
  if (name === 'PathwayHistory' && input.pathway !== PATHWAY) throw queryRefusals.refusal('pathway.notFound');
  if (name === 'AccessLog') throw queryRefusals.refusal('access.denied');
  if (name === 'AnnualReport' && input.year !== 2025) throw new Error('secret detail');
  return {
    PathwayHistory: HISTORY,
    ListPathways: { rows: [ROW], next: undefined },
    ListStructures: [],
    ListConventions: [],
    ReferralContact: { referralId: REFERRAL, contact: { phone: '+33611223344' } },
    AnnualReport: '{"year":2025}',
    ExportEvents: [],
  }[name];
}

function site(asked: Asked[]): Site {
  // eslint-disable-next-line @typescript-eslint/require-await -- what it throws is the desk's refusal
  const ask = async (...question: Asked): Promise<unknown> => {
    asked.push(question);
    return answerTo(question[0], question[1]);
  };
  return {
    reportYear: 2025,
    demonstration: true,
    questions: { ask } as unknown as Site['questions'],
    accounts: () =>
      demonstrationAccounts([
        { account: 'acc-1', role: 'ML_ADVISER', structure: MISSION_LOCALE, name: 'Mission Locale du Val' },
        { account: 'acc-2', role: 'CMA_REFERENT', structure: CHAMBER, name: 'Chambre du Val' },
      ]),
    pathways: () => 1,
    head: () => Promise.resolve(2),
    structureNames: () =>
      new Map([
        [MISSION_LOCALE, 'Mission Locale du Val'],
        [CHAMBER, 'Chambre du Val'],
      ]),
    status: () => [],
    reactions: () => ({ open: 0, refused: [] }),
    keyFigures: () => Promise.resolve([{ label: 'jeunes co-accompagnés', value: '12' }]),
  };
}

describe('the server', () => {
  let app: INestApplication;
  const asked: Asked[] = [];

  beforeAll(async () => {
    app = await createServer(site(asked));
    await app.init();
  });

  afterAll(async () => {
    await app.close();
  });

  const agent = () => request(app.getHttpServer() as never);
  const get = (path: string, account = 'acc-1') =>
    agent().get(path).set('Cookie', `passerelle-demonstration=${account}`);

  it('answers nobody who calls it by another name than this machine’s', async () => {
    const { text } = await get('/jeunes').set('Host', 'elsewhere.example:3000').expect(421);
    expect(text).toBe('421');
    await get('/').set('Host', 'localhost:3000').expect(200);
  });

  it('shows the key figures and where to go from them', async () => {
    const { text, headers } = await get('/').expect(200);
    expect(text).toContain('<strong>12</strong><span>jeunes co-accompagnés</span>');
    expect(text).toContain('href="/rapport/2025"');
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('lists the paths with names escaped', async () => {
    const { text } = await get('/jeunes').expect(200);
    expect(text).toContain(`<a href="/jeunes/${PATHWAY}">Ana &lt;b&gt;Exemple&lt;/b&gt;</a>`);
  });

  it('tells the history of a path in French, says what was erased and what the other network could see', async () => {
    const { text } = await get(`/jeunes/${PATHWAY}?asOf=2025-12-31&knownAt=2`).expect(200);
    expect(asked.at(-1)?.[1]).toEqual({ pathway: PATHWAY, asOf: '2025-12-31', knownAt: 2 });
    expect(text).toContain('Inscription du jeune');
    expect(text).toContain('<h1>Identité effacée</h1>');
    expect(text).toContain('<dt>Nom</dt><dd><span class="erased">effacé</span></dd>');
    expect(text).toContain('conseiller de Mission Locale, Mission Locale du Val');
    expect(text).toContain('Visible alors de l’autre réseau : Chambre du Val (objet)');
  });

  it('answers alike for a path that is unknown, for one that may not be read, and for an id that is none', async () => {
    const unknown = await get('/jeunes/youthPathway-01J99999999999999999999999').expect(404);
    expect(unknown.text).toContain('introuvable');
    const forbidden = await get(`/jeunes/${FORBIDDEN}`).expect(404);
    expect(forbidden.text).toBe(unknown.text);
    await get('/jeunes/../../etc/passwd').expect(404);
    await get('/jeunes/1').expect(404);
  });

  it.each([
    '/jeunes?avant=x',
    '/jeunes?missionLocale=x',
    `/jeunes/${PATHWAY}?asOf=2025-02-30`,
    `/jeunes/${PATHWAY}?knownAt=-1`,
  ])('refuses %s and names the field', async (path) => {
    const { text } = await get(path).expect(400);
    expect(text).toMatch(/avant|missionLocale|asOf|knownAt/);
  });

  it('says that a reading is not open to a role, without an account of what there is', async () => {
    const { text } = await get('/consultations').expect(403);
    expect(text).toContain('pas ouverte à votre rôle');
  });

  it('shows nothing when a consultation cannot be recorded', async () => {
    const { text } = await agent().post(`/jeunes/${PATHWAY}`).type('form').send({ ground: 'hors service' }).expect(503);
    expect(text).not.toContain('Inscription du jeune');
  });

  describe('the accounts of the demonstration', () => {
    const readerIn = (): unknown => asked.at(-1)?.[2];

    it('reads for the account of the cookie, the first one without, whatever the address says', async () => {
      await get(`/jeunes/${PATHWAY}?as=DPO&account=DPO`, 'acc-2').expect(200);
      expect(readerIn()).toEqual({
        actor: { kind: 'CMA_REFERENT', account: 'acc-2', structure: CHAMBER },
        door: 'DEMONSTRATION',
      });
      for (const cookie of ['other=1', 'passerelle-demonstration=acc-9', 'passerelle-demonstration']) {
        await agent().get(`/jeunes/${PATHWAY}`).set('Cookie', cookie).expect(200);
        expect(readerIn()).toMatchObject({ actor: { account: 'acc-1' } });
      }
    });

    it('is chosen by a form and a strict cookie, and plainly told on every page', async () => {
      const { headers } = await agent().post('/demonstration').type('form').send({ account: 'DPO' }).expect(303);
      expect(headers['set-cookie']).toEqual(['passerelle-demonstration=DPO; Path=/; HttpOnly; SameSite=Strict']);
      const { text } = await get('/', 'DPO').expect(200);
      expect(text).toContain('Vous lisez en tant que <strong>Délégué à la protection des données</strong>');
      await agent().post('/demonstration').type('form').send({ account: 'acc-9' }).expect(400);
      await agent().post('/demonstration').expect(400);
    });

    it('tells the ground of the officer in a form', async () => {
      const { text } = await get(`/jeunes/${PATHWAY}`, 'DPO').expect(200);
      expect(text).toContain('Motif, pour lire le contenu');
      const post = (ground: string) =>
        agent()
          .post(`/jeunes/${PATHWAY}`)
          .set('Cookie', 'passerelle-demonstration=DPO')
          .type('form')
          .send({ ground, asOf: '', knownAt: '2' });
      await post('demande d’accès').expect(200);
      expect(asked.at(-1)?.[1]).toEqual({ pathway: PATHWAY, ground: 'demande d’accès', knownAt: 2 });
      expect((await post('??').expect(400)).text).toContain('ground');
    });

    it('shows contact details to the recipient of a referral by a form of their own', async () => {
      const { text } = await get(`/jeunes/${PATHWAY}`, 'acc-2').expect(200);
      expect(text).toContain(`action="/jeunes/${PATHWAY}/coordonnees"`);
      expect((await get(`/jeunes/${PATHWAY}`).expect(200)).text).not.toContain('coordonnees');
      const shown = await agent()
        .post(`/jeunes/${PATHWAY}/coordonnees`)
        .set('Cookie', 'passerelle-demonstration=acc-2')
        .type('form')
        .send({ referralId: REFERRAL })
        .expect(200);
      expect(shown.text).toContain('<dd>+33611223344</dd>');
      await agent().post(`/jeunes/${PATHWAY}/coordonnees`).expect(400);
    });
  });

  it('reads for programs without an account as an auditor would: nothing personal', async () => {
    await agent()
      .get('/api/events?after=0')
      .expect(200)
      .expect('Content-Type', /x-ndjson/);
    expect(asked.at(-1)).toEqual(['ExportEvents', { after: 0 }, { actor: { kind: 'AUDITOR' }, door: 'DEMONSTRATION' }]);
    await get('/api/events', 'acc-1').expect(200);
    expect(asked.at(-1)?.[2]).toMatchObject({ actor: { kind: 'ML_ADVISER' } });
  });

  it('gives the report as a page, and as files with the same rows', async () => {
    await get('/rapport/2025')
      .expect(200)
      .expect('Content-Type', /text\/html/);
    expect(asked.at(-1)?.slice(0, 2)).toEqual(['AnnualReport', { year: 2025, format: 'html' }]);
    for (const [format, type] of [
      ['csv', /text\/csv/],
      ['json', /application\/json/],
      ['xlsx', /spreadsheetml/],
    ] as const) {
      const { headers } = await get(`/rapport/2025.${format}`).expect(200).expect('Content-Type', type);
      expect(headers['content-disposition']).toBe(`attachment; filename="rapport-2025.${format}"`);
      expect(asked.at(-1)?.slice(0, 2)).toEqual(['AnnualReport', { year: 2025, format }]);
    }
    for (const wrong of ['2025.pdf', '2025.', '20255', '.csv', '1025.csv']) await get(`/rapport/${wrong}`).expect(404);
  });

  it('answers programs with problem documents that hold no internals', async () => {
    const { body, text } = await get('/api/reports/2024')
      .expect(500)
      .expect('Content-Type', /problem\+json/);
    expect(body).toMatchObject({ status: 500, code: 'http.unexpected' });
    expect(text).not.toContain('secret detail');
    await get('/api/nothing')
      .expect(404)
      .expect('Content-Type', /problem\+json/);
  });
});
