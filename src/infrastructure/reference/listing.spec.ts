import { aggregates, eventDefinitions } from '../../domain/catalogue.js';
import { indicators } from '../../projections/annual-report/indicators/index.js';
import { catalogueDetail, catalogueListing } from './listing.js';

describe('The catalogue as the command line tells it', () => {
  it('names every command with who may give it, and every event with what is personal in it', () => {
    const { text } = catalogueListing();
    const commands = aggregates.flatMap(({ decisions }) => decisions.map(({ definition }) => definition.name));
    const missing = [...commands, ...eventDefinitions.map(({ type }) => type)].filter(
      (name) => !text.includes(`\n    ${name}  `),
    );
    expect(missing).toEqual([]);
    expect(text).toContain(
      '    SendReferral  Envoyer une orientation\n' +
        '      par : conseiller de Mission Locale qui suit le jeune ; référent de chambre dont la structure prend part au parcours ;',
    );
    expect(text).toContain(
      '      champs : referralId, direction, from, to, purpose, consentId, contactCopy [coordonnées],',
    );
  });

  it('names every indicator and every refusal', () => {
    const { text } = catalogueListing();
    for (const { id, label } of indicators) expect(text).toContain(`  ${id}  ${label.fr}\n`);
    expect(text).toContain('\n  consent.missing  Aucun accord du jeune');
  });

  it('gives the same to programs', () => {
    const { data } = catalogueListing();
    expect(data).toMatchObject({
      aggregates: aggregates.map(({ name, decisions }) => ({
        name,
        commands: decisions.map(({ definition }) => ({ name: definition.name })),
      })),
      indicators: indicators.map(({ id }) => ({ id })),
    });
  });

  it('details a command with its schema and a line to import', () => {
    const { text, data } = catalogueDetail('GrantConsent');
    const example = text.trimEnd().split('\n').at(-1) ?? '';
    expect(JSON.parse(example)).toMatchObject({ aggregate: 'youth-pathway', command: 'GrantConsent' });
    expect(data).toMatchObject({ schema: { type: 'object', properties: { proof: { 'x-personal': 'identity' } } } });
  });

  it.each(['ReferralSent', 'C3', 'consent.missing', 'PathwayHistory'])('details %s', (name) => {
    expect(catalogueDetail(name).text).toContain(name);
  });

  it('says that it does not know a name', () => {
    expect(() => catalogueDetail('Nothing')).toThrow(expect.objectContaining({ code: 'usage.catalogue' }));
  });
});
