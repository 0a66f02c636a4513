/**
 * The time zone in which a region counts its days, where it is not that of Paris. Legal dates overseas are local
 * calendar dates: at 02:00 in La Réunion it is still the eve in Paris.
 */
const OVERSEAS: Readonly<Record<string, string>> = {
  '01': 'America/Guadeloupe',
  '02': 'America/Martinique',
  '03': 'America/Cayenne',
  '04': 'Indian/Reunion',
  '06': 'Indian/Mayotte',
  '975': 'America/Miquelon',
  '977': 'America/St_Barthelemy',
  '978': 'America/Marigot',
  '984': 'Indian/Kerguelen',
  '986': 'Pacific/Wallis',
  '987': 'Pacific/Tahiti',
  '988': 'Pacific/Noumea',
  // Clipperton has no zone of its own: eight hours behind UTC (the sign of these names is reversed).
  '989': 'Etc/GMT+8',
};

/** The default; a structure elsewhere in its region (the Marquesas, the Gambier Islands) gives its own. */
export function timeZoneOfRegion(regionCode: string): string {
  return OVERSEAS[regionCode] ?? 'Europe/Paris';
}
